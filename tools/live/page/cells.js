// The page's code cells: code to be changed in place, a button to run it, and the place where its output appears.
import { words } from "./words.js";

export class Cell {
  constructor(element, index, run) {
    this.element = element;
    this.index = index;
    this.pre = element.querySelector(".cell_input pre");
    this.original = this.code;
    this.still = element.querySelector(":scope > .cell_output");        // what stood there before Python came
    this.place = document.createElement("div");
    this.place.className = "live cell_output";
    this.dress(run);
  }

  get code() { return this.pre.textContent.replace(/\n$/, ""); }

  put(code) { if (code !== this.code) this.pre.textContent = code; }

  dress(run) {
    this.pre.contentEditable = "plaintext-only";
    this.pre.spellcheck = false;
    this.pre.setAttribute("role", "textbox");
    this.pre.setAttribute("aria-multiline", "true");
    this.pre.setAttribute("aria-label", words.code);
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "run", textContent: "▶", title: words.run });
    this.button.setAttribute("aria-label", words.run);
    this.button.onclick = () => run(this);
    this.pre.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); run(this); }
    });
    this.element.querySelector(".cell_input").append(this.button);
  }

  // The old output stays until the new one has something to show, so that the page does not jump.
  begin() {
    this.fresh = document.createElement("div");
    this.element.classList.add("running");
  }

  out() {
    if (this.fresh) {
      this.place.replaceChildren(this.fresh);
      this.fresh = null;
      this.still?.remove();
      if (!this.place.isConnected) this.element.append(this.place);
    }
    return this.place.firstElementChild;
  }

  end() {
    if (this.fresh && this.place.isConnected) this.place.replaceChildren();   // it has nothing to show any more
    if (this.fresh && this.still && !this.done) this.still.remove();
    this.fresh = null;
    this.done = true;
    this.element.classList.remove("running");
  }

  print(name, text) {
    if (!text) return;
    const out = this.out(), last = out.lastElementChild;
    const pre = last?.matches(`pre.${name}`) ? last : out.appendChild(Object.assign(document.createElement("pre"), { className: name }));
    pre.textContent += text;
  }

  async show(data, widgets) {
    const place = this.out().appendChild(document.createElement("div"));   // a view is shown in a place that is on the page
    const view = data["application/vnd.jupyter.widget-view+json"];
    if (view) {
      await widgets.show(view.model_id, place);
    } else {
      place.append(Object.assign(document.createElement("pre"), { textContent: data["text/plain"] }));
    }
  }
}
