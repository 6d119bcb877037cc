"""What tests of the handwritten digits need: the digits, read once more without nblib, and pens drawn by hand."""

import csv
import gzip
import importlib.util
import pathlib

import numpy as np
import pytest

FOUND = importlib.util.find_spec("sklearn")
needs_digits = pytest.mark.skipif(FOUND is None, reason="no scikit-learn (pip install -r requirements-digits.txt)")
# Digits as a learner may draw them: strokes of places (x, y) from 0 to 8
SEVEN = [[(2, 7), (6, 7), (3.6, 1)]]
DRAWN = {
    1: [[(3, 5.5), (4.4, 7), (4.4, 1)]],
    2: [[(2.2, 5.6), (2.8, 6.8), (4.2, 7.1), (5.4, 6.5), (5.4, 5.2), (4, 3.2), (2, 1), (6, 1)]],
    3: [[(2.2, 6.6), (4, 7.1), (5.3, 6.2), (4.8, 4.8), (3.6, 4.2), (5, 3.8), (5.6, 2.4), (4.4, 1.1), (2.2, 1.3)]],
    4: [[(4.6, 7), (2, 3), (6.2, 3)], [(4.8, 4.6), (4.8, 1)]],
    5: [[(5.8, 7), (2.8, 7), (2.5, 4.4), (4.2, 4.8), (5.5, 3.8), (5.5, 2.1), (4.2, 1), (2.4, 1.4)]],
    7: SEVEN,
    9: [[(5.5, 5.6), (4.6, 6.9), (3.2, 6.6), (2.6, 5.2), (3.4, 4), (4.8, 4.3), (5.5, 5.6), (5.4, 3), (4.6, 1)]],
}


def rows():
    """The pictures (1797, 64) from 0 to 1, and the digits (1797,)."""
    path = pathlib.Path(FOUND.submodule_search_locations[0]) / "datasets" / "data" / "digits.csv.gz"
    with gzip.open(path, "rt") as file:
        table = np.array([[float(number) for number in row] for row in csv.reader(file)])
    return table[:, :64] / 16, table[:, 64].astype(int)


def path_of(strokes):
    """The pen's path for these strokes."""
    return tuple((x, y, int(i > 0)) for stroke in strokes for i, (x, y) in enumerate(stroke))
