// What is drawn, as numbers: taken from the model when it changes, with what hands have chosen on the page itself.
const FINE = 258;                                      // steps of the answer to one of the colours, see wire.py

function viewOf(model, el) {
  const view = { labels: model.get("labels"), hides: model.get("hides"), lit: null, pinned: null, place: null, cross: null, adds: 1,
    // While Python has not heard of it yet, what is marked and pulled on the page is ahead of what Python says.
    isAhead: false, pulled: new Map(), width: 0, height: 0, side: 300, colours: readColours(el) };
  const painted = new Map();                           // pictures of what neurons see, by tile; painted when they are asked for
  const small = (name) => numbers(model.get(name.picture)[name.part], name.Kind);
  view.takePicture = () => {
    const part = (name, Kind) => small({ picture: "picture", part: name, Kind });
    const { epoch, losses, gradients } = model.get("picture");
    Object.assign(view, { epoch, losses, gradients, theta: part("theta", Float32Array), tiles: part("tiles", Int8Array),
      answer: part("answer", Int16Array), curve: part("curve", Float32Array) });
    for (const [parameter, value] of view.pulled) view.theta[parameter] = value;
    view.stale = new Set(["rounded", "answer", ...Array(view.tiles.length / TILE ** 2).keys()]);
  };
  view.takePoints = () => {
    const { window, axes, mine } = model.get("points"), part = (name) => small({ picture: "points", part: name, Kind: Int16Array });
    Object.assign(view, { window, axes, mine, train: part("train"), test: part("test") });
  };
  view.takeValues = () => {
    const { weight, sharp: isSharp, show_test: showsTest } = model.get("values");
    Object.assign(view, { isSharp: Boolean(isSharp), showsTest: Boolean(showsTest) });
    if (!view.isAhead) view.marked = weight;
  };
  function paint(key, bytes, cells) {
    if (!painted.has(key)) painted.set(key, document.createElement("canvas"));
    if (!view.stale.delete(key)) return painted.get(key);
    return mapPicture(bytes(), cells, view.colours.ramp, painted.get(key));
  }
  view.world = (node) => (node?.tile === undefined ? paint("answer", () => view.answer.map((fine) => Math.round(fine / FINE)), CELLS)
    : paint(node.tile, () => view.tiles.subarray(node.tile * TILE ** 2, (node.tile + 1) * TILE ** 2), TILE));
  view.roundedAnswer = () => paint("rounded", () => view.answer.map((fine) => (fine > 0 ? 127 : -127)), CELLS);
  view.nameOf = (node) => (node ? nameOfNode(node, view.layout, view.labels) : "");
  view.toldOf = (i, value = view.theta[i]) =>
    `${nameOfParameter(view.layout.parameters[i], view.layout, view.labels)}: ${value.toFixed(2)}`;
  view.chanceAt = (x, y) => 0.5 + view.answer[Math.round(y * (CELLS - 1)) * CELLS + Math.round(x * (CELLS - 1))] / (254 * FINE);
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

