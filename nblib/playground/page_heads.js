// Above the columns of hidden layers: how many neurons, and which activation; and how many layers.

function stepper(box, told, by, press) {
  const made = element("button", "nblib-face-by", box, { type: "button", "aria-label": told, title: told });
  made.textContent = by < 0 ? "−" : "+";
  made.addEventListener("click", () => press(by));
}

// A number between "one less" and "one more"; alone where it cannot be changed.
function counted(box, may, [less, more], press) {
  const number = document.createElement("b");
  number.className = "nblib-face-count";
  if (may) stepper(box, less, -1, press);
  box.append(number);
  if (may) stepper(box, more, 1, press);
  return number;
}

function makeDepth(parent, { depth: knob }, labels, ask) {
  const depth = element("div", "nblib-face-depth", parent);
  const count = counted(depth, knob, [labels.fewer, labels.deeper], (by) => ask({ do: "layers", by }));
  count.hidden = !knob;
  const said = element("span", "", depth);
  said.textContent = labels.layers;
  return { count, said };
}

function makeHead(model, parent, layer, labels, ask) {
  const knobs = model.get("knobs"), name = `activation${layer}`;
  const box = element("div", "nblib-face-head", parent), row = element("div", "nblib-face-widths", box);
  const told = [labels.less, labels.wider].map((text) => filled(text, layer));
  const number = counted(row, knobs[`width${layer}`], told, (by) => ask({ do: "neurons", layer, by }));
  const set = (value) => ask({ do: "set", name, value }, name), read = () => model.get("knobs")[name].options;
  const choose = knobs[name] && list(box, filled(labels.activation, layer), read, set);
  return { box, number, choose, name };
}

function showHeads(model, parent, view, ask) {
  const knobs = model.get("knobs"), { labels } = view, { count, said } = makeDepth(parent, knobs, labels, ask);
  const heads = [1, 2, 3, 4].map((layer) => makeHead(model, parent, layer, labels, ask));
  const output = element("div", "nblib-face-head nblib-face-output", parent);
  output.textContent = labels.output;
  return () => {
    const { columns, widths } = view.layout, room = columns[1] - columns[0];
    count.textContent = widths.length - 2;
    said.hidden = columns[1] < 250 || !knobs.depth;
    heads.forEach(({ box, number, choose, name }, i) => {
      box.hidden = i >= widths.length - 2;
      if (box.hidden) return;
      box.style.left = `${columns[i + 1]}px`;
      box.style.width = `${clamp(room - 6, 58, 150)}px`;
      number.textContent = widths[i + 1];
      choose?.(model.get("values")[name]);
    });
    output.style.left = `${columns.at(-1)}px`;
  };
}

