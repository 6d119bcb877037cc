// The same section in the notebook and on the reading page: found by its number, as the headings' names differ.
const RESTED = 1500;                                   // milliseconds: who stays so long at a place reads there

document.addEventListener("DOMContentLoaded", () => {
  const door = document.querySelector(".bar a.notebook");
  const headings = [...document.querySelectorAll("article section > :is(h1, h2, h3, h4)")];
  if (!door) return;
  // The door stands at the top of the page: it leads to where one was reading before one scrolled up to it
  let later;
  const rest = () => {
    const section = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).length - 1;
    if (section > 0) door.hash = `section-${section}`;
  };
  addEventListener("scroll", () => { clearTimeout(later); later = setTimeout(rest, RESTED); }, { passive: true });
  const number = location.hash.match(/^#section-(\d+)$/)?.[1];
  headings[number]?.scrollIntoView();
});
