// The data: thumbnails to choose from, sliders, and the inputs that the network is told of each point.
const THUMB = 44;                                      // CSS pixels

function showData(model, parent, ask, view) {
  const labels = model.get("labels"), { data, features, ...knobs } = model.get("knobs"), shown = [];
  const set = (name) => (value) => ask({ do: "set", name, value }, name);
  if (data) shown.push(thumbnails(model, parent, data, set("data"), view));
  for (const name of ["noise", "train_fraction", "batch"]) {
    if (!knobs[name]) continue;
    const show = slide(parent, () => model.get("knobs")[name], set(name));
    shown.push(() => show(model.get("values")[name]));
  }
  if (features) shown.push(chips(model, parent, features, labels, ask));
  parent.hidden = !shown.length;
  return () => shown.forEach((show) => show());
}

function thumbnails(model, parent, { label, options }, choose, view) {
  const box = element("div", "nblib-face-thumbs", parent, { role: "radiogroup", "aria-label": label });
  const name = element("p", "nblib-face-chosen", parent, { "aria-hidden": "true" });
  const places = options.map(([shown, value]) => {
    const told = { role: "radio", "aria-label": shown, title: shown };
    const place = element("button", "nblib-face-thumb", box, { type: "button", ...told });
    place.addEventListener("click", () => choose(value));
    return { place, value, shown, canvas: element("canvas", "", place) };
  });
  box.addEventListener("keydown", (event) => {         // as radio buttons: the arrows choose
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const at = places.findIndex(({ place }) => place === document.activeElement);
    const to = places[(at + by + places.length) % places.length];
    to.place.focus();
    choose(to.value);
    event.preventDefault();
  });
  return () => {
    const now = model.get("values").data;
    for (const { place, value, shown, canvas } of places) {
      place.setAttribute("aria-checked", String(value === now));
      place.tabIndex = value === now ? 0 : -1;
      if (value === now) name.textContent = shown;
      drawThumb(canvas, numbers(model.get("thumbs")[value], Int16Array), view.colours);
    }
  };
}

function drawThumb(canvas, points, colours) {
  const ctx = sharp(canvas, THUMB, THUMB);
  for (let i = 0; i < points.length; i += 3) {
    const one = points[i + 2] > 0;
    ctx.beginPath();
    ctx.arc(THUMB * (0.5 + points[i] / FAR), THUMB * (0.5 - points[i + 1] / FAR), one ? 2 : 1.6, 0, 7);
    ctx.fillStyle = ctx.strokeStyle = one ? colours.plus : colours.minus;
    if (one) ctx.fill(); else ctx.stroke();
  }
}

// The inputs to choose from: those that the network is told are pressed.
function chips(model, parent, { label }, labels, ask) {
  element("span", "nblib-face-name", parent).textContent = labels.inputs;
  const box = element("div", "nblib-face-chips", parent, { role: "group", "aria-label": label });
  let names = "";
  return () => {
    const now = model.get("knobs").features.names;
    if (String(now) !== names) {
      names = String(now);
      box.replaceChildren();
      for (const name of now) toggle(box, name, () => ask({ do: "input", name }));
    }
    const chosen = model.get("values").features;
    for (const chip of box.children) chip.setAttribute("aria-pressed", String(chosen.includes(chip.textContent)));
  };
}

// Bytes that Python has sent, as numbers of a kind.
function numbers(bytes, Kind) {
  if (!bytes?.byteLength) return new Kind(0);
  const { buffer, byteOffset, byteLength } = bytes;
  return new Kind(buffer.slice(byteOffset, byteOffset + byteLength));   // a copy: it may not begin where such a number can
}

