"""What is alive on the site, in one folder: the pages' script, the worker, a whole Pyodide, and the notebooks on the same.

python -m tools.live.build FOLDER
"""

import pathlib
import shutil
import subprocess
import sys

from tools.live.assemble import BUNDLE, NO_PACKAGES, assemble
from tools.live.lite import build_lite
from tools.live.pyodide import CACHE
from tools.live.serve import COMPRESSED, compressed

FOR_A_PAGE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", BUNDLE, NO_PACKAGES)
HERE = pathlib.Path(__file__).parent


def parts():
    """The folder with the parts that the page's script is bundled from, as npm has them."""
    folder = CACHE / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    if not (folder / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    return folder


def build_live(folder):
    """Write the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    assemble(folder / "pyodide")
    size = moved(folder / "pyodide") / 1e6
    subprocess.run(["node", HERE / "bundle.mjs", parts(), folder, f"{size:.0f}"], check=True)
    for name in ("worker.js", "unpack.js"):
        shutil.copy(HERE / name, folder)
    build_lite(folder / "lite", folder / "pyodide")
    print(f"{folder}: {size:.1f} MB of Python on their way to a reader")


def moved(pyodide):
    """The bytes of Python that a first visit moves, where the host compresses what hosts compress."""
    files = [pyodide / name for name in FOR_A_PAGE]
    return sum(len(compressed(file, 0) if file.suffix in COMPRESSED else file.read_bytes()) for file in files)


if __name__ == "__main__":
    build_live(pathlib.Path(sys.argv[1]))
