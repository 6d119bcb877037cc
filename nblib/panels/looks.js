// A card without a picture: what is said in it is spoken, and its links lead to the chapters wherever they stand,
// and the line to hand over is copied.

// In JupyterLab a chapter is 01_neuron.ipynb; on the reading pages 01_neuron.html; in the notebook app ?path=01_neuron.ipynb
export function placeOf(href, { pathname, search }) {
  if (!/^\d\d_\w+[.]ipynb(#|$)/.test(href)) return href;
  const [file, section] = href.split("#"), hash = section ? `#${section}` : "";
  if (new URLSearchParams(search).has("path")) return `?path=${file}${hash}`;
  return /([.]html|[/])$/.test(pathname) ? file.replace("ipynb", "html") + hash : href;
}

function leadLinks(event) {
  const link = event.target instanceof Element && event.target.closest(".nblib-panel a[href]");
  if (!link) return;
  const href = link.getAttribute("href");
  if (!href.startsWith("#nblib-at-")) link.setAttribute("href", placeOf(href, location));
  else if (event.type === "click") { event.preventDefault(); goTo(href.slice(1), link); }
}

// To the card of a prediction or an exercise on this page, or a word on why there is none
function goTo(name, link) {
  const card = [...document.getElementsByClassName(name)].find((e) => e.getClientRects().length);
  link.closest(PANEL).querySelector(".nblib-not-there").hidden = Boolean(card);
  if (!card) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  card.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  [...card.querySelectorAll("button, [tabindex='0']")].find((e) => e.getClientRects().length)?.focus({ preventScroll: true });
}

// The line to hand over; where the page may not reach the clipboard it is chosen, and Ctrl + C copies it
async function copyLine({ target }) {
  const pressed = target instanceof Element && target.closest(".nblib-handed button");
  if (!pressed) return;
  const line = pressed.parentElement.querySelector("code");
  try {
    await navigator.clipboard.writeText(line.textContent);
    nameIt(pressed, "copied");
    setTimeout(() => nameIt(pressed, "copy"), 2000);
  } catch { getSelection().selectAllChildren(line); }
}

function nameIt(button, what) {
  button.textContent = button.dataset[what];
  button.classList.toggle("nblib-copied", what === "copied");
}

function render({ model, el }) {
  listenOnce();
  if (!window.__nblibLinks) {
    window.__nblibLinks = true;
    window.addEventListener("click", copyLine);
    for (const type of ["pointerdown", "keydown", "click"]) window.addEventListener(type, leadLinks, true);
  }
  let looks = 0;
  const timer = setInterval(() => {                      // the card is put into the page after its parts
    const panel = el.closest(PANEL);
    if (panel) { complete(panel); sayLanguage(panel, model.get("language")); }
    if (panel || ++looks > 50) clearInterval(timer);
  }, 100);
  return () => clearInterval(timer);
}

export default { render };
