// --- the drawing, as it came ---
// What is drawn is moved by putting a shift before the transformation it came with.
const movable = (element) => {
  const own = element.getAttribute("transform") || "";
  const b = element.getBBox();
  const at = element.transform.baseVal.consolidate();
  const m = at ? at.matrix : { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
  const corners = [[b.x, b.y], [b.x + b.width, b.y + b.height]].map(([x, y]) => [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f]);
  const [x, y] = [0, 1].map((k) => Math.min(corners[0][k], corners[1][k]));
  const [width, height] = [0, 1].map((k) => Math.abs(corners[1][k] - corners[0][k]));
  return { element, own, home: { x, y, width, height }, base: [m.e, m.f], dx: 0, dy: 0, away: false };
};
const shapes = nodes.map(() => null);
svg.querySelectorAll(".boxes > .box, .relation > .circle").forEach((element) => {
  const i = index.get(element.closest("[data-key]").dataset.key);
  shapes[i] = movable(element);
  element.dataset.at = i;
});
const numbers = (text) => (text.match(/-?\d+(\.\d+)?/g) || []).map(Number);
const labels = new Map();
svg.querySelectorAll(".label").forEach((element) => {
  const i = index.get(element.dataset.of);
  labels.set(i, (labels.get(i) || []).concat(movable(element)));
});
const lines = [];
svg.querySelectorAll(".relation").forEach((element) => {
  const relation = index.get(element.dataset.key);
  const casings = [...element.children].filter((child) => child.matches("path"));
  element.querySelectorAll("[data-from]").forEach((stretch, k) => {
    const line = stretch.querySelector(".line");
    lines.push({
      element: stretch, casing: casings[k], paths: [line, casings[k]].filter(Boolean),
      relation, from: index.get(stretch.dataset.from), to: index.get(stretch.dataset.to),
      points: numbers(line.getAttribute("d")),
      heads: [...stretch.children].filter((child) => child !== line).map(movable), away: false,
    });
  });
});
const titles = new Map();
svg.querySelectorAll(".titles > g").forEach((title) => {
  const key = title.dataset.of;
  titles.set(key, (titles.get(key) || []).concat(title));
});
const frames = [...svg.querySelectorAll(".frame")].map((element) => {
  const rect = element.querySelector("rect");
  const home = movable(rect).home;
  const inside = [];
  shapes.forEach((s, i) => {
    if (s && s.home.x >= home.x && s.home.y >= home.y && s.home.x + s.home.width <= home.x + home.width &&
      s.home.y + s.home.height <= home.y + home.height) inside.push(i);
  });
  return { element, rect, home, inside, titles: titles.get(element.dataset.group) || [] };
});
const extras = [...svg.querySelectorAll(".footer")].map(movable);
const whole = svg.viewBox.baseVal;
const home = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
let world = home;

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

function arrange() {
  shown = reach(roots, folded);
  const live = (line) => shown[line.relation] && shown[line.from] && shown[line.to];
  const spans = { x: [], y: [] };
  const keep = (b, margin) => {
    spans.x.push([b.x - margin, b.x + b.width + margin]);
    spans.y.push([b.y - margin, b.y + b.height + margin]);
  };
  shapes.forEach((s, i) => s && shown[i] && keep(s.home, MARGIN));
  labels.forEach((own, i) => shown[i] && own.forEach((label) => keep(label.home, 2)));
  frames.forEach((f) => (f.shown = f.inside.some((i) => shown[i])));
  frames.forEach((f) => f.shown && f.titles.length && keep(f.titles[0].getBBox(), 2));
  const all = folded.size === 0;
  const X = all ? (x) => x : squeeze(spans.x, home.x);
  const Y = all ? (y) => y : squeeze(spans.y, home.y);
  const move = (thing) => {
    const [x, y] = [thing.home.x + thing.home.width / 2, thing.home.y + thing.home.height / 2];
    [thing.dx, thing.dy] = [X(x) - x, Y(y) - y];
    thing.element.setAttribute("transform", `translate(${thing.dx} ${thing.dy}) ${thing.own}`);
  };
  shapes.forEach((s, i) => {
    if (!s) return;
    s.element.classList.toggle("gone", !shown[i]);
    if (shown[i]) move(s);
  });
  for (const line of lines) {
    for (const part of [line.element, line.casing]) if (part) part.classList.toggle("gone", !live(line));
    if (!live(line)) continue;
    const p = line.points.map((value, k) => (k % 2 ? Y(value) : X(value)));
    const pair = (k) => `${p[k].toFixed(2)} ${p[k + 1].toFixed(2)}`;
    let d = `M${pair(0)}`;
    for (let k = 2; k + 5 < p.length; k += 6) d += `C${pair(k)} ${pair(k + 2)} ${pair(k + 4)}`;
    line.paths.forEach((path) => path.setAttribute("d", d));
    line.heads.forEach(move);
    line.area = bounds(p);
  }
  labels.forEach((own, i) => own.forEach((label) => {
    label.element.classList.toggle("gone", !shown[i]);
    if (shown[i]) move(label);
  }));
  for (const f of frames) {
    for (const part of [f.element, ...f.titles]) part.classList.toggle("gone", !f.shown);
    if (!f.shown) continue;
    const [x, y] = [X(f.home.x), Y(f.home.y)];
    const size = { x, y, width: X(f.home.x + f.home.width) - x, height: Y(f.home.y + f.home.height) - y };
    Object.entries(size).forEach(([name, value]) => f.rect.setAttribute(name, value));
    f.titles.forEach((title) => title.setAttribute("transform", `translate(${x - f.home.x} ${y - f.home.y})`));
  }
  world = home;
  if (!all && spans.x.length) {
    const end = (list, map) => list.reduce((most, span) => Math.max(most, map(span[1])), 0);
    world = { x: home.x, y: home.y, width: end(spans.x, X) - home.x, height: end(spans.y, Y) - home.y };
  }
  // The legend stays where there is room for it.
  for (const e of extras) {
    const fits = e.home.width <= world.width * 1.2;
    e.element.classList.toggle("gone", !fits);
    if (all || !fits) e.element.setAttribute("transform", e.own);
    else {
      e.element.setAttribute("transform", `translate(0 ${world.y + world.height - e.home.y}) ${e.own}`);
      world.height += e.home.height + MARGIN;
      world.width = Math.max(world.width, e.home.width + 2 * MARGIN);
    }
  }
  badges();
  draw();
}
function bounds(p) {
  let [l, t, r, b] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k + 1 < p.length; k += 2) {
    l = Math.min(l, p[k]), r = Math.max(r, p[k]), t = Math.min(t, p[k + 1]), b = Math.max(b, p[k + 1]);
  }
  return { x: l, y: t, width: r - l, height: b - t };
}

const place = {
  top: (b) => [b.x + b.width / 2, b.y + b.height], bottom: (b) => [b.x + b.width / 2, b.y],
  left: (b) => [b.x + b.width, b.y + b.height / 2], right: (b) => [b.x, b.y + b.height / 2],
}[data.side] || ((b) => [b.x + b.width / 2, b.y + b.height]);
function badges() {
  shapes.forEach((s, i) => {
    if (!s || !foldable(i)) return;
    const closed = folded.has(i);
    s.element.setAttribute("aria-expanded", String(!closed));
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
    if (closed) {
      const under = reach([i], new Set());
      // What is below may be shown all the same, for something else.
      const hidden = "+" + (nodes.filter((_, k) => under[k] && !shown[k] && isStatement(k)).length || "");
      s.badge.lastChild.textContent = hidden;
      s.badge.firstChild.setAttribute("r", Math.max(13, 4 + 3.5 * hidden.length));
    }
  });
}
