"""Many small images in one artist: what each neuron of a network sees, inside its node."""

import numpy as np
from matplotlib.artist import Artist

from nblib.pictures.decision_map import SIDES

_COLOURS = (SIDES(np.linspace(0, 1, 256)) * 255).astype(np.uint8)  # (256, 4)


class Tiles(Artist):
    """Square images at places of its axes. An image of matplotlib's own takes 30 times as long for each."""

    def __init__(self):
        super().__init__()
        self.tiles = []

    def set_tiles(self, tiles):
        """tiles: a list of (x, y of the middle, half the side, all in the axes' numbers, values (n, n) from 0 to 1)."""
        self.tiles, self.stale = tiles, True

    def draw(self, renderer):
        """Paint the tiles."""
        gc = renderer.new_gc()
        for x, y, half, values in self.tiles:
            (left, low), (right, high) = self.axes.transData.transform([(x - half, y - half), (x + half, y + half)])
            side = max(2, round(min(right - left, high - low)))
            at = np.arange(side) * len(values) // side
            shades = (np.clip(values, 0, 1) * 255).astype(np.uint8)[np.ix_(at, at)]
            renderer.draw_image(gc, round(left), round(low), _COLOURS[shades])
        gc.restore()
        self.stale = False
