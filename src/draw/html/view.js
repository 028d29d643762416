// --- looking at it ---
const view = { x: home.x, y: home.y, scale: 1 };
let waiting = false, printing = false;
function draw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (printing) return;
    const [w, h] = [room.width / view.scale, room.height / view.scale];
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${w} ${h}`);
    const outside = (b, dx, dy) => b.x + dx > view.x + w + 40 || b.x + dx + b.width < view.x - 40 ||
      b.y + dy > view.y + h + 40 || b.y + dy + b.height < view.y - 40;
    const put = (thing, away) => {
      if (thing.away !== away) (thing.away = away), thing.element.classList.toggle("away", away);
    };
    let inView = 0;
    shapes.forEach((s, i) => {
      if (!s) return;
      put(s, outside(s.home, s.dx, s.dy));
      const seen = Boolean(shown[i]) && !s.away;
      fill(s, seen);
      inView += seen;
    });
    for (const line of lines) if (line.area && !line.gone) put(line, outside(line.area, 0, 0));
    // So small, texts only cost time.
    svg.classList.toggle("far", view.scale < (inView > MANY * 4 ? 0.36 : 0.12));
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
  const [w, h] = [room.width, room.height];
  const whole = Math.max(scaleOf(world), 0.001);
  view.scale = Math.max(whole, LEAST);
  if (whole < LEAST && roots.length) return centre(first, LEAST);
  view.x = world.x - (w / view.scale - world.width) / 2;
  view.y = world.y - (h / view.scale - world.height) / 2;
  draw();
}
function zoom(factor, px = room.width / 2, py = room.height / 2) {
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
  view.x = s.home.x + s.dx + s.home.width / 2 - room.width / 2 / view.scale;
  view.y = s.home.y + s.dy + s.home.height / 2 - room.height / 2 / view.scale;
  draw();
}
const onScreen = (s) => [(s.home.x + s.dx - view.x) * view.scale, (s.home.y + s.dy - view.y) * view.scale];
const still = matchMedia("(prefers-reduced-motion: reduce)");
/** Lets what stays in view glide from where it was on the screen, and what is new appear. */
function glide(change) {
  const from = shapes.map((s, i) => s && shown[i] && onScreen(s));
  change();
  const boxes = shapes.map((_, i) => i).filter((i) => shapes[i] && shown[i]);
  if (still.matches || boxes.length > 400 || !svg.animate) return;
  for (const i of boxes) {
    const s = shapes[i];
    if (!from[i]) s.element.animate({ opacity: [0, 1] }, 200);
    else {
      const [dx, dy] = onScreen(s).map((value, k) => (from[i][k] - value) / view.scale);
      if (dx || dy) s.element.animate({ translate: [`${dx}px ${dy}px`, "0px 0px"] }, { duration: 200, easing: "ease-out" });
    }
  }
  svg.querySelectorAll(".relations, .labels, .frames, .titles").forEach((part) => part.animate({ opacity: [0, 0, 1] }, 250));
}
/** Folds or unfolds; what was pointed at stays where it is on the screen. */
function fold(i, close = !folded.has(i)) {
  if (!foldable(i)) return;
  const before = onScreen(shapes[i]);
  if (close) folded.add(i);
  else folded.delete(i);
  glide(() => {
    arrange();
    const after = onScreen(shapes[i]);
    view.x += (after[0] - before[0]) / view.scale;
    view.y += (after[1] - before[1]) / view.scale;
    draw();
  });
  told();
  say(`${close ? "Folded" : "Unfolded"}: ${nodes[i].text}`);
}
function foldTo(depth) {
  foldBelow(depth);
  glide(() => {
    arrange();
    fit();
  });
  told();
}
const told = () => ($("folds").textContent = folded.size ? "Show all" : "Fold all");
/** Folds every statement that is so far from what it is for. */
function foldBelow(depth) {
  folded.clear();
  if (depth === Infinity) return;
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
/** The first view: as much as can be read at once, or else the main claim at a size at which it can. */
function open() {
  if (scaleOf(home) < LEGIBLE) {
    let depth = roots.length > FEW ? 0 : 1;
    while (depth < 9 && readable(depth + 1)) depth++;
    foldBelow(depth);
  }
  arrange();
  fit();
  if (view.scale < LEGIBLE && first !== undefined) reveal(first), centre(first, LEGIBLE), lead(first);
  told();
}
/** Moves what nothing stands before to the edge, so that what hangs from it comes into view. */
function lead(i) {
  if (!roots.includes(i)) return;
  const [axis, size] = upright ? ["y", room.height] : ["x", room.width];
  const span = (size - 2 * EDGE) / view.scale - deep(shapes[i].home);
  if (span > 0) view[axis] += ((reverse ? -1 : 1) * span) / 2;
  draw();
}
function readable(depth) {
  foldBelow(depth);
  shown = reach(roots, folded);
  const scale = !folded.size ? scaleOf(home) : shown.reduce((sum, one) => sum + one, 0) > MANY ? 0 : layout().scale;
  return scale >= LEGIBLE;
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
  told();
}
