// The reader's work, to be taken along and brought back: the page as a notebook, and the progress.
/* global RELEASE */
import "../files.js";
import { NAME, asNotebook, differing } from "./notebook.js";
import { button, offer } from "./offer.js";
import { element } from "./output.js";
import { words } from "./words.js";

const { files } = globalThis;

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export class Menu {
  // say(text) tells the reader what came of it; keep(cell) keeps a cell's new code
  constructor(root, cells, { say, keep }) {
    Object.assign(this, { root, cells, say, keep });
    this.file = element("input", { type: "file", accept: ".ipynb,.json", hidden: true });
    this.file.onchange = () => this.tell(this.bring(this.file.files[0]));
    const list = element("div", { className: "menu" });
    list.append(
      button(words.saveNotebook, () => this.tell(this.saveNotebook())),
      button(words.saveProgress, () => this.tell(this.saveProgress())),
      button(words.bring, () => this.file.click()),
      button(words.allOriginal, () => this.tell(this.allOriginal())),
      this.file,
      element("p", { textContent: words.kept }),
      element("p", { className: "release", textContent: words.release(RELEASE) }),
    );
    this.box = element("details", { className: "work" });
    this.box.append(element("summary", { textContent: words.menu }), list);
    this.box.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
  }

  close() {
    if (this.box.contains(document.activeElement)) this.box.querySelector("summary").focus();
    this.box.open = false;
  }

  // Whatever is done says what came of it; what went wrong, too
  async tell(doing) {
    try {
      const said = await doing;
      if (said) { this.close(); this.say(said); }
    } catch (error) { this.say(words.wentWrong(error.message)); }
  }

  async saveNotebook() {
    download(NAME, await asNotebook(this.root, this.cells));
    return words.saved(NAME);
  }

  async saveProgress() {
    const bytes = (await files.all()).get(files.PROGRESS);
    if (!bytes) return words.noProgress;
    download(files.PROGRESS, bytes);
    return words.saved(files.PROGRESS);
  }

  async bring(file) {
    this.file.value = "";
    let brought;
    try { brought = JSON.parse(await file.text()); } catch { return words.notOurs(file.name); }
    if (Array.isArray(brought?.cells)) return this.bringNotebook(file.name, brought);
    return isProgress(brought) ? this.bringProgress(brought) : words.notOurs(file.name);
  }

  async bringProgress(brought) {
    const count = (bytes) => (bytes ? JSON.parse(new TextDecoder().decode(bytes)).done?.length ?? 0 : 0);
    const before = count((await files.all()).get(files.PROGRESS));
    const after = count(await files.put(files.PROGRESS, new TextEncoder().encode(JSON.stringify(brought, null, 1))));
    return words.progressBrought(after - before, after);
  }

  // Where the reader has changed a cell here as well, he chooses
  async bringNotebook(name, brought) {
    const found = await differing(this.root, this.cells, brought);
    if (!found) return words.otherChapter(name);
    for (const [cell, code] of found) {
      const take = () => { cell.put(code); this.keep(cell); };
      if (!cell.changed) take();
      else offer(cell.element, code, words.fromFile, { take, leave: () => {} });
    }
    const taken = found.filter(([cell, code]) => cell.code === code).length;
    return words.notebookBrought(taken, found.length - taken);
  }

  allOriginal() {
    const changed = this.cells.filter((cell) => cell.changed);
    if (!changed.length) return words.nothingChanged;
    if (!confirm(words.sureOriginal(changed.length))) return null;
    for (const cell of changed) { cell.swap(); this.keep(cell); }
    return words.allBack;
  }
}

// nblib keeps a table with a list of names of what is done, and tables of answers
function isProgress(value) {
  const { done = [], answers, forms } = value ?? {};
  const isOurs = value?.done || answers?.constructor === Object || forms?.constructor === Object;
  return Boolean(isOurs) && Array.isArray(done) && done.every((key) => typeof key === "string");
}
