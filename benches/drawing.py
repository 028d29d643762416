#!/usr/bin/env python3
"""Compares the drawings of this crate with those of Graphviz's `dot` on the same maps.

    cargo build --release --example convert
    python3 benches/drawing.py [--synthetic] FILE...

Each map is laid out by `convert FILE x.layout.json`; `dot` gets boxes of the same sizes, the same lines and frames, and no texts but
for room of the size of each label. With `--synthetic` maps of 30, 300 and 3,000 statements are made as well.
Prints a table in Markdown; times are those of the processes, so the reading of the map counts against this crate.
"""
import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile

from picture_metrics import load, metrics

KEYS = ["crossings", "nodeOv", "edgeNode", "wordsOn", "len", "Mpx", "aspect", "ms"]
INCH = 72


def seconds(command, **options):
    """Runs a command; its result and the CPU seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, capture_output=True, text=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return result, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def box(text):
    return [float(part) for part in text.split(",")]


def peer(layout):
    """The same boxes, lines and frames in Graphviz's language. What is in which frame is told by where it is."""
    frames = [o for o in layout["objects"] if "bb" in o]
    nodes = [o for o in layout["objects"] if "pos" in o]
    bounds = [box(frame["bb"]) for frame in frames]
    area = lambda n: (bounds[n][2] - bounds[n][0]) * (bounds[n][3] - bounds[n][1])
    within = lambda x, y, n: bounds[n][0] <= x <= bounds[n][2] and bounds[n][1] <= y <= bounds[n][3]
    inner = lambda x, y, others: min((n for n in others if within(x, y, n)), key=area, default=None)
    members, parents = {}, {}
    for node in nodes:
        members.setdefault(inner(*box(node["pos"]), range(len(frames))), []).append(node)
    for n, b in enumerate(bounds):
        larger = [m for m in range(len(frames)) if area(m) > area(n)]
        parents.setdefault(inner((b[0] + b[2]) / 2, (b[1] + b[3]) / 2, larger), []).append(n)

    lines = ["digraph {", f"rankdir={layout.get('rankdir', 'BT')} nodesep={25 / INCH:.3f} ranksep={36 / INCH:.3f}"]
    lines.append('node [shape=box fixedsize=true label=""]; edge [arrowsize=0.7]')

    def room(width, height):
        cell = '<table border="0" cellborder="0" fixedsize="true" width="%d" height="%d"><tr><td></td></tr></table>'
        return f"<{cell % (max(1, width), max(1, height))}>"

    # Openings and closings on a stack: frames may be nested deeper than Python calls.
    stack = [None]
    while stack:
        at = stack.pop()
        if at == "}":
            lines.append("}")
            continue
        if at is not None:
            lines.append(f"subgraph cluster_{at} {{ margin=12 label={room(80, 18)}")
            stack.append("}")
        for node in members.get(at, []):
            lines.append(f"{node['_gvid']} [width={node['width']} height={node['height']}]")
        stack += parents.get(at, [])
    for edge in layout["edges"]:
        label = f" [label={room(edge['lwidth'], edge['lheight'])}]" if "lwidth" in edge else ""
        lines.append(f"{edge['tail']} -> {edge['head']}{label}")
    return "\n".join(lines) + "\n}"


def synthetic(count):
    """A map of so many statements: a tree with linked premises, rebuttals, undercuts, and a few lines across."""
    rng, words = random.Random(count), "reason evidence shows that after talks because prisoners were released".split()
    statements, relations = [], []
    for n in range(count):
        text = " ".join(rng.choice(words) for _ in range(rng.randint(4, 22)))
        statements.append({"key": f"s{n}", "text": text, "kind": rng.choice(["claim", "claim", "evidence"])})
    n = 1
    while n < count:
        target = rng.randrange(max(0, n // 3 - 3), n)
        linked = 2 if rng.random() < 0.15 and n + 1 < count else 1
        kind = "attack" if linked == 1 and rng.random() < 0.2 else "support"
        premises = [f"s{k}" for k in range(n, n + linked)]
        relations.append({"key": f"r{len(relations)}", "family": kind, "premises": premises, "target": f"s{target}"})
        n += linked
    return {"format": "argument-map", "version": 1, "statements": statements, "relations": relations}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--convert", default="target/release/examples/convert", help="the built example `convert`")
    parser.add_argument("--synthetic", action="store_true", help="also maps of 30, 300 and 3,000 statements")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        files = list(arguments.files)
        for count in (30, 300, 3000) if arguments.synthetic else ():
            files.append(os.path.join(folder, f"synthetic-{count}.json"))
            json.dump(synthetic(count), open(files[-1], "w"))
        for file in files:
            own, other = os.path.join(folder, "own.layout.json"), os.path.join(folder, "dot.json")
            result, own_time = seconds([arguments.convert, file, own])
            if result.returncode:
                print(f"{file}: {result.stderr.strip()}", file=sys.stderr)
                continue
            layout = json.load(open(own))
            if not any("pos" in o for o in layout["objects"]):
                continue
            result, dot_time = seconds(["dot", "-Tjson"], input=peer(layout))
            if result.returncode:
                print(f"{file}: dot: {result.stderr.strip()[:200]}", file=sys.stderr)
                continue
            open(other, "w").write(result.stdout)
            pair = [metrics(load(own)), metrics(load(other))]
            pair[0]["ms"], pair[1]["ms"] = round(1000 * own_time, 1), round(1000 * dot_time, 1)
            rows.append((os.path.basename(file), *pair))
    print("| map | boxes | " + " | ".join(f"{key}, ours | dot" for key in KEYS) + " |")
    print("|---" * (2 + 2 * len(KEYS)) + "|")
    for name, own, dot in rows:
        print(f"| {name} | {own['nodes']} | " + " | ".join(f"{own[key]} | {dot[key]}" for key in KEYS) + " |")
    few = sum(own["crossings"] <= dot["crossings"] for _, own, dot in rows)
    many = [name for name, own, dot in rows if own["crossings"] > 1.3 * dot["crossings"]]
    sums = {key: [sum(row[at][key] for row in rows) for at in (1, 2)] for key in KEYS if key != "aspect"}
    print(f"\n{len(rows)} maps; crossings no more than dot's on {few}, more than 1.3 times on {len(many)} {many}.")
    print("Sums, ours and dot's: " + ", ".join(f"{key} {own:.1f} and {dot:.1f}" for key, (own, dot) in sums.items()))


if __name__ == "__main__":
    main()
