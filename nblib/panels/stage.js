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
  const show = () => {
    outer.style.setProperty("--nb-card", `${Math.max(model.get("width") + 28 + 1.3 * SIDE, 760)}px`);
    panel.style.setProperty("--nb-high", `${model.get("height") + 60}px`);   // with the line below the picture
  };
  return { show, close() {} };
}

// The places of the card, in the order in which they are read.
function makePlaces(el) {
  const part = (name, parent = el, tag = "div", more = {}) => element(tag, name, parent, more);
  const view = part("nblib-view");
  return {
    box: part("nblib-picture", view),                  // takes the pointer; outlives every image
    takeaway: part("nblib-takeaway", view, "p"),
    verdict: part("nblib-verdict"),
    why: part("nblib-why", el, "p"),
    message: part("nblib-message", el, "p"),
    ...makeFoot(part),
    live: part("nblib-live", el, "span", { "aria-live": "polite" }),
    reached: part("nblib-live", el, "span", { role: "status" }),
  };
}

function makeFoot(part) {
  const foot = part("nblib-foot"), goals = part("nblib-goals", foot), drawer = part("nblib-drawer");
  return { foot, goals, drawer, words: part("nblib-words", drawer, "p") };
}

// What shows in these places what Python has set, by the names of the traits that it follows. Each has show() and close().
function makeParts(model, places, on, aborted) {
  const { box, verdict, goals, reached, foot, drawer, words } = places;
  const tools = showFoot(model, foot, drawer, words, on), speech = speakWords(model, places);
  return {
    frame: showFrames(model, box, aborted), grips: showGrips(model, box),
    words: speech, takeaway: speech, message: speech,
    verdict: showVerdict(model, verdict), goals: showGoals(model, goals, reached),
    code: tools, wants_code: tools, link: tools, wants_link: tools,
  };
}

// The same once we are in the page: what stands beside us there, the controls among it. Returns the parts that follow
// traits, and what has to be closed.
function joinCard(model, el, { box, why }, on, signal) {
  const panel = el.closest(PANEL);
  if (!panel) return [{}, []];
  sayLanguage(el, model.get("language"));
  for (let up = panel; up; up = up.parentElement.closest(PANEL)) complete(up);
  hearTyped(model, panel, on);
  followAddress(model, on);
  const open = [measure(model, panel, signal), colourSliders(panel)];
  return [{ idle: linkControls(model, panel, box, why, on), width: fitCard(model, panel) }, open];
}

function render({ model, el }) {
  const off = new AbortController(), listening = [], open = [];
  const on = (target, type, listener, capture = false) =>
    target.addEventListener(type, listener, { signal: off.signal, capture });
  function follow(parts) {
    for (const [name, part] of Object.entries(parts)) {
      listening.push([`change:${name}`, () => part.show()]);
      model.on(...listening.at(-1));
    }
    for (const part of new Set(Object.values(parts))) { part.show(); open.push(part); }
  }
  listenOnce();
  el.classList.add("nblib-stage");
  const places = makePlaces(el), parts = makeParts(model, places, on, () => off.signal.aborted);
  open.push(watchKernel(model, el, parts.words.sayLost), readInput(model, places.box, on));
  follow(parts);
  const joining = requestAnimationFrame(() => {
    const [more, others] = joinCard(model, el, places, on, off.signal);
    open.push(...others);
    follow(more);
  });
  return () => {
    off.abort();
    cancelAnimationFrame(joining);
    for (const part of open) part.close();
    for (const [name, listener] of listening) model.off(name, listener);
  };
}

export default { render };
