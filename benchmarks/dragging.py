"""Pictures a second while the start of the descent is dragged: chapter 9's first panel, with three optimizers shown."""

import contextlib

import numpy as np

from benchmarks.table import Row
from tests.browser.descent import circle, drag, open_descent, start_told

RUNS = 5


def measure(open_notebook, folder):
    """The rows on dragging."""
    with contextlib.ExitStack() as stack:
        course, panel = open_descent(lambda path: stack.enter_context(open_notebook(path)), folder)
        places, speeds, gaps = circle(), [], []
        for _ in range(1 + RUNS):
            speeds.append(drag(course, panel, places))
            gaps.append(np.abs(start_told(course, panel) - places[-1]).max())
    return [
        Row(
            "dragging the start, three optimizers: median", np.median(speeds[1:]), "pictures a second", 8, at_least=True
        ),
        Row("the same, the slowest run", min(speeds[1:]), "pictures a second"),
        Row(
            "where it ended, from where the pointer ended",
            100 * max(gaps),
            "hundredths",
            2,
            note="a slider's step is 2",
        ),
    ]
