// What panels need for keyboard and screen reader where Jupyter and ipywidgets leave it out. stage.py joins it with stage.js.
const SUPPRESS = "data-lm-suppress-shortcuts";
const PANEL = ".nblib-panel";

// Jupyter's shortcuts would take arrow keys and letters away from sliders and buttons. They are bound
// with ":focus" and heard on `document` in the capture phase, so stopping the event inside the panel
// comes too late, and the attribute counts on the focused element only.
function keepPlainKeys(event) {
  const target = event.target;
  if (!(target instanceof Element) || !target.closest(PANEL)) return;
  const jupyters = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape" ||
    event.key === "Tab" || (event.key === "Enter" && event.shiftKey);
  if (jupyters) target.removeAttribute(SUPPRESS);
  else target.setAttribute(SUPPRESS, "true");
  if (event.key === "Escape") target.closest(".jp-Cell")?.focus();   // out of the panel, back to Jupyter's keys
}

// A button that vanishes once it is pressed would drop the focus to the top of the page: what it belongs to takes it.
function keepFocus(event) {
  const button = event.target instanceof Element && event.target.closest(`${PANEL} button`);
  if (!button) return;
  const place = button.closest(".nblib-question") ?? button.closest(PANEL);
  let looks = 0;
  const timer = setInterval(() => {
    const gone = !button.isConnected || button.disabled || !button.getClientRects().length;
    const fallen = gone && document.activeElement === document.body;   // the browser lets go of it some time later
    if (fallen) {
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
    if (fallen || ++looks > 30) clearInterval(timer);
  }, 100);
}

// ipywidgets gives its slider handles neither a name nor a value with enough digits, and the number beside them no role.
function nameSliders(panel) {
  for (const row of panel.querySelectorAll(".widget-slider")) {
    const name = row.querySelector(".widget-label")?.textContent;
    const readout = row.querySelector(".widget-readout");
    for (const handle of row.querySelectorAll("[role=slider]")) {
      if (name) handle.setAttribute("aria-label", name);
      if (readout) handle.setAttribute("aria-valuetext", readout.textContent);
    }
    if (name && readout?.isContentEditable) {
      readout.setAttribute("role", "textbox");
      readout.setAttribute("aria-label", name);
    }
  }
}

// Boxes to tick that belong together are a group; the headings of groups say whether theirs is open.
function nameGroups(panel) {
  for (const group of panel.querySelectorAll(".nblib-several")) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", group.querySelector(".widget-label")?.textContent ?? "");
  }
  for (const button of panel.querySelectorAll(".nblib-headings button")) {
    button.setAttribute("aria-expanded", String(button.textContent.startsWith("▾")));
  }
}

// All that a panel lacks. What is told in words is spoken when it changes: verdicts, hints, explanations.
function complete(panel) {
  nameSliders(panel);
  nameGroups(panel);
  const told = [panel, ...panel.querySelectorAll(".nblib-question")].filter((part) => part.matches(".nblib-question"));
  told.forEach((part) => part.setAttribute("aria-live", "polite"));
}

function completeWhereWeAre(event) {
  const panel = event.target instanceof Element && event.target.closest(PANEL);
  if (panel) complete(panel);
}

function listenOnce() {
  if (window.__nblibKeys) return;
  window.__nblibKeys = true;
  window.addEventListener("keydown", keepPlainKeys, true);
  window.addEventListener("click", keepFocus, true);
  for (const type of ["focusin", "keyup", "pointerup"]) window.addEventListener(type, completeWhereWeAre, true);
  const watched = new WeakSet();                       // rows of headings, whose letters change when one is pressed
  window.addEventListener("click", (event) => {
    const row = event.target instanceof Element && event.target.closest(".nblib-headings");
    if (!row || watched.has(row)) return;
    watched.add(row);
    const renamed = new MutationObserver(() => row.isConnected && nameGroups(row.closest(PANEL)));
    renamed.observe(row, { subtree: true, childList: true, characterData: true });
  }, true);
}

// Jupyter's page is in the language of its menus; the notebook is in the language that it chose.
function sayLanguage(element, language) {
  let outermost = element.closest(".jp-Notebook");
  for (let up = element; !outermost && (up = up.closest(PANEL)); up = up.parentElement) {
    if (!up.parentElement?.closest(PANEL)) outermost = up;
  }
  outermost?.setAttribute("lang", language);
}
