"""The ground of a landscape seen from above: shades, lines of equal height, and its minima. A part of pictures."""

import functools

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap

from nblib.pictures import style

CELLS = 181  # along each side
SHARES = (0.005, 0.02, 0.05, *np.arange(0.1, 0.95, 0.1))  # how much of the window lies below each line
SHADES = LinearSegmentedColormap.from_list("shades", style.HEIGHTS)  # low to high


class Ground:
    """Shades and lines that stand still until another landscape is shown, so that paths over it cost little.

    A line does not stand for a round height, but for a round share of the window that lies below it: landscapes whose
    heights are a hundred times larger in one corner are then readable, too.
    """

    def __init__(self, axes, cells=CELLS):
        """cells: places looked at along each side; a smooth landscape that changes often, or is dear, needs fewer."""
        self.axes, self.cells, self.landscape = axes, cells, None
        axes.set(xlabel="$x$", ylabel="$y$")
        axes.locator_params(nbins=5)
        self.shades = axes.imshow(np.zeros((2, 2)), cmap=SHADES, vmin=0, vmax=1, **_IMAGE)
        self.lines = axes.add_collection(LineCollection([], colors=style.CONTOUR, linewidths=0.8))
        small = dict(fc="white", ec=style.INK)
        self.local = axes.scatter([], [], s=26, marker="v", lw=0.9, **small)
        self.best = axes.scatter([], [], s=190, marker="*", lw=1.1, **small)

    def show(self, landscape):
        """Show this landscape. Only another one than before costs anything."""
        if landscape is self.landscape:
            return
        self.landscape = landscape
        (left, right), (low, high) = landscape.window
        self.axes.set(xlim=(left, right), ylim=(low, high))
        shades, lines = _seen_from_above(landscape, self.cells)
        self.shades.set_data(shades)
        self.shades.set_extent((left, right, low, high))
        self.lines.set_segments(lines)
        self.local.set_offsets(landscape.minima[~landscape.is_global])
        self.best.set_offsets(landscape.minima[landscape.is_global])


_IMAGE = dict(origin="lower", interpolation="bilinear", aspect="auto")


@functools.lru_cache(12)
def _seen_from_above(landscape, cells):
    """The share of the window that lies lower than each of its cells x cells places, and the lines at round shares."""
    x, y = (np.linspace(*side, cells) for side in landscape.window)
    rows = np.stack(np.meshgrid(x, y), axis=-1)
    heights = np.array([landscape(row) for row in rows])  # row by row, as a network takes much memory for each place
    in_order = np.sort(heights, axis=None)
    shares = np.searchsorted(in_order, heights) / heights.size
    contours = contour_generator(x, y, heights)
    levels = np.quantile(in_order, SHARES)
    return shares.astype(np.float32), [line for level in levels for line in contours.lines(level)]
