// Beside JupyterLite's notebook app: a line that says how far Python is and whose copy one sees; chapters open in the same tab.
import { Line } from "./line.js";
import { followChapters, goToSection } from "./places.js";
import { showWhoseCopy } from "./copies.js";
import { words } from "./words.js";

const WIDGET = "application/vnd.jupyter.widget-view+json";

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

async function tellWhenReady(session, line) {
  line.tell(words.starting);
  const kernel = await until(() => session.session?.kernel);
  try {
    const { content } = await kernel.requestExecute({ code: "", silent: true, store_history: false }).done;
    line.tell(content.status === "ok" ? words.ready : words.failed);
  } catch { line.tell(words.failed); }
}

async function main() {
  const app = await until(() => window.jupyterapp);
  const panel = await until(() => app.shell.currentWidget?.context && app.shell.currentWidget);
  await panel.context.ready;
  clearDeadPanels(panel.content);
  const line = new Line(panel);
  followChapters(panel);
  goToSection();
  await showWhoseCopy(app, panel, line);
  await tellWhenReady(panel.sessionContext, line);
  if (!navigator.serviceWorker?.controller) line.tell(words.nothingStays);
}

main();
