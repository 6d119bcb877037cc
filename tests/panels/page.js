// As much of a page as the cards' scripts need to run under node: elements, a model, and time that goes on when it is told.
class Part {
  constructor() { Object.assign(this, { inside: [], attributes: {}, heard: {}, classes: "" }); }
  set className(names) { this.classes = names; }
  get classList() {
    const names = new Set(this.classes.split(" ")), put = () => { this.classes = [...names].join(" "); };
    return { add: (name) => { names.add(name); put(); }, remove: (name) => { names.delete(name); put(); } };
  }
  set textContent(text) { this.inside = [String(text)]; }
  get textContent() { return this.inside.map((part) => part.textContent ?? part).join(""); }
  append(...parts) { this.inside.push(...parts); }
  replaceChildren(...parts) { this.inside = parts; }
  setAttribute(name, value) { this.attributes[name] = value; }
  find(name) { return this.inside.filter((part) => part instanceof Part && part.classes.split(" ").includes(name)); }
}

const later = [];
globalThis.document = { createElement: () => new Part() };
globalThis.setTimeout = (act) => later.push(act);
const on = (part, type, act) => { part.heard[type] = act; };

function modelOf(state) {
  return { get: (name) => state[name], set: (name, value) => { state[name] = value; }, save_changes() {} };
}

const frames = [];
globalThis.requestAnimationFrame = (act) => frames.push(act);
globalThis.cancelAnimationFrame = (number) => { frames[number - 1] = () => {}; };
const nextFrame = () => frames.splice(0).forEach((act) => act());
