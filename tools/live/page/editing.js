// Code that can be changed in place. Tab leaves it, as everywhere on the page; Enter goes on below the line's first letter.
export function makeEditable(pre, { name, changed, run }) {
  try { pre.contentEditable = "plaintext-only"; } catch { return false; }      // an old browser
  pre.spellcheck = false;
  // The site's theme takes code that fits its box out of the way of the Tab key; here one has to get in
  const reachable = () => { if (pre.tabIndex !== 0) pre.tabIndex = 0; };
  new MutationObserver(reachable).observe(pre, { attributeFilter: ["tabindex"] });
  reachable();
  const told = { role: "textbox", "aria-multiline": "true", "aria-label": name, autocapitalize: "off" };
  for (const [key, value] of Object.entries(told)) pre.setAttribute(key, value);
  pre.addEventListener("input", changed);
  pre.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;                    // Enter may belong to a Japanese keyboard
    event.preventDefault();
    if (event.shiftKey) run();
    else document.execCommand("insertText", false, `\n${indentation(pre)}`);
  });
  return true;
}

// The text of a part of the page: where somebody typed, browsers write a new line as <br>
export function textOf(part) {
  const copy = part.cloneNode(true);
  for (const line of copy.querySelectorAll("br")) line.replaceWith("\n");
  return copy.textContent;
}

// The spaces that the line with the caret begins with, and four more behind a colon
function indentation(pre) {
  const before = document.createRange();
  before.selectNodeContents(pre);
  const caret = getSelection().getRangeAt(0);
  before.setEnd(caret.startContainer, caret.startOffset);
  const line = textOf(before.cloneContents()).split("\n").at(-1);
  return line.match(/^ */)[0] + (/:\s*$/.test(line) ? "    " : "");
}
