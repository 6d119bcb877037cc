"""Whether the point of a picture has gone where nobody sees it, as it may where a learner has widened a range."""

import numpy as np
from matplotlib.lines import Line2D


def is_outside(axes, moving):
    """Whether one of these moving artists is a single point, and lies outside the axes."""
    return any(isinstance(artist, Line2D) and _is_gone(axes, artist) for artist in moving)


def _is_gone(axes, line):
    places = np.column_stack(line.get_data(orig=False)).astype(float)
    if len(places) != 1 or not _is_mark(line) or line.get_transform() != axes.transData:
        return False
    here, (low, high) = line.get_transform().transform(places)[0], axes.bbox.get_points()
    return bool(np.isfinite(places).all() and not (np.all(low - 1 <= here) and np.all(here <= high + 1)))  # a pixel


def _is_mark(line):
    return line.get_visible() and line.get_marker() not in ("None", None, "", " ")
