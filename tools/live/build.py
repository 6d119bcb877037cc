"""What is alive on the site, in one folder: the pages' script, the worker, a whole Pyodide, and the notebooks on the same.

python -m tools.live.build FOLDER
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tomllib

import nbformat

from tools.build_notebooks import LANGUAGES, NOTEBOOKS
from tools.copies import without_outputs
from tools.live.assemble import BUNDLE, NO_PACKAGES, assemble
from tools.live.lite import build_lite
from tools.live.pyodide import CACHE
from tools.live.serve import moved

FOR_A_PAGE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", BUNDLE, NO_PACKAGES)
HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
WORKERS = ("worker.js", "unpack.js", "files.js", "folder.js")


def parts():
    """The folder with the parts that the page's script is bundled from, as npm has them."""
    folder = CACHE / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    if not (folder / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    return folder


def release():
    """The course's version, with a mark that is another whenever its code or its notebooks are."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    files = [path for path in (ROOT / "nblib").rglob("*") if path.suffix in (".py", ".js", ".css", ".md")]
    content = hashlib.sha256()
    for path in sorted([*files, *NOTEBOOKS.glob("*/*.ipynb")]):
        content.update(path.read_bytes())
    return f"{version}-{content.hexdigest()[:8]}"


def write_notebooks(folder):
    """The notebooks without what they show: what a page is saved as, with the reader's code in it."""
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True, exist_ok=True)
        for path in (NOTEBOOKS / language).glob("*.ipynb"):
            notebook = without_outputs(nbformat.read(path, 4))
            (folder / language / path.name).write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")


def write_scripts(folder, megabytes):
    """The page's script, which tells how much it loads, and the worker's."""
    subprocess.run(["node", HERE / "bundle.mjs", parts(), folder, f"{megabytes:.0f}", release()], check=True)
    for name in WORKERS:
        shutil.copy(HERE / name, folder)


def build_live(folder):
    """Write the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    assemble(folder / "pyodide")
    size = moved(folder / "pyodide" / name for name in FOR_A_PAGE) / 1e6
    write_notebooks(folder / "notebooks")
    write_scripts(folder, size)
    build_lite(folder / "lite", folder / "pyodide")
    print(f"{folder}: {size:.1f} MB of Python on their way to a reader")


if __name__ == "__main__":
    build_live(pathlib.Path(sys.argv[1]))
