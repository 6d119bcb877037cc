"""Frames: what stands still in a figure is drawn once, and what moves painted over it again and again.

A full drawing by matplotlib takes tens of milliseconds; most of it are axes, ticks and labels that never change.
They are kept as a background. That takes megabytes, so only the figure that was drawn last keeps its pixels:
a learner moves one panel at a time.
"""

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text

from nblib.pictures.letters import Letters


class Frames:
    """Draws a figure of which only the `moving` artists, back to front, change from frame to frame."""

    _last = None  # the Frames that drew last

    def __init__(self, figure, moving):
        self.figure, self.moving, self._renderer = figure, moving, None
        for artist in moving:
            artist.set_animated(True)  # the figure's own draw() leaves it out

    def draw(self):
        """The figure as it stands: (height, width, 4) pixels of red, green, blue and alpha, 0 to 255."""
        if Frames._last not in (self, None):
            Frames._last.forget()
        Frames._last = self
        view = self._view()
        if self._renderer is None or view != self._seen:
            self._draw_background()
            self._seen = view
        self._letters.take(self._renderer)
        self._renderer.restore_region(self._background)
        for artist in self.moving:
            self._letters.draw(artist, self._renderer)
        return np.asarray(self._renderer.buffer_rgba())

    def _view(self):
        """All that the background depends on: density and size of the figure, places and limits of its axes."""
        boxes = [box.frozen().bounds for axes in self.figure.axes for box in (axes.bbox, axes.viewLim)]
        return self.figure.dpi, self.figure.bbox.size.tolist(), boxes

    def _draw_background(self):
        self.forget()
        self._renderer = RendererAgg(*self.figure.bbox.size, self.figure.dpi)
        self._letters = Letters(self.moving)
        self.figure.draw(self._renderer)
        self._background = self._renderer.copy_from_bbox(self.figure.bbox)

    def forget(self):
        """Let go of all pixels; the next frame takes longer."""
        self._renderer = self._background = self._letters = None
        for text in self.figure.findobj(Text):
            text._renderer = None  # a Text holds on to what it was last drawn with
