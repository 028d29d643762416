// --- the lines of a new layout: from column to column, through the gaps between boxes ---
const CLEAR = 6, LANE = 4;

/** The free stretches of each column, from one box to the next. */
function gapsOf(one) {
  const gaps = [];
  for (const i of one.parts) (gaps[one.column[i]] = gaps[one.column[i]] || []).push(i);
  return gaps.map((parts) => {
    parts.sort((a, b) => one.v[a] - one.v[b]);
    const half = (i) => broad(shapes[i].home) / 2 + CLEAR;
    const list = [{ from: -Infinity, to: one.v[parts[0]] - half(parts[0]), used: [0, 0] }];
    parts.forEach((i, k) => {
      const next = parts[k + 1];
      list.push({ from: one.v[i] + half(i), to: next === undefined ? Infinity : one.v[next] - half(next), used: [0, 0] });
    });
    return list;
  });
}
/** Where a line that comes at `v` best crosses a column; lines that turn into one gap lie side by side. */
function crossing(gaps, v) {
  let [low, high] = [0, gaps.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (gaps[middle].from <= v) low = middle;
    else high = middle - 1;
  }
  if (v <= gaps[low].to) return v;
  const next = gaps[low + 1];
  const down = next.from - v < v - gaps[low].to;
  const gap = down ? next : gaps[low];
  const lane = Math.min(LANE * gap.used[down ? 0 : 1]++, Math.max(0, gap.to - gap.from));
  return down ? gap.from + lane : gap.to - lane;
}
/** Where on the far side of a box its lines end: side by side, in the order of where they come from. */
function portsOf(one, links) {
  const lists = new Map();
  const add = (i, line, other) => lists.set(i, (lists.get(i) || []).concat([[line, one.v[other]]]));
  for (const line of links) {
    add(line.to, line, line.from);
    if (one.column[line.from] <= one.column[line.to]) add(line.from, line, line.to);
  }
  const ports = new Map(links.map((line) => [line, {}]));
  lists.forEach((list, i) => {
    const named = list.some(([line]) => labels.has(line.relation));
    const space = isStatement(i) ? Math.min(named ? 30 : 14, (broad(shapes[i].home) - 12) / list.length) : 0;
    list.sort((a, b) => a[1] - b[1]);
    list.forEach(([line], k) => (ports.get(line)[i] = one.v[i] + (k - (list.length - 1) / 2) * space));
  });
  return ports;
}
/** A line by depth and breadth, in curves that stay between columns and straight stretches across them. */
function path(one, line, gaps, port) {
  const { column, start, end } = one;
  const [a, b] = [column[line.from], column[line.to]];
  const far = (i) => start[column[i]] + deep(shapes[i].home);
  const points = [];
  let u, v;
  const bend = (toU, toV, byU = (u + toU) / 2) => points.push(byU, v, byU, toV, (u = toU), (v = toV));
  const straight = (to) => bend(to, v);
  const [first, last] = [line.back[0], line.back[1]];
  if (a > b) {
    points.push((u = start[a] - first), (v = one.v[line.from]));
    for (let c = a - 1; c > b; c--) if (gaps[c]) bend(end[c], crossing(gaps[c], v)), straight(start[c]);
    // It turns early, so that there is room for a name where it arrives.
    bend(end[b] + last, port[line.to], Math.max((u + end[b]) / 2, u - 14));
  } else {
    points.push((u = far(line.from) + first), (v = port[line.from]));
    straight(end[a] + first);
    for (let c = a + 1; c <= b; c++) if (gaps[c]) bend(start[c], crossing(gaps[c], v)), straight(end[c]);
    bend(end[b] + last, port[line.to], end[b] + 22);
  }
  straight(far(line.to) + last);
  return { points, v, tips: [a > b ? [start[a], one.v[line.from], 1] : [far(line.from), port[line.from], -1], [far(line.to), v, -1]] };
}
/** The layout as places of the drawing: shifts of boxes and names, points of lines, frames. */
function laid(best) {
  const places = { ...best, shapes: new Map(), labels: new Map(), lines: new Map(), world: { x: home.x, y: home.y, width: best.width, height: best.height } };
  const whose = new Map();
  best.list.forEach((one) => one.parts.forEach((i) => whose.set(i, one)));
  const links = new Map(best.list.map((one) => [one, []]));
  best.g.links.forEach((line) => links.get(whose.get(line.from)).push(line));
  for (const one of best.list) {
    const flip = (u) => (reverse ? one.deep - u : u);
    const spot = (u, v) => (upright ? [home.x + one.x + v, home.y + one.y + flip(u)] : [home.x + one.x + flip(u), home.y + one.y + v]);
    // The corner of least x and y of something by its near side and its middle.
    const corner = (b, u, v) => spot(reverse ? u + deep(b) : u, v - broad(b) / 2);
    const shift = (b, u, v) => corner(b, u, v).map((value, k) => value - (k ? b.y : b.x));
    one.parts.forEach((i) => places.shapes.set(i, shift(shapes[i].home, one.start[one.column[i]], one.v[i])));
    const own = links.get(one), gaps = gapsOf(one), ports = portsOf(one, own);
    for (const line of own) {
      const { points, v, tips } = path(one, line, gaps, ports.get(line));
      const moved = [];
      for (let k = 0; k < points.length; k += 2) moved.push(...spot(points[k], points[k + 1]));
      const heads = line.heads.map((head) => {
        const [u, w, way] = tips[head.end];
        const d = reverse ? -way : way;
        const [cos, sin] = upright ? [0, d] : [d, 0];
        return `matrix(${cos} ${sin} ${-sin} ${cos} ${spot(u, w).join(" ")})`;
      });
      places.lines.set(line, { points: moved, heads });
      if (line.to !== nodes[line.relation].target || places.labels.has(line.relation)) continue;
      // Its names lie on the side from which it does not come.
      const rows = (labels.get(line.relation) || []).reduce((sum, label) => sum + broad(label.home) + 2, 0);
      let below = one.v[line.from] > v ? v - 1 - rows : v + 3;
      places.labels.set(line.relation, (labels.get(line.relation) || []).map((label) => {
        const at = shift(label.home, one.end[one.column[line.to]] + 14, below + broad(label.home) / 2);
        below += broad(label.home) + 2;
        return at;
      }));
    }
  }
  places.frame = (f) => around(f, places);
  return places;
}
/** A frame close around what is shown of its group. */
function around(f, places) {
  let [l, t, r, b] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of f.inside) {
    const s = places.shapes.get(i);
    if (!s) continue;
    const { x, y, width, height } = shapes[i].home;
    (l = Math.min(l, x + s[0])), (t = Math.min(t, y + s[1]));
    (r = Math.max(r, x + s[0] + width)), (b = Math.max(b, y + s[1] + height));
  }
  return { x: l - PAD, y: t - PAD - TITLE, width: Math.max(r - l, f.title.width) + 2 * PAD, height: b - t + 2 * PAD + TITLE };
}
