// The reading page comes alive: Python starts in a worker, and the cells run in order, as far as the reader has come.
import { Cell } from "./cells.js";
import { bringBack, keep, remember, remembered } from "./kept.js";
import { Python } from "./python.js";
import { Widgets } from "./widgets.js";
import { words } from "./words.js";
import "./live.css";

const ROOT = new URL(".", [...document.scripts].find((script) => script.src.includes("live/page.js")).src);
/* global MEGABYTES */                                 // what is loaded the first time: counted when the site is built
const PATIENCE = 12_000;                               // milliseconds that a cell may run before a way out is offered
const FIRST = 3;                                       // cells that run at once: language, set-up, the first panel
const AHEAD = 1.5;                                     // screens below the reader that are run already

class Page {
  constructor(elements) {
    this.bar = new Bar();
    this.cells = elements.map((element, index) => new Cell(element, index, (cell) => this.runByHand(cell)));
    this.reached = FIRST;                              // how many cells, from the top, the reader has come to
    this.next = 0;                                     // the cell that runs next by itself
    this.queue = [];
    if (bringBack(this.cells)) this.bar.note(words.changed);
  }

  async start() {
    remember("start", "yes");
    this.python = new Python(new URL("worker.js", ROOT), (message) => this.hear(message));
    this.widgets = new Widgets(this.python);
    this.broken = false;
    await this.python.start({ language: document.documentElement.lang, folder: `/home/pyodide/${document.documentElement.lang}` });
    if (this.broken) return;
    this.bar.ready();
    this.watch();
    this.go();
  }

  async restart() {
    this.python.stop();
    const last = this.running?.index ?? this.next;
    this.running = null;
    this.queue = [];
    this.next = 0;
    for (const cell of this.cells) { cell.done = false; cell.element.classList.remove("running"); }
    this.stopAt = last;                                // not the one that did not end
    this.bar.note(words.restarted);
    await this.start();
  }

  hear({ type, cell, content, buffers }) {
    const at = this.cells[cell];
    if (type.startsWith("comm_")) this.widgets.hear({ type, content, buffers });
    else if (type === "show") at?.show(content, this.widgets);
    else if (type === "print") at?.print(content.name, content.text);
    else if (type === "clear") at?.out().replaceChildren();
    else if (type === "step") this.bar.step(content);
    else if (type === "failed") { this.broken = true; this.bar.note(words.failed(content)); }
  }

  // ---- which cells run: those above and a little below what the reader sees; and whatever is asked for by hand
  watch() {
    const margin = `0px 0px ${AHEAD * 100}% 0px`;
    this.observer ??= new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const index = this.cells.findIndex((cell) => cell.element === entry.target);
        if (entry.isIntersecting || entry.boundingClientRect.top < 0) this.reached = Math.max(this.reached, index + 1);
      }
      this.go();
    }, { rootMargin: margin });
    for (const cell of this.cells) this.observer.observe(cell.element);
  }

  runByHand(cell) {
    keep(cell);
    this.reached = Math.max(this.reached, cell.index + 1);
    this.stopAt = undefined;
    if (cell.done) this.queue.push(cell);              // else its turn comes in the order of the page
    this.go();
  }

  async go() {
    if (!this.python || this.running || this.broken) return;
    const cell = this.queue.shift() ?? (this.next < Math.min(this.reached, this.stopAt ?? Infinity) ? this.cells[this.next++] : null);
    if (!cell) return this.bar.ready();
    this.running = cell;
    await this.run(cell);
    if (this.running === cell) { this.running = null; this.go(); }
  }

  async run(cell) {
    cell.begin();
    this.bar.running(cell.index + 1, this.cells.length);
    const timer = setTimeout(() => this.bar.offerRestart(() => this.restart()), PATIENCE);
    await this.python.ask("run", { cell: cell.index, code: cell.code });
    clearTimeout(timer);
    cell.end();
  }
}

// ---- the line at the top: what is going on, and the buttons
class Bar {
  constructor() {
    this.line = Object.assign(document.createElement("div"), { className: "live-bar" });
    this.line.innerHTML = '<progress max="1" hidden></progress><span role="status"></span>';
    [this.progress, this.text] = this.line.children;
    document.querySelector("article h1").after(this.line);
  }
  note(text) { this.progress.hidden = true; this.text.textContent = text; this.buttons(); }
  buttons(...made) { this.line.querySelectorAll("button").forEach((b) => b.remove()); this.line.append(...made); }
  button(text, onclick) { return Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick }); }
  ask(start) { this.note(words.ask(MEGABYTES)); this.buttons(this.button(words.start, start)); }
  step(n) { this.progress.hidden = false; this.progress.value = [0.15, 0.5, 0.85][n]; this.text.textContent = `${words.steps[n]} …`; this.buttons(); }
  running(n, of) { this.progress.hidden = false; this.progress.value = n / of; this.text.textContent = words.running(n, of); }
  ready() { this.note(words.ready); }
  offerRestart(restart) { this.text.textContent = words.long; this.buttons(this.button(words.restart, restart)); }
}

// Whether Python may start without asking: not where the line is metered or slow, nor where the browser does not say.
function mayStart() {
  const line = navigator.connection;
  return remembered("start") === "yes" || Boolean(line && !line.saveData && line.effectiveType === "4g");
}

const elements = [...document.querySelectorAll("article div.cell")].filter((cell) => cell.querySelector(".cell_input pre"));
if (elements.length) {
  const page = new Page(elements);
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") page.bar.note(words.cannot);
  else if (mayStart()) page.start();
  else page.bar.ask(() => page.start());
  window.course = page;                                // for whoever looks in from the browser's console
}
