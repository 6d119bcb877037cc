// One panel on a page by itself, in an iframe perhaps: it starts once it is to be seen, and runs only the cells that it needs.
/* global MEGABYTES */
import { rememberStart } from "./kept.js";
import { canStart, mayStart } from "./line.js";
import { button } from "./offer.js";
import { element, Output } from "./output.js";
import { Python } from "./python.js";
import { Widgets } from "./widgets.js";
import { words } from "./words.js";
import "./live.css";

const ROOT = new URL(".", [...document.scripts].find((script) => script.src.includes("live/panel.js")).src);
const { key, cells } = JSON.parse(document.getElementById("about").textContent);
const IS_EMBEDDED = window.parent !== window;

// Embedded, a link leaves the page around it where it is; in a frame that may open no tab (a sandbox) it leads on within it
function openBeside(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const tab = window.open(event.currentTarget.href);
  if (tab) tab.opener = null;
  else location.href = event.currentTarget.href;
}

class Panel {
  constructor(cell) {
    this.cell = cell;
    this.output = new Output(cell);
    this.line = document.querySelector(".panel-says");
    this.followLinks();
  }

  say(text, ...buttons) {
    this.line.replaceChildren(text, ...buttons.flatMap(([name, act]) => [" ", button(name, act)]));
  }

  // What does not go on, and the ways out. The page around a frame may forbid what a page by itself may do
  saySorry(text, ...buttons) {
    this.say(text, ...buttons);
    if (!IS_EMBEDDED) return;
    const alone = element("a", { href: location.href, target: "_blank", textContent: `${location.origin}${location.pathname}` });
    this.line.append(` ${words.alone} `, alone);         // the address itself: where no tab may be opened it can be copied
  }

  // The chapter opens this panel with the same values
  followLinks() {
    const chapter = document.querySelector(".to-chapter"), other = document.querySelector(".to-other");
    const hash = location.hash.startsWith(`#panel-${key}-`) ? location.hash : `#panel-${key}`;
    chapter.href = `${chapter.href.split("#")[0]}${hash}`;
    other.href = `${other.href.split("#")[0]}${location.search}${location.hash}`;
    if (IS_EMBEDDED) chapter.addEventListener("click", openBeside);
  }

  async start() {
    this.say("");
    this.python = new Python(new URL("worker.js", ROOT), (message) => this.hear(message));
    this.widgets = new Widgets(this.python);
    await this.python.start({ folder: `/home/pyodide/${document.documentElement.lang}`, noInput: words.noInput });
    if (!this.python) return;
    rememberStart();
    this.output.begin();
    for (const [index, code] of cells.entries()) {
      this.isLast = index === cells.length - 1;
      if ((await this.python?.ask("run", { cell: index, code })) === "error") break;
    }
    await this.output.end();
    this.say("");
    this.started = true;
  }

  stop() {
    this.python?.stop();
    this.python = null;
    this.output.freeze();
  }

  hear({ type, content, buffers }) {
    if (type.startsWith("comm_")) return this.widgets.hear({ type, content, buffers });
    const again = [words.again, () => this.start()], restart = [words.restart, () => { this.stop(); this.start(); }];
    const acts = {
      show: () => this.isLast && this.output.show(content, this.widgets),
      error: () => this.output.error(content, words.wholeError),
      step: () => this.say(`${words.steps[content]} …`),
      slow: () => this.say(words.long, restart),
      quick: () => this.say(""),
      complaint: () => console.error(content),
      failed: () => { this.stop(); this.saySorry(words.panelFailed(content), again); },
      died: () => this.say(words.died(content), restart),
    };
    acts[type]?.();
  }

  // Nothing is loaded as long as nobody has come to it
  whenSeen(act) {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      act();
    });
    observer.observe(this.cell);
  }
}

const panel = new Panel(document.querySelector("div.cell"));
if (!canStart()) panel.saySorry(words.panelCannot);
else if (mayStart()) panel.whenSeen(() => panel.start());
else panel.say(words.ask(MEGABYTES), [words.start, () => panel.start()]);
window.course = panel;                                 // for whoever looks in from the browser's console
