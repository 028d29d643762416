// Opens a page in headless Chromium, uses it as a reader would, and says what does not work, a line each.
// node chromium.mjs CHROMIUM PAGE [SCREENSHOT]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, page, picture] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "argument-map-"));
const browser = spawn(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
  `--user-data-dir=${profile}`, "--window-size=1280,860", "--force-prefers-reduced-motion"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const failures = [], noise = [], requests = [];
let number = 0, session, buffer = "";
const waiting = new Map(), events = new Map();
browser.stdio[4].on("data", (chunk) => {
  buffer += chunk;
  for (let end; (end = buffer.indexOf("\0")) >= 0; buffer = buffer.slice(end + 1)) {
    const message = JSON.parse(buffer.slice(0, end));
    if (message.id) waiting.get(message.id)(message);
    else events.get(message.method)?.(message.params);
  }
});
const call = (method, params = {}) => new Promise((done, fail) => {
  const id = ++number;
  waiting.set(id, (m) => (m.error ? fail(new Error(`${method}: ${m.error.message}`)) : done(m.result)));
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + "\0");
});
const ask = async (expression) => {
  const answer = await call("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? expression);
  return answer.result.value;
};
const check = async (what, expression) => {
  const got = await ask(expression).catch((error) => error.message);
  if (got !== true) failures.push(`${what}: ${JSON.stringify(got)}`);
};
const frame = () => ask("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
const key = async (name, text = name.length === 1 ? name : undefined) => {
  await call("Input.dispatchKeyEvent", { type: "keyDown", key: name, text });
  await call("Input.dispatchKeyEvent", { type: "keyUp", key: name });
  await frame();
};
const mouse = async (type, x, y, more = {}) => call("Input.dispatchMouseEvent", { type, x, y, ...more });
const click = async (x, y) => {
  await mouse("mousePressed", x, y, { button: "left", clickCount: 1 });
  await mouse("mouseReleased", x, y, { button: "left", clickCount: 1 });
  await frame();
};
const shownCards = "document.querySelectorAll('.box:not(.gone)').length";
const shownRects = "[...document.querySelectorAll('.box:not(.gone) > :first-child')].map((e) => e.getBoundingClientRect())";
// What a reader sees of a folded map: boxes that fill a good part of the room they take, are large enough to be read,
// do not cover each other, and have no line of others across them.
const folding = async (when, full) => {
  await check(`${when}, the map is not empty`, `(() => { const b = ${shownRects}; const most = (f) => Math.max(...b.map(f));
    const room = (most((r) => r.right) + most((r) => -r.left)) * (most((r) => r.bottom) + most((r) => -r.top));
    const fill = b.reduce((sum, r) => sum + r.width * r.height, 0) / room; return fill > ${full} || fill; })()`);
  await check(`${when}, no box covers another`, `(() => { const b = ${shownRects};
    return b.every((a, i) => b.every((c, k) => i === k || a.right <= c.left + 1 || c.right <= a.left + 1 || a.bottom <= c.top + 1 || c.bottom <= a.top + 1)); })()`);
  await check(`${when}, no line runs through a box`, `(() => { const boxes = [...document.querySelectorAll('.box:not(.gone)')].map((e) => [e.dataset.key, e.firstElementChild.getBoundingClientRect()]);
    for (const stretch of document.querySelectorAll('[data-from]:not(.gone)')) { const path = stretch.querySelector('.line'), to = path.getScreenCTM(), long = path.getTotalLength();
      for (let at = 0; at <= long; at += 4) { const p = path.getPointAtLength(at).matrixTransform(to);
        for (const [key, b] of boxes) if (key !== stretch.dataset.from && key !== stretch.dataset.to && p.x > b.left + 1 && p.x < b.right - 1 && p.y > b.top + 1 && p.y < b.bottom - 1)
          return stretch.dataset.from + ' to ' + stretch.dataset.to + ' through ' + key; } }
    return true; })()`);
};
const press = async (id) => { await ask(`document.getElementById('${id}').click()`); await frame(); };
const deadline = setTimeout(() => { console.log("no answer within three minutes"); browser.kill("SIGKILL"); process.exit(1); }, 180000);

try {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  session = (await call("Target.attachToTarget", { targetId, flatten: true })).sessionId;
  events.set("Runtime.exceptionThrown", (p) => noise.push(p.exceptionDetails.exception?.description ?? p.exceptionDetails.text));
  events.set("Log.entryAdded", (p) => noise.push(p.entry.text));
  events.set("Runtime.consoleAPICalled", (p) => noise.push(p.type));
  events.set("Network.requestWillBeSent", (p) => requests.push(p.request.url));
  events.set("Page.javascriptDialogOpening", (p) => failures.push(`a dialogue opened: ${p.message}`));
  const loaded = new Promise((done) => events.set("Page.loadEventFired", done));
  for (const domain of ["Runtime", "Log", "Network", "Page"]) await call(`${domain}.enable`);
  const address = pathToFileURL(resolve(page)).href;
  await call("Page.navigate", { url: address });
  await loaded;
  await frame();

  await check("the script runs under the page's policy", "document.body.classList.contains('live')");
  await check("every box can be spoken of", "[...document.querySelectorAll('.box')].every((c) => c.getAttribute('aria-label').length > 3)");
  await check("nothing of the map became a script or a handler",
    "document.scripts.length === 2 && ![...document.querySelectorAll('*')].some((e) => [...e.attributes].some((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value)))");
  await check("something can be read at once", `(() => { const s = document.getElementById('stage').getBoundingClientRect();
    return [...document.querySelectorAll('.box:not(.gone):not(.away)')].some((c) => { const b = c.getBoundingClientRect(), size = 12 * c.getScreenCTM().a;
      return size > 8 && b.right > s.left && b.left < s.right && b.bottom > s.top && b.top < s.bottom; }); })()`);
  await press("fit");
  await check("the whole map is in view", `(() => { const s = document.getElementById('stage').getBoundingClientRect();
    return [...document.querySelectorAll('.box:not(.gone)')].every((c) => { const b = c.getBoundingClientRect();
      return b.left >= s.left - 1 && b.right <= s.right + 1 && b.top >= s.top - 1 && b.bottom <= s.bottom + 1; }); })()`);

  const word = await ask("JSON.parse(document.getElementById('data').textContent).nodes[0].text.split(/\\s+/)[0]");
  await key("/");
  await call("Input.insertText", { text: word });
  await frame();
  await check("search finds the first statement", "document.querySelectorAll('.box.hit').length > 0");
  await key("Enter");
  await check("Enter shows a find", "!document.getElementById('details').hidden && document.querySelector('.chosen') !== null");
  await key("Escape"); // the search
  await key("Escape"); // the details

  const spot = await ask(`(() => { document.getElementById('fit').click(); return new Promise((done) => requestAnimationFrame(() =>
    requestAnimationFrame(() => { const b = document.querySelector('.box:not(.gone)').getBoundingClientRect();
      done([b.left + b.width / 2, b.top + b.height / 2]); }))); })()`);
  const size = "document.querySelector('.box:not(.gone)').getBoundingClientRect().width";
  const width = await ask(size);
  await mouse("mouseMoved", ...spot);
  await frame();
  await check("hovering tells the text", "!document.getElementById('tip').hidden && document.getElementById('tip').textContent.length > 1");
  await click(...spot);
  await frame();
  await check("a click shows details", "!document.getElementById('details').hidden");
  await check("the panel neither covers nor scales what was clicked", `Math.abs(${size} - ${width}) < 1 &&
    document.querySelector('.chosen').getBoundingClientRect().right <= document.getElementById('stage').getBoundingClientRect().right + 1`);
  await check("'why?' answers where there is a reason", `(() => { const ask = [...document.querySelectorAll('#details button')].find((b) => b.textContent === 'Why?');
    if (!ask) return true; ask.click(); const why = document.getElementById('why');
    return why.textContent.length > 5 && !why.textContent.includes('undefined'); })()`);
  await key("Escape");

  if (await ask("document.getElementById('folds').textContent === 'Show all'")) await press("folds");
  await press("fit");
  const all = await ask(shownCards);
  const wide = await ask("document.querySelector('#stage > svg').viewBox.baseVal.width");
  const foldable = await ask("document.querySelectorAll('.box[aria-expanded]').length > 0");
  if (foldable) {
    await press("folds");
    await check("folding hides boxes", `${shownCards} > 0 && ${shownCards} < ${all}`);
    await check("a folded box says how many it hides", "[...document.querySelectorAll('.fold text')].some((t) => /^\\+[1-9]/.test(t.textContent))");
    await check("what is left fills the view", `document.querySelector('#stage > svg').viewBox.baseVal.width <= ${wide} + 1 &&
      (() => { const s = document.getElementById('stage').getBoundingClientRect(); return [...document.querySelectorAll('.box:not(.gone)')].every((c) => {
        const b = c.getBoundingClientRect(); return b.right > s.left && b.left < s.right && b.bottom > s.top && b.top < s.bottom; }); })()`);
    await folding("with all folded", 1 / 3);
    for (let n = 0; n < 4; n++) {
      const more = await ask("(() => { const b = document.querySelector('.box[aria-expanded=false]:not(.gone) .fold:not(.gone)'); b?.dispatchEvent(new MouseEvent('click', { bubbles: true })); return !!b; })()");
      await press("fit");
      if (more) await folding(`with ${n + 1} unfolded`, 1 / 6);
    }
    if (await ask("document.getElementById('folds').textContent === 'Show all'")) await press("folds");
    await press("folds");
    await ask("document.querySelector('.box[aria-expanded=false]:not(.gone)').focus()");
    await key("c");
    await check("a key unfolds", "document.querySelector('.box[aria-expanded=true]') !== null");
    if (await ask("document.getElementById('folds').textContent === 'Show all'")) await press("folds");
    await check("unfolding brings all back", `${shownCards} === ${all} && [...document.querySelectorAll('.box:not(.away)')].every((c) => c.firstChild)`);
  }
  await ask("document.getElementById('outlined').click()");
  await check("the outline names every statement", `(() => { const said = document.getElementById('outline').textContent;
    return JSON.parse(document.getElementById('data').textContent).nodes.filter((n) => n.text).every((n) => said.includes(n.text)); })()`);
  await check("the outline leaves the map its place", "document.getElementById('stage').clientWidth > 500");
  await key("Escape");
  await check("leaving a panel leads back to the map", "document.activeElement.matches('.box, .circle')");
  const before = await ask("document.querySelector('#stage > svg').viewBox.baseVal.width");
  await mouse("mouseWheel", 640, 500, { deltaX: 0, deltaY: -300 });
  await frame();
  await check("the wheel zooms", `document.querySelector('#stage > svg').viewBox.baseVal.width < ${before}`);
  await ask("document.getElementById('fit').click()");
  await frame();

  const touch = async (type, ...points) => {
    await call("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await frame();
  };
  const viewBox = () => ask("(() => { const { x, y, width } = document.querySelector('#stage > svg').viewBox.baseVal; return { x, y, width }; })()");
  const far = await viewBox();
  await touch("touchStart", [600, 500], [680, 500]);
  for (const apart of [60, 100, 140]) await touch("touchMove", [640 - apart, 500], [640 + apart, 500]);
  await touch("touchEnd");
  const near = await viewBox();
  if (!(near.width < far.width * 0.6)) failures.push(`two fingers zoom: from ${far.width} to ${near.width}`);
  await touch("touchStart", [640, 500]);
  for (const y of [470, 440, 400]) await touch("touchMove", [640, y]);
  await touch("touchEnd");
  const moved = await viewBox();
  if (!(moved.y > near.y && Math.abs(moved.width - near.width) < 1)) failures.push(`a finger moves the map: from ${near.y} to ${moved.y}`);
  await check("moving the map chooses nothing", "document.getElementById('details').hidden");
  await ask("document.getElementById('fit').click()");
  await frame();
  const tapped = await ask("(() => { const b = document.querySelector('.box:not(.gone)').getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; })()");
  await touch("touchStart", tapped);
  await touch("touchEnd");
  await check("a tap shows details", `new Promise((done) => { const end = Date.now() + 5000; const look = () =>
    document.getElementById('details').hidden && Date.now() < end ? setTimeout(look, 20) : done(!document.getElementById('details').hidden); look(); })`);
  await key("Escape");
  if (picture) {
    const { data } = await call("Page.captureScreenshot", { format: "png" });
    writeFileSync(picture, Buffer.from(data, "base64"));
  }
  await mouse("mouseWheel", 640, 500, { deltaX: 0, deltaY: -1500 });
  await frame();
  await call("Emulation.setEmulatedMedia", { media: "print" });
  await ask("window.dispatchEvent(new Event('beforeprint'))");
  await check("what is out of view is on paper too", "[...document.querySelectorAll('.box:not(.gone)')].every((c) => c.firstChild && getComputedStyle(c).display !== 'none')");
  await check("on paper there is only the drawing", "getComputedStyle(document.querySelector('header')).display === 'none'");
  failures.push(...noise.map((text) => `the console says: ${text}`));
  failures.push(...requests.filter((url) => url !== address && !url.startsWith("about:")).map((url) => `a request: ${url}`));
} catch (error) {
  failures.push(String(error.stack ?? error));
}
clearTimeout(deadline);
browser.kill("SIGKILL");
await new Promise((done) => browser.once("close", done));
try {
  // Its children may still be writing there.
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
} catch (error) {
  console.error(`${profile} is left: ${error.message}`);
}
failures.forEach((failure) => console.log(failure));
process.exit(failures.length ? 1 : 0);
