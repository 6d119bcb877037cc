// On paper: where Python shows no picture (an unanswered question hides it), the still one is printed.
export function watchPrinting(cells) {
  const look = () => {
    for (const { element, output } of cells) {
      const pictures = [...output.place.querySelectorAll(".nblib-picture img, .widget-image, canvas, svg")];
      const unseen = output.still?.querySelector("img") && !pictures.some((picture) => picture.offsetParent);
      element.classList.toggle("print-still", Boolean(unseen));
    }
  };
  addEventListener("beforeprint", look);
  matchMedia("print").addEventListener("change", (media) => { if (media.matches) look(); });
}
