// Two versions of a cell, of which the reader chooses one: his own and a renewed one, or his own and one of a file.
import { element } from "./output.js";
import { words } from "./words.js";

// says: {title, take, leave}; take() and leave() are called when the reader has chosen
export function offer(place, code, says, { take, leave }) {
  const box = element("section", { className: "offer" });
  box.setAttribute("aria-label", says.title);
  const pre = element("pre", { textContent: code, tabIndex: 0 });
  const choose = (chosen) => { box.remove(); chosen(); };
  const buttons = element("div", { className: "buttons" });
  if (says.take) buttons.append(button(says.take, () => choose(take)));
  buttons.append(button(says.leave, () => choose(leave)), button(words.copy, (event) => copy(pre, event.target)));
  box.append(element("p", { textContent: says.title }), pre, buttons);
  place.after(box);
  return box;
}

export const button = (text, onclick) => element("button", { type: "button", textContent: text, onclick });

// By the selection: the clipboard's newer ways are closed on a school's server without a certificate
function copy(pre, pressed) {
  getSelection().selectAllChildren(pre);
  pressed.textContent = document.execCommand("copy") ? words.copied : words.copyByKeys;
}
