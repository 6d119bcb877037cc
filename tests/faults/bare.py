"""A Python of its own for a test: in a folder, with an environment and limits that this process cannot take back."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]


def run(code, folder, *options, **environment):
    """What the code prints, run in that folder with these options of Python and variables more; its errors are the test's."""
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    given.pop("NBLIB_PROGRESS", None)
    done = subprocess.run(
        [sys.executable, *options, "-c", code], cwd=folder, env=given, capture_output=True, timeout=300
    )
    printed = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, printed + done.stderr.decode("utf-8", "replace")
    return printed
