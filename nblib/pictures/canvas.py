"""The canvas: pictures side by side on one figure, and where on the screen they are."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from nblib.language import as_sentence, say
from nblib.pictures.blitting import Frames
from nblib.pictures.png import png

BASE_DPI = 72  # at scale 1 a point of matplotlib is then one CSS pixel
ROOM = 940  # CSS pixels across, until the page has told how much there is
GAP = 12  # CSS pixels between pictures
SQUEEZE = 0.85  # pictures may be shown this much smaller before they are set below each other


class Canvas:
    """Draws pictures on one figure; `width` and `height` are its size in CSS pixels."""

    def __init__(self, pictures, room=ROOM):
        self.pictures, self.scale, self._rows = pictures, 1.0, None
        self.figure = Figure(dpi=BASE_DPI, facecolor="white")
        self.axes, self.rooms = [self.figure.add_axes((0, 0, 1, 1)) for _ in pictures], {}
        self.arrange(room)
        self.moving = [list(p.draw(axes)) for p, axes in zip(pictures, self.axes, strict=True)]
        self.frames = Frames(self.figure, [artist for artists in self.moving for artist in artists], self.rooms)

    def arrange(self, room):
        """Set the pictures in rows that fit into `room` CSS pixels; True if that changed anything."""
        rows = [[]]
        for picture in self.pictures:
            if rows[-1] and sum(p.size[0] + GAP for p in rows[-1]) + picture.size[0] > room / SQUEEZE:
                rows.append([])
            rows[-1].append(picture)
        if self._rows == rows:
            return False
        self._rows = rows
        heights = [max(p.size[1] for p in row) for row in rows]
        self.width = max(sum(p.size[0] + GAP for p in row) - GAP for row in rows)
        self.height = sum(heights) + GAP * (len(rows) - 1)
        self.figure.set_size_inches(self.width / BASE_DPI, self.height / BASE_DPI)
        top = self.height
        for row, height in zip(rows, heights, strict=True):
            left = 0
            for picture in row:
                self._place(picture, left, top)
                left += picture.size[0] + GAP
            top -= height + GAP
        return True

    def _place(self, picture, left, top):
        (width, height), (west, south, east, north) = picture.size, picture.margins
        box = (left + west, top - height + south, width - west - east, height - south - north)
        axes, size = self.axes[self.pictures.index(picture)], [self.width, self.height] * 2
        axes.set_position(np.array(box) / size)
        self.rooms[axes] = np.array([left, top - height, left + width, top]) / size

    def set_scale(self, scale):
        """Device pixels to a CSS pixel: 1 on ordinary screens, 2 or more on dense ones."""
        self.scale = scale
        self.figure.set_dpi(BASE_DPI * scale)

    def update(self, values, result):
        """Move every picture's artists."""
        for picture in self.pictures:
            picture.update(values, result)

    def describe(self, values, result):
        """What the pictures show, in words, and whether a point has left one of them."""
        told = []
        for picture, axes, moving in zip(self.pictures, self.axes, self.moving, strict=True):
            left = say("この図の外に出ている点があります。", "A point lies outside this picture.")
            words = picture.describe(values, result)
            told += [as_sentence(words), *([left] if _is_outside(axes, moving) else [])]
        return "\n".join(told)

    def png(self, level=3):
        """The canvas as it stands, as the bytes of a PNG file, at a level of compression as png() has it."""
        return png(self.frames.draw(), level)

    def close(self):
        """Free the figure."""
        self.frames.forget()
        self.figure.clear()

    def picture_at(self, x, y):
        """The number of the draggable picture at the CSS pixel (x, y) from top left, or None."""
        for i, (picture, axes) in enumerate(zip(self.pictures, self.axes, strict=True)):
            if picture.drags and axes.bbox.contains(*self._pixel(x, y)):
                return i
        return None

    def to_data(self, i, x, y):
        """CSS pixels from the top left corner as coordinates of picture number i."""
        return self.axes[i].transData.inverted().transform(self._pixel(x, y))

    def _pixel(self, x, y):
        return x * self.scale, (self.height - y) * self.scale


def _is_outside(axes, moving):
    """Whether one of these moving artists is a single point that lies outside the axes.

    There nobody sees it; it may get there where a learner has widened a range.
    """
    return any(isinstance(artist, Line2D) and _is_gone(axes, artist) for artist in moving)


def _is_gone(axes, line):
    places = np.column_stack(line.get_data(orig=False)).astype(float)
    if len(places) != 1 or not _is_mark(line) or line.get_transform() != axes.transData:
        return False
    here, (low, high) = line.get_transform().transform(places)[0], axes.bbox.get_points()
    return bool(np.isfinite(places).all() and not (np.all(low - 1 <= here) and np.all(here <= high + 1)))  # a pixel


def _is_mark(line):
    return line.get_visible() and line.get_marker() not in ("None", None, "", " ")
