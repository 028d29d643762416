const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const nodes = data.nodes;
const stage = $("stage");
const svg = stage.querySelector("svg");
const SPACE = "http://www.w3.org/2000/svg";
const MARGIN = 18, GAP = 26, MANY = 150;
// Around what is fitted, on the screen; the scale at which texts can be read.
const EDGE = 14, LEGIBLE = 0.7, FEW = 12;
// The size of the stage is kept: to ask for it after a change lays the whole page out.
const room = { width: 1, height: 1 };
const measure = () => ([room.width, room.height] = [stage.clientWidth || 1, stage.clientHeight || 1]);
// Below this scale a box is a speck.
const LEAST = 0.05;

// --- the argument ---
const index = new Map(nodes.map((node, i) => [node.key, i]));
const aimed = nodes.map(() => []);
const used = nodes.map(() => []);
nodes.forEach((node, i) => {
  if (node.target === undefined) return;
  aimed[node.target].push(i);
  node.premises.forEach((p) => used[p].push(i));
});
const below = (i) => (nodes[i].premises || []).concat(aimed[i]);
const isStatement = (i) => nodes[i].target === undefined;
const foldable = (i) => isStatement(i) && aimed[i].length > 0;

function reach(starts, closed, seen = new Uint8Array(nodes.length)) {
  const stack = starts.filter((i) => !seen[i]);
  stack.forEach((i) => (seen[i] = 1));
  while (stack.length) {
    const i = stack.pop();
    if (closed.has(i)) continue;
    for (const next of below(i)) if (!seen[next]) (seen[next] = 1), stack.push(next);
  }
  return seen;
}
// Whatever is for or against nothing, but for what contradicts it, and one statement of each circle that nothing else
// leads to.
const mutual = (r) => nodes[r].word === "CONTRADICTS";
const roots = nodes.map((_, i) => i).filter((i) => isStatement(i) && used[i].every(mutual));
const covered = reach(roots, new Set());
nodes.forEach((_, i) => {
  if (isStatement(i) && !covered[i]) roots.push(i), reach([i], new Set(), covered);
});
const main = nodes.findIndex((node) => node.word === "MAIN CLAIM");
const first = main < 0 ? roots[0] : main;
