// --- what is folded, and the room that it leaves ---
const folded = new Set();
let shown = reach(roots, folded);

/** A map of coordinates that keeps what is shown as it is and shrinks the room between. */
function squeeze(spans, start) {
  spans.sort((a, b) => a[0] - b[0]);
  const merged = [];
  for (const [from, to] of spans) {
    const last = merged[merged.length - 1];
    if (last && from - last[1] < GAP) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  let at = start;
  const knots = [];
  for (const [from, to] of merged) {
    knots.push([from, at], [to, at + to - from]);
    at += to - from + GAP;
  }
  return (value) => {
    if (!knots.length) return value;
    let low = 0, high = knots.length - 1;
    if (value <= knots[0][0]) return knots[0][1] + value - knots[0][0];
    if (value >= knots[high][0]) return knots[high][1] + value - knots[high][0];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (knots[middle][0] <= value) low = middle;
      else high = middle;
    }
    const [a, b] = [knots[low], knots[high]];
    return a[1] + ((value - a[0]) * (b[1] - a[1])) / (b[0] - a[0] || 1);
  };
}

/** The drawing as it came, or, with a part of it folded, without the strips that are empty. */
function squeezed() {
  const spans = { x: [], y: [] };
  const keep = (b, margin) => {
    spans.x.push([b.x - margin, b.x + b.width + margin]);
    spans.y.push([b.y - margin, b.y + b.height + margin]);
  };
  shapes.forEach((s, i) => s && shown[i] && keep(s.home, MARGIN));
  labels.forEach((own, i) => shown[i] && own.forEach((label) => keep(label.home, 2)));
  frames.forEach((f) => f.shown && f.titles.length && keep(f.title, 2));
  const all = folded.size === 0;
  const X = all ? (x) => x : squeeze(spans.x, home.x);
  const Y = all ? (y) => y : squeeze(spans.y, home.y);
  const end = (list, map) => list.reduce((most, span) => Math.max(most, map(span[1])), 0);
  const shift = ({ x, y, width, height }) => [X(x + width / 2) - x - width / 2, Y(y + height / 2) - y - height / 2];
  return {
    world: all ? home : { x: home.x, y: home.y, width: end(spans.x, X) - home.x, height: end(spans.y, Y) - home.y },
    shapes: { get: (i) => shift(shapes[i].home) },
    labels: { get: (i) => labels.get(i).map((label) => shift(label.home)) },
    lines: {
      get: (line) => ({
        points: all ? line.points : line.points.map((value, k) => (k % 2 ? Y(value) : X(value))),
        heads: line.heads.map((head) => (all ? head.own : `translate(${shift(head.home).join(" ")}) ${head.own}`)),
      }),
    },
    frame: ({ home: { x, y, width, height } }) => ({ x: X(x), y: Y(y), width: X(x + width) - X(x), height: Y(y + height) - Y(y) }),
  };
}
// The drawing is left as it is known, unless a new one shows what is left clearly larger.
const LARGER = 1.1;
function arrange() {
  shown = reach(roots, folded);
  frames.forEach((f) => (f.shown = f.inside.some((i) => shown[i])));
  const old = squeezed();
  if (!folded.size) return apply(old);
  const best = layout();
  apply(best.scale > LARGER * scaleOf(old.world) ? laid(best) : old);
}

// --- writing it into the drawing: nothing is read here, and nothing written that stands there already ---
const set = (thing, element, name, value) => {
  const before = (thing.written = thing.written || {});
  if (before[name] !== value) element.setAttribute(name, (before[name] = value));
};
const hide = (thing, gone, ...elements) => {
  if (thing.gone === gone) return;
  thing.gone = gone;
  elements.forEach((element) => element && element.classList.toggle("gone", gone));
};
function shiftTo(thing, [dx, dy]) {
  [thing.dx, thing.dy] = [dx, dy];
  set(thing, thing.element, "transform", dx || dy ? `translate(${dx.toFixed(2)} ${dy.toFixed(2)}) ${thing.own}` : thing.own);
}
function curve(p) {
  const pair = (k) => `${p[k].toFixed(2)} ${p[k + 1].toFixed(2)}`;
  let d = `M${pair(0)}`;
  for (let k = 2; k + 5 < p.length; k += 6) d += `C${pair(k)} ${pair(k + 2)} ${pair(k + 4)}`;
  return d;
}
function drawLine(line, places) {
  const at = live(line) && places.lines.get(line);
  hide(line, !at, line.element, line.casing);
  if (!at) return;
  const d = at.points === line.points ? line.own : curve(at.points);
  if (line.d !== d) line.paths.forEach((path) => path.setAttribute("d", (line.d = d)));
  line.heads.forEach((head, k) => set(head, head.element, "transform", at.heads[k]));
  line.area = bounds(at.points);
}
function drawFrame(f, places) {
  hide(f, !f.shown, f.element, ...f.titles);
  if (!f.shown) return;
  const size = places.frame(f);
  Object.entries(size).forEach(([name, value]) => set(f, f.rect, name, value));
  const move = `translate(${size.x - f.home.x} ${size.y - f.home.y})`;
  if (f.move !== move) f.titles.forEach((title) => title.setAttribute("transform", (f.move = move)));
}
function apply(places) {
  shapes.forEach((s, i) => {
    if (!s) return;
    hide(s, !shown[i], s.element);
    if (shown[i]) shiftTo(s, places.shapes.get(i));
  });
  lines.forEach((line) => drawLine(line, places));
  labels.forEach((own, i) => {
    const at = shown[i] && places.labels.get(i);
    own.forEach((label, k) => (hide(label, !at, label.element), at && shiftTo(label, at[k])));
  });
  frames.forEach((f) => drawFrame(f, places));
  world = { ...places.world };
  legend();
  badges();
  draw();
}
/** The legend stays where there is room for it. */
function legend() {
  for (const e of extras) {
    const fits = e.home.width <= world.width * 1.2;
    hide(e, !fits, e.element);
    if (!fits) continue;
    shiftTo(e, [0, folded.size ? world.y + world.height + MARGIN - e.home.y : 0]);
    if (!folded.size) continue;
    world.height += e.home.height + 2 * MARGIN;
    world.width = Math.max(world.width, e.home.width + 2 * MARGIN);
  }
}
function bounds(p) {
  let [l, t, r, b] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k + 1 < p.length; k += 2) {
    l = Math.min(l, p[k]), r = Math.max(r, p[k]), t = Math.min(t, p[k + 1]), b = Math.max(b, p[k + 1]);
  }
  return { x: l, y: t, width: r - l, height: b - t };
}

/** How many hidden statements each folded one holds; what several hold counts for the nearest. */
function hidden() {
  const counts = new Map();
  const seen = Uint8Array.from(shown);
  let layer = [...folded].filter((i) => shown[i]).map((i) => [i, i]);
  while (layer.length) {
    const further = [];
    for (const [i, holder] of layer) {
      for (const next of below(i)) {
        if (seen[next]) continue;
        seen[next] = 1;
        if (isStatement(next)) counts.set(holder, (counts.get(holder) || 0) + 1);
        further.push([next, holder]);
      }
    }
    layer = further;
  }
  return counts;
}
const place = {
  top: (b) => [b.x + b.width / 2, b.y + b.height], bottom: (b) => [b.x + b.width / 2, b.y],
  left: (b) => [b.x + b.width, b.y + b.height / 2], right: (b) => [b.x, b.y + b.height / 2],
}[data.side] || ((b) => [b.x + b.width / 2, b.y + b.height]);
function badges() {
  const counts = hidden();
  shapes.forEach((s, i) => {
    if (!s || !foldable(i)) return;
    const closed = folded.has(i);
    set(s, s.element, "aria-expanded", String(!closed));
    if (!s.badge && !closed) return;
    if (!s.badge) {
      const [x, y] = place(s.home).map((value, k) => value - s.base[k]);
      s.badge = document.createElementNS(SPACE, "g");
      s.badge.setAttribute("class", "fold");
      const circle = document.createElementNS(SPACE, "circle");
      Object.entries({ cx: x, cy: y, r: 13 }).forEach(([name, value]) => circle.setAttribute(name, value));
      const text = document.createElementNS(SPACE, "text");
      text.setAttribute("x", x);
      text.setAttribute("y", y + 4);
      s.badge.append(circle, text);
      s.element.append(s.badge);
    }
    s.badge.classList.toggle("gone", !closed);
    const text = `+${counts.get(i) || ""}`;
    if (!closed || s.count === text) return;
    s.badge.lastChild.textContent = s.count = text;
    s.badge.firstChild.setAttribute("r", Math.max(13, 4 + 3.5 * text.length));
  });
}
