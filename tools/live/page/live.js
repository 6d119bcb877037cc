// The reading page comes alive: Python starts in a worker, and the cells run in order, as far as the reader has come.
/* global RELEASE */
import { Bar } from "./bar.js";
import { Cell } from "./cells.js";
import { bringBack, forget, keep, likest, neverEnded, rememberSlow, rememberStart } from "./kept.js";
import { canStart, mayStart } from "./line.js";
import { Menu } from "./menu.js";
import { offer } from "./offer.js";
import { Order } from "./order.js";
import { Prepared } from "./prepared.js";
import { watchPrinting } from "./print.js";
import { Python } from "./python.js";
import { Widgets } from "./widgets.js";
import { goToPanel } from "./to_panel.js";
import { words } from "./words.js";
import "./live.css";

const ROOT = new URL(".", [...document.scripts].find((script) => script.src.includes("live/page.js")).src);
const LANGUAGE = document.documentElement.lang;

const prepared = Prepared.find();

class Page {
  constructor(elements) {
    document.documentElement.dataset.release = RELEASE;
    this.bar = new Bar();
    this.cells = elements.map((element, index) => new Cell(element, index));
    this.order = new Order(this.cells, () => this.go());
    const acts = { run: (cell) => this.runByHand(cell), keep: (cell) => this.keep(cell) };
    this.editable = this.cells.map((cell) => cell.dress(acts)).every(Boolean);
    this.menu = new Menu(ROOT, this.cells, { say: (text) => this.bar.note(text), keep: acts.keep });
    this.bar.line.append(this.menu.box);
    watchPrinting(this.cells);
    for (const edit of bringBack(this.cells)) this.offerRenewed(edit);
  }

  keep(cell) {
    if (!keep(cell, this.cells)) this.bar.note(words.unsaved);
  }

  // A cell that the reader had changed is another in this edition of the course: both are shown
  offerRenewed(edit) {
    const cell = likest(this.cells, edit);
    const take = () => { forget(edit); cell.put(edit.code); this.keep(cell); };
    offer(cell?.element ?? this.bar.line, edit.code, cell ? words.renewed : words.gone, { take, leave: () => forget(edit) });
    this.renewed = true;
  }

  async start() {
    if (this.python) return;
    this.broken = false;
    this.python = new Python(new URL("worker.js", ROOT), (message) => this.hear(message));
    this.widgets = new Widgets(this.python);
    await this.python.start({ folder: `/home/pyodide/${LANGUAGE}`, noInput: words.noInput });
    if (this.broken) return;
    rememberStart();
    this.order.watch();
    this.go();
  }

  // The cells above run again, but not the one that did not end
  async restart() {
    const stuck = this.running;
    this.stop();
    this.order.again(stuck);
    if (stuck) this.bar.noted = words.stuck(stuck.index + 1);
    await this.start();
  }

  stop() {
    this.python?.stop();
    this.python = this.running = this.bar.slow = null;
    for (const cell of this.cells) cell.rest();
    rememberSlow(null);
  }

  hear({ type, cell, content, buffers }) {
    const output = this.cells[cell]?.output, bar = this.bar, restart = [words.restart, () => this.restart()];
    if (type.startsWith("comm_")) return this.widgets.hear({ type, content, buffers });
    const acts = {
      show: () => { output?.show(content, this.widgets); prepared?.takeOver(output, content, this.widgets); },
      print: () => output?.print(content.name, content.text),
      error: () => output?.error(content, words.wholeError),
      clear: () => output?.clear(),
      step: () => bar.step(content),
      slow: () => { bar.slow = true; rememberSlow(this.running); bar.trouble(words.long, restart); },
      quick: () => { bar.slow = false; rememberSlow(null); bar.ready(); },
      unsaved: () => { bar.noted = words.unsaved; },
      complaint: () => console.error(content),
      failed: () => { this.broken = true; this.stop(); bar.trouble(words.failed(content), [words.again, () => this.start()]); },
      died: () => { this.broken = true; bar.trouble(words.died(content), restart); },
    };
    acts[type]?.();
  }

  runByHand(cell) {
    this.bar.noted = null;
    cell.wait();
    this.order.byHand(cell);
    if (!this.python) this.start();
  }

  async go() {
    if (!this.python?.started || this.running || this.broken) return;
    const cell = this.order.take();
    if (!cell) { if (!this.bar.slow) this.bar.ready(); return; }
    this.running = cell;
    await this.run(cell);
    if (this.running === cell) { this.running = null; this.go(); }
  }

  async run(cell) {
    cell.begin();
    this.bar.running(cell.index + 1, this.cells.length);
    await this.python.ask("run", { cell: cell.index, code: cell.code });
    cell.end().then(() => dispatchEvent(new CustomEvent("course:ran", { detail: cell })));
  }
}

// The page was loaded again because a cell did not end: it waits to be asked for
function leaveOut(page) {
  const code = neverEnded(), cell = code && page.cells.find((one) => one.code === code);
  if (!cell) return;
  page.order.again(cell);
  page.bar.noted = words.stuck(cell.index + 1);
}

const elements = [...document.querySelectorAll("article div.cell")].filter((cell) => cell.querySelector(".cell_input pre"));
if (elements.length && !canStart()) {
  new Bar().note(words.cannot);
} else if (elements.length) {
  const page = new Page(elements);
  leaveOut(page);
  if (!page.editable) page.bar.noted = words.notEditable;
  if (page.renewed) page.bar.noted = words.changed;
  goToPanel(page);
  if (mayStart()) page.start();
  else page.bar.ask(() => page.start());
  window.course = page;                                // for whoever looks in from the browser's console
}
