"""Measure, and print one table: what, measured, target, met.

    python -m benchmarks.run                         everything
    python -m benchmarks.run --only speed memory     only these of the keys of PARTS below

A target that is missed is said in the table alone: the exit code is 0.
"""

import argparse
import contextlib
import datetime
import os
import pathlib
import platform
import sys
import tempfile
from importlib.metadata import version

from benchmarks import (
    basins,
    chapters,
    dragging,
    engine,
    face,
    living,
    living_face,
    memory,
    playing,
    reading,
    size,
    speed,
    training,
    trajectories,
)
from benchmarks.table import Missing, written
from tests.browser import jupyter

PARTS = dict(
    speed=speed,
    dragging=dragging,
    training=training,
    engine=engine,
    trajectories=trajectories,
    basins=basins,
    playing=playing,
    face=face,
    reading=reading,
    memory=memory,
    size=size,
    living=living,
    living_face=living_face,
    chapters=chapters,
)
WITHOUT_JUPYTER = (
    "training",
    "engine",
    "trajectories",
    "basins",
    "playing",
    "reading",
    "size",
    "living",
    "living_face",
    "chapters",
)
PACKAGES = ("jupyterlab", "ipykernel", "ipywidgets", "anywidget", "matplotlib", "numpy")


def measured(name, conditions):
    """The rows of one part; if it goes wrong, a row that says so."""
    print(f"== {name} ...", file=sys.stderr, flush=True)
    try:
        return PARTS[name].measure(conditions) if name in WITHOUT_JUPYTER else in_browser(PARTS[name], conditions)
    except Exception as error:
        return [Missing(name, f"{type(error).__name__}: {error}".splitlines()[0])]


def in_browser(part, conditions):
    """The rows of a part that needs a server and a browser, both new."""
    if missing := jupyter.what_is_missing():
        return [Missing(part.__name__, missing)]
    with tempfile.TemporaryDirectory() as made, contextlib.ExitStack() as stack:
        folder = pathlib.Path(made)
        address = stack.enter_context(jupyter.serving(folder))
        browser = stack.enter_context(jupyter.browsing())
        conditions["Chromium"] = browser.version

        @contextlib.contextmanager
        def open_notebook(path, **window):
            with jupyter.opening(browser, address, folder) as open_it:
                yield open_it(path, **window)

        return part.measure(open_notebook, folder)


def load():
    """How many processes wanted a processor in the last minute."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


def main():
    """Print when, on what and with what, then the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    parts, before = parser.parse_args().only, load()
    conditions = {"Python": platform.python_version(), **{name: version(name) for name in PACKAGES}}
    rows = [row for name in parts for row in measured(name, conditions)]
    busy = ": the machine was busy, measure again" if before > os.cpu_count() / 2 else ""
    print(f"{datetime.date.today()}, {os.cpu_count()} processors, load {before:.1f} before we began{busy}")
    print(", ".join(f"{name} {number}" for name, number in conditions.items()))
    print(f"\n{written(rows)}")


if __name__ == "__main__":
    main()
