// The page's code cells: code to be changed in place, buttons to run it and to have the original back, and its output.
import { makeEditable, textOf } from "./editing.js";
import { button } from "./offer.js";
import { element, Output } from "./output.js";
import { words } from "./words.js";

export class Cell {
  constructor(element, index) {
    this.element = element;
    this.index = index;
    this.pre = element.querySelector(".cell_input pre");
    this.original = this.code;
    this.output = new Output(element);
  }

  get code() { return textOf(this.pre).replace(/\n$/, ""); }
  get changed() { return this.code !== this.original; }

  put(code) {
    if (code !== this.code) this.pre.textContent = code;
    this.look();
  }

  // run(cell) when the reader wants it run, keep(cell) whenever its code is another. Returns whether the code can be changed.
  dress({ run, keep }) {
    const number = this.index + 1;
    this.button = Object.assign(button("▶", () => run(this)), { className: "run", title: words.run(number) });
    this.button.setAttribute("aria-label", words.run(number));
    this.back = Object.assign(button("", () => { this.swap(); keep(this); }), { className: "back", hidden: true });
    const bar = element("div", { className: "cell-buttons" });
    bar.append(this.back, this.button);
    this.element.querySelector(".cell_input").append(bar);
    this.number = number;
    const changed = () => { this.mine = null; this.look(); keep(this); };
    return makeEditable(this.pre, { name: words.code(number), changed, run: () => run(this) });
  }

  // The original, and once more the reader's own
  swap() {
    const mine = this.changed ? this.code : null;
    this.put(this.changed ? this.original : this.mine ?? this.original);
    this.mine = mine;
    this.look();
  }

  look() {
    this.element.classList.toggle("changed", this.changed);
    if (!this.back) return;
    const says = this.changed ? words.original : words.mineAgain;
    this.back.hidden = !this.changed && !this.mine;
    this.back.textContent = says;
    this.back.setAttribute("aria-label", words.ofCell(says, this.number));
  }

  begin() { this.output.begin(); this.state("running"); }
  end() { this.state(""); return this.output.end(); }
  wait() { this.state("waiting"); }
  rest() { this.output.freeze(); this.state(""); }
  state(name) { for (const one of ["running", "waiting"]) this.element.classList.toggle(one, one === name); }
}
