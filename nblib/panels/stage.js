// Front end of the stage: one picture, its words, and what the learner does to it.
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// ipywidgets moves a number typed outside the slider's range to its end without a word; Python has the words.
// Full-width digits and a comma count as what they look like.
function hearTyped(model, panel, on) {
  let n = 0;
  function tell(event) {
    const readout = event.target;
    if (!readout.matches?.(".widget-readout[contenteditable]")) return;
    if (event.type === "keydown" && (event.key !== "Enter" || event.isComposing)) return;
    const text = readout.textContent.normalize("NFKC").replace(/[−ー‐–]/, "-").replace(/[,、。]/, ".").trim();
    if (text !== readout.textContent) readout.textContent = text;
    const slider = [...panel.querySelectorAll(".nblib-controls .widget-readout[contenteditable]")].indexOf(readout);
    model.set("typed", { slider, text, n: ++n });
    model.save_changes();
  }
  for (const type of ["keydown", "focusout"]) on(panel, type, tell, true);   // before ipywidgets takes the text
}

function element(tag, className, parent, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  parent.append(made);
  return made;
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
        if (img) img.replaceWith(next); else box.append(next);
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

// ---- words under the picture; a screen reader is told once things settle
function speakWords(model, words, message, live) {
  let timer = 0, lost = "";
  function say() {
    words.textContent = model.get("words");
    message.textContent = lost || model.get("message");
    clearTimeout(timer);
    timer = setTimeout(() => {
      live.textContent = [message.textContent, !lost && model.get("words")].filter(Boolean).join(" ");
      timer = setTimeout(() => { live.textContent = ""; }, 4000);
    }, 500);
  }
  function sayLost() { lost = model.get("lost"); say(); }
  return { say, sayLost, close: () => clearTimeout(timer) };
}

// ---- a kernel that ends takes the panel's other half with it; Jupyter goes on showing sliders that nobody hears.
// Other pages than Jupyter's own may not tell of their kernel.
function watchKernel({ widget_manager }, el, tellLost) {
  const kernel = widget_manager?.kernel;
  const ended = ["restarting", "autorestarting", "terminating", "dead"];
  const hear = (_kernel, status) => { if (ended.includes(status)) tellLost(); };
  kernel?.statusChanged?.connect(hear);
  kernel?.disposed?.connect(tellLost);                 // another kernel was chosen
  if (el.classList.contains("jupyter-widgets-disconnected")) tellLost();   // kept in the file by an earlier kernel
  return {
    close() {
      kernel?.statusChanged?.disconnect(hear);
      kernel?.disposed?.disconnect(tellLost);
    },
  };
}

// ---- how dense the screen is, and how much room the page leaves
function measure(model, el, signal) {
  function set(name, value) {
    if (value !== model.get(name)) { model.set(name, value); model.save_changes(); }
  }
  function density() {
    set("scale", clamp(Math.round(window.devicePixelRatio * 4) / 4, 1, 3));
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", density, { once: true, signal });
  }
  let timer = 0;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width / 20) * 20;
    clearTimeout(timer);
    if (width) timer = setTimeout(() => set("room", width), 100);
  });
  observer.observe(el);
  density();
  return { close: () => { observer.disconnect(); clearTimeout(timer); } };
}

// ---- pointer and keys: the latest state, not a stream of events, so that nothing that matters is lost
// when messages are merged: counters say how often a button went down or an arrow was pressed. Of a pen no place may be
// lost either, so `trail` holds the latest of all its `marks`: [x, y, ink, 0] by pointer, [dx, dy, down or up, 1] by key.
function readInput(model, box, on) {
  let at = { x: 0, y: 0, held: false, downs: 0, ups: 0, kx: 0, ky: 0, n: 0, marks: 0, trail: [], ...model.get("input") };
  let frame = 0;
  const canDrag = () => model.get("label") !== "";
  function flush() {
    frame = 0;
    at = { ...at, n: at.n + 1 };
    model.set("input", at);
    model.save_changes();                              // ipywidgets keeps one message in flight and merges the rest
  }
  const soon = () => { frame ||= requestAnimationFrame(flush); };
  const now = () => { cancelAnimationFrame(frame); flush(); };
  function mark(x, y, ink, byKey) {
    if (model.get("draws")) at = { ...at, marks: at.marks + 1, trail: [...at.trail.slice(-299), [x, y, ink, byKey]] };
  }
  function place(event) {
    const r = box.firstElementChild.getBoundingClientRect();
    at.x = clamp((event.clientX - r.left) / r.width, 0, 1) * model.get("width");
    at.y = clamp((event.clientY - r.top) / r.height, 0, 1) * model.get("height");
  }
  function release(event) {
    if (!at.held) return;
    if (event.type === "pointerup") place(event);
    for (const ink of [1, 0]) mark(at.x, at.y, ink, 0);
    at = { ...at, held: false, ups: at.ups + 1 };
    now();
  }
  on(box, "pointerdown", (event) => {
    if (!canDrag() || event.button !== 0) return;
    box.focus({ preventScroll: true });
    box.setPointerCapture(event.pointerId);
    at = { ...at, held: true, downs: at.downs + 1 };
    place(event);
    mark(at.x, at.y, 0, 0);
    now();
    event.preventDefault();
  });
  on(box, "pointermove", (event) => {
    if (!at.held) return;
    const all = model.get("draws") ? event.getCoalescedEvents?.() ?? [] : [];
    for (const each of all.length ? all : [event]) { place(each); mark(at.x, at.y, 1, 0); }
    soon();
  });
  for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) on(box, type, release);
  const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  on(box, "keydown", (event) => {
    const step = STEP[event.key] ?? (event.key === " " && model.get("draws") && !event.repeat ? [0, 0] : null);
    if (!step || !canDrag() || event.ctrlKey || event.metaKey || event.altKey) return;
    const times = event.shiftKey ? 10 : 1;
    at = { ...at, kx: at.kx + step[0] * times, ky: at.ky + step[1] * times };
    mark(step[0] * times, step[1] * times, event.key === " " ? 1 : 0, 1);
    soon();
    event.preventDefault();                            // no scrolling
  });
  return { close: () => cancelAnimationFrame(frame) };
}

function render({ model, el }) {
  const off = new AbortController();
  const on = (target, type, listener, capture = false) =>
    target.addEventListener(type, listener, { signal: off.signal, capture });
  listenOnce();
  el.classList.add("nblib-stage");
  const box = element("div", "nblib-picture", el);     // takes focus and pointer; outlives every image
  const words = element("p", "nblib-words", el);
  const message = element("p", "nblib-message", el);
  const live = element("span", "nblib-live", el, { "aria-live": "polite" });
  if (model.get("label")) {
    box.classList.add("nblib-drag");
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", model.get("label"));
  }
  const frames = showFrames(model, box, () => off.signal.aborted);
  const speech = speakWords(model, words, message, live);
  const kernel = watchKernel(model, el, speech.sayLost);
  const parts = [frames, speech, kernel, measure(model, el, off.signal), readInput(model, box, on)];
  const naming = requestAnimationFrame(() => {         // once we are in the page
    const panel = el.closest(PANEL);
    if (!panel) return;
    sayLanguage(el, model.get("language"));
    for (let up = panel; up; up = up.parentElement.closest(PANEL)) complete(up);
    hearTyped(model, panel, on);
  });
  const watch = { "change:frame": frames.show, "change:words": speech.say, "change:message": speech.say };
  for (const [name, listener] of Object.entries(watch)) model.on(name, listener);
  speech.say();
  frames.show();
  return () => {
    off.abort();
    cancelAnimationFrame(naming);
    for (const part of parts) part.close();
    for (const [name, listener] of Object.entries(watch)) model.off(name, listener);
  };
}

export default { render };
