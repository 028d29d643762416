// --- the drawing, as it came ---
// What is drawn is moved by putting a shift before the transformation it came with.
// A box is as large as its face: a browser may set its texts wider than they were measured.
const movable = (element, face = element) => {
  const own = element.getAttribute("transform") || "";
  const b = face.getBBox();
  const at = element.transform.baseVal.consolidate();
  const m = at ? at.matrix : { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
  const corners = [[b.x, b.y], [b.x + b.width, b.y + b.height]].map(([x, y]) => [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f]);
  const [x, y] = [0, 1].map((k) => Math.min(corners[0][k], corners[1][k]));
  const [width, height] = [0, 1].map((k) => Math.abs(corners[1][k] - corners[0][k]));
  return { element, own, written: { transform: own }, home: { x, y, width, height }, base: [m.e, m.f], dx: 0, dy: 0, away: false };
};
const shapes = nodes.map(() => null);
svg.querySelectorAll(".boxes > .box, .relation > .circle").forEach((element) => {
  const i = index.get(element.closest("[data-key]").dataset.key);
  shapes[i] = movable(element, element.querySelector("rect, path, circle, ellipse, polygon") || element);
  element.dataset.at = i;
});
const numbers = (text) => (text.match(/-?\d+(\.\d+)?/g) || []).map(Number);
const labels = new Map();
svg.querySelectorAll(".label").forEach((element) => {
  const i = index.get(element.dataset.of);
  labels.set(i, (labels.get(i) || []).concat(movable(element)));
});
/** How far each end of a line stays away from the tip of its head; tells the heads at which end they are. */
function drawnBack(points, heads) {
  const ends = [points.slice(0, 2), points.slice(-2)];
  const back = [0, 0];
  for (const head of heads) {
    const [start, end] = ends.map(([x, y]) => Math.hypot(x - head.base[0], y - head.base[1]));
    head.end = start < end ? 0 : 1;
    back[head.end] = Math.min(start, end);
  }
  return back;
}
const lines = [];
svg.querySelectorAll(".relation").forEach((element) => {
  const relation = index.get(element.dataset.key);
  const casings = [...element.children].filter((child) => child.matches("path"));
  element.querySelectorAll("[data-from]").forEach((stretch, k) => {
    const line = stretch.querySelector(".line");
    const own = line.getAttribute("d");
    const points = numbers(own);
    const heads = [...stretch.children].filter((child) => child !== line).map((child) => movable(child));
    lines.push({
      element: stretch, casing: casings[k], paths: [line, casings[k]].filter(Boolean),
      relation, from: index.get(stretch.dataset.from), to: index.get(stretch.dataset.to),
      own, d: own, points, heads, back: drawnBack(points, heads), away: false,
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
  const own = titles.get(element.dataset.group) || [];
  return { element, rect, home, inside, titles: own, title: own.length ? own[0].getBBox() : { x: home.x, y: home.y, width: 0, height: 0 } };
});
// A box belongs to the smallest frame around it.
const frameOf = nodes.map(() => undefined);
[...frames].sort((a, b) => b.home.width * b.home.height - a.home.width * a.home.height)
  .forEach((f) => f.inside.forEach((i) => (frameOf[i] = f)));
const extras = [...svg.querySelectorAll(".footer")].map((element) => movable(element));
const whole = svg.viewBox.baseVal;
const home = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
let world = home;
