// node compile.mjs PYODIDE FOLDER...: what the course's start imports becomes .pyc of Pyodide's own Python, below the folders.
// PYODIDE holds the same packages as they were. Only what is imported is compiled: a .pyc is larger than its .py on the way.
// The course's own .py stay beside the .pyc: they are there to be read. What nobody asks help() about loses its docstrings, and
// all lose the columns of tracebacks (their lines stay): a third of the size.
import { pathToFileURL } from "node:url";
import path from "node:path";

const [pyodide, ...folders] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")));
const py = await loadPyodide({ indexURL: pyodide + path.sep, packageBaseUrl: pyodide + path.sep, stdout: () => {}, env: { PYTHONNODEBUGRANGES: "1" } });
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
import ast, importlib._bootstrap_external as bootstrap, pathlib
tree = pathlib.Path("/tree")
to_be_read = (tree / "nblib").exists()
documented = ("nblib/", "numpy/", "matplotlib/axes/", "matplotlib/figure", "matplotlib/pyplot")

def without_docstrings(source):
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ast.get_docstring(node, clean=False):
            node.body[0].value = ast.copy_location(ast.Constant(""), node.body[0].value)
    return module

for name in imported.split():
    path = tree / name
    if path.exists():
        source = path.read_bytes()
        code = compile(source if name.startswith(documented) else without_docstrings(source), name, "exec", dont_inherit=True)
        target = path.parent / "__pycache__" / f"{path.stem}.cpython-312.pyc" if to_be_read else path.with_suffix(".pyc")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(bootstrap._code_to_hash_pyc(code, bytes(8), False))      # never compared with its source
        if not to_be_read:
            path.unlink()
`);
  py.FS.unmount("/tree");
}
