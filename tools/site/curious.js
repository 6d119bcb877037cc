// What is for the curious is folded. A link to a place in it opens it, and on paper it is open.
const folds = () => document.querySelectorAll("details.curious");

function openThere() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = place?.closest("details.curious");
  if (fold && !fold.open) {
    fold.open = true;
    place.scrollIntoView();
  }
}

addEventListener("DOMContentLoaded", openThere);
addEventListener("hashchange", openThere);
addEventListener("beforeprint", () => { for (const fold of folds()) fold.open = true; });
