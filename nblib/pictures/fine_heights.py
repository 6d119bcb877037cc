"""The heights of a function over a square, fine enough that a boundary between its sides is smooth on the screen."""

import functools

import numpy as np
from contourpy import contour_generator

from nblib.validation import as_number

PARTS = 5  # into which each cell of the coarse grid is cut, each way


def fine_heights(function, window, cells):
    """Ticks (n,), and heights (n, n) of a function of arrays x1 and x2, row by row upwards; both go through the window.

    Worked out on a grid of `cells` ticks and blended in between, and exactly near the boundary, where the function changes
    its sign: there a step would else be as wide as a cell, and its edge ragged.
    """
    coarse, ticks, blend = _grids(*window, cells)
    rough = np.broadcast_to(function(*np.meshgrid(coarse, coarse)), (cells, cells))
    heights = blend @ rough @ blend.T
    rows, columns = np.nonzero(_near(rough > 0))
    heights[rows, columns] = function(ticks[columns], ticks[rows])
    as_number(np.sum(heights))  # refuses what is not finite
    return ticks, heights


def boundary(ticks, heights):
    """The lines along which such heights are 0: a list of (k, 2) points."""
    return contour_generator(ticks, ticks, heights).lines(0)


@functools.cache
def _grids(low, high, cells):
    """Coarse ticks (cells,), fine ones (n,), and how much of each coarse one is in each fine one (n, cells)."""
    coarse, ticks = np.linspace(low, high, cells), np.linspace(low, high, (cells - 1) * PARTS + 1)
    away = np.abs(ticks[:, np.newaxis] - coarse) / (coarse[1] - coarse[0])
    return coarse, ticks, np.maximum(0, 1 - away)


def _near(yes):
    """Which points of the fine grid lie in cells whose corners differ, or beside them; yes: (cells, cells)."""
    corners = yes[:-1, :-1].astype(int) + yes[1:, :-1] + yes[:-1, 1:] + yes[1:, 1:]
    mixed = np.pad((corners > 0) & (corners < 4), 1)
    mixed = mixed[1:-1, 1:-1] | mixed[:-2, 1:-1] | mixed[2:, 1:-1] | mixed[1:-1, :-2] | mixed[1:-1, 2:]
    return np.pad(mixed.repeat(PARTS, axis=0).repeat(PARTS, axis=1), (0, 1), mode="edge")
