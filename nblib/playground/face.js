// The playground's front end: what Python sends is drawn, what hands do is asked of Python. face.py joins it with the other
// files page_*.js, each of which draws or holds one thing, and with those of the panels.
const CURVES = 56;                                     // CSS pixels: how high the curves are
const MARKS = { one: "●", nought: "○" };

// ---- what is drawn, as numbers: taken from the model when it changes
function viewOf(model, el) {
  const view = { labels: model.get("labels"), hides: model.get("hides"), lit: null, pinned: null, place: null, cross: null, adds: 1,
    width: 0, height: 0, side: 300, colours: readColours(el) };
  const painted = new Map();                           // pictures of what neurons see, by tile; painted when they are asked for
  const small = (name) => numbers(model.get(name.picture)[name.part], name.Kind);
  view.takePicture = () => {
    const part = (name, Kind) => small({ picture: "picture", part: name, Kind });
    const { epoch, losses, gradients } = model.get("picture");
    Object.assign(view, { epoch, losses, gradients, theta: part("theta", Float32Array), tiles: part("tiles", Int8Array),
      answer: part("answer", Int8Array), curve: part("curve", Float32Array) });
    view.stale = new Set(["rounded", "answer", ...Array(view.tiles.length / TILE ** 2).keys()]);
  };
  view.takePoints = () => {
    const { window, axes, mine } = model.get("points"), part = (name) => small({ picture: "points", part: name, Kind: Int16Array });
    Object.assign(view, { window, axes, mine, train: part("train"), test: part("test") });
  };
  view.takeValues = () => {
    const { weight, sharp: isSharp, show_test: showsTest } = model.get("values");
    Object.assign(view, { marked: weight, isSharp: Boolean(isSharp), showsTest: Boolean(showsTest) });
  };
  function paint(key, bytes, cells) {
    if (!painted.has(key)) painted.set(key, document.createElement("canvas"));
    if (!view.stale.delete(key)) return painted.get(key);
    return mapPicture(bytes(), cells, view.colours.ramp, painted.get(key));
  }
  view.world = (node) => (node?.tile === undefined ? paint("answer", () => view.answer, CELLS)
    : paint(node.tile, () => view.tiles.subarray(node.tile * TILE ** 2, (node.tile + 1) * TILE ** 2), TILE));
  view.roundedAnswer = () => paint("rounded", () => view.answer.map((byte) => (byte > 0 ? 127 : -127)), CELLS);
  view.nameOf = (node) => (node ? nameOfNode(node, view.layout, view.labels) : "");
  view.toldOf = (i, value = view.theta[i]) =>
    filled(view.labels.value, nameOfParameter(view.layout.parameters[i], view.layout, view.labels), value.toFixed(2));
  view.chanceAt = (x, y) => 0.5 + view.answer[Math.round(y * (CELLS - 1)) * CELLS + Math.round(x * (CELLS - 1))] / 254;
  view.ownPointAt = ([x, y]) => {                      // the number of one's own point there, or -1
    const count = view.train.length / 3;
    for (let i = count - 1; i >= count - view.mine; i--) {
      const away = Math.hypot(0.5 + view.train[3 * i] / FAR - x, 0.5 + view.train[3 * i + 1] / FAR - y);
      if (away * view.side < 9) return i - (count - view.mine);
    }
    return -1;
  };
  return view;
}

// ---- above the columns of hidden layers: how many neurons, and which activation; and how many layers
function showHeads(model, parent, view, ask) {
  const knobs = model.get("knobs"), { labels } = view, heads = [];
  const stepper = (box, told, by, press) => {
    const made = element("button", "nblib-face-by", box, { type: "button", "aria-label": told, title: told });
    made.textContent = by < 0 ? "−" : "+";
    made.addEventListener("click", () => press(by));
    return made;
  };
  const depth = element("div", "nblib-face-depth", parent), count = document.createElement("b");
  if (knobs.depth) {
    const change = (by) => ask({ do: "layers", by });
    stepper(depth, labels.fewer, -1, change);
    depth.append(count);
    stepper(depth, labels.deeper, 1, change);
  }
  element("span", "", depth).textContent = labels.layers;
  for (let layer = 1; layer <= 4; layer++) {
    const box = element("div", "nblib-face-head", parent), row = element("div", "nblib-face-widths", box), number = document.createElement("b");
    const change = (by) => ask({ do: "neurons", layer, by });
    if (knobs[`width${layer}`]) stepper(row, filled(labels.less, layer), -1, change);
    row.append(number);
    if (knobs[`width${layer}`]) stepper(row, filled(labels.wider, layer), 1, change);
    const name = `activation${layer}`, set = (value) => ask({ do: "set", name, value }, name);
    const choose = knobs[name] && list(box, { ...knobs[name], label: filled(labels.activation, layer) }, set);
    heads.push({ box, number, choose, name });
  }
  const output = element("div", "nblib-face-head nblib-face-output", parent);
  output.textContent = labels.output;
  return () => {
    const { columns, widths } = view.layout, room = columns[1] - columns[0];
    count.textContent = widths.length - 2;
    heads.forEach(({ box, number, choose, name }, i) => {
      box.hidden = i >= widths.length - 2;
      if (box.hidden) return;
      box.style.left = `${columns[i + 1]}px`;
      box.style.width = `${clamp(room - 6, 62, 110)}px`;
      number.textContent = widths[i + 1];
      choose?.(model.get("values")[name]);
    });
    output.style.left = `${columns.at(-1)}px`;
  };
}

// What the two losses leave of their row.
const curvesRoom = (row) => row.clientWidth - row.children[0].offsetWidth - row.children[1].offsetWidth - 24;

// ---- right: losses, curves, the map, and what a press on it does
function makeRight(model, parent, view, ask) {
  const { labels } = view, top = element("div", "nblib-face-losses", parent);
  const losses = [["train_loss", "nblib-plus"], ["test_loss", "nblib-minus"]].map(([name, sign]) => {
    const box = element("div", `nblib-face-loss ${sign}`, top);
    element("span", "nblib-face-name", box).textContent = labels[name];
    return element("b", "", box);
  });
  const curves = element("canvas", "nblib-face-curves", top, { "aria-hidden": "true" });
  top.hidden = view.hides.includes("curves");
  const box = element("div", "nblib-face-plane", parent);
  const map = element("canvas", "nblib-face-canvas", box, { tabindex: 0, role: "application", "aria-label": labels.map });
  const title = element("p", "nblib-face-world", parent, { "aria-live": "off" }), tip = element("span", "nblib-face-tip", box, { "aria-hidden": "true" });
  const tools = element("div", "nblib-face-tools", parent);
  if (!view.hides.includes("points")) {
    element("span", "nblib-face-name", tools).textContent = labels.adds;
    for (const [name, one] of [["one", 1], ["nought", 0]]) {
      const press = toggle(tools, MARKS[name], () => { view.adds = one; paintTools(); });
      press.dataset.adds = one;
      press.setAttribute("aria-label", `${labels.adds}: ${labels[name]}`);
    }
    const undo = toggle(tools, "↶", () => ask({ do: "take", number: view.mine - 1 }));
    undo.className = "nblib-face-toggle nblib-face-undo";
    Object.assign(undo, { title: labels.undo, ariaLabel: labels.undo });
    undo.removeAttribute("aria-pressed");
  }
  for (const [name, told] of [["show_test", labels.test_points], ["sharp", labels.sharp]]) {
    if (!model.get("knobs")[name]) continue;
    toggle(tools, told, () => ask({ do: "set", name, value: model.get("values")[name] ? 0 : 1 }, name)).dataset.name = name;
  }
  function paintTools() {
    for (const press of tools.querySelectorAll("[data-adds]")) press.setAttribute("aria-pressed", String(Number(press.dataset.adds) === view.adds));
    for (const press of tools.querySelectorAll("[data-name]")) press.setAttribute("aria-pressed", String(Boolean(model.get("values")[press.dataset.name])));
    const undo = tools.querySelector(".nblib-face-undo");
    if (undo) undo.disabled = !view.mine;
  }
  function show() {
    view.losses.forEach((loss, i) => { losses[i].textContent = loss === null ? "∞" : loss >= 1000 ? loss.toExponential(1) : loss.toFixed(3); });
    if (!top.hidden) drawCurves(curves, view, Math.max(curvesRoom(top), 60), CURVES);
    if (!view.hides.includes("map")) drawMap(map, view);
    const node = view.lit?.node ?? view.pinned;
    title.textContent = node && node.tile !== undefined ? filled(labels.world, view.nameOf(node)) : labels.answer;
  }
  parent.hidden = view.hides.includes("map") && top.hidden;
  return { show, paintTools, map, tip };
}

function render({ model, el }) {
  const off = new AbortController(), on = (target, type, listener) => target.addEventListener(type, listener, { signal: off.signal });
  listenOnce();
  el.classList.add("nblib-face");
  const bar = element("div", "nblib-face-bar", el), body = element("div", "nblib-face-body", el);
  const data = element("div", "nblib-face-data", body), net = element("div", "nblib-face-net", body), right = element("div", "nblib-face-right", body);
  const message = element("div", "nblib-message", el), foot = element("div", "nblib-foot", el), drawer = element("div", "nblib-drawer", el);
  const verdict = element("span", "nblib-face-verdict", foot), takeaway = element("span", "nblib-face-takeaway", foot), goals = element("div", "nblib-goals", foot);
  const words = element("p", "nblib-words", drawer), live = element("span", "nblib-live", el, { "aria-live": "polite" });
  const reached = element("span", "nblib-live", el, { role: "status" });
  const view = viewOf(model, el), { ask, heard } = asking(model);
  const canvas = element("canvas", "nblib-face-canvas", net, { "aria-hidden": "true" });
  const neurons = element("div", "nblib-face-neurons", net, { role: "group", "aria-label": view.labels.neurons });
  const handle = element("div", "nblib-face-handle", net, { role: "slider", tabindex: 0, "aria-label": view.labels.parameter, "aria-orientation": "vertical",
    "aria-valuemin": -1000, "aria-valuemax": 1000 });
  const tip = element("span", "nblib-face-tip", net, { "aria-hidden": "true" });
  if (!view.hides.includes("hands")) element("p", "nblib-face-hint", net).textContent = view.labels.hint;
  net.hidden = view.hides.includes("network");
  for (const take of [view.takePicture, view.takePoints, view.takeValues]) take();

  // ---- drawing: once in a frame of the screen, however much has changed
  let frame = 0, drawn = 0;
  const redraw = () => { frame ||= requestAnimationFrame(draw); };
  view.pin = (node) => { view.pinned = view.pinned === node ? null : node; redraw(); placeNeurons(); };
  const side = makeRight(model, right, view, ask);
  const clock = showClock(model, bar, ask), training = showTraining(model, bar, ask), thumbs = showData(model, data, ask, view);
  const heads = showHeads(model, net, view, ask), placeNeurons = keysForNeurons(neurons, view, redraw), placeHandle = keysForParameters(handle, view, ask);
  const more = toggle(bar, `${view.labels.more} ▸`, () => {
    const isOpen = el.closest(PANEL).classList.toggle("nblib-face-open");
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = `${view.labels.more} ${isOpen ? "▾" : "▸"}`;
  });
  more.classList.add("nblib-face-more");
  more.removeAttribute("aria-pressed");
  function draw() {
    frame = 0;
    if (!view.width || view.theta.length !== view.layout.parameters.length) return;   // the other half of a change is still to come
    if (!net.hidden) { drawNetwork(canvas, view); drawGradients(canvas, view); placeHandle(); }
    side.show();
    clock();
    el.dataset.pictures = ++drawn;
  }
  function lay() {
    const [width, height] = [net.clientWidth || 300, net.clientHeight || 400];
    Object.assign(view, { width, height, side: Math.min(right.clientWidth || 300, 300), lit: null });
    const kept = view.pinned && [view.pinned.layer, view.pinned.i];
    view.layout = layOut(model.get("shape"), width, height);
    view.pinned = (kept && view.layout.nodes[kept[0]]?.[kept[1]]) || null;
    view.marked = Math.min(view.marked, view.layout.parameters.length - 1);
    heads();
    placeNeurons();
    redraw();
  }
  function dress() {
    view.colours = readColours(el);
    view.takePicture();
    thumbs();
    redraw();
  }
  const say = (text) => { reached.textContent = text; setTimeout(() => { reached.textContent = ""; }, 3000); };
  if (!net.hidden) holdNetwork(canvas, tip, view, ask, redraw);
  holdMap(side.map, side.tip, view, ask, say, redraw);
  const speech = speakWords(model, { words, takeaway, message, live }), kernel = watchKernel(model, el, speech.sayLost);
  const shown = [speech, showGoals(model, goals, reached), showFoot(model, foot, drawer, words, on)];
  const values = () => { view.takeValues(); thumbs(); training(); side.paintTools(); if (view.layout) heads(); redraw(); };
  const told = () => { verdict.textContent = model.get("verdict"); };
  const watch = { picture: () => { view.takePicture(); redraw(); }, points: () => { view.takePoints(); side.paintTools(); redraw(); },
    shape: lay, values, knobs: thumbs, clock, heard, verdict: told, words: speech.show, takeaway: speech.show, message: speech.show,
    goals: shown[1].show, code: shown[2].show, wants_code: shown[2].show };
  const listening = Object.entries(watch).map(([name, act]) => [`change:${name}`, act]);
  for (const [name, act] of listening) model.on(name, act);
  for (const part of shown) part.show();
  const themes = new MutationObserver(dress), sizes = new ResizeObserver(() => { narrow(); lay(); });
  const narrow = () => el.closest(PANEL)?.classList.toggle("nblib-narrow", el.clientWidth < 700);
  for (const where of [document.documentElement, document.body]) themes.observe(where, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress, { signal: off.signal });
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", redraw, { signal: off.signal });
  const soon = requestAnimationFrame(() => {           // once we are in the page
    sayLanguage(el, model.get("language"));
    for (let up = el.closest(PANEL); up; up = up.parentElement.closest(PANEL)) complete(up);
    more.hidden = !el.closest(PANEL)?.querySelector(".nblib-face-drawer button");
    narrow();
    dress();
    lay();
    values();
    told();
    for (const each of [net, right]) sizes.observe(each);
  });
  return () => {
    off.abort();
    for (const each of [soon, frame]) cancelAnimationFrame(each);
    for (const each of [themes, sizes]) each.disconnect();
    for (const part of [kernel, ...shown]) part.close();
    for (const [name, act] of listening) model.off(name, act);
  };
}

export default { render };
