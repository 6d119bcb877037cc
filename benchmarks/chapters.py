"""All cells of each chapter in the browser's own Python, in node, beside the same cells in a plain IPython on this machine.

Both are seconds of the processor, one chapter after the other, each in a process of its own. Needs the built site (make site).
"""

import json
import shutil
import subprocess
import sys

from benchmarks.table import Missing, Row
from tests.chapters import CHAPTERS
from tests.live.test_chapters import PYODIDE, ROOT

TIMES, LONGEST = 3, 15  # what a chapter may take: times its native seconds, and seconds
SCRIPT = ROOT / "tools" / "live" / "chapters.mjs"


def measure(_conditions):
    """The rows of all chapters; their two languages run the same code."""
    if not shutil.which("node") or not (PYODIDE / "pyodide-lock.json").exists():
        return [Missing("chapters in the browser's Python", "needs Node.js, and the site: make site")]
    return [row for stem in CHAPTERS for row in rows(stem)]


def rows(stem):
    """The rows of one chapter, none if it has no cells."""
    notebook = ROOT / "notebooks" / "ja" / f"{stem}.ipynb"
    browser = ran(["node", SCRIPT, PYODIDE, notebook])
    native = ran([sys.executable, "-m", "tools.live.native", notebook])
    if not browser["cells"]:
        return []
    note = f"native {native['cpu']:.1f} s"
    return [
        Row(f"{stem}: all cells in the browser's Python", browser["cpu"], "s", LONGEST, note=note),
        Row(f"{stem}: browser / native", browser["cpu"] / native["cpu"], "times", TIMES),
    ]


def ran(command):
    """What a program tells of the one notebook that it runs."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])
