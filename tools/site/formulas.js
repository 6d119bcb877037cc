// A formula that is wider than its place can be scrolled, by keyboard too. The others are no stops on the way of the Tab key.
document.addEventListener("DOMContentLoaded", () => {
  const article = document.querySelector("article");
  if (!article) return;                                // the page of the search has none
  const look = () => {
    for (const formula of article.querySelectorAll("mjx-container")) {
      const { width } = formula.querySelector("mjx-math").getBoundingClientRect();
      const wide = width > formula.clientWidth + 1 && formula.clientWidth > 0;    // some lie in what is folded
      formula.classList.toggle("wide", wide);
      formula.toggleAttribute("tabindex", wide);
      if (wide) formula.tabIndex = 0;
    }
  };
  new ResizeObserver(look).observe(article);
  window.MathJax?.startup?.promise?.then(look);
});
