// An address that names a panel leads to it, and the cells above run first. How the panel stands then, the card itself reads
// from the address (nblib/panels/link.js).
const MOVES = ["wheel", "pointerdown", "keydown", "touchstart"];

function cellOf(page, hash) {
  const key = hash.match(/^#panel-([A-Za-z0-9_]{1,80})(-|$)/)?.[1];
  const element = key && document.querySelector(`figure[data-panel="${key}"]`)?.closest("div.cell");
  return page.cells.find((cell) => cell.element === element);
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
