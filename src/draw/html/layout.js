// --- a new layout, where much is folded ---
// What is shown stands in columns by depth, away from the conclusions; `upright` says that columns lie as rows.
const upright = data.side === "top" || data.side === "bottom";
const reverse = data.side === "bottom" || data.side === "right";
const deep = (b) => (upright ? b.height : b.width);
const broad = (b) => (upright ? b.width : b.height);
const rank = (i) => (upright ? shapes[i].home.x : shapes[i].home.y) + broad(shapes[i].home) / 2;
const PAD = 12, TITLE = 20, BETWEEN = 40;
const live = (line) => shown[line.relation] && shown[line.from] && shown[line.to];

/** What is shown as a graph: what hangs from what, in the order of the drawing. */
function graph() {
  const parts = shapes.map((_, i) => i).filter((i) => shown[i] && shapes[i]);
  const links = lines.filter((line) => live(line) && line.from !== line.to && shapes[line.from] && shapes[line.to]);
  const hanging = nodes.map(() => []);
  links.forEach((line) => hanging[line.to].push(line.from));
  parts.forEach((i) => hanging[i].sort((a, b) => rank(a) - rank(b)));
  return { parts, links, hanging, ...columns(parts, hanging) };
}
/** An order in which all but what closes a circle comes after what it hangs from. */
function downwards(parts, hanging) {
  const seen = new Uint8Array(nodes.length), done = [];
  for (const start of roots.filter((i) => shown[i] && shapes[i]).concat(parts)) {
    if (seen[start]) continue;
    seen[start] = 1;
    const stack = [[start, 0]];
    while (stack.length) {
      const top = stack[stack.length - 1];
      const child = hanging[top[0]][top[1]++];
      if (child === undefined) done.push(stack.pop()[0]);
      else if (!seen[child]) (seen[child] = 1), stack.push([child, 0]);
    }
  }
  return done.reverse();
}
/** Statements stand in even columns, circles in odd ones, each as far out as the longest way to it. */
function columns(parts, hanging) {
  const order = downwards(parts, hanging);
  const turn = new Int32Array(nodes.length);
  order.forEach((i, k) => (turn[i] = k));
  const column = nodes.map((_, i) => (isStatement(i) ? 0 : 1));
  const parent = new Int32Array(nodes.length).fill(-1);
  for (const i of order) {
    for (const child of hanging[i]) {
      const next = column[i] + (isStatement(i) === isStatement(child) ? 2 : 1);
      if (turn[child] <= turn[i] || (parent[child] >= 0 && next <= column[child])) continue;
      column[child] = next;
      parent[child] = i;
    }
  }
  const kids = nodes.map(() => []);
  for (const i of parts) for (const child of new Set(hanging[i])) if (parent[child] === i && frameOf[i] === frameOf[child]) kids[i].push(child);
  return { column, parent, kids };
}
/** What is joined by lines or groups, largest first. */
function islands({ parts, links }) {
  const head = nodes.map((_, i) => i);
  const find = (i) => {
    while (head[i] !== i) i = head[i] = head[head[i]];
    return i;
  };
  links.forEach((line) => (head[find(line.from)] = find(line.to)));
  frames.forEach((f) => f.inside.filter((i) => shown[i]).forEach((i, _, all) => (head[find(i)] = find(all[0]))));
  const found = new Map();
  for (const i of parts) {
    const at = find(i);
    if (!found.has(at)) found.set(at, []);
    found.get(at).push(i);
  }
  return [...found.values()];
}
/** Trees side by side from `start` on; siblings on which nothing hangs stand `wrap` in a row. Says where they end. */
function trees(tops, g, v, column, start, wrap) {
  const free = [], list = [];
  let end = start;
  const from = (c) => free[c] ?? start;
  const put = (i, top) => {
    const size = broad(shapes[i].home);
    v[i] = top + size / 2;
    free[column[i]] = top + size + GAP;
    end = Math.max(end, top + size);
    list.push(i);
  };
  const lower = (begin, by) => {
    for (let k = begin; k < list.length; k++) {
      v[list[k]] += by;
      const bottom = v[list[k]] + broad(shapes[list[k]].home) / 2;
      free[column[list[k]]] = bottom + GAP;
      end = Math.max(end, bottom);
    }
  };
  const single = (i) => isStatement(i) && !g.hanging[i].length;
  const rows = (run, c) => {
    for (let k = 0; k < run.length; k += wrap) {
      const row = run.slice(k, k + wrap);
      row.forEach((i, n) => (column[i] = c + 2 * n));
      const top = Math.max(...row.map((i) => from(column[i])));
      row.forEach((i) => put(i, top));
    }
  };
  const stack = tops.map((i) => ({ i, next: 0, begin: -1 })).reverse();
  while (stack.length) {
    const top = stack[stack.length - 1];
    if (top.begin < 0) top.begin = list.length;
    const kids = g.kids[top.i];
    if (top.next < kids.length) {
      let last = top.next;
      while (wrap > 1 && isStatement(top.i) && last < kids.length && single(kids[last])) last++;
      if (last - top.next > wrap) rows(kids.slice(top.next, last), column[top.i] + 2), (top.next = last);
      else stack.push({ i: kids[top.next++], next: 0, begin: -1 });
      continue;
    }
    stack.pop();
    let [low, high] = [Infinity, -Infinity];
    for (const kid of kids) (low = Math.min(low, v[kid])), (high = Math.max(high, v[kid]));
    const c = column[top.i];
    const ideal = kids.length ? (low + high) / 2 - broad(shapes[top.i].home) / 2 : from(c);
    if (ideal < from(c)) lower(top.begin, from(c) - ideal);
    put(top.i, Math.max(ideal, from(c)));
  }
  return end;
}
/** One island: its columns, and a band for each of its groups. */
function island(parts, g, wrap) {
  const v = {}, column = {};
  parts.forEach((i) => (column[i] = g.column[i]));
  const bands = new Map();
  for (const i of parts) {
    const f = frameOf[i];
    if (g.parent[i] >= 0 && frameOf[g.parent[i]] === f) continue;
    if (!bands.has(f)) bands.set(f, []);
    bands.get(f).push(i);
  }
  const middle = (tops) => tops.reduce((sum, i) => sum + rank(i), 0) / tops.length;
  let edge = 0;
  for (const [f, tops] of [...bands].sort((a, b) => middle(a[1]) - middle(b[1]))) {
    const [first, last] = f ? [PAD + (upright ? 0 : TITLE), PAD] : [0, 0];
    tops.sort((a, b) => rank(a) - rank(b));
    const end = trees(tops, g, v, column, edge + first, wrap) + last;
    edge = Math.max(end, f && upright ? edge + f.title.width + 2 * PAD : 0) + GAP;
  }
  return { parts, v, column, broad: edge - GAP, ...depths(parts, column) };
}
/** Where each column starts and ends; the room after it holds the names of what arrives there. */
function depths(parts, column) {
  const width = [], after = [], start = [], end = [];
  let framed = 0;
  for (const i of parts) {
    const c = column[i];
    if (frameOf[i]) framed = PAD;
    width[c] = Math.max(width[c] || 0, deep(shapes[i].home));
    for (const r of aimed[i]) {
      for (const label of shown[r] ? labels.get(r) || [] : []) after[c] = Math.max(after[c] || 0, deep(label.home) + 24);
    }
  }
  let u = framed && upright ? PAD + TITLE : framed;
  for (let c = 0; c < width.length; c++) {
    start[c] = u;
    if (width[c] === undefined) continue;
    end[c] = u + width[c];
    u = end[c] + Math.max(c % 2 || width[c + 1] !== undefined ? 24 : 44, after[c] || 0) + (framed && upright ? PAD + TITLE : 0);
  }
  const last = end.length - 1;
  const title = Math.max(0, ...parts.map((i) => (frameOf[i] && !upright ? start[column[i]] + frameOf[i].title.width + PAD : 0)));
  return { start, end, deep: Math.max(end[last] + framed, title) };
}
/** Puts rectangles of [width, height] where they reach least far down, within a width. */
function pack(sizes, width) {
  const order = sizes.map((_, k) => k).sort((a, b) => sizes[b][1] - sizes[a][1] || a - b);
  const at = [];
  let sky = [[0, 0]], [right, bottom] = [0, 0];
  for (const k of order) {
    const [w, h] = [sizes[k][0] + BETWEEN, sizes[k][1] + BETWEEN];
    let best;
    for (let n = 0; n < sky.length && (n === 0 || sky[n][0] + w <= width + BETWEEN); n++) {
      const x = sky[n][0];
      let y = 0;
      for (let m = n; m < sky.length && sky[m][0] < x + w; m++) y = Math.max(y, sky[m][1]);
      if (!best || y < best[1]) best = [x, y];
    }
    const [x, y] = (at[k] = best);
    const height = (value) => sky.filter((s) => s[0] <= value).pop()[1];
    const beyond = height(x + w);
    sky = sky.filter((s) => s[0] < x || s[0] > x + w).concat([[x, y + h], [x + w, beyond]]).sort((a, b) => a[0] - b[0]);
    [right, bottom] = [Math.max(right, x + w - BETWEEN), Math.max(bottom, y + h - BETWEEN)];
  }
  return { at, width: right, height: bottom };
}
const scaleOf = (size) => Math.min((room.width - 2 * EDGE) / size.width, (room.height - 2 * EDGE) / size.height, 2);
/** All islands, where they are seen largest on this stage. */
function layout() {
  const g = graph();
  const apart = islands(g);
  let best;
  for (let wrap = 1; wrap <= (g.parts.length > MANY * 4 ? 2 : 6); wrap++) {
    const list = apart.map((parts) => island(parts, g, wrap));
    const sizes = list.map((one) => (upright ? [one.broad, one.deep] : [one.deep, one.broad]));
    const widest = Math.max(1, ...sizes.map((s) => s[0]));
    const area = sizes.reduce((sum, s) => sum + (s[0] + BETWEEN) * (s[1] + BETWEEN), 0);
    const ratio = room.width / room.height;
    for (const factor of list.length > 1 ? [0.7, 0.85, 1, 1.2, 1.5, 2] : [1]) {
      const packed = pack(sizes, Math.max(widest, Math.sqrt(area * ratio) * factor));
      packed.scale = scaleOf(packed);
      if (!best || packed.scale > best.scale * 1.02) best = { ...packed, list, g };
    }
  }
  best.list.forEach((one, k) => ([one.x, one.y] = best.at[k]));
  return best;
}
