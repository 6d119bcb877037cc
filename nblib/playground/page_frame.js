// Where things stand in the page: a bar, three columns, a foot; and the drawer that "more settings" opens over the network.

function makeFrame(el, labels) {
  const part = (name, parent, tag = "div", more = {}) => element(tag, name, parent, more);
  const bar = part("nblib-face-bar", el), body = part("nblib-face-body", el);
  const data = part("nblib-face-data", body), net = part("nblib-face-net", body), right = part("nblib-face-right", body);
  const message = part("nblib-message", el), foot = part("nblib-foot", el), drawer = part("nblib-drawer", el);
  return {
    bar, data, net, right, message, foot, drawer,
    verdict: part("nblib-face-verdict", foot, "span"),
    takeaway: part("nblib-face-takeaway", foot, "span"),
    goals: part("nblib-goals", foot),
    words: part("nblib-words", drawer, "p"),
    live: part("nblib-live", el, "span", { "aria-live": "polite" }),
    status: part("nblib-live", el, "span", { role: "status" }),
    canvas: part("nblib-face-canvas", net, "canvas", { "aria-hidden": "true" }),
    neurons: part("nblib-face-neurons", net, "div", { role: "group", "aria-label": labels.neurons }),
    handle: part("nblib-grip nblib-face-handle", net, "div", { role: "slider", tabindex: 0, "aria-label": labels.parameter,
      "aria-orientation": "vertical", "aria-valuemin": -1000, "aria-valuemax": 1000 }),
    tip: part("nblib-face-tip", net, "span", { "aria-hidden": "true", hidden: "" }),
    hint: part("nblib-face-hint", net, "p"),
  };
}

// Without hands there is nothing to pull, and no hint at it.
function hideParts({ net, handle, hint }, { hides, labels }) {
  net.hidden = hides.includes("network");
  handle.hidden = hint.hidden = hides.includes("hands");
  hint.textContent = labels.hint;
}

// The button that opens the drawer, which is a widget of its own beside ours. Returns what hides it where that is empty.
function drawerButton(el, bar, label) {
  const more = toggle(bar, `${label} ▸`, () => {
    const isOpen = el.closest(PANEL).classList.toggle("nblib-face-open");
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = `${label} ${isOpen ? "▾" : "▸"}`;
  });
  more.classList.add("nblib-face-more");
  more.removeAttribute("aria-pressed");
  more.setAttribute("aria-expanded", "false");
  return () => { more.hidden = !el.closest(PANEL)?.querySelector(".nblib-face-drawer button"); };
}

// Tell of other colours, of another density of the screen, and of another size. Returns what ends it.
function watchPage({ net, right }, { dress, redraw, lay }, signal) {
  const themes = new MutationObserver(dress), sizes = new ResizeObserver(lay);
  for (const where of [document.documentElement, document.body]) themes.observe(where, { attributes: true });
  for (const part of [net, right]) sizes.observe(part);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress, { signal });
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", redraw, { signal });
  return () => { themes.disconnect(); sizes.disconnect(); };
}

