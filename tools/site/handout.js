// A chapter on paper, by the browser's own print: the door "handout" asks for it, and so does an address with ?handout.
async function printWhole() {
  const { images } = document;
  for (const image of images) image.loading = "eager";
  await window.MathJax?.startup?.promise;              // formulas first, as they change where pages end
  await Promise.allSettled([...images].map((image) => image.decode()));
  print();
}

document.addEventListener("DOMContentLoaded", () => {
  const door = document.querySelector(".bar a.handout");
  if (!door) return;
  door.addEventListener("click", (event) => { event.preventDefault(); printWhole(); });
  if (new URLSearchParams(location.search).has("handout")) printWhole();
});
