// The line above the notebook: what it says, buttons, and the way back to the reading page.
import { sectionInView } from "./places.js";
import { language, words } from "./words.js";

export class Line {
  constructor() {
    this.element = Object.assign(document.createElement("div"), { className: "course-line" });
    this.element.innerHTML = '<span class="copy"></span><span role="status"></span><a></a>';
    [this.copy, this.status, this.back] = this.element.children;
    this.back.textContent = words.read;
    document.body.prepend(this.element);
    this.fit();
  }

  // To the same chapter, at the same section; from a notebook of the learner's to the list of chapters
  leadBack(panel) {
    const chapter = panel.context.model.metadata.course?.chapter ?? "index";
    this.back.href = new URL(`../../../../${language}/${chapter.replace(/\.ipynb$/, "")}.html`, location.href);
    this.back.onclick = () => { this.back.hash = sectionInView(); };
  }

  tell(text) { this.status.textContent = text; this.fit(); }

  // Whose copy it is, and what can be done with it
  offer(text, ...buttons) {
    this.copy.textContent = text;
    for (const [name, onclick] of buttons) {
      this.copy.append(Object.assign(document.createElement("button"), { type: "button", textContent: name, onclick }));
    }
    this.fit();
  }

  // JupyterLab lays itself out anew when the window changes; the line takes a little of its height
  fit() {
    document.documentElement.style.setProperty("--course-line", `${this.element.offsetHeight}px`);
    window.dispatchEvent(new Event("resize"));
  }
}
