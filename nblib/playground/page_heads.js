// Above the columns of hidden layers: how many neurons, and which activation; and how many layers
function showHeads(model, parent, view, ask) {
  const knobs = model.get("knobs"), { labels } = view, heads = [];
  const stepper = (box, told, by, press) => {
    const made = element("button", "nblib-face-by", box, { type: "button", "aria-label": told, title: told });
    made.textContent = by < 0 ? "−" : "+";
    made.addEventListener("click", () => press(by));
    return made;
  };
  const depth = element("div", "nblib-face-depth", parent), count = document.createElement("b");
  count.className = "nblib-face-count";
  if (knobs.depth) {
    const change = (by) => ask({ do: "layers", by });
    stepper(depth, labels.fewer, -1, change);
    depth.append(count);
    stepper(depth, labels.deeper, 1, change);
  }
  const said = element("span", "", depth);
  said.textContent = labels.layers;
  for (let layer = 1; layer <= 4; layer++) {
    const box = element("div", "nblib-face-head", parent), row = element("div", "nblib-face-widths", box);
    const number = document.createElement("b");
    number.className = "nblib-face-count";
    const change = (by) => ask({ do: "neurons", layer, by });
    if (knobs[`width${layer}`]) stepper(row, filled(labels.less, layer), -1, change);
    row.append(number);
    if (knobs[`width${layer}`]) stepper(row, filled(labels.wider, layer), 1, change);
    const name = `activation${layer}`, set = (value) => ask({ do: "set", name, value }, name);
    const read = () => model.get("knobs")[name].options;
    const choose = knobs[name] && list(box, filled(labels.activation, layer), read, set);
    heads.push({ box, number, choose, name });
  }
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

