"""How much disk a set-up from nothing takes: a copy of the course, set up by its own Makefile as `make course` would."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import distributions

from benchmarks.table import Row
from tests.browser.jupyter import ROOT

OUT = shutil.ignore_patterns(".git", ".venv*", ".hub", ".*_cache", "__pycache__", "build", "*.egg-info")
LONGEST = 1200  # seconds
SHOWN = 8  # how many of the largest packages are named


def measure(_conditions):
    """The rows on disk."""
    with tempfile.TemporaryDirectory() as folder:
        course = pathlib.Path(folder) / "course"
        shutil.copytree(ROOT, course, ignore=OUT)
        set_up(course)
        total = sum(map(on_disk, course.rglob("*")))
        largest = sorted(packages(course / ".venv"), reverse=True)[:SHOWN]
    named = ", ".join(f"{name} {size:.0f}" for size, name in largest)
    note = f"{total / 2**20:.0f} MiB, as `du -m` counts; {named}"
    return [Row("a set-up from nothing, on disk", total / 1e6, "MB", 500, note=note)]


def set_up(course):
    """What `make course` does before it opens JupyterLab."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "-s", ".venv/ready", f"PYTHON={sys.executable}"]
    done = subprocess.run(command, cwd=course, env=outside, capture_output=True, text=True, timeout=LONGEST)
    if done.returncode:
        raise RuntimeError(f"make .venv/ready: {done.stderr.strip().splitlines()[-1]}")


def on_disk(path):
    """The bytes that a file takes on the disk."""
    return 0 if path.is_symlink() else path.stat().st_blocks * 512


def packages(venv):
    """The installed packages as pairs (MB, name)."""
    for found in distributions(path=map(str, venv.glob("lib/python*/site-packages"))):
        files = {pathlib.Path(file.locate()) for file in found.files or ()}
        yield sum(on_disk(file) for file in files if file.exists()) / 1e6, found.name
