"""What makes the site's pages alive, in one folder: the page's script, the worker, and a whole Pyodide.

python -m tools.live.build FOLDER
"""

import pathlib
import shutil
import subprocess
import sys

from tools.live.assemble import assemble
from tools.live.pyodide import CACHE

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
    size = assemble(folder / "pyodide") / 1e6
    subprocess.run(["node", HERE / "bundle.mjs", parts(), folder, f"{size:.0f}"], check=True)
    shutil.copy(HERE / "worker.js", folder)
    print(f"{folder}: {size:.1f} MB of Python")


if __name__ == "__main__":
    build_live(pathlib.Path(sys.argv[1]))
