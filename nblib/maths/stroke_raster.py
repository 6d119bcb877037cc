"""A pen on paper, and what is left of its path on 8 x 8 pixels, counted as the digits of digits.py were.

A path is a row of places (x, y, ink): the pen goes from each to the next, and leaves ink on the way if `ink` is 1. The
paper is a square from 0 to 8, one unit for each pixel, y upwards.
"""

import numpy as np

SIDE = 8  # pixels across
DOTS = 4  # dots across a pixel: a pixel's ink is how many of its 16 dots are black
THICK = 0.85  # half of the pen's width: with it a drawing has about as much ink as the digits have
CROWDED = 0.5  # no drawing is enlarged as if it were smaller than that

_ticks = (np.arange(SIDE * DOTS) + 0.5) / DOTS
PLACES = np.stack(np.meshgrid(_ticks, _ticks[::-1]), axis=-1).reshape(-1, 2)  # of all dots, row by row from above


def inked(path):
    """Where the inked parts of a path begin and end: two arrays (n, 2)."""
    path = np.reshape(path, (-1, 3)).astype(float)
    before = np.concatenate([path[:1], path[:-1]])
    drawn = path[:, 2] == 1
    return before[drawn, :2], path[drawn, :2]


def fitted(starts, ends):
    """The same drawing, moved to the middle and made as large as the paper allows: that was done to the digits, too."""
    corners = np.concatenate([starts, ends])
    low, high = corners.min(axis=0), corners.max(axis=0)
    scale = (SIDE - 2 * THICK) / max((high - low).max(), CROWDED)
    return tuple((places - (low + high) / 2) * scale + SIDE / 2 for places in (starts, ends))


def dots(path, fit=True):
    """The paper as a bitmap (32, 32) of True where it is black. fit: whether the drawing is fitted to the paper."""
    starts, ends = inked(path)
    if not len(starts):
        return np.zeros((SIDE * DOTS, SIDE * DOTS), bool)
    starts, ends = fitted(starts, ends) if fit else (starts, ends)
    return (_distances(starts, ends) <= THICK).reshape(SIDE * DOTS, SIDE * DOTS)


def _distances(starts, ends):
    """From each dot to the nearest point of the lines: (1024,). A hundred lines at a time, as memory is small."""
    nearest = np.full(len(PLACES), np.inf)
    for i in range(0, len(starts), 100):
        start, along = starts[i : i + 100], (ends - starts)[i : i + 100]
        off = PLACES[:, np.newaxis] - start  # (1024, n, 2)
        share = (off * along).sum(axis=-1) / np.maximum((along**2).sum(axis=-1), 1e-12)
        off -= np.clip(share, 0, 1)[..., np.newaxis] * along
        nearest = np.minimum(nearest, (off**2).sum(axis=-1).min(axis=-1))
    return np.sqrt(nearest)


def ink(bitmap):
    """How black each pixel is, from 0 to 1: (64,), the share of its dots that are black."""
    return bitmap.reshape(SIDE, DOTS, SIDE, DOTS).mean(axis=(1, 3)).ravel()


def scribble(rng, corners=12):
    """A path that goes across the paper at random."""
    places = rng.uniform(1, SIDE - 1, (corners, 2)).round(2).tolist()
    return tuple((x, y, float(i > 0)) for i, (x, y) in enumerate(places))
