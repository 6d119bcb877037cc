// An address that names a panel leads to it, and the cells above run first. How the panel stands then, the card itself reads
// from the address (nblib/panels/link.js).
import { element } from "./output.js";
import { words } from "./words.js";

const MOVES = ["wheel", "pointerdown", "keydown", "touchstart"];

function cellOf(page, hash) {
  const key = hash.match(/^#panel-([A-Za-z0-9_]{1,80})(-|$)/)?.[1];
  const element = key && document.querySelector(`figure[data-panel="${key}"]`)?.closest("div.cell");
  return page.cells.find((cell) => cell.element === element);
}

// Who was given a link with values is told what this is: its question comes first, and the panel alone shows them at once
function tellOfLink(cell) {
  const key = location.hash.match(/^#panel-([A-Za-z0-9_]{1,80})-./)?.[1];
  document.querySelector(".from-link")?.remove();
  if (!key) return;
  const alone = element("a", { href: `panel/${key}.html${location.hash}`, textContent: words.panelAlone });
  const told = element("p", { className: "from-link" });
  told.append(`${words.fromLink} `, alone);
  cell.element.prepend(told);
}

export function goToPanel(page) {
  let cell = null;
  const show = () => {
    const fold = cell?.element.closest("details");     // what is for the curious alone
    if (fold) fold.open = true;
    cell?.element.scrollIntoView();
  };
  function go() {
    cell = cellOf(page, location.hash);
    if (!cell) return;
    tellOfLink(cell);
    page.order.reached = Math.max(page.order.reached, cell.index + 1);
    show();
    page.go();
  }
  // As cells above come alive their heights change: until it has run itself, or the reader goes elsewhere, it is kept in sight
  const rest = () => { cell = null; };
  for (const type of MOVES) addEventListener(type, rest, { passive: true });
  addEventListener("course:ran", ({ detail }) => { show(); if (detail === cell) rest(); });
  addEventListener("hashchange", go);
  go();
}
