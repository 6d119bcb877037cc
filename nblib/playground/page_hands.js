// The hands: touch a neuron and the map shows its world, drag a line up or down and its weight changes, press on the map
// and there is a point more. Each of it by keys as well.
const PULL = 0.02, KEY = 0.1;                          // what a pixel, and an arrow key, changes a weight by
const ARROWS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

// ---- the network under the pointer
function holdNetwork(canvas, tip, view, redraw) {
  let drag = null;
  const place = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  };
  const holds = (found) => found?.parameter !== undefined && !view.hides.includes("hands");
  function over(event) {
    const [x, y] = place(event), found = hit(view.layout, x, y, event.pointerType === "touch" ? 16 : 8);
    view.lit = found;
    canvas.style.cursor = holds(found) ? "ns-resize" : found?.node ? "pointer" : "";
    tell(tip, found && [x, y], found?.parameter === undefined ? view.nameOf(found?.node) : view.toldOf(found.parameter));
    redraw();
    return found;
  }
  function pull(event) {
    const [x, y] = place(event), value = Math.round(100 * (drag.from + (drag.y - y) * PULL)) / 100;
    view.setParameter(drag.parameter, value);
    tell(tip, [x, drag.y], `${view.toldOf(drag.parameter, value)} ↕`);
  }
  canvas.addEventListener("pointermove", (event) => (drag ? pull(event) : over(event)));
  canvas.addEventListener("pointerleave", () => { if (!drag) { view.lit = null; tell(tip, null); redraw(); } });
  canvas.addEventListener("touchstart", (event) => {   // a finger on a line drags it; elsewhere it scrolls the page
    const [x, y] = place(event.touches[0]);
    if (holds(hit(view.layout, x, y, 16))) event.preventDefault();
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    const found = over(event);
    if (event.button !== 0 || !found) return;
    if (found.node) { view.pin(found.node); return; }
    view.mark(found.parameter);
    if (!holds(found)) return;
    canvas.setPointerCapture(event.pointerId);
    drag = { parameter: found.parameter, y: place(event)[1], from: view.theta[found.parameter] };
    event.preventDefault();
  });
  for (const type of ["pointerup", "pointercancel"]) canvas.addEventListener(type, () => { drag = null; tell(tip, null); });
}

function tell(tip, place, text = "") {
  tip.hidden = !place;
  if (!place) return;
  tip.textContent = text;
  tip.style.left = `${place[0]}px`;
  tip.style.top = `${place[1]}px`;
}

// ---- the network by keys: neurons, of which one is in the order of Tab, and the marked parameter as a slider
function keysForNeurons(box, view, redraw) {
  let nodes = [], places = [];
  function go(i) {
    places[i].focus();
    places.forEach((place, k) => { place.tabIndex = k === i ? 0 : -1; });
  }
  box.addEventListener("keydown", (event) => {
    const [dx, dy] = ARROWS[event.key] ?? [0, 0], at = nodes[places.indexOf(event.target)];
    if (!at || !(dx || dy)) return;
    const to = dx ? view.layout.nodes[at.layer + dx]?.[0] : view.layout.nodes[at.layer][at.i - dy];
    if (to) go(nodes.indexOf(to));
    event.preventDefault();
  });
  return () => {
    const { half } = view.layout;
    if (nodes.length !== view.layout.nodes.flat().length) {
      box.replaceChildren();
      places = view.layout.nodes.flat().map((_node, i) => {
        const place = element("button", "nblib-face-neuron", box, { type: "button", tabindex: i ? -1 : 0 });
        place.addEventListener("focus", () => {
          if (place.matches(":focus-visible")) view.lit = { node: nodes[i] };
          redraw();
        });
        place.addEventListener("blur", () => { view.lit = null; redraw(); });
        place.addEventListener("click", () => view.pin(nodes[i]));
        return place;
      });
    }
    nodes = view.layout.nodes.flat();
    nodes.forEach(({ x, y }, i) => {
      const [left, top, side] = [x - half, y - half, 2 * half].map((pixels) => `${pixels}px`);
      Object.assign(places[i].style, { left, top, width: side, height: side });
      places[i].setAttribute("aria-label", filled(view.labels.neuron, view.nameOf(nodes[i])));
      places[i].setAttribute("aria-pressed", String(view.pinned === nodes[i]));
    });
  };
}

function keysForParameters(handle, view) {
  handle.addEventListener("keydown", (event) => {
    const [dx, dy] = ARROWS[event.key] ?? [0, 0], count = view.theta.length;
    if (!(dx || dy) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dx) view.mark((view.marked + dx + count) % count);
    else if (!view.hides.includes("hands")) {
      const value = Math.round(100 * (view.theta[view.marked] + dy * KEY * (event.shiftKey ? 10 : 1))) / 100;
      view.setParameter(view.marked, value);
    }
    event.preventDefault();
  });
  return () => {
    const { at, path } = view.layout.parameters[view.marked], [x, y] = at ?? path[BENDS / 2];
    Object.assign(handle.style, { left: `${x}px`, top: `${y}px` });
    const told = view.toldOf(view.marked);
    for (const [name, value] of Object.entries({ "aria-valuenow": view.theta[view.marked], "aria-valuetext": told })) {
      handle.setAttribute(name, value);
    }
  };
}

// ---- the map: what the pointer is on is seen in all neurons; a press adds a point, or takes one's own away
function holdMap(canvas, tip, view, ask, say, redraw) {
  const mayAdd = () => !view.hides.includes("points");
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [clamp((event.clientX - box.left) / box.width, 0, 1), clamp(1 - (event.clientY - box.top) / box.height, 0, 1)];
  };
  const inPlane = (part) => view.window[0] + part * (view.window[1] - view.window[0]);
  function press(parts) {
    if (!mayAdd()) return;
    const own = view.ownPointAt(parts);
    if (own >= 0) { ask({ do: "take", number: own }); say(view.labels.taken); return; }
    const there = parts.map(inPlane);
    ask({ do: "add", place: there, answer: view.adds });
    say(filled(view.labels.added, `${view.axes[0]} = ${there[0].toFixed(1)}, ${view.axes[1]} = ${there[1].toFixed(1)}`));
  }
  canvas.addEventListener("pointermove", (event) => {
    view.place = place(event);
    const [x, y] = view.place, told = view.place.map((part, i) => `${view.axes[i]} = ${inPlane(part).toFixed(1)}`);
    tell(tip, [x * view.side, (1 - y) * view.side], `${told.join(", ")} → ${view.chanceAt(x, y).toFixed(2)}`);
    redraw();
  });
  canvas.addEventListener("pointerleave", () => { view.place = null; tell(tip, null); redraw(); });
  canvas.addEventListener("click", (event) => press(place(event)));
  keysForMap(canvas, view, press, redraw);
}

// Arrow keys move a cross over the map; Enter or the space bar press there.
function keysForMap(canvas, view, press, redraw) {
  canvas.addEventListener("focus", () => { if (canvas.matches(":focus-visible")) view.cross ??= [0.5, 0.5]; redraw(); });
  canvas.addEventListener("blur", () => { view.cross = view.place = null; redraw(); });
  canvas.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (step) {
      view.cross = (view.cross ?? [0.5, 0.5]).map((part, i) => clamp(part + step[i] * (event.shiftKey ? 0.1 : 0.02), 0, 1));
      view.place = view.cross;
    } else if ((event.key === "Enter" || event.key === " ") && view.cross && !event.shiftKey) press(view.cross);
    else return;
    event.preventDefault();
    redraw();
  });
}

