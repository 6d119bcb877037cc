// The same section in the notebook and on the reading page: found by its number, as the headings' names differ.
const RESTED = 1500;                                   // milliseconds: who stays so long at a place reads there

// The first heading in the window's upper half, or else the last one above it; a folded one has no place
function inView(headings) {
  const tops = headings.map((heading) => (heading.checkVisibility() ? heading.getBoundingClientRect().top : Infinity));
  const seen = tops.findIndex((top) => top > -10 && top < innerHeight / 2);
  return seen < 0 ? tops.findLastIndex((top) => top < 0) : seen;
}

document.addEventListener("DOMContentLoaded", () => {
  const door = document.querySelector(".bar a.notebook");
  const headings = [...document.querySelectorAll("article section > :is(h1, h2, h3, h4)")];
  if (!door) return;
  // The door stands at the top of the page: it leads to where one was reading before one scrolled up to it
  let later;
  const rest = () => {
    const section = inView(headings);
    if (section > 0) door.hash = `section-${section}`;
  };
  addEventListener("scroll", () => { clearTimeout(later); later = setTimeout(rest, RESTED); }, { passive: true });
  const number = location.hash.match(/^#section-(\d+)$/)?.[1];
  headings[number]?.scrollIntoView();
});
