// node chapters.mjs PYODIDE NOTEBOOK...: every code cell of these notebooks in the kernel that the browser runs.
// Prints a line of JSON for each notebook: its seconds by the clock, and those of the processor ("cpu", as a whole and cell by
// cell), which other work on the machine changes less; and its faults: cells' errors, and whatever they write to stderr.
// Ends with 1 if there is any.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const HOME = "/home/pyodide";
const [folder, ...notebooks] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")));
const py = await loadPyodide({
  indexURL: folder + path.sep, packageBaseUrl: folder + path.sep, env: { HOME, NBLIB_PROGRESS: "off" }, stdout: () => {},
});
await py.loadPackage(["nblib"], { messageCallback: () => {} });
await py.runPythonAsync("import pyodide_kernel");
const { ipython_shell: shell, kernel_instance: kernel, stdout_stream, stderr_stream } = py.pyimport("pyodide_kernel");

let faults = [], cell = 0, shown = 0;
const tell = (text) => faults.push({ cell, text: text.replace(/\x1b\[[0-9;]*m/g, "").slice(-1000) });
shell.send_comm = () => {};                                       // a page would draw what the widgets send
shell.displayhook.publish_execution_result = () => { shown++; };
shell.display_pub.display_data_callback = () => { shown++; };
stdout_stream.publish_stream_callback = () => {};
stderr_stream.publish_stream_callback = (_name, text) => { if (text.trim()) tell(text); };

const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const rounded = (seconds) => +seconds.toFixed(3);

// Runs a cell; errors are told
async function run(source) {
  const outcome = (await kernel.run([].concat(source).join(""))).toJs({ dict_converter: Object.fromEntries });
  if (outcome.status === "error") tell(outcome.traceback.join("\n"));
}

// Runs a notebook's cells, with none of the names that an earlier one left
async function runNotebook(file) {
  const book = JSON.parse(fs.readFileSync(file, "utf-8")).cells, cells = {}, began = performance.now(), cpu = processor();
  [faults, shown] = [[], 0];
  shell.reset();
  for (cell = 0; cell < book.length; cell++) {
    if (book[cell].cell_type !== "code") continue;
    const start = processor();
    await run(book[cell].source);
    cells[cell] = rounded(processor() - start);
  }
  const seconds = rounded((performance.now() - began) / 1000);
  return { notebook: file.split(path.sep).slice(-2).join("/"), seconds, cpu: rounded(processor() - cpu), shown, cells, faults };
}

let wrong = 0;
for (const file of notebooks) {
  const told = await runNotebook(file);
  wrong += told.faults.length;
  console.log(JSON.stringify(told));
}
process.exit(wrong ? 1 : 0);
