// From a key press to the first frame with the new picture: an image that was replaced, or a canvas drawn anew.
(root, longest) => {
  const mark = () => {
    const shown = root.querySelector("img, canvas");
    return shown && (shown.dataset.drawn ?? shown.src);
  };
  window.pressToPixels = new Promise((done, fail) => {
    const before = mark();
    let pressed;
    window.addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true, once: true });
    const late = setTimeout(() => fail(new Error("the picture did not change")), longest);
    const observer = new MutationObserver(async () => {
      const now = mark();
      if (!now || now === before || !pressed) return;
      observer.disconnect();
      clearTimeout(late);
      await root.querySelector("img")?.decode();
      requestAnimationFrame(() => done(performance.now() - pressed));
    });
    observer.observe(root, { childList: true, subtree: true, attributes: true });
  });
  window.pressToPixels.catch(() => {});                // told where it is awaited
}
