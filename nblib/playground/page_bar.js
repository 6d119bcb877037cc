// What is pressed and chosen above the network: the clock, and how it trains; and the lists and sliders of the page.
const SIGN = { restart: "⟲", back: "◀", on: "▶" };

// ---- gestures: one message at a time, and what comes meanwhile goes with the next; of one key only the latest counts
// quiet() is called once Python has heard all of it, and what it shows is what hands have done.
function asking(model, quiet) {
  let waiting = new Map(), sent = 0;
  function flush() {
    if (sent || !waiting.size) return;
    sent = (model.get("asked").n ?? 0) + 1;
    model.set("asked", { n: sent, gestures: [...waiting.values()] });
    waiting = new Map();
    model.save_changes();
  }
  function heard() {
    if (model.get("heard") >= sent) sent = 0;
    flush();
    if (!sent) quiet();
  }
  let others = 0;                                      // keys for those of which each counts
  function ask(gesture, key = `${gesture.do} ${others++}`) {
    waiting.delete(key);
    waiting.set(key, gesture);
    flush();
  }
  return { ask, heard };
}

function labelled(parent, className, text) {
  const box = element("label", `nblib-face-knob ${className}`, parent);
  element("span", "nblib-face-name", box).textContent = text;
  return box;
}

// A list to choose from. read() -> its options now, as there may be more of them later. Returns show(value).
function list(parent, label, read, choose, className = "") {
  const box = labelled(parent, className, label), select = element("select", "", box, { "aria-label": label });
  let options = [];
  select.addEventListener("change", () => choose(options[select.selectedIndex][1]));
  return (value) => {
    const now = read();
    if (String(now) !== String(options)) {
      select.replaceChildren();
      for (const [shown] of now) element("option", "", select).textContent = shown;
    }
    options = now;
    select.selectedIndex = options.findIndex(([, meant]) => meant === value);
  };
}

// A slider of numbers, or of stops, with its value beside its name.
function slide(parent, read, choose) {
  const { label } = read();
  const box = element("label", "nblib-face-knob nblib-face-slide", parent);
  element("span", "nblib-face-name", box).textContent = label;
  const told = element("output", "nblib-face-told", box);
  const input = element("input", "", box, { type: "range", "aria-label": label });
  let { options, range } = read();
  const value = () => (range ? Number(input.value) : options[input.value][1]);
  const tell = () => {
    told.textContent = range ? String(Number(Number(input.value).toFixed(3))) : options[input.value][0];
    input.setAttribute("aria-valuetext", told.textContent);
  };
  input.addEventListener("input", () => { tell(); choose(value()); });
  return (now) => {
    ({ options, range } = read());
    const [low, high, step] = range ?? [0, options.length - 1, 1];
    Object.assign(input, { min: low, max: high, step });
    input.value = range ? now : options.findIndex(([, meant]) => meant === now);
    tell();
  };
}

function toggle(parent, text, press, told) {
  const made = element("button", "nblib-face-toggle", parent, { type: "button", "aria-pressed": "false" });
  made.textContent = text;
  if (told) Object.assign(made, { title: told, ariaLabel: told });
  made.addEventListener("click", press);
  return made;
}

// ---- the clock
function showClock(model, parent, ask) {
  const labels = model.get("labels"), group = element("div", "nblib-face-clock", parent);
  const play = element("button", "nblib-face-play", group, { type: "button" });
  element("span", "nblib-face-sign", play);
  const steps = { restart: { do: "go", epoch: 0 }, back: { do: "step", by: -1 }, on: { do: "step", by: 1 } };
  for (const [name, gesture] of Object.entries(steps)) {
    const told = { title: labels[name], "aria-label": labels[name] };
    const step = element("button", `nblib-face-step nblib-face-${name}`, group, { type: "button", ...told });
    step.textContent = SIGN[name];
    if (name === "restart") element("span", "nblib-face-said", step).textContent = ` ${labels[name]}`;
    step.addEventListener("click", () => ask(gesture));
  }
  const epoch = element("div", "nblib-face-epoch", group);
  element("span", "nblib-face-name", epoch).textContent = labels.epoch;
  const number = element("b", "", epoch);
  const choosePace = (to) => ask({ do: "pace", pace: to }, "pace"), paces = () => model.get("clock").paces ?? [];
  const pace = list(group, labels.pace, paces, choosePace, "nblib-face-pace");
  const speed = element("span", "nblib-face-speed", group);
  play.addEventListener("click", () => ask({ do: model.get("clock").playing ? "pause" : "play" }, "play"));
  let shown = null;
  function follow(clock) {
    group.hidden = !("playing" in clock);
    play.classList.toggle("nblib-playing", Boolean(clock.playing));
    play.title = clock.playing ? labels.pause : labels.train;
    play.setAttribute("aria-label", play.title);
    write(speed, clock.playing ? clock.speed : "");
    pace(clock.pace);
    shown = clock;
  }
  return () => {
    const { epoch: now, earliest } = model.get("picture");
    if (model.get("clock") !== shown) follow(model.get("clock"));
    group.querySelector(".nblib-face-back").disabled = now <= earliest;
    write(number, now.toLocaleString("en"));
  };
}

function showTraining(model, parent, ask) {
  const knob = (name) => model.get("knobs")[name], shown = {};
  for (const name of ["optimizer", "rate", "l2"]) {
    const choose = (value) => ask({ do: "set", name, value }, name), read = () => knob(name).options;
    if (knob(name)) shown[name] = list(parent, knob(name).label, read, choose, `nblib-face-${name}`);
  }
  return () => Object.entries(shown).forEach(([name, show]) => show(model.get("values")[name]));
}

