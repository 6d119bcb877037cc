"""The pen: the dots it leaves. The oracle walks along the lines point by point."""

import math
import random

import numpy as np
import pytest

from nblib.maths import stroke_raster
from tests.digits import SEVEN, path_of


def black(strokes, thick=stroke_raster.THICK):
    """The dots (32, 32) near any of many points on the strokes, found one by one; None where it is too close to call."""
    points = [
        (a[0] + s * (b[0] - a[0]) / steps, a[1] + s * (b[1] - a[1]) / steps)
        for stroke in strokes
        for a, b in zip(stroke, stroke[1:], strict=False)
        for steps in [math.ceil(50 * math.dist(a, b)) + 1]  # so close that no dot is 0.0001 nearer to the line between
        for s in range(steps + 1)
    ]
    sheet = []
    for row in range(32):
        for column in range(32):
            x, y = (column + 0.5) / 4, 8 - (row + 0.5) / 4
            nearest = min(math.hypot(x - px, y - py) for px, py in points)
            sheet.append(None if abs(nearest - thick) < 0.01 else nearest < thick)
    return sheet


def assert_same(bitmap, sheet):
    assert all(here is None or bool(dot) == here for dot, here in zip(bitmap.ravel(), sheet, strict=True))


def test_dots_as_drawn():
    rng = random.Random(1)
    for _ in range(3):
        strokes = [[(rng.uniform(0, 8), rng.uniform(0, 8)) for _ in range(4)] for _ in range(2)]
        assert_same(stroke_raster.dots(path_of(strokes), fit=False), black(strokes))


def test_more_lines_than_are_looked_at_at_once():
    around = [(4 + 3 * math.cos(t / 40), 4 + 3 * math.sin(t / 40)) for t in range(0, 250, 2)]
    assert_same(stroke_raster.dots(path_of([around]), fit=False), black([around[::2]]))


def test_fitted_it_is_in_the_middle_and_fills_the_height():
    small = [[(0.3 * x + 1, 0.3 * y + 5) for x, y in SEVEN[0]]]
    high = 8 - 2 * stroke_raster.THICK
    fitted = [[(4 + (x - 4) * high / 6, 4 + (y - 4) * high / 6) for x, y in SEVEN[0]]]
    assert_same(stroke_raster.dots(path_of(small)), black(fitted))
    bitmap = stroke_raster.dots(path_of(small))
    assert bitmap[0].any() and bitmap[-1].any(), "from the upper edge to the lower"


def test_one_dot_and_no_dot():
    assert not stroke_raster.dots(()).any() and not stroke_raster.dots(((1, 1, 0), (5, 5, 0))).any()
    dot = stroke_raster.dots(((2, 6, 0), (2, 6, 1)), fit=False)
    assert_same(dot, black([[(2, 6), (2, 6)]]))
    assert stroke_raster.dots(((2, 6, 1),)).any(), "the pen may be down from the start"


def test_ink_is_counted_in_squares_of_sixteen_dots():
    bitmap = np.zeros((32, 32), bool)
    bitmap[0:4, 4:8] = True
    bitmap[31, 31] = True
    ink = stroke_raster.ink(bitmap)
    assert ink[1] == 1 and ink[63] == pytest.approx(1 / 16) and ink.sum() == pytest.approx(1 + 1 / 16)
