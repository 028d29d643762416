// --- words ---
const say = (text) => ($("said").textContent = text);
const make = (name, text, className) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
};
const name = (i) => nodes[i].text || nodes[i].title;
function spoken(i) {
  const node = nodes[i];
  const count = (family) => aimed[i].filter((r) => nodes[r].family === family).length;
  const parts = [`${node.word.toLowerCase()}: ${name(i).replace(/\.$/, "")}`];
  if (node.voice) parts.push(`by ${node.voice}`);
  if (node.status) parts.push(node.status);
  for (const family of ["support", "attack"]) {
    const n = count(family);
    if (n) parts.push(`${n} ${family}${n > 1 ? "s" : ""}`);
  }
  return parts.join(". ");
}
function link(i, before = "") {
  const button = make("button", before + name(i), "to");
  button.addEventListener("click", () => choose(i, true));
  return button;
}
let chosen;
function choose(i, go) {
  if (chosen !== undefined && shapes[chosen]) shapes[chosen].element.classList.remove("chosen");
  chosen = i;
  reveal(i);
  if (shapes[i]) shapes[i].element.classList.add("chosen");
  if (isStatement(i)) history.replaceState(null, "", "#" + encodeURIComponent(nodes[i].key));
  details(i);
  measure();
  if (go) centre(shapes[i] ? i : nodes[i].target), focus(i);
}
function focus(i) {
  const s = shapes[i];
  if (!s) return;
  svg.querySelectorAll('[tabindex="0"]').forEach((element) => element.setAttribute("tabindex", "-1"));
  s.element.setAttribute("tabindex", "0");
  // What is out of view cannot have the focus.
  if (s.away) (s.away = false), s.element.classList.remove("away"), nudge(i);
  s.element.focus({ preventScroll: true });
}
const byText = new Map(nodes.map((node, i) => [node.text, i]).filter(([text]) => text));
function quotation(i) {
  const to = make("a", `“${nodes[i].text}”`);
  to.href = "#" + encodeURIComponent(nodes[i].key);
  to.addEventListener("click", (event) => (event.preventDefault(), choose(i, true)));
  return to;
}
/** A reason in words, a line each, as nested lists; what a line quotes leads to it. */
function reasons(text) {
  const box = make("div");
  box.id = "why";
  const rows = text.trimEnd().split("\n");
  const around = [{ indent: -1, item: box }];
  // The first line repeats what stands above.
  for (const row of rows.length > 1 ? rows.slice(1) : rows) {
    const indent = row.search(/\S|$/);
    while (around[around.length - 1].indent >= indent) around.pop();
    const outer = around[around.length - 1];
    outer.list = outer.list || outer.item.appendChild(make("ul"));
    const item = outer.list.appendChild(make("li"));
    const [, before, quoted, after] = row.match(/^\s*(.*?)“(.*)”(.*)$/) || [];
    if (byText.has(quoted)) item.append(before, quotation(byText.get(quoted)), after);
    else item.textContent = row.trim();
    around.push({ indent, item });
  }
  return box;
}
function details(i) {
  const node = nodes[i];
  const panel = $("details");
  panel.replaceChildren();
  const close = make("button", "×");
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => (panel.hidden = true));
  const head = make("div", undefined, "head");
  head.append(make("p", [node.word, node.key].join(" · "), "tag"), close);
  panel.append(head, make("p", name(i)));
  const facts = [node.status, node.voice, node.hedge && `“${node.hedge}”`, node.group, node.scheme].filter(Boolean);
  if (facts.length) panel.append(make("p", facts.join(" · ")));
  if (node.why) {
    const ask = make("button", "Why?");
    const why = reasons(node.why);
    why.hidden = true;
    ask.addEventListener("click", () => (why.hidden = !why.hidden));
    panel.append(ask, why);
  }
  for (const quote of node.quotes || []) {
    const words = make("blockquote", quote.exact);
    if (quote.link) {
      const to = make("a", quote.source || quote.link);
      to.href = quote.link;
      to.rel = "noopener noreferrer";
      words.append(make("br"), to);
    } else if (quote.source) words.append(make("br"), make("cite", quote.source));
    panel.append(words);
  }
  const list = (title, entries) => {
    if (!entries.length) return;
    panel.append(make("h2", title.toUpperCase()));
    entries.forEach((entry) => panel.append(entry, make("br")));
  };
  const joined = (r) => nodes[r].premises.map((p, k) => link(p, k ? "and " : ""));
  if (node.premises) list("Premises", node.premises.map((p) => link(p)));
  for (const [family, title] of [["support", "Supported by"], ["attack", "Attacked by"], ["other", "See also"]]) {
    list(title, aimed[i].filter((r) => nodes[r].family === family).flatMap(joined));
  }
  list("Bears on", node.target !== undefined ? [link(node.target)]
    : used[i].map((r) => link(nodes[r].target, nodes[r].word.toLowerCase() + ": ")));
  panel.hidden = false;
}
function outline() {
  const panel = $("outline");
  panel.hidden = !panel.hidden;
  if (panel.hidden) return;
  panel.replaceChildren();
  const seen = new Uint8Array(nodes.length);
  const list = make("ul");
  panel.append(list);
  const stack = roots.map((i) => [i, list, ""]).reverse();
  while (stack.length) {
    const [i, into, before] = stack.pop();
    const item = make("li");
    into.append(item);
    const again = seen[i];
    seen[i] = 1;
    if (isStatement(i)) item.append(link(i, before));
    else item.append(make("span", before + nodes[i].title, "tag"));
    if (again) {
      item.append(make("span", isStatement(i) ? " (see above)" : ""));
      continue;
    }
    const inner = make("ul");
    const next = [];
    for (const r of aimed[i]) {
      const single = nodes[r].premises.length === 1 && !aimed[r].length;
      const sign = { support: "+ ", attack: "− ", other: "· " }[nodes[r].family];
      if (single) (seen[r] = 1), next.push([nodes[r].premises[0], inner, sign]);
      else next.push([r, inner, isStatement(i) ? sign : "− the step: "]);
    }
    for (const p of nodes[i].premises || []) next.push([p, inner, ""]);
    if (next.length) item.append(inner);
    stack.push(...next.reverse());
  }
  const first = panel.querySelector("button");
  if (first) first.focus();
}

// --- search and filter ---
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const haystack = nodes.map((node) => plain([node.key, node.text || "", node.voice || ""].join(" ")));
let hits = [], hit = -1;
function search() {
  const words = plain($("search").value.trim()).split(/\s+/).filter(Boolean);
  hits = words.length ? nodes.map((_, i) => i).filter((i) => isStatement(i) && words.every((w) => haystack[i].includes(w))) : [];
  hit = -1;
  const set = new Set(hits);
  shapes.forEach((s, i) => s && s.element.classList.toggle("hit", set.has(i)));
  $("found").textContent = words.length ? `${hits.length} found` : "";
}
function step(by) {
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  choose(hits[hit], false);
  centre(hits[hit]);
  $("found").textContent = `${hit + 1} of ${hits.length}`;
}
const off = { word: new Set(), status: new Set(), voice: new Set(), group: new Set() };
function filter() {
  const dim = nodes.map((node, i) => isStatement(i) && Object.keys(off).some((field) => off[field].has(node[field] || "none")));
  shapes.forEach((s, i) => s && s.element.classList.toggle("dim", isStatement(i) ? dim[i] : nodes[i].premises.every((p) => dim[p])));
  lines.forEach((line) => line.element.classList.toggle("dim", dim[line.from] || dim[line.to]));
}
for (const [field, title] of [["word", "Kind"], ["status", "Status"], ["voice", "Voice"], ["group", "Group"]]) {
  const values = [...new Set(nodes.filter((_, i) => isStatement(i)).map((node) => node[field] || "none"))];
  if (values.length < 2) continue;
  const set = make("fieldset");
  set.append(make("legend", title));
  for (const value of values) {
    const label = make("label");
    const check = make("input");
    check.type = "checkbox";
    check.checked = true;
    check.addEventListener("change", () => {
      if (check.checked) off[field].delete(value);
      else off[field].add(value);
      filter();
    });
    label.append(check, value.toLowerCase() === value || field !== "word" ? value : value.toLowerCase());
    set.append(label);
  }
  $("choices").append(set);
}
if (!$("choices").children.length) $("filter").hidden = true;
