// The playground's front end: what Python sends is drawn, what hands do is asked of Python. face.py joins it with the other
// files page_*.js, each of which draws or holds one thing, and with those of the panels.

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
  const view = viewOf(model, el);
  const { ask, heard } = asking(model, () => {
    view.isAhead = false;
    view.pulled.clear();
    values();
  });
  const canvas = element("canvas", "nblib-face-canvas", net, { "aria-hidden": "true" });
  const neurons = element("div", "nblib-face-neurons", net, { role: "group", "aria-label": view.labels.neurons });
  const mayPull = !view.hides.includes("hands");
  const handle = element("div", "nblib-grip nblib-face-handle", net, { role: "slider", tabindex: 0, "aria-label": view.labels.parameter, "aria-orientation": "vertical",
    "aria-valuemin": -1000, "aria-valuemax": 1000 });
  const tip = element("span", "nblib-face-tip", net, { "aria-hidden": "true", hidden: "" });
  handle.hidden = !mayPull;
  if (mayPull) element("p", "nblib-face-hint", net).textContent = view.labels.hint;
  net.hidden = view.hides.includes("network");
  for (const take of [view.takePicture, view.takePoints, view.takeValues]) take();

  // ---- drawing: once in a frame of the screen, however much has changed
  let frame = 0, drawn = 0;
  const redraw = () => { frame ||= requestAnimationFrame(draw); };
  view.pin = (node) => { view.pinned = view.pinned === node ? null : node; redraw(); placeNeurons(); };
  view.mark = (parameter) => {                         // seen at once; Python hears of it and says the same
    Object.assign(view, { marked: parameter, isAhead: true });
    ask({ do: "mark", parameter }, "mark");
    redraw();
  };
  view.setParameter = (parameter, value) => {
    Object.assign(view, { marked: parameter, isAhead: true });
    view.pulled.set(parameter, value);
    view.theta[parameter] = value;
    ask({ do: "parameter", parameter, value }, `parameter ${parameter}`);
    redraw();
  };
  const side = makeRight(model, right, view, ask);
  const clock = showClock(model, bar, ask), training = showTraining(model, bar, ask), thumbs = showData(model, data, ask, view);
  const heads = showHeads(model, net, view, ask), placeNeurons = keysForNeurons(neurons, view, redraw), placeHandle = keysForParameters(handle, view);
  const more = toggle(bar, `${view.labels.more} ▸`, () => {
    const isOpen = el.closest(PANEL).classList.toggle("nblib-face-open");
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = `${view.labels.more} ${isOpen ? "▾" : "▸"}`;
  });
  more.classList.add("nblib-face-more");
  more.removeAttribute("aria-pressed");
  more.setAttribute("aria-expanded", "false");
  function draw() {
    frame = 0;
    if (!view.width || view.theta.length !== view.layout.parameters.length) return;   // the other half of a change is still to come
    if (!net.hidden) { drawNetwork(canvas, view); drawGradients(canvas, view); placeHandle(); }
    side.show();
    clock();
    el.dataset.drawn = "";
    el.pictures = ++drawn;
  }
  on(el, "nblib-draw", draw);                          // whoever measures how long that takes asks for it
  function lay() {
    const [width, height] = [net.clientWidth || 300, net.clientHeight || 400];
    Object.assign(view, { width, height, side: side.room(), lit: null });
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
  if (!net.hidden) holdNetwork(canvas, tip, view, redraw);
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
