// node compile.mjs PYODIDE FOLDER...: what the course's start imports becomes .pyc of Pyodide's own Python, below the folders.
// PYODIDE holds the same packages as they were. Only what is imported is compiled: a .pyc is larger than its .py on the way.
// Where a folder holds a file named "keep-sources", the .py stays beside it: the course is there to be read.
import { pathToFileURL } from "node:url";
import path from "node:path";

const [pyodide, ...folders] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")));
const py = await loadPyodide({ indexURL: pyodide + path.sep, packageBaseUrl: pyodide + path.sep, stdout: () => {} });
await py.loadPackage(["nblib"], { messageCallback: () => {} });

const imported = py.runPython(`
import importlib, pkgutil, re, sys
import pyodide_kernel
pyodide_kernel.ipython_shell.send_comm = lambda *_message: None
import nblib
for module in pkgutil.walk_packages(nblib.__path__, "nblib."):
    if module.name != "nblib.checks":  # which is there to be refused
        importlib.import_module(module.name)
import nblib.panels
from nblib.panels import panel
from nblib.pictures.neuron_diagram import Waterfall
panel(lambda **_values: 0, [Waterfall()], **nblib.panels.weights(), **nblib.panels.clues())
files = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
" ".join(re.sub(".*/site-packages/|.*python312.zip/", "", name) for name in files if name.endswith(".py"))
`);

py.FS.mkdir("/tree");
for (const folder of folders) {
  py.FS.mount(py.FS.filesystems.NODEFS, { root: folder }, "/tree");
  py.globals.set("imported", imported);
  py.runPython(`
import pathlib, py_compile
tree = pathlib.Path("/tree")
keep = (tree / "keep-sources").exists()
for name in imported.split():
    source = tree / name
    if source.exists():
        target = source.parent / "__pycache__" / f"{source.stem}.cpython-312.pyc" if keep else source.with_suffix(".pyc")
        target.parent.mkdir(exist_ok=True)
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(source), str(target), name, doraise=True, invalidation_mode=mode)
        if not keep:
            source.unlink()
`);
  py.FS.unmount("/tree");
}
