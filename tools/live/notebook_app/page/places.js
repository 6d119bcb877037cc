// Where one is: links between chapters open in the same tab, and a section is found by its number, as on the reading pages.
import { until } from "./notebook.js";

const HEADINGS = ".jp-MarkdownCell .jp-RenderedMarkdown :is(h1, h2, h3, h4)";
const SECTION = /^#section-(\d+)$/;

// Without this each chapter would open its file in an empty tab
export function followChapters(panel) {
  document.addEventListener("click", async (event) => {
    const name = event.target.closest?.('a[href*="/files/"]')?.href.match(/\/files\/([^/?#]+\.ipynb)(#.*)?$/);
    if (!name || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (panel.context.model.dirty) await panel.context.save();
    location.assign(`index.html?path=${name[1]}${name[2] ?? ""}`);
  }, true);
}

// The app shows its first cell when it is done, and formulas move what is below: so it is held in view, until the reader moves
export async function goToSection({ content }) {
  const number = location.hash.match(SECTION)?.[1];
  if (!number) return;
  const heading = await until(() => document.querySelectorAll(HEADINGS)[number]);
  content.activeCellIndex = content.widgets.findIndex((cell) => cell.node.contains(heading));
  let moved = false;
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(act, () => { moved = true; }, { capture: true });
  for (let time = 0; time < 20 && !moved; time++) {
    heading.scrollIntoView();
    await new Promise((next) => setTimeout(next, 200));
  }
}

// "#section-3" for the first heading in the window's upper half, or else the last one above it. A folded one has no place
export function sectionInView() {
  const tops = [...document.querySelectorAll(HEADINGS)].map((heading) => (heading.checkVisibility() ? heading.getBoundingClientRect().top : Infinity));
  const seen = tops.findIndex((top) => top > -10 && top < innerHeight / 2);
  return `#section-${Math.max(0, seen < 0 ? tops.findLastIndex((top) => top < 0) : seen)}`;
}
