// The same section in the notebook and on the reading page: found by its number, as the headings' names differ.
const headings = () => [...document.querySelectorAll("article section > :is(h1, h2, h3, h4)")];

document.addEventListener("DOMContentLoaded", () => {
  const door = document.querySelector(".bar a.notebook");
  if (!door) return;
  const seen = () => headings().filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).length;
  for (const moment of ["pointerdown", "focus", "click"]) {
    door.addEventListener(moment, () => { door.hash = seen() > 1 ? `section-${seen() - 1}` : ""; });
  }
  const number = location.hash.match(/^#section-(\d+)$/)?.[1];
  if (number) headings()[number]?.scrollIntoView();
});
