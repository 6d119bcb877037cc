"""Boundaries on the map that wrong beliefs expect: a straight line, a ring, and that of who knows every point by heart.

All are computed from points: places (N, 2) where they lie on the map, and ones (N,), which of them have the answer 1.
A boundary is (xs, ys), to be drawn through; where a NaN stands, another piece of it begins.
"""

import numpy as np
from contourpy import contour_generator

from nblib.pictures.ghost import joined
from nblib.playground.neuron_maps import on_axes
from nblib.playground.scatter import places_on

ALL_ROUND = np.radians(np.arange(360))
FINE = 64  # places across and up where the nearest point is looked for


def points_on_map(now):
    """The training points of a playground (now: nblib.exercises.question.Seen) as its map shows them: places, ones."""
    data = now.result["points"]
    return places_on(data.X, on_axes(now.values, data.X.shape[1])), data.T[:, 0] > 0.5


def best_cut(heights, ones):
    """The cut above which to answer 1, and below it 0, so that most points of these heights (N,) are judged right.

    Returns the cut and the share (0 to 1) that is right.
    """
    order = np.argsort(heights)
    low, is_one = heights[order], ones[order]
    right = np.cumsum(~is_one)[:-1] + np.cumsum(is_one[::-1])[::-1][1:]  # noughts below, and ones above, each gap
    gap = right.argmax()
    cut = (low[gap] + low[gap + 1]) / 2
    return cut, float(np.mean((heights > cut) == ones))


def best_line(places, ones, angles=ALL_ROUND):
    """The straight line that judges most points right: the direction (2,) of the ones, how far along it lies, the share.

    angles: the directions that are tried.
    """
    ways = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    cuts = [best_cut(places @ way, ones) for way in ways]
    best = max(range(len(ways)), key=lambda i: cuts[i][1])
    return ways[best], *cuts[best]


def straight(places, ones, window, angles=ALL_ROUND):
    """That line as a boundary within the window (low, high)."""
    way, along, _share = best_line(places, ones, angles)
    low, high = window
    middle = np.full(2, (low + high) / 2)
    foot = middle + (along - way @ middle) * way  # the place on the line that is nearest to the middle of the map
    lengths = np.linspace(low - high, high - low, 401)
    line = foot + lengths[:, np.newaxis] * np.array([-way[1], way[0]])
    return tuple(line[((low <= line) & (line <= high)).all(axis=1)].T)


def best_ring(places, ones):
    """The ring around the middle of the ones that judges most points right: its centre (2,), its radius, the share."""
    centre = places[ones].mean(axis=0)
    cut, share = best_cut(-np.linalg.norm(places - centre, axis=1), ones)
    return centre, -cut, share


def ring(places, ones):
    """That ring as a boundary."""
    (x, y), radius, _share = best_ring(places, ones)
    angles = np.append(ALL_ROUND, 0)
    return x + radius * np.cos(angles), y + radius * np.sin(angles)


def by_heart(places, ones, window):
    """The boundary of who knows every point, and answers anywhere else as the nearest one does; None without two answers."""
    if ones.all() or not ones.any():
        return None
    ticks = np.linspace(*window, FINE)
    rows = [np.stack([ticks, np.full(FINE, height)], axis=1) for height in ticks]
    nearer = [_to_nearest(row, places[~ones]) - _to_nearest(row, places[ones]) for row in rows]
    return level_lines(np.array(nearer), window, 0)


def _to_nearest(here, places):
    """How far it is from each of these (K, 2) to the nearest of the places (N, 2)."""
    return np.linalg.norm(here[:, np.newaxis] - places, axis=-1).min(axis=1)


def level_lines(heights, window, level):
    """Where heights (K, K) all over the window have this level, as a boundary; None if nowhere."""
    ticks = np.linspace(*window, len(heights))
    return joined(contour_generator(ticks, ticks, heights).lines(level))
