// Beside JupyterLite's notebook app: a line that says how far Python is and whose copy one sees; chapters open in the same tab.
import { Line } from "./line.js";
import { followChapters, goToSection } from "./places.js";
import { showWhoseCopy } from "./copies.js";
import { shareProgress } from "./progress.js";
import { words } from "./words.js";

const WIDGET = "application/vnd.jupyter.widget-view+json";
const PATIENCE = 60_000;                               // milliseconds until it is said that this takes long

// Resolves with what `look` returns, as soon as that is something
export async function until(look) {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((next) => setTimeout(next, 100));
  }
}

// A panel lives as long as its Python: in a notebook saved earlier it is gone, and only says that it is loading
function clearDeadPanels(notebook) {
  for (const cell of notebook.model.cells) {
    const outputs = cell.type === "code" ? cell.outputs : null;
    if (outputs && [...Array(outputs.length).keys()].some((i) => WIDGET in outputs.get(i).data)) outputs.clear();
  }
}

// A cell run before the kernel is chosen would open JupyterLab's question which kernel to take, and would not run; what is
// written before the chapter's renewed copy stands there would be lost
async function holdUntil(app, ...settled) {
  app.shell.node.inert = true;
  await Promise.allSettled(settled);
  app.shell.node.inert = false;
}

const kernelOf = (session) => until(() => session.session?.kernel ?? (session.isReady && "none"));

// Asking for what the course's first cells import brings it in while one reads, and tells whether it is all there
async function tellWhenReady(chosen, line) {
  line.tell(words.starting);
  const late = setTimeout(() => line.tell(words.late), PATIENCE);
  const kernel = await chosen;
  const asked = kernel.requestExecute({ code: "import nblib.panels", silent: true, store_history: false }).done;
  const outcome = await Promise.race([asked.then(({ content }) => content.status, () => "lost"), noPython()]);
  clearTimeout(late);
  if (outcome !== "ok") line.tell(words.failed);
  else line.tell(navigator.serviceWorker?.controller ? words.ready : words.nothingStays);
}

// JupyterLite answers nothing when Pyodide does not start: all that is to be seen is a promise that breaks, with a mere text
const noPython = () => new Promise((done) => {
  addEventListener("unhandledrejection", ({ reason }) => { if (typeof reason === "string") done("failed"); });
});

async function main() {
  const app = await until(() => window.jupyterapp);
  const panel = await until(() => app.shell.currentWidget?.context && app.shell.currentWidget);
  const chosen = kernelOf(panel.sessionContext), shown = dress(app, panel, chosen);
  holdUntil(app, chosen, shown);
  await shown;
}

async function dress(app, panel, chosen) {
  const line = new Line();
  await shareProgress(app.serviceManager);
  tellWhenReady(chosen, line);
  await panel.context.ready;
  clearDeadPanels(panel.content);
  line.leadBack(panel);
  followChapters(panel);
  goToSection(panel);
  await showWhoseCopy(app, panel, line);
}

main();
