// What is taken hold of in a picture: grips, which lie on it as small places of the page's own, and the picture itself.
// The latest state is told, not a stream of events, so that nothing that matters is lost when messages are merged: counters
// say how often a button went down or an arrow was pressed. Of a pen no place may be lost either, so `trail` holds the
// latest of all its `marks`: [x, y, ink, 0] by pointer, [dx, dy, down or up, 1] by key.
const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const FAR = { PageDown: [0, -10], PageUp: [0, 10], Home: [0, -1e6], End: [0, 1e6] };   // where one number alone moves: its ends
const ROLES = { up: "slider", across: "slider", both: "application", pen: "application", pick: "application" };

// ---- the places, one element for each grip; they stay as long as there are as many
function showGrips(model, box) {
  let places = [];
  function place(element, { x, y, width, height, moves, label, text, names, ends }, i) {
    const [w, h] = [model.get("width"), model.get("height")];
    const percent = (part, whole) => `${(100 * part) / whole}%`;
    Object.assign(element.style, { left: percent(x, w), top: percent(y, h), width: `${width}px`, height: `${height}px` });
    if (moves === "pen" || moves === "pick") Object.assign(element.style, { width: percent(width, w), height: percent(height, h) });
    element.className = `nblib-grip nblib-${moves}`;
    element.dataset.grip = i;
    element.dataset.names = names.join(" ");
    for (const [name, value] of Object.entries({ role: ROLES[moves], "aria-label": label, title: text })) {
      element.setAttribute(name, value);
    }
    if (ROLES[moves] !== "slider") return;
    for (const [name, value] of Object.entries({
      "aria-valuenow": text, "aria-valuetext": text, "aria-valuemin": ends[0], "aria-valuemax": ends[1] })) element.setAttribute(name, value);
    element.setAttribute("aria-orientation", moves === "up" ? "vertical" : "horizontal");
  }
  function show() {
    const grips = model.get("grips");
    while (places.length < grips.length) places.push(element("div", "nblib-grip", box, { tabindex: 0 }));
    for (const extra of places.splice(grips.length)) extra.remove();
    grips.forEach((grip, i) => place(places[i], grip, i));
  }
  return { show, close() {} };
}

// ---- what is told of pointer and keys: the latest state, soon (once in a frame of the screen) or now
function reportTo(model, box) {
  const at = { x: 0, y: 0, x0: 0, y0: 0, held: false, grip: -1, downs: 0, ups: 0, kx: 0, ky: 0, n: 0, marks: 0, trail: [],
    ...model.get("input") };
  let frame = 0;
  function flush() {
    frame = 0;
    at.n += 1;
    model.set("input", { ...at });
    model.save_changes();                              // ipywidgets keeps one message in flight and merges the rest
  }
  function mark(x, y, ink, byKey) {
    if (!model.get("draws")) return;
    at.marks += 1;
    at.trail = [...at.trail.slice(-299), [x, y, ink, byKey]];
  }
  function place(event) {
    const r = box.getBoundingClientRect();
    at.x = clamp((event.clientX - r.left) / r.width, 0, 1) * model.get("width");
    at.y = clamp((event.clientY - r.top) / r.height, 0, 1) * model.get("height");
  }
  return {
    at, mark, place,
    soon: () => { frame ||= requestAnimationFrame(flush); },
    now: () => { cancelAnimationFrame(frame); flush(); },
    close: () => cancelAnimationFrame(frame),
  };
}

const gripOf = (event) => Number(event.target.closest?.(".nblib-grip")?.dataset.grip ?? -1);

// ---- the pointer: from where it goes down on a grip to where it is let go
function holdByPointer(model, box, on, { at, mark, place, soon, now }) {
  // A finger on the picture scrolls the page; on a grip, or on paper, it moves what lies there. A mouse may press anywhere
  // in a picture that has a point to be moved.
  function takes(event) {
    const hasPoint = () => model.get("grips").some(({ moves }) => moves === "both");
    return event.button === 0 && (gripOf(event) >= 0 || (event.pointerType !== "touch" && hasPoint()));
  }
  function take(event) {
    if (!takes(event)) return;
    const grip = gripOf(event);
    (box.querySelector(`[data-grip="${grip}"]`) ?? box.querySelector(".nblib-both"))?.focus({ preventScroll: true });
    box.setPointerCapture(event.pointerId);
    Object.assign(at, { held: true, grip, downs: at.downs + 1 });
    place(event);
    [at.x0, at.y0] = [at.x, at.y];
    mark(at.x, at.y, 0, 0);
    now();
    event.preventDefault();
  }
  function move(event) {
    if (!at.held) return;
    const all = model.get("draws") ? event.getCoalescedEvents?.() ?? [] : [];
    for (const each of all.length ? all : [event]) { place(each); mark(at.x, at.y, 1, 0); }
    soon();
  }
  function release(event) {
    if (!at.held) return;
    if (event.type === "pointerup") place(event);
    for (const ink of [1, 0]) mark(at.x, at.y, ink, 0);
    Object.assign(at, { held: false, ups: at.ups + 1 });
    now();
  }
  on(box, "pointerdown", take);
  on(box, "pointermove", move);
  for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) on(box, type, release);
}

// ---- the keys: arrows on a grip that has the focus; on paper the space bar puts the pen down
function moveByKeys(model, box, on, { at, mark, soon }) {
  function stepOf(event, moves) {
    const isPen = event.key === " " && moves === "pen" && !event.repeat;
    return STEP[event.key] ?? (ROLES[moves] === "slider" ? FAR[event.key] : null) ?? (isPen ? [0, 0] : null);
  }
  on(box, "keydown", (event) => {
    const grip = gripOf(event), step = stepOf(event, model.get("grips")[grip]?.moves);
    if (!step || grip < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const times = event.shiftKey ? 10 : 1;
    Object.assign(at, { grip, kx: at.kx + step[0] * times, ky: at.ky + step[1] * times });
    mark(step[0] * times, step[1] * times, event.key === " " ? 1 : 0, 1);
    soon();
    event.preventDefault();                            // no scrolling
  });
}

function readInput(model, box, on) {
  const report = reportTo(model, box);
  holdByPointer(model, box, on, report);
  moveByKeys(model, box, on, report);
  return { close: report.close };
}
