// A card's link: an address that opens this panel as it stands, and a field for one that somebody else has made. What
// stands behind # is handed to Python as text; whether it is to be believed is decided there (panel_link.py).

// Jupyter takes what stands behind # out of the address as it starts; the browser still knows what was asked for.
function askedFor() {
  if (location.hash.length > 1) return location.hash;
  const [first] = performance.getEntriesByType("navigation");
  return first ? new URL(first.name).hash : "";
}

// The panel that the page's address names stands as it says, once: a cell that runs again keeps what was moved since.
function followAddress(model, on) {
  window.__nblibOpened ??= new Set();
  function look(address, isNew) {
    const link = address.slice(1);
    if (!link.startsWith(`panel-${model.get("key")}-`) || (window.__nblibOpened.has(link) && !isNew)) return;
    window.__nblibOpened.add(link);
    model.set("opens", { text: link, n: Date.now() });
    model.save_changes();
  }
  look(askedFor());
  on(window, "hashchange", () => look(location.hash, true));
}

// The same page for others: on a hub everybody has a server of their own, to which it leads by itself.
function thisServer(state) {
  const path = location.pathname.replace(/^(.*?)\/user\/[^/]+\//, "$1/hub/user-redirect/");
  const isJupyters = /\/(lab|notebooks)\b/.test(path) && !/\/live\//.test(path);
  return isJupyters ? `${location.origin}${path}#${state}` : "";
}

// Its sign is drawn by the stylesheet: many machines have no letter for it.
function copyButton(parent, labels, text, on, otherwise) {
  const made = button(parent, "copy", "", labels.copy);
  on(made, "click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      nameButton(made, "✓", labels.copied);
      made.classList.add("nblib-copied");
      setTimeout(() => { nameButton(made, "", labels.copy); made.classList.remove("nblib-copied"); }, 2000);
    } catch { otherwise(); }                           // the page may not reach the clipboard: then Ctrl + C copies it
  });
}

// Lines of code below the button that copies them.
function linesToCopy(parent, labels, on) {
  copyButton(parent, labels, () => lines.textContent, on, () => getSelection().selectAllChildren(lines));
  const lines = element("pre", "nblib-lines", parent, { tabindex: 0 });
  return lines;
}

function addressRow(parent, labels, name, on) {
  const row = element("div", "nblib-address", parent), told = element("span", "", row);
  told.textContent = name;
  const field = element("input", "nblib-link-text", row, { readonly: "", type: "text", "aria-label": name });
  copyButton(row, labels, () => field.value, on, () => field.select());
  on(field, "focus", () => field.select());
  return { show(address) { row.hidden = !address; field.value = address; } };
}

function showLink(model, tools, drawer, on) {
  const labels = model.get("labels"), opener = button(tools, "link", "#", labels.link);
  const place = element("div", "nblib-linked", drawer);
  const site = addressRow(place, labels, labels.here, on), server = addressRow(place, labels, labels.server, on);
  const instead = element("div", "nblib-instead", place), why = element("p", "nblib-how", instead);
  const lines = linesToCopy(instead, labels, on);
  pasteRow(model, place, labels, on);
  function show() {
    const isOpen = model.get("wants_link"), { state = "", site: root = "", code = "", why: reason = "" } = model.get("link");
    place.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    site.show(state && root && `${root}/${model.get("language")}/open.html#${state}`);
    server.show(state && thisServer(state));
    instead.hidden = !code;
    why.textContent = reason;
    lines.textContent = code;
  }
  on(opener, "click", () => { model.set("wants_link", !model.get("wants_link")); model.save_changes(); show(); });
  return { show };
}

// The field for a link that somebody else has made.
function pasteRow(model, parent, labels, on) {
  const paste = element("form", "nblib-address", parent), name = element("span", "", paste);
  name.textContent = labels.paste;
  const field = element("input", "nblib-link-text", paste, { type: "text", "aria-label": labels.paste, autocomplete: "off" });
  const go = button(paste, "open", "→", labels.open);
  go.type = "submit";
  on(paste, "submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    model.set("opens", { text: field.value.slice(0, 20_000), n: Date.now() });
    model.save_changes();
    field.value = "";
  });
}
