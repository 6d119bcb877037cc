// Python in a worker: Pyodide, with JupyterLite's pyodide_kernel (IPython, comms, display) as the kernel.
importScripts("pyodide/pyodide.js", "unpack.js");

const plain = (x) => (x?.toJs ? x.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false }) : x);
const bytes = (b) => (b instanceof Uint8Array ? b.slice().buffer : b);
let cell = null, kernel, handle, py;
const post = (type, content, buffers = []) => self.postMessage({ type, cell, content, buffers });

const SITE_PACKAGES = "/lib/python3.12/site-packages";
const NO_OTHERS = "pyodide/no-packages.json";         // whatever a learner imports is here, or nowhere

async function start({ language, folder }) {
  post("step", 0);
  const packages = archive("pyodide/packages.tar.gz");
  const lockFileURL = new URL(NO_OTHERS, self.location).href;
  py = await loadPyodide({ env: { HOME: "/home/pyodide", LANG: language }, lockFileURL });
  post("step", 1);
  unpack(await packages, py.FS, SITE_PACKAGES);
  post("step", 2);
  await keep(folder);
  py.runPython("import pyodide_kernel");
  const pk = py.globals.get("pyodide_kernel"), shell = pk.ipython_shell;
  kernel = pk.kernel_instance;
  shell.send_comm = (type, content, _metadata, _ident, buffers) => post(type, plain(content), (plain(buffers) ?? []).map(bytes));
  shell.displayhook.publish_execution_result = (_count, data) => post("show", plain(data));
  shell.display_pub.display_data_callback = (data) => post("show", plain(data));
  shell.display_pub.clear_output_callback = () => post("clear", null);
  for (const s of [pk.stdout_stream, pk.stderr_stream]) s.publish_stream_callback = (name, text) => post("print", { name, text });
  handle = py.runPython(`
def handle(kind, content, buffers):
    message = {"content": content.to_py(), "buffers": [memoryview(b.to_py()) for b in buffers]}
    getattr(pyodide_kernel.kernel_instance.comm_manager, kind)(None, None, message)
handle`);
}

// Progress and files of the learner live in the browser's own storage, a folder for each language
async function keep(folder) {
  py.FS.mkdirTree(folder);
  try {
    py.FS.mount(py.FS.filesystems.IDBFS, {}, folder);
    await sync(true);
  } catch { post("print", { name: "stderr", text: "" }); }        // a private window may have no storage: all works, nothing stays
  py.FS.chdir(folder);
}
const sync = (read) => new Promise((done) => py.FS.syncfs(read, () => done()));
let later = 0;
function saveSoon() { clearTimeout(later); later = setTimeout(() => sync(false), 500); }

async function run(code) {
  const outcome = plain(await kernel.run(code));
  if (outcome.status === "error") {
    post("print", { name: "stderr", text: outcome.traceback.join("\n").replace(/\x1b\[[0-9;]*m/g, "") });
  }
  saveSoon();
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
      if (type === "comm_msg") saveSoon();
    } catch (error) {
      if (type === "start") post("failed", String(error.message ?? error).slice(-200));
      else post("print", { name: "stderr", text: String(error) });
    }
    self.postMessage({ type: "done", id, content: answer });
  });
};
