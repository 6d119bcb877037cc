// What stands around the picture: the verdict above the controls, and the foot with goals, reset, words and code.
const SIGNS = { 1: "nblib-plus", "-1": "nblib-minus", 0: "" };

function showVerdict(model, place) {
  const text = element("span", "nblib-verdict-text", place), chip = element("span", "nblib-chip", place);
  function show() {
    const { text: told = "", chip: word = "", sign = 0 } = model.get("verdict");
    text.textContent = told;
    chip.textContent = word;
    chip.className = `nblib-chip ${SIGNS[sign]}`;
    place.hidden = !told;
    chip.hidden = !word;
  }
  return { show, close() {} };
}

// A goal that has just been reached flashes once, and is told to screen readers.
function showGoals(model, place, live) {
  const name = element("span", "nblib-goals-name", place), list = element("ul", "nblib-goals-list", place);
  let before = null;
  function show() {
    const goals = model.get("goals"), isNew = ({ reached }, i) => reached && before && !before[i];
    place.hidden = !goals.length;
    name.textContent = model.get("labels").goals;
    list.setAttribute("aria-label", name.textContent);
    list.replaceChildren();
    for (const [i, goal] of goals.entries()) {
      const chip = element("li", "nblib-goal", list);
      chip.textContent = `${goal.reached ? "✓ " : ""}${goal.text}`;
      chip.classList.toggle("nblib-reached", goal.reached);
      chip.classList.toggle("nblib-flash", Boolean(isNew(goal, i)));
    }
    live.textContent = goals.filter(isNew).map(({ text }) => `✓ ${text}`).join(" ");
    before = goals.map((goal) => goal.reached);
  }
  return { show, close() {} };
}

// ---- the foot's buttons, and the drawer that two of them open
function button(parent, name, sign, label) {
  const made = element("button", `nblib-button nblib-${name}`, parent, { type: "button" });
  nameButton(made, sign, label);
  return made;
}

// Sign and name apart: where there is no room the sign stands alone, and the name is there for screen readers and as a tip.
function nameButton(made, sign, label) {
  made.replaceChildren(sign);
  element("span", "nblib-tool-name", made).textContent = ` ${label}`;
  made.setAttribute("aria-label", label);
  made.title = label;
}

function showFoot(model, foot, drawer, words, on) {
  const labels = model.get("labels");
  const tools = element("span", "nblib-tools", foot);
  const reset = button(tools, "reset", "↺", labels.reset);
  const inWords = button(tools, "in-words", "¶", labels.words);
  const code = button(tools, "code", "‹›", labels.code);
  const written = element("div", "nblib-written", drawer);
  const how = element("p", "nblib-how", written);
  how.textContent = labels.how;
  const lines = linesToCopy(written, labels, on);
  function show() {
    const isOpen = model.get("wants_code");
    lines.textContent = model.get("code");
    written.hidden = !isOpen;
    code.setAttribute("aria-expanded", String(isOpen));
    inWords.setAttribute("aria-expanded", String(words.classList.contains("nblib-seen")));
  }
  on(reset, "click", () => { model.set("resets", model.get("resets") + 1); model.save_changes(); });
  on(code, "click", () => { model.set("wants_code", !model.get("wants_code")); model.save_changes(); show(); });
  on(inWords, "click", () => { words.classList.toggle("nblib-seen"); show(); });
  const link = showLink(model, tools, drawer, on);
  return { show() { show(); link.show(); }, close() {} };
}

// ---- a control and what it moves in the picture light each other up; below those that do nothing now stands why
const controlOf = (target) => target.closest?.(".nblib-control");
const nameOf = (control) => [...control.classList].find((name) => name.startsWith("nblib-is-"))?.slice("nblib-is-".length);

function linkControls(model, panel, box, reasons, on) {
  const rows = () => [...panel.querySelectorAll(".nblib-control")];
  function light(names) {
    for (const row of rows()) row.classList.toggle("nblib-lit", names.includes(nameOf(row)));
    for (const grip of box.querySelectorAll(".nblib-grip")) {
      grip.classList.toggle("nblib-lit", grip.dataset.names.split(" ").some((name) => names.includes(name)));
    }
  }
  function lightFor({ target }) {
    if (!(target instanceof Element)) return;
    const grip = target.closest(".nblib-grip"), control = controlOf(target);
    light(grip ? grip.dataset.names.split(" ") : control ? [nameOf(control)] : []);
  }
  for (const type of ["pointerover", "focusin"]) on(panel, type, lightFor);
  on(panel, "pointerleave", () => light([]));
  function show() {
    const idle = model.get("idle"), seen = rows().filter((row) => row.getClientRects().length);
    for (const row of rows()) {
      const why = idle[nameOf(row)];
      row.classList.toggle("nblib-idle", Boolean(why));
      for (const part of row.querySelectorAll("[role=slider], select, input")) {
        if (why) part.setAttribute("aria-description", why);
        else part.removeAttribute("aria-description");
      }
    }
    reasons.textContent = [...new Set(seen.map((row) => idle[nameOf(row)]).filter(Boolean))].join(" ");
  }
  return { show, close() {} };
}

// Below zero a slider is orange, above it blue, as everything is in the pictures; it is coloured as far as it has come. How far
// that is says the handle's place: aria-valuenow is rounded to one digit behind the point, 0.25 to 0.3 and -0.04 to "-0.0".
function markSlider(handle) {
  const slider = handle.closest(".widget-slider"), place = /translate\((-?[\d.]+)%/.exec(handle.parentElement.style.transform);
  const [low, high, now] = ["min", "max", "now"].map((name) => handle.getAttribute(`aria-value${name}`));
  const share = place ? 100 + place[1] / 10 : (100 * (now - low)) / (high - low || 1);   // noUiSlider moves it by 10 times the percent
  slider?.style.setProperty("--nb-at", `${share}%`);
  slider?.classList.toggle("nblib-minus", low < 0 && now.startsWith("-"));
}

function colourSliders(panel) {
  const handles = () => panel.querySelectorAll(".widget-slider [role=slider]");
  const handleOf = (part) => part.matches(".noUi-origin") ? part.querySelector("[role=slider]") : part.matches(".noUi-handle") && part;
  const moved = new MutationObserver((changes) => changes.map(({ target }) => handleOf(target)).filter(Boolean).forEach(markSlider));
  moved.observe(panel, { subtree: true, attributes: true, attributeFilter: ["style", "aria-valuenow", "aria-valuemax", "aria-valuemin"] });
  handles().forEach(markSlider);
  return { close: () => moved.disconnect() };
}
