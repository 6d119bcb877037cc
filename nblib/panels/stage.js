// Front end of the stage: the picture, its words, and what the page tells of itself. What stands around the picture is in
// card.js, what is dragged in handles.js, what keyboards and screen readers need in access.js, what all of these use in
// parts.js; stage.py joins them.
const WIDEST = 1180, SIDE = 352;                       // CSS pixels: a card, and its controls beside the picture

// ipywidgets moves a number typed outside the slider's range to its end without a word; Python has the words.
// Beside stops it takes nothing at all, and leaves standing what was typed: there the old text comes back, and Python sets
// the stop. Full-width digits and a comma count as what they look like.
function hearTyped(model, panel, on) {
  let before = null;                                   // what stood beside stops until somebody typed there
  function tell(event) {
    const readout = event.target;
    if (!readout.matches?.(".widget-readout[contenteditable]")) return;
    if (event.type === "keydown" && (event.key !== "Enter" || event.isComposing)) return;
    const text = readout.textContent.normalize("NFKC").replace(/[−ー‐–]/, "-").replace(/[,、。]/, ".").trim();
    if (text !== readout.textContent) readout.textContent = text;
    const control = nameOf(readout.closest("[class*=nblib-is-]") ?? readout);
    if (readout.closest(".nblib-stops")) {
      if (event.type === "keydown") event.preventDefault();   // no new line
      if (before === null) return;
      [readout.textContent, before] = [before, null];
    }
    // Counted from what the model has: a view drawn anew would begin again, and what is told twice is not heard.
    model.set("typed", { control, text, n: (model.get("typed").n ?? 0) + 1 });
    model.save_changes();
  }
  on(panel, "beforeinput", ({ target }) => { if (target.closest?.(".nblib-stops")) before ??= target.textContent; });
  for (const type of ["keydown", "focusout"]) on(panel, type, tell, true);   // before ipywidgets takes the text
}

// ---- the picture: decode first, then swap the element; only the newest frame matters
function showFrames(model, box, aborted) {
  let img = null, busy = false, dirty = false;
  async function show() {
    if (busy) { dirty = true; return; }
    busy = true;
    do {
      dirty = false;
      const bytes = model.get("frame");
      if (!bytes || !bytes.byteLength) break;
      const next = new Image(model.get("width"), model.get("height"));
      next.alt = model.get("words");
      next.draggable = false;
      next.src = dataUrl(bytes);
      try {
        await next.decode();
        if (img) img.replaceWith(next); else box.prepend(next);
        img = next;
      } catch { /* the old picture stays */ }
    } while (dirty && !aborted());
    busy = false;
  }
  return { show, close() {} };
}

// A data URL is decoded within the page, milliseconds sooner than an object URL, which asks the browser's main process.
// apply(), as spreading the bytes takes nine times as long; in portions, as a call cannot take them all.
function dataUrl({ buffer, byteOffset, byteLength }) {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192));
  return `data:image/png;base64,${btoa(text)}`;
}

// ---- how dense the screen is, how much room the page leaves, and whether it is dark
function measure(model, panel, signal) {
  function set(name, value) {
    if (value !== model.get(name)) { model.set(name, value); model.save_changes(); }
  }
  function density() {
    set("scale", clamp(Math.round(window.devicePixelRatio * 4) / 4, 1, 3));
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", density, { once: true, signal });
  }
  const dark = () => set("theme", getComputedStyle(panel).getPropertyValue("--nb-theme").trim() || "light");
  let timer = 0;
  const outer = wholeCard(panel);
  const room = () => {
    const width = Math.floor(Math.min(outer.parentElement.clientWidth, WIDEST) / 20) * 20;
    if (width > 0) set("room", roomFor(panel, width));
    dark();
  };
  const observer = new ResizeObserver(() => { clearTimeout(timer); timer = setTimeout(room, 100); });
  const themes = new MutationObserver(dark);
  for (const where of [document.documentElement, document.body]) themes.observe(where, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dark, { signal });
  observer.observe(outer.parentElement);
  density();
  dark();
  return { close: () => { observer.disconnect(); themes.disconnect(); clearTimeout(timer); } };
}

function wholeCard(panel) {
  const above = panel.parentElement?.closest(PANEL);
  return above ? wholeCard(above) : panel;
}

// Beside the picture stand the controls; in a narrow card, or in one that says so, they stand above or below it.
function roomFor(panel, width) {
  const beside = width >= 700 && !panel.classList.contains("nblib-stacked");
  panel.classList.toggle("nblib-narrow", !beside);
  return width - (beside ? SIDE : 0) - 28;
}

// A card is no wider than picture and controls can use.
function fitCard(model, panel) {
  const outer = wholeCard(panel);
  const show = () => outer.style.setProperty("--nb-card", `${Math.max(model.get("width") + 28 + 1.3 * SIDE, 760)}px`);
  return { show, close() {} };
}

function render({ model, el }) {
  const off = new AbortController();
  const on = (target, type, listener, capture = false) =>
    target.addEventListener(type, listener, { signal: off.signal, capture });
  listenOnce();
  el.classList.add("nblib-stage");
  const view = element("div", "nblib-view", el);
  const box = element("div", "nblib-picture", view);   // takes the pointer; outlives every image
  const takeaway = element("p", "nblib-takeaway", view);
  const verdict = element("div", "nblib-verdict", el);
  const why = element("p", "nblib-why", el);
  const message = element("p", "nblib-message", el);
  const foot = element("div", "nblib-foot", el);
  const goals = element("div", "nblib-goals", foot);
  const drawer = element("div", "nblib-drawer", el);
  const words = element("p", "nblib-words", drawer);
  const live = element("span", "nblib-live", el, { "aria-live": "polite" });
  const reached = element("span", "nblib-live", el, { role: "status" });
  const frames = showFrames(model, box, () => off.signal.aborted);
  const speech = speakWords(model, { words, takeaway, message, live });
  const kernel = watchKernel(model, el, speech.sayLost);
  const shown = [frames, speech, showGrips(model, box), showVerdict(model, verdict), showGoals(model, goals, reached),
    showFoot(model, foot, drawer, words, on)];
  const parts = [kernel, readInput(model, box, on)];
  const watch = { frame: frames, words: speech, takeaway: speech, message: speech, grips: shown[2], verdict: shown[3],
    goals: shown[4], code: shown[5], wants_code: shown[5],
    link: shown[5], wants_link: shown[5] };
  const listening = Object.entries(watch).map(([name, part]) => [`change:${name}`, () => part.show()]);
  const naming = requestAnimationFrame(() => {         // once we are in the page
    const panel = el.closest(PANEL);
    if (!panel) return;
    sayLanguage(el, model.get("language"));
    for (let up = panel; up; up = up.parentElement.closest(PANEL)) complete(up);
    hearTyped(model, panel, on);
    followAddress(model, on);
    parts.push(measure(model, panel, off.signal), colourSliders(panel));
    const links = linkControls(model, panel, box, why, on);
    const card = fitCard(model, panel);
    for (const [name, part] of [["idle", links], ["width", card]]) {
      listening.push([`change:${name}`, () => part.show()]);
      model.on(...listening.at(-1));
      part.show();
    }
  });
  for (const [name, listener] of listening) model.on(name, listener);
  for (const part of shown) part.show();
  return () => {
    off.abort();
    cancelAnimationFrame(naming);
    for (const part of [...parts, ...shown]) part.close();
    for (const [name, listener] of listening) model.off(name, listener);
  };
}

export default { render };
