"""The cells of notebooks in a plain IPython of this machine, one thread: what chapters.mjs in this folder is held against.

    python -m tools.live.native NOTEBOOK...

Prints a line of JSON for each notebook, as chapters.mjs does: its seconds by the clock, and those of the processor, which
other work on the machine changes less, as a whole and cell by cell.
"""

import contextlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
TIMED = "import sys; from tools.live.native import timed; timed(sys.argv[1])"


def timed(path):
    """Run a notebook's cells here, and print what they took."""
    import matplotlib
    from IPython.core.interactiveshell import InteractiveShell

    matplotlib.use("agg")
    shell, cells = InteractiveShell.instance(), json.loads(pathlib.Path(path).read_text("utf-8"))["cells"]
    seconds, faults, began, cpu = {}, [], time.perf_counter(), time.process_time()
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            start = time.process_time()
            with contextlib.redirect_stdout(io.StringIO()):
                result = shell.run_cell("".join(cell["source"]))
            seconds[number] = round(time.process_time() - start, 3)
            if not result.success:
                faults.append(dict(cell=number, text=repr(result.error_in_exec or result.error_before_exec)))
    told = dict(seconds=time.perf_counter() - began, cpu=time.process_time() - cpu, cells=seconds, faults=faults)
    print(json.dumps(dict(notebook="/".join(pathlib.Path(path).parts[-2:]), **told)))


def main(paths):
    """Each notebook in a process and a folder of its own; returns how many failed."""
    root, failed = pathlib.Path(__file__).parents[2], 0
    known = os.environ | ONE_THREAD | dict(PYTHONPATH=str(root), NBLIB_PROGRESS="off")
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-c", TIMED, str(pathlib.Path(path).resolve())]
            failed += subprocess.run(command, cwd=folder, env=known).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
