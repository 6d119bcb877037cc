// Python in a worker: Pyodide, with JupyterLite's pyodide_kernel (IPython, comms, display) as the kernel.
const there = (name) => new URL(name, self.cameFrom ?? self.location).href;   // cameFrom: on a page that is shut in (page/worker_at.js)
importScripts(...["pyodide/pyodide.js", "unpack.js", "files.js", "folder.js"].map(there));

const plain = (x) => (x?.toJs ? x.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false }) : x);
const bytes = (b) => (b instanceof Uint8Array ? b.slice().buffer : b);
let cell = null, kernel, handle, py;
const post = (type, content, buffers = []) => self.postMessage({ type, cell, content, buffers });

const SITE_PACKAGES = "/lib/python3.12/site-packages";
const NO_OTHERS = "pyodide/no-packages.json";         // whatever a learner imports is here, or nowhere

// Where its core cannot be loaded Pyodide only tells the console, and waits for ever
function coreFails() {
  const warn = console.warn;
  return new Promise((_, fail) => {
    console.warn = (what) => { warn(what); if (what instanceof Error) fail(what); };
  });
}

// Both begin before the page has asked for anything: it may not stand there yet
const addresses = { indexURL: there("pyodide/"), lockFileURL: there(NO_OTHERS) };
const core = Promise.race([loadPyodide({ env: { HOME: "/home/pyodide" }, ...addresses }), coreFails()]);
const packages = archive(there("pyodide/packages.tar.gz"));
for (const begun of [core, packages]) begun.catch(() => {});   // start() tells what went wrong

async function start({ folder, noInput }) {
  post("step", 0);
  py = await core;
  post("step", 1);
  unpack(await packages, py.FS, SITE_PACKAGES);
  post("step", 2);
  if (!(await self.folder.open(py.FS, folder))) post("unsaved", null);
  py.runPython("import piplite, pyodide_kernel");        // the first of them says that nothing can be installed
  const pk = py.globals.get("pyodide_kernel"), shell = pk.ipython_shell;
  kernel = pk.kernel_instance;
  shell.send_comm = (type, content, _metadata, _ident, buffers) => post(type, plain(content), (plain(buffers) ?? []).map(bytes));
  shell.displayhook.publish_execution_result = (_count, data) => post("show", plain(data));
  shell.display_pub.display_data_callback = (data) => post("show", plain(data));
  shell.display_pub.clear_output_callback = () => post("clear", null);
  for (const s of [pk.stdout_stream, pk.stderr_stream]) s.publish_stream_callback = (name, text) => post("print", { name, text });
  self.whichCell = () => cell === null ? null : `cell-${cell}`;
  self.noInput = noInput;
  handle = py.runPython(`
import js, pyodide_kernel
from nblib.errors import CourseError
shell = pyodide_kernel.ipython_shell
def no_input(*_asked): raise CourseError(js.noInput)
shell.input = shell.getpass = no_input
type(shell).ask_exit = lambda shell: None  # there is nothing to leave
def named(run):  # the course closes what a cell made when the same cell runs again
    return lambda *code, **asked: run(*code, **{**asked, "cell_id": js.whichCell()})
shell.run_cell, shell.run_cell_async = named(shell.run_cell), named(shell.run_cell_async)
def handle(kind, content, buffers):
    message = {"content": content.to_py(), "buffers": [memoryview(b.to_py()) for b in buffers]}
    getattr(pyodide_kernel.kernel_instance.comm_manager, kind)(None, None, message)
handle`);
}

// Whatever Python writes is stored before the next question is heard: that one may never end
async function save() {
  try {
    if (await self.folder.save()) readAnew();
  } catch (error) { post("unsaved", String(error)); }
}
const readAnew = () => py.runPython("__import__('nblib.store', fromlist=['store']).read_anew()");

async function run(code) {
  if (await self.folder.refresh()) readAnew();
  const outcome = plain(await kernel.run(code));
  if (outcome.status === "error") {
    const lines = outcome.traceback.map((block) => block.replace(/\x1b\[[0-9;]*m/g, ""));
    post("error", { lines });
  }
  return outcome.status;
}

let turn = Promise.resolve();
self.onmessage = ({ data: { type, id, content, buffers } }) => {
  turn = turn.then(async () => {
    cell = type === "run" ? content.cell : null;
    let answer;
    try {
      if (type === "start") await start(content);
      else if (type === "run") answer = await run(content.code);
      else handle(type, content, buffers.map((b) => new Uint8Array(b)));
      if (type !== "start") await save();
    } catch (error) {
      const why = String(error.message ?? error).trim().split("\n").at(-1).slice(0, 200);
      const ofPythons = py && error instanceof py.ffi.PythonError;      // anything else ends Python itself
      post(type === "start" ? "failed" : ofPythons ? "complaint" : "died", why);
    }
    self.postMessage({ type: "done", id, content: answer });
  });
};
