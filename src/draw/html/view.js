// --- looking at it ---
const view = { x: home.x, y: home.y, scale: 1 };
let waiting = false, printing = false;
function draw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (printing) return;
    const [w, h] = [stage.clientWidth / view.scale, stage.clientHeight / view.scale];
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${w} ${h}`);
    svg.classList.toggle("far", view.scale < (shapes.length > MANY * 4 ? 0.36 : 0.12));
    const outside = (b, dx, dy) => b.x + dx > view.x + w + 40 || b.x + dx + b.width < view.x - 40 ||
      b.y + dy > view.y + h + 40 || b.y + dy + b.height < view.y - 40;
    const set = (thing, away) => {
      if (thing.away !== away) (thing.away = away), thing.element.classList.toggle("away", away);
    };
    shapes.forEach((s, i) => {
      if (!s) return;
      set(s, outside(s.home, s.dx, s.dy));
      fill(s, Boolean(shown[i]) && !s.away);
    });
    for (const line of lines) if (line.area) set(line, outside(line.area, 0, 0));
  });
}
/** Takes what is in a box out of it or puts it back: texts cost the browser time even in boxes that do not show. */
function fill(s, full) {
  if (full === !s.kept) return;
  if (full) s.element.prepend(...s.kept), (s.kept = undefined);
  else (s.kept = [...s.element.childNodes]), s.element.replaceChildren();
}
const sheet = document.head.appendChild(document.createElement("style"));
/** Shows on paper what is out of view as well. */
function paper() {
  printing = true;
  svg.classList.remove("far");
  shapes.forEach((s, i) => s && fill(s, Boolean(shown[i])));
  for (const thing of [...shapes, ...lines]) {
    if (thing && thing.away) (thing.away = false), thing.element.classList.remove("away");
  }
  svg.setAttribute("viewBox", `${world.x} ${world.y} ${world.width} ${world.height}`);
  sheet.textContent = `@page { size: ${world.width > world.height ? "landscape" : "portrait"}; margin: 10mm; }`;
}
function fit() {
  const [w, h] = [stage.clientWidth || 1, stage.clientHeight || 1];
  const whole = Math.min(w / world.width, h / world.height, 2);
  view.scale = Math.max(whole, LEAST);
  if (whole < LEAST && roots.length) return centre(roots[0], LEAST);
  view.x = world.x - (w / view.scale - world.width) / 2;
  view.y = world.y - (h / view.scale - world.height) / 2;
  draw();
}
function zoom(factor, px = stage.clientWidth / 2, py = stage.clientHeight / 2) {
  const scale = Math.min(8, Math.max(0.005, view.scale * factor));
  view.x += px / view.scale - px / scale;
  view.y += py / view.scale - py / scale;
  view.scale = scale;
  draw();
}
function centre(i, least = 0.7) {
  const s = shapes[i];
  if (!s) return;
  view.scale = Math.max(view.scale, least);
  view.x = s.home.x + s.dx + s.home.width / 2 - stage.clientWidth / 2 / view.scale;
  view.y = s.home.y + s.dy + s.home.height / 2 - stage.clientHeight / 2 / view.scale;
  draw();
}
const onScreen = (s) => [(s.home.x + s.dx - view.x) * view.scale, (s.home.y + s.dy - view.y) * view.scale];
/** Folds or unfolds; what was pointed at stays where it is on the screen. */
function fold(i, close = !folded.has(i)) {
  if (!foldable(i)) return;
  const before = onScreen(shapes[i]);
  if (close) folded.add(i);
  else folded.delete(i);
  arrange();
  const after = onScreen(shapes[i]);
  view.x += (after[0] - before[0]) / view.scale;
  view.y += (after[1] - before[1]) / view.scale;
  draw();
  say(`${close ? "Folded" : "Unfolded"}: ${nodes[i].text}`);
}
function foldTo(depth) {
  folded.clear();
  if (depth < Infinity) {
    let layer = roots;
    const seen = new Uint8Array(nodes.length);
    layer.forEach((i) => (seen[i] = 1));
    for (let level = 0; layer.length; level++) {
      const next = [];
      for (const i of layer) {
        if (level >= depth && foldable(i)) folded.add(i);
        const stack = [...aimed[i]];
        while (stack.length) {
          const r = stack.pop();
          if (seen[r]) continue;
          seen[r] = 1;
          nodes[r].premises.forEach((p) => seen[p] || ((seen[p] = 1), next.push(p)));
          stack.push(...aimed[r]);
        }
      }
      layer = next;
    }
  }
  arrange();
  fit();
}
/** Unfolds whatever hides a node. */
function reveal(i) {
  if (shown[i]) return;
  const cause = new Map();
  const queue = [...roots];
  const seen = new Uint8Array(nodes.length);
  queue.forEach((k) => (seen[k] = 1));
  for (let at = 0; at < queue.length && !seen[i]; at++) {
    for (const next of below(queue[at])) if (!seen[next]) (seen[next] = 1), cause.set(next, queue[at]), queue.push(next);
  }
  for (let k = i; k !== undefined; k = cause.get(k)) folded.delete(k);
  if (i !== undefined && foldable(i)) folded.delete(i);
  arrange();
}
