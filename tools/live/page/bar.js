// The line at the top: what is going on, and what the reader can do about it. It stays in sight as long as something goes on.
/* global MEGABYTES */                                 // what is loaded the first time: counted when the site is built
import { button } from "./offer.js";
import { element } from "./output.js";
import { words } from "./words.js";

export class Bar {
  constructor() {
    this.line = element("div", { className: "live-bar" });
    this.progress = element("progress", { max: 1, hidden: true });
    this.progress.setAttribute("aria-label", words.progress);
    this.text = element("span", { className: "says" });
    this.text.setAttribute("aria-hidden", "true");     // seen; what is spoken stands beside it, and changes more rarely
    this.spoken = element("span", { className: "spoken" });
    this.spoken.setAttribute("role", "status");
    this.buttons = element("span", { className: "buttons" });
    this.line.append(this.progress, this.text, this.spoken, this.buttons);
    document.querySelector("article h1").after(this.line);
  }

  // going: whether something goes on; buttons: pairs of a name and what it does
  show(text, { spoken = text, going = 0, buttons = [], busy = Boolean(going || buttons.length) } = {}) {
    this.progress.hidden = !going;
    if (going) this.progress.value = going;
    this.text.textContent = text;
    if (spoken && this.spoken.textContent !== spoken) this.spoken.textContent = spoken;
    this.buttons.replaceChildren(...buttons.map(([name, act]) => button(name, act)));
    this.line.classList.toggle("busy", busy);
  }

  note(text) { this.show(text); this.noted = text; }   // stays until the reader goes on
  ask(start) { this.show(words.ask(MEGABYTES), { buttons: [[words.start, start]], busy: false }); }
  step(n) { this.show(`${words.steps[n]} …`, { spoken: n ? "" : words.steps[0], going: [0.15, 0.5, 0.85][n] }); }
  running(n, of) { if (!this.slow) this.show(words.running(n, of), { spoken: "", going: n / of }); }
  ready() { this.show(this.noted ?? words.ready); }
  trouble(text, ...buttons) { this.show(text, { buttons }); }
}
