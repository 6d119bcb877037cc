// At the right: losses, curves, the map, and what a press on it does.
const CURVES = 56;                                     // CSS pixels: how high the curves are
const MARKS = { one: "●", nought: "○" };

// What the two losses leave of their row. Whoever asks for a width has the browser lay out the whole page on the spot, so
// it is asked only when it may be another: where the row is laid out anew, or a loss has more letters or fewer.
function curvesRoom(row) {
  let letters = "", room = 0;
  function measure() {
    const [one, other] = row.children;
    letters = lettersOf(row);
    room = Math.max(row.clientWidth - one.offsetWidth - other.offsetWidth - 24, 60);
  }
  return { measure, now: () => { if (letters !== lettersOf(row)) measure(); return room; } };
}

const lettersOf = (row) => [...row.querySelectorAll("b")].map((loss) => loss.textContent.length).join();

// The two losses, and beside them how they came there. Returns their row, and what shows them.
function makeLosses(parent, view) {
  const top = element("div", "nblib-face-losses", parent);
  const losses = [["train_loss", "nblib-plus"], ["test_loss", "nblib-minus"]].map(([name, sign]) => {
    const box = element("div", `nblib-face-loss ${sign}`, top);
    element("span", "nblib-face-name", box).textContent = view.labels[name];
    return element("b", "", box);
  });
  const curves = element("canvas", "nblib-face-curves", top, { "aria-hidden": "true" });
  top.hidden = view.hides.includes("curves");
  const beside = curvesRoom(top);
  function showLosses() {
    view.losses.forEach((loss, i) => write(losses[i], asLoss(loss)));
    if (!top.hidden) drawCurves(curves, view, beside.now(), CURVES);
  }
  return { top, showLosses, measure: beside.measure };
}

// What a press on the map adds, and the button that takes the last point away again.
function pointTools(tools, view, ask, paintTools) {
  const { labels } = view;
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

// The row below the map. Returns it, and what paints its buttons as things stand.
function makeTools(model, parent, view, ask) {
  const tools = element("div", "nblib-face-tools", parent);
  function paintTools() {
    const values = model.get("values"), isOn = ({ adds, name }) => (adds ? Number(adds) === view.adds : Boolean(values[name]));
    for (const press of tools.querySelectorAll("[data-adds], [data-name]")) press.setAttribute("aria-pressed", String(isOn(press.dataset)));
    const undo = tools.querySelector(".nblib-face-undo");
    if (undo) undo.disabled = !view.mine;
  }
  if (!view.hides.includes("points")) pointTools(tools, view, ask, paintTools);
  for (const name of ["show_test", "sharp"]) {
    const knob = model.get("knobs")[name];
    const turn = () => ask({ do: "set", name, value: model.get("values")[name] ? 0 : 1 }, name);
    if (knob) toggle(tools, view.labels[name], turn, knob.label).dataset.name = name;
  }
  return { tools, paintTools };
}

function makeRight(model, parent, view, ask) {
  const { labels } = view, { top, showLosses, measure } = makeLosses(parent, view);
  const box = element("div", "nblib-face-plane", parent);
  const map = element("canvas", "nblib-face-canvas", box, { tabindex: 0, role: "application", "aria-label": labels.map });
  const tip = element("span", "nblib-face-tip", box, { "aria-hidden": "true", hidden: "" });
  const title = element("p", "nblib-face-world", parent);
  const { tools, paintTools } = makeTools(model, parent, view, ask);
  function show() {
    showLosses();
    if (!view.hides.includes("map")) drawMap(map, view);
    const node = view.lit?.node ?? view.pinned;
    write(title, node && node.tile !== undefined ? filled(labels.world, view.nameOf(node)) : labels.answer);
  }
  // The map is a square as large as there is room for, but for what stands above and below it.
  function room() {
    measure();
    const narrow = parent.closest(PANEL)?.classList.contains("nblib-narrow");
    const high = narrow ? 300 : parent.clientHeight - (top.hidden ? 0 : top.offsetHeight) - tools.offsetHeight - 14;
    return clamp(Math.min(parent.clientWidth - 28, high), 160, 300);
  }
  parent.hidden = view.hides.includes("map") && top.hidden;
  return { show, paintTools, room, map, tip };
}

