// What is drawn, as numbers: taken from the model when it changes, with what hands have chosen on the page itself.
const FINE = 258;                                      // steps of the answer to one of the colours, see wire.py

function viewOf(model, el) {
  const view = {
    labels: model.get("labels"), hides: model.get("hides"), colours: readColours(el), width: 0, height: 0, side: 300,
    // What lies under the pointer, and what is kept on the map; where the pointer and the cross of the keys are on it.
    lit: null, pinned: null, place: null, cross: null, adds: 1,
    // While Python has not heard of it yet, what is marked and pulled on the page is ahead of what Python says.
    isAhead: false, pulled: new Map(),
  };
  view.catchUp = () => { view.isAhead = false; view.pulled.clear(); };
  takeFrom(model, view);
  paintFor(view);
  tellOf(view);
  view.lay = (shape, width, height, side) => {
    const kept = view.pinned && [view.pinned.layer, view.pinned.i];
    Object.assign(view, { width, height, side, lit: null, layout: layOut(shape, width, height) });
    view.pinned = (kept && view.layout.nodes[kept[0]]?.[kept[1]]) || null;
    view.marked = Math.min(view.marked, view.layout.parameters.length - 1);
  };
  for (const take of [view.takePicture, view.takePoints, view.takeGhost, view.takeValues]) take();
  return view;
}

// ---- what Python has sent, as numbers
function takeFrom(model, view) {
  view.takePicture = () => {
    const sent = model.get("picture"), { epoch, losses, gradients } = sent;
    Object.assign(view, { epoch, losses, gradients, theta: numbers(sent.theta, Float32Array),
      tiles: numbers(sent.tiles, Int8Array), answer: numbers(sent.answer, Int16Array),
      curve: numbers(sent.curve, Float32Array) });
    for (const [parameter, value] of view.pulled) view.theta[parameter] = value;
    view.stale = new Set(["rounded", "answer", ...Array(view.tiles.length / TILE ** 2).keys()]);
  };
  view.takePoints = () => {
    const { window, axes, mine, train, test } = model.get("points");
    Object.assign(view, { window, axes, mine, train: numbers(train, Int16Array), test: numbers(test, Int16Array) });
  };
  view.takeGhost = () => {
    const { boundary, losses } = model.get("ghost");
    view.ghost = { boundary: numbers(boundary, Float32Array), losses: numbers(losses, Float32Array) };
  };
  view.takeValues = () => {
    const { weight, sharp: isSharp, show_test: showsTest } = model.get("values");
    Object.assign(view, { isSharp: Boolean(isSharp), showsTest: Boolean(showsTest) });
    if (!view.isAhead) view.marked = weight;
  };
}

// ---- small pictures of what neurons see and of the answer: painted when they are asked for, and once for each moment
function paintFor(view) {
  const painted = new Map();
  function paint(key, bytes, cells) {
    if (!painted.has(key)) painted.set(key, document.createElement("canvas"));
    if (!view.stale.delete(key)) return painted.get(key);
    return mapPicture(bytes(), cells, view.colours.ramp, painted.get(key));
  }
  const tile = (number) => view.tiles.subarray(number * TILE ** 2, (number + 1) * TILE ** 2);
  const answer = (shade) => () => Int8Array.from(view.answer, shade);
  view.world = (node) => (node?.tile === undefined ? paint("answer", answer((fine) => Math.round(fine / FINE)), CELLS)
    : paint(node.tile, () => tile(node.tile), TILE));
  view.roundedAnswer = () => paint("rounded", answer((fine) => (fine > 0 ? 127 : -127)), CELLS);
}

// ---- in words and numbers
function tellOf(view) {
  view.nameOf = (node) => (node ? nameOfNode(node, view.layout, view.labels) : "");
  view.toldOf = (i, value = view.theta[i]) =>
    `${nameOfParameter(view.layout.parameters[i], view.layout, view.labels)}: ${value.toFixed(2)}`;
  view.chanceAt = (x, y) => {
    const [column, row] = [x, y].map((part) => Math.round(part * (CELLS - 1)));
    return 0.5 + view.answer[row * CELLS + column] / (254 * FINE);
  };
  view.ownPointAt = ([x, y]) => {                      // the number of one's own point there, or -1
    const count = view.train.length / 3, first = count - view.mine;
    for (let i = count - 1; i >= first; i--) {
      const away = Math.hypot(0.5 + view.train[3 * i] / FAR - x, 0.5 + view.train[3 * i + 1] / FAR - y);
      if (away * view.side < 9) return i - first;
    }
    return -1;
  };
}

