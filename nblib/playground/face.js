// The playground's front end: what Python sends is drawn, what hands do is asked of Python. face.py joins it with the
// other files page_*.js, each of which draws or holds one thing, and with those of the panels.

// What hands do is seen at once: until Python has heard of it, the page is ahead of what Python says.
function giveHands(view, ask, redraw) {
  function ahead(parameter) {
    Object.assign(view, { marked: parameter, isAhead: true });
    redraw();
  }
  view.mark = (parameter) => {
    ahead(parameter);
    ask({ do: "mark", parameter }, "mark");
  };
  view.setParameter = (parameter, value) => {
    ahead(parameter);
    view.pulled.set(parameter, value);
    view.theta[parameter] = value;
    ask({ do: "parameter", parameter, value }, `parameter ${parameter}`);
  };
}

// Python sends only a few pictures more than have been drawn: it is told of the first, and then of every sixteenth.
function tellDrawn(model) {
  const drawn = model.get("drawn"), sent = model.get("sent");
  if (sent === drawn || (drawn && sent > drawn && sent < drawn + 16)) return;
  model.set("drawn", sent);
  model.save_changes();
}

// All that draws, and what calls it: draw() once in a frame of the screen, however much has changed.
function makeDrawing(model, el, frame, view, ask) {
  let waiting = 0, drawn = 0;
  const redraw = () => { waiting ||= requestAnimationFrame(draw); };
  const side = makeRight(model, frame.right, view, ask), clock = showClock(model, frame.bar, ask);
  const training = showTraining(model, frame.bar, ask), thumbs = showData(model, frame.data, ask, view);
  const heads = showHeads(model, frame.net, view, ask), placeNeurons = keysForNeurons(frame.neurons, view, redraw);
  const placeHandle = keysForParameters(frame.handle, view);
  function draw() {
    waiting = 0;
    if (!view.width || view.theta.length !== view.layout.parameters.length) return;   // half of a change is still to come
    if (!frame.net.hidden) { drawNetwork(frame.canvas, view); drawGradients(frame.canvas, view); placeHandle(); }
    side.show();
    clock();
    el.dataset.drawn = "";
    el.pictures = ++drawn;
    tellDrawn(model);
  }
  function lay() {                                     // another network, or another size of the page
    el.closest(PANEL)?.classList.toggle("nblib-narrow", el.clientWidth < 700);
    view.lay(model.get("shape"), frame.net.clientWidth || 300, frame.net.clientHeight || 400, side.room());
    heads();
    placeNeurons();
    redraw();
  }
  function dress() {                                   // another theme
    view.colours = readColours(el);
    view.takePicture();
    thumbs();
    redraw();
  }
  function showValues() {
    view.takeValues();
    for (const show of [thumbs, training, side.paintTools]) show();
    if (view.layout) heads();
    redraw();
  }
  view.pin = (node) => { view.pinned = view.pinned === node ? null : node; placeNeurons(); redraw(); };
  return { draw, redraw, lay, dress, showValues, clock, side, stop: () => cancelAnimationFrame(waiting) };
}

// What is to be done when something that Python has set is another, by the name of the trait.
function whatFollows(view, drawing, heard, speech, { goals, foot }, told) {
  const { redraw, side, showValues } = drawing;
  return {
    picture: () => { view.takePicture(); redraw(); },
    points: () => { view.takePoints(); side.paintTools(); redraw(); },
    ghost: () => { view.takeGhost(); redraw(); },
    shape: drawing.lay, values: showValues, knobs: showValues, clock: drawing.clock, heard, verdict: told,
    words: speech.show, takeaway: speech.show, message: speech.show,
    goals: goals.show, code: foot.show, wants_code: foot.show, link: foot.show, wants_link: foot.show,
  };
}

function render({ model, el }) {
  const off = new AbortController();
  const on = (target, type, listener) => target.addEventListener(type, listener, { signal: off.signal });
  listenOnce();
  el.classList.add("nblib-face");
  const view = viewOf(model, el), frame = makeFrame(el, view.labels);
  hideParts(frame, view);
  const { ask, heard } = asking(model, () => { view.catchUp(); drawing.showValues(); });
  const drawing = makeDrawing(model, el, frame, view, ask), { redraw, side } = drawing;
  const showMore = drawerButton(el, frame.bar, view.labels.more);
  const say = (text) => { frame.status.textContent = text; setTimeout(() => { frame.status.textContent = ""; }, 3000); };
  giveHands(view, ask, redraw);
  if (!frame.net.hidden) holdNetwork(frame.canvas, frame.tip, view, redraw);
  holdMap(side.map, side.tip, view, ask, say, redraw);
  on(el, "nblib-draw", drawing.draw);                  // whoever measures how long that takes asks for it
  const speech = speakWords(model, frame), kernel = watchKernel(model, el, speech.sayLost);
  const goals = showGoals(model, frame.goals, frame.status);
  const foot = showFoot(model, frame.foot, frame.drawer, frame.words, on);
  const told = () => {
    const { text, good: isGood } = model.get("verdict");
    frame.verdict.textContent = text;
    frame.verdict.classList.toggle("nblib-good", Boolean(isGood));
  };
  const follows = Object.entries(whatFollows(view, drawing, heard, speech, { goals, foot }, told));
  for (const [name, act] of follows) model.on(`change:${name}`, act);
  let leave = () => {};
  const soon = requestAnimationFrame(() => {           // once we are in the page
    sayLanguage(el, model.get("language"));
    followAddress(model, on);
    for (let up = el.closest(PANEL); up; up = up.parentElement.closest(PANEL)) complete(up);
    for (const show of [showMore, drawing.dress, drawing.lay, drawing.showValues, told]) show();
    leave = watchPage(frame, drawing, off.signal);
  });
  for (const part of [speech, goals, foot]) part.show();
  return () => {
    off.abort();
    cancelAnimationFrame(soon);
    for (const end of [leave, drawing.stop, kernel.close, speech.close]) end();
    for (const [name, act] of follows) model.off(`change:${name}`, act);
  };
}

export default { render };
