// --- hands ---
const nodeAt = (event) => {
  const element = event.target.closest(".box, .relation");
  return element && svg.contains(element) ? index.get(element.dataset.key) : undefined;
};
const fingers = new Map();
let moved = 0, pinch = 0;
const spread = () => {
  const [a, b] = [...fingers.values()];
  return Math.hypot(a.x - b.x, a.y - b.y);
};
stage.addEventListener("pointerdown", (event) => {
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (fingers.size === 1) moved = 0;
  if (fingers.size === 2) pinch = spread();
});
window.addEventListener("pointermove", (event) => {
  const finger = fingers.get(event.pointerId);
  if (!finger) return;
  const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
  finger.x = event.clientX;
  finger.y = event.clientY;
  moved += Math.abs(dx) + Math.abs(dy);
  if (fingers.size === 2) {
    const now = spread();
    const [a, b] = [...fingers.values()];
    const edge = stage.getBoundingClientRect();
    zoom(now / (pinch || now), (a.x + b.x) / 2 - edge.left, (a.y + b.y) / 2 - edge.top);
    pinch = now;
  } else if (moved > 4) {
    stage.classList.add("held");
    tip();
    view.x -= dx / view.scale;
    view.y -= dy / view.scale;
    draw();
  }
});
const lift = (event) => {
  fingers.delete(event.pointerId);
  if (!fingers.size) stage.classList.remove("held");
};
window.addEventListener("pointerup", lift);
window.addEventListener("pointercancel", lift);
stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  const edge = stage.getBoundingClientRect();
  const step = event.deltaMode === 1 ? 20 : 1;
  zoom(Math.exp(-event.deltaY * step * 0.0016), event.clientX - edge.left, event.clientY - edge.top);
}, { passive: false });
stage.addEventListener("click", (event) => {
  if (moved > 4) return event.preventDefault();
  const i = nodeAt(event);
  if (i === undefined || event.target.closest("a")) return;
  if (event.target.closest(".fold")) return fold(i);
  tip();
  choose(i, false);
  focus(i);
  nudge(i);
});
stage.addEventListener("dblclick", (event) => {
  const i = nodeAt(event);
  if (i !== undefined) fold(i);
});
function tip(event, i) {
  const box = $("tip");
  box.hidden = i === undefined || (i === chosen && !$("details").hidden);
  if (box.hidden) return;
  const node = nodes[i];
  const quotes = (node.quotes || []).map((q) => `“${q.exact}”${q.source ? ` (${q.source})` : ""}`);
  // The first line of a reason repeats the text.
  const why = node.why && node.why.split("\n").slice(1, 2).join("").trim();
  const text = view.scale > 0.7 && isStatement(i) ? "" : name(i);
  box.textContent = [text, ...quotes, why].filter(Boolean).join("\n");
  box.hidden = !box.textContent;
  box.style.left = Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8) + "px";
  box.style.top = Math.min(event.clientY + 14, innerHeight - box.offsetHeight - 8) + "px";
}
stage.addEventListener("pointerover", (event) => event.pointerType === "mouse" && !fingers.size && tip(event, nodeAt(event)));
stage.addEventListener("pointerleave", () => tip());

function nearest(from, x, y) {
  const a = shapes[from];
  const middle = (s) => [s.home.x + s.dx + s.home.width / 2, s.home.y + s.dy + s.home.height / 2];
  const [ax, ay] = middle(a);
  let best, least = Infinity;
  shapes.forEach((s, i) => {
    if (!s || i === from || !shown[i] || !isStatement(i)) return;
    const [bx, by] = middle(s);
    const along = (bx - ax) * x + (by - ay) * y;
    const aside = Math.abs((bx - ax) * y) + Math.abs((by - ay) * x);
    if (along > 1 && along + 2 * aside < least) (least = along + 2 * aside), (best = i);
  });
  return best;
}
const into = (r) => nodes[r].target;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === $("search")) {
    if (event.key === "Enter") event.preventDefault(), step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") ($("search").value = ""), search(), $("search").blur();
    return;
  }
  tip();
  const at = event.target.closest && event.target.closest(".box, .circle");
  const i = at ? index.get(at.dataset.key) : undefined;
  const go = (next) => next !== undefined && (shapes[next] ? (reveal(next), focus(next), nudge(next)) : 0);
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const keys = {
    "/": () => $("search").focus(), f: fit, "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8),
    o: outline, "?": () => ($("help").hidden = !$("help").hidden),
    Escape: () => {
      if (event.target.closest("#details, #outline")) focus(chosen === undefined ? first : chosen);
      ["details", "outline", "help"].forEach((id) => ($(id).hidden = true));
    },
  };
  if (i !== undefined) {
    Object.assign(keys, {
      Enter: () => choose(i, true), " ": () => fold(i), c: () => fold(i),
      p: () => go(isStatement(i) ? used[i].map(into)[0] : into(i)),
      n: () => (folded.has(i) && fold(i), go(below(i).flatMap((r) => (isStatement(r) ? [r] : nodes[r].premises))[0])),
    });
    if (arrows[event.key]) keys[event.key] = () => go(nearest(i, ...arrows[event.key]));
  } else if (arrows[event.key] && event.target === document.body) {
    keys[event.key] = () => (focus(first), nudge(first));
  }
  if (!keys[event.key] || (event.target.closest("button, a, input, summary") && "Enter ".includes(event.key))) return;
  event.preventDefault();
  keys[event.key]();
});
/** Brings a box into view without zooming. */
function nudge(i) {
  const s = shapes[i];
  if (!s) return;
  const [x, y] = onScreen(s);
  const [w, h] = [s.home.width * view.scale, s.home.height * view.scale];
  if (x < 0 || y < 0 || x + w > room.width || y + h > room.height) centre(i);
}

// --- buttons ---
const press = { fit, closer: () => zoom(1.25), farther: () => zoom(0.8), outlined: outline,
  folds: () => foldTo(folded.size ? Infinity : 0), keys: () => ($("help").hidden = !$("help").hidden) };
Object.entries(press).forEach(([id, action]) => $(id).addEventListener("click", action));
$("search").addEventListener("input", search);
new ResizeObserver(() => (measure(), draw())).observe(stage);
window.addEventListener("beforeprint", paper);
window.addEventListener("afterprint", () => ((printing = false), draw()));
window.addEventListener("hashchange", () => fromAddress());
function fromAddress() {
  let key = location.hash.slice(1);
  try { key = decodeURIComponent(key); } catch { /* as it stands */ }
  const i = index.get(key);
  if (i !== undefined && i !== chosen) choose(i, true);
}

svg.setAttribute("role", "group");
shapes.forEach((s, i) => {
  if (!s) return;
  s.element.querySelectorAll("title").forEach((title) => title.remove());
  s.element.setAttribute("role", "button");
  s.element.setAttribute("tabindex", i === first ? "0" : "-1");
  s.element.setAttribute("aria-label", spoken(i));
});
svg.querySelectorAll(".edge title").forEach((title) => title.remove());
lines.forEach((line) => (line.area = bounds(line.points)));
document.body.classList.add("live");
measure();
open();
fromAddress();
