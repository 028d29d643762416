"""How good a drawing is, from the coordinates that `dot -Tjson` and `convert IN x.layout.json` print.

`load` reads a file; `metrics` counts crossings (save near a box that both lines end at), boxes that overlap, lines
through boxes that are not theirs, words that stand on a line of another relation (which only our own drawings tell), and
measures the length of all lines, the area in millions of points and the aspect.
"""
import collections, json, math

CELL = 64.0  # of the grid in which neighbours are looked up
NEAR = 8.0  # lines that end at one box may meet so near to it
PIECES = 10  # of each curve


def load(path):
    drawing = json.load(open(path))
    top = float(drawing["bb"].split(",")[3])
    point = lambda text: tuple(float(n) for n in text.split(",")[:2])
    boxes = {}
    for o in drawing.get("objects", []):
        if "pos" in o:
            (x, y), w, h = point(o["pos"]), float(o["width"]) * 72, float(o["height"]) * 72
            boxes[o["_gvid"]] = (x - w / 2, top - y - h / 2, x + w / 2, top - y + h / 2)
    lines, words_at = [], []
    for e in drawing.get("edges", []):
        words = e.get("pos", "").split()
        tip = [point(word[2:]) for word in words if word.startswith("e,")]
        points = [point(word) for word in words if "," in word and word[1] != ","]
        points = [(x, top - y) for x, y in points]
        flat = points[:1]
        for a, b, c, d in (points[i:i + 4] for i in range(0, len(points) - 3, 3)):
            for t in (n / PIECES for n in range(1, PIECES + 1)):
                u = 1 - t
                flat.append(tuple(u**3 * p + 3 * u * u * t * q + 3 * u * t * t * r + t**3 * s
                                  for p, q, r, s in zip(a, b, c, d)))
        lines.append((e["tail"], e["head"], flat + [(x, top - y) for x, y in tip]))
        if "lp" in e and "relation" in e:
            (x, y), w, h = point(e["lp"]), e["lwidth"], e["lheight"]
            words_at.append((e["relation"], (x - w / 2, top - y - h / 2, x + w / 2, top - y + h / 2)))
    relations = [e.get("relation") for e in drawing.get("edges", [])]
    frames = [[float(n) for n in o["bb"].split(",")] for o in drawing.get("objects", []) if "bb" in o]
    return {"boxes": boxes, "lines": lines, "relations": relations, "words": words_at,
            "frames": [(a, top - d, c, top - b) for a, b, c, d in frames]}


def cells(x0, y0, x1, y1):
    for i in range(int(min(x0, x1) // CELL), int(max(x0, x1) // CELL) + 1):
        for j in range(int(min(y0, y1) // CELL), int(max(y0, y1) // CELL) + 1):
            yield i, j


def crossing(a, b, c, d):
    """Where two pieces cross; nothing where they only touch."""
    side = lambda p, q, r: (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    s, t, u, v = side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)
    if s * t < 0 and u * v < 0:
        share = u / (u - v)
        return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
    return None


def enters(a, b, box):
    """Whether a piece runs through a box, by clipping it (Liang and Barsky 1984)."""
    low, high = 0.0, 1.0
    for p, q in ((a[0] - b[0], a[0] - box[0] - 1), (b[0] - a[0], box[2] - 1 - a[0]),
                 (a[1] - b[1], a[1] - box[1] - 1), (b[1] - a[1], box[3] - 1 - a[1])):
        if p == 0 and q < 0:
            return False
        if p < 0:
            low = max(low, q / p)
        elif p > 0:
            high = min(high, q / p)
    return high - low > 1e-6


def metrics(drawing):
    boxes, lines = drawing["boxes"], drawing["lines"]
    at, pieces = collections.defaultdict(list), []
    for n, (_, _, flat) in enumerate(lines):
        for a, b in zip(flat, flat[1:]):
            for cell in cells(*a, *b):
                at[cell].append(len(pieces))
            pieces.append((n, a, b))
    found = set()
    for cell, here in at.items():
        for k, p in enumerate(here):
            for q in here[k + 1:]:
                (i, a, b), (j, c, d) = pieces[p], pieces[q]
                x = crossing(a, b, c, d) if i != j else None
                if x is None or (int(x[0] // CELL), int(x[1] // CELL)) != cell:
                    continue
                shared = (boxes[s] for s in set(lines[i][:2]) & set(lines[j][:2]))
                if not any(s[0] - NEAR <= x[0] <= s[2] + NEAR and s[1] - NEAR <= x[1] <= s[3] + NEAR for s in shared):
                    found.add((min(i, j), max(i, j), round(x[0]), round(x[1])))
    grid = collections.defaultdict(list)
    for key, box in boxes.items():
        for cell in cells(*box):
            grid[cell].append(key)
    over = {tuple(sorted((k, m))) for here in grid.values() for n, k in enumerate(here) for m in here[n + 1:]
            if min(boxes[k][2], boxes[m][2]) - max(boxes[k][0], boxes[m][0]) > 1
            and min(boxes[k][3], boxes[m][3]) - max(boxes[k][1], boxes[m][1]) > 1}
    through = {(n, key) for n, a, b in pieces for cell in cells(*a, *b) for key in grid.get(cell, ())
               if key not in lines[n][:2] and enters(a, b, boxes[key])}
    covered = sum(any(drawing["relations"][pieces[k][0]] != own and enters(*pieces[k][1:], box)
                      for cell in cells(*box) for k in at.get(cell, ())) for own, box in drawing["words"])
    corners = [*boxes.values(), *drawing["frames"], *((*p, *p) for _, _, flat in lines for p in flat)]
    width = max(c[2] for c in corners) - min(c[0] for c in corners)
    height = max(c[3] for c in corners) - min(c[1] for c in corners)
    length = sum(math.dist(a, b) for _, a, b in pieces)
    return {"nodes": len(boxes), "crossings": len(found), "nodeOv": len(over), "edgeNode": len(through),
            "wordsOn": covered, "len": round(length), "Mpx": round(width * height / 1e6, 2),
            "aspect": round(width / height, 2)}
