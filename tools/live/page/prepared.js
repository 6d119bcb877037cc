// The first panel of a page moves before Python is there: pictures that were made with the site, for some values of one slider.
// Each lies upon the still picture and covers what differs. Python's panel takes over with the value that the reader chose.
import { element } from "./output.js";
import "./prepared.css";

const PAUSE = 500;                                     // milliseconds: a screen reader is told once the slider rests

export class Prepared {
  // The page's prepared panel, or null
  static find() {
    const script = document.querySelector("script.prepared"), figure = script?.previousElementSibling;
    return figure ? new Prepared(figure, JSON.parse(script.textContent)) : null;
  }

  constructor(figure, about) {
    Object.assign(this, about, { figure, cell: figure.closest("div.cell"), image: figure.querySelector("img") });
    this.opens = this.at = this.places.findIndex((place) => place.opens);
    this.narrow = matchMedia(figure.querySelector("source").media);
    this.layOut();
    this.input.oninput = () => { this.at = Number(this.input.value); this.show(); };
    this.narrow.addEventListener("change", () => { this.fetched = null; this.show(); });
    for (const type of ["pointerenter", "focus"]) this.input.addEventListener(type, () => this.fetch(), { once: true });
    if (!navigator.connection?.saveData) globalThis.requestIdleCallback?.(() => this.fetch());
    this.watchHolding();
  }

  // Below the picture: the slider, and a place where a screen reader hears what is seen; below all: what the slider leaves out
  layOut() {
    const { label, later, opens, places } = this;
    this.input = element("input", { type: "range", min: 0, max: places.length - 1, step: 1, value: opens });
    this.readout = element("output", {});
    this.note = element("p", { className: "moves", textContent: later });
    this.spoken = element("span", { className: "spoken" });
    this.spoken.setAttribute("role", "status");
    const row = element("label", {}), box = element("div", { className: "prepared-slider" });
    row.append(element("span", { textContent: label }), this.input, this.readout);
    box.append(row, this.spoken);
    const picture = this.image.parentElement, frame = element("div", { className: "prepared-picture" });
    picture.replaceWith(frame);
    frame.append(picture);
    frame.after(box);
    this.caption = this.figure.querySelector("figcaption div");
    this.caption.parentElement.append(this.note);
    this.tell();
  }

  tell() {
    const { readout, words: told } = this.places[this.at];
    this.readout.textContent = readout;
    this.input.setAttribute("aria-valuetext", readout);
    this.image.alt = told;
    this.caption.replaceChildren(...told.split("\n").map((line) => element("p", { textContent: line })));
  }

  // ---- the picture: decoded before it is shown, so that nothing flickers; only the newest counts
  layer(place) {
    const address = (this.narrow.matches && place.narrow) || place.wide;
    return address && element("img", { src: address, alt: "", className: "layer" });
  }

  fetch() { this.fetched ??= this.places.map((place) => this.layer(place)); }

  async show() {
    const at = this.at, layer = this.layer(this.places[at]);
    try {
      await layer?.decode();
    } catch {
      if (at === this.at) this.say(this.lost);
      return;
    }
    if (at !== this.at) return;
    this.shown?.remove();
    if (layer) this.image.parentElement.after(layer);
    this.shown = layer;
    this.tell();
    this.say(this.later, this.places[at].words);
  }

  // A sentence under the picture, and what a screen reader is told once the slider rests
  say(note, words = note) {
    this.note.textContent = note;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.spoken.textContent = words; }, PAUSE);
  }

  // ---- Python's panel comes: it is seen once the reader has let go (prepared.css), with the value and the focus
  watchHolding() {
    const hold = () => { this.held ??= new Promise((free) => { this.free = free; }); };
    const letGo = () => { this.free?.(); this.held = this.free = null; };
    const matters = () => document.activeElement === this.input || this.at !== this.opens;
    const keep = () => this.cell.classList.toggle("kept", !this.over && matters());
    for (const type of ["pointerdown", "keydown"]) this.input.addEventListener(type, hold);
    for (const type of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(type, letGo, true);
    for (const type of ["focus", "blur", "input"]) this.input.addEventListener(type, keep);
  }

  // output: what stands below a cell now; data: what Python has shown there
  async takeOver(output, data, widgets) {
    const view = data["application/vnd.jupyter.widget-view+json"];
    if (this.over || output?.cell !== this.cell || !view) return;
    await Promise.allSettled(output.shown);
    const slider = await this.likeIt(await widgets.manager.get_model(view.model_id));
    for (let handed = this.opens; this.held || (slider && this.at !== handed);) {   // he may take it again meanwhile
      while (this.held) await this.held;
      handed = this.at;
      if (slider) await this.handOn(slider);
    }
    const focused = document.activeElement === this.input;
    this.over = true;
    this.cell.classList.remove("kept");
    if (focused) this.handle(output.place)?.focus({ preventScroll: true });
  }

  // The panel's own slider, by its label
  async likeIt(model) {
    if (model.get("description") === this.label && model.get("readout") !== undefined) return model;
    for (const child of model.get("children") ?? []) {
      const found = await this.likeIt(child);
      if (found) return found;
    }
    return null;
  }

  // Resolves when Python has drawn it: it answers one message after another, so it has once the second is answered.
  // (The first one's answer may go elsewhere, as a slider of stops sends its new place by itself.)
  handOn(slider) {
    const { value, readout } = this.places[this.at], stops = slider.get("_options_labels");
    slider.set(stops ? { index: stops.indexOf(readout) } : { value });
    slider.save_changes();
    return new Promise((done) => slider.send({}, { iopub: { status: done } }));
  }

  handle(place) {
    const rows = [...place.querySelectorAll(".widget-slider")];
    return rows.find((row) => row.querySelector(".widget-label")?.textContent === this.label)?.querySelector("[role=slider]");
  }
}
