// What stands below a cell: the still picture until Python's output is there, and then that.
export class Output {
  constructor(cell) {
    this.cell = cell;
    this.still = cell.querySelector(":scope > .cell_output");          // stays in the page: it is printed where nothing else is
    this.place = Object.assign(document.createElement("div"), { className: "live cell_output" });
    this.shown = [];
  }

  // The old output stays until the new one has something to show, so that the page does not jump
  begin() {
    this.fresh = document.createElement("div");
    this.shown = [];
    this.place.style.minHeight = `${this.height()}px`;
  }

  height() { return (this.place.isConnected ? this.place : this.still)?.offsetHeight ?? 0; }

  out() {
    if (this.fresh) {
      this.place.replaceChildren(this.fresh);
      this.place.inert = false;
      this.fresh = null;
      this.asleep(true);
      if (!this.place.isConnected) this.cell.append(this.place);
    }
    return this.place.firstElementChild;
  }

  clear() { this.out().replaceChildren(); }

  async end() {
    if (this.fresh) {                                                  // it has nothing to show any more
      this.place.replaceChildren();
      this.place.inert = false;
      this.asleep(true);
      this.fresh = null;
    }
    await Promise.allSettled(this.shown);
    await this.drawn();
    await Promise.allSettled([...this.place.querySelectorAll("img")].map((image) => image.decode()));
    if (!this.fresh) this.place.style.minHeight = "";
  }

  // A panel's picture comes after the panel, once Python knows how much room there is; one that never comes is not waited for
  async drawn() {
    const isBlank = (picture) => picture.getClientRects().length && !picture.querySelector("img, canvas");
    for (let looks = 0; looks < 60 && [...this.place.querySelectorAll(".nblib-picture")].some(isBlank); looks++)
      await new Promise((go) => setTimeout(go, 50));
  }

  asleep(is) { this.still?.classList.toggle("asleep", is); }

  // Python is gone: what it made stands there, but nothing can be moved
  freeze() { this.place.inert = true; }

  print(name, text) {
    if (!text) return;
    const out = this.out(), last = out.lastElementChild;
    const pre = last?.matches(`pre.${name}`) ? last : out.appendChild(element("pre", { className: name }));
    pre.textContent += text;
  }

  // An error: what concerns the reader's own lines, and folded away the rest of the way that Python went.
  // What the course itself has to say comes as plain lines, and is shown whole.
  error({ lines }, words) {
    const own = (block) => /^\s*(Cell In|Input In|File <unknown>)/.test(block);
    const short = lines.some(own) ? lines.filter((block, i) => own(block) || i === lines.length - 1) : lines;
    const text = short.join("\n").replace(/^(-{20,}.*|\s*)\n/gm, "");
    this.out().append(element("pre", { className: "stderr", textContent: text }));
    if (short.length === lines.length) return;
    const all = element("details", { className: "whole" });
    all.append(element("summary", { textContent: words }), element("pre", { textContent: lines.join("\n") }));
    this.out().append(all);
  }

  show(data, widgets) {
    const place = this.out().appendChild(element("div", {}));          // a view is shown in a place that is on the page
    const view = data["application/vnd.jupyter.widget-view+json"], picture = data["image/png"], text = data["text/plain"] ?? "";
    if (view) this.shown.push(widgets.show(view.model_id, place));
    else if (picture) place.append(element("img", { className: "shown", src: `data:image/png;base64,${picture}`, alt: text }));
    else place.append(element("pre", { textContent: text }));
  }
}

export const element = (name, properties) => Object.assign(document.createElement(name), properties);
