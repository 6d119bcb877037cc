"""Frames: what stands still in a figure is drawn once, and what moves painted over it again and again.

A full drawing by matplotlib takes tens of milliseconds; most of it are axes, ticks and labels that never change.
They are kept as a background. Pixels take megabytes, so all figures are drawn on the same sheet, and only the one
that was drawn last keeps its background: a learner moves one panel at a time.
"""

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg

from nblib.pictures.moving_text import Letters

SHEET = 14, 9  # inches: room for most figures


class Frames:
    """Draws a figure of which only the `moving` artists, back to front, change from frame to frame.

    Images, collections, titles and names of axes among the others may change at times, as a landscape does when another
    one is chosen: that is noticed, and costs a new background.
    rooms: the box (left, bottom, right, top) that each axes has for its letters, in parts of the figure, by axes.
    """

    _sheet = _last = None  # the renderer of all figures, and the Frames that drew last

    def __init__(self, figure, moving, rooms=None):
        self.figure, self.moving, self.rooms, self._background = figure, moving, rooms or {}, None
        for artist in moving:
            artist.set_animated(True)  # the figure's own draw() leaves it out
        grounds = [artist for axes in figure.axes for artist in (*axes.images, *axes.collections)]
        names = [name for axes in figure.axes for name in (axes.title, axes.xaxis.label, axes.yaxis.label)]
        self._grounds, self._names = ([a for a in some if not a.get_animated()] for some in (grounds, names))

    def draw(self):
        """The figure as it stands: (height, width, 4) pixels of red, green, blue and how opaque, 0 to 255."""
        if Frames._last not in (self, None):
            Frames._last.forget()
        Frames._last = self
        view = self._view()
        if self._background is None or view != self._seen or any(ground.stale for ground in self._grounds):
            self._draw_background()
            self._seen = view
        sheet = Frames._sheet
        self._letters.take(sheet)
        sheet.restore_region(self._background)
        for artist in self.moving:
            self._letters.draw(artist, sheet)
        width, height = self.figure.bbox.size.astype(int)
        return np.asarray(sheet.buffer_rgba())[-height:, :width]

    def _view(self):
        """All that the background depends on: density and size of the figure, places, limits and names of its axes."""
        boxes = [box.frozen().bounds for axes in self.figure.axes for box in (axes.bbox, axes.viewLim)]
        names = [name.get_text() for name in self._names]
        return self.figure.dpi, self.figure.bbox.size.tolist(), boxes, names

    def _draw_background(self):
        size = np.tile(self.figure.bbox.size, 2)
        self._letters = Letters(self.moving, {axes: room * size for axes, room in self.rooms.items()})
        sheet = self._get_sheet()
        sheet.clear()
        self.figure.draw(sheet)
        self._background = sheet.copy_from_bbox(self.figure.bbox)

    def _get_sheet(self):
        """A renderer of the figure's density with room for it; the figure is drawn in its lower left corner."""
        dpi, sheet = self.figure.dpi, Frames._sheet
        if sheet is None or sheet.dpi != dpi or any(self.figure.bbox.size > (sheet.width, sheet.height)):
            # Whole inches, as hatches are laid inch by inch from the upper edge: so they stay where they are.
            inches = np.ceil(np.maximum(self.figure.get_size_inches(), SHEET))
            Frames._sheet = RendererAgg(*inches * dpi, dpi)
        return Frames._sheet

    def forget(self):
        """Let go of the background and the letters; the next frame takes longer."""
        self._background = self._letters = None
