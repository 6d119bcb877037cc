"""The canvas: pictures side by side on one figure, drawn for the room that the page has and for its theme."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from nblib.language import as_sentence, say
from nblib.pictures import style
from nblib.pictures.blitting import Frames
from nblib.pictures.layout import rows_in
from nblib.pictures.picture import Picture
from nblib.pictures.png import png

BASE_DPI = 72  # at scale 1 a point of matplotlib is then one CSS pixel
ROOM = 840  # CSS pixels across, until the page has told how much there is


class Canvas:
    """Draws pictures on one figure; `width` and `height` are its size in CSS pixels, as it is shown."""

    def __init__(self, pictures, room=ROOM, theme="light"):
        self.given, self.scale, self.theme, self._shown = pictures, 1.0, theme, None  # given: those left out too
        self._expected = None  # by a wrong belief
        self.refused = False  # whether that could not be drawn
        self._drawn = set()  # the pictures that were drawn once: only these can tell what they show
        self.figure = Figure(dpi=BASE_DPI, facecolor="none")
        self._rows = rows_in(room, pictures)
        self._draw()

    # ---- drawn anew when the page changes
    def arrange(self, room):
        """Draw the pictures for `room` CSS pixels; True if that changed anything."""
        rows = rows_in(room, self.given)
        if rows == self._rows:
            return False
        self._rows = rows
        self._draw()
        return True

    def wear(self, theme):
        """Draw the pictures for a page in this theme, "light" or "dark"; True if that changed anything."""
        if theme == self.theme:
            return False
        self.theme = theme
        self._draw()
        return True

    def _draw(self):
        self.figure.clear()
        self.pictures = list(self._rows.pictures)
        self._drawn |= set(self.pictures)
        self.width, self.height = self._rows.width, self._rows.height
        self.figure.set_size_inches(self.width / BASE_DPI, self.height / BASE_DPI)
        with style.worn(self.theme):
            self.axes, rooms = zip(*map(self._place, self.pictures, self._rows.boxes), strict=True)
            self.moving = [list(p.draw(axes)) for p, axes in zip(self.pictures, self.axes, strict=True)]
        moving = [artist for artists in self.moving for artist in artists]
        self.rooms = dict(zip(self.axes, rooms, strict=True))
        self.frames = Frames(self.figure, moving, self.rooms)
        if self._shown:
            self.update(*self._shown, self._expected)

    def _place(self, picture, box):
        """Axes for a picture in its box, and the box itself in parts of the figure."""
        left, top, width, height = box
        picture.room = width, height
        west, south, east, north = picture.margins
        size, bottom = np.array([self.width, self.height] * 2), self.height - top - height
        inside = left + west, bottom + south, max(width - west - east, 1), max(height - south - north, 1)
        axes = self.figure.add_axes(np.array(inside) / size, facecolor="none")
        return axes, np.array([left, bottom, left + width, bottom + height]) / size

    def set_scale(self, scale):
        """Device pixels to a CSS pixel: 1 on ordinary screens, 2 or more on dense ones."""
        self.scale = scale
        self.figure.set_dpi(BASE_DPI * scale)

    # ---- moved when a control moves
    def update(self, values, result, expected=None):
        """Move every picture's artists. expected: what a wrong belief expects, to be drawn beside it."""
        with style.worn(self.theme):
            believed = []
            for picture in self.pictures:
                picture.update(values, result)
                believed.append(picture.believe(values, result, expected))
        self._shown, self._expected, self.refused = (values, result), expected, not all(believed)

    @property
    def has_ghost(self):
        """Whether a picture shows what a wrong belief expects."""
        return any(picture.ghost is not None and picture.ghost.is_seen for picture in self.pictures)

    @property
    def leaves_out_a_ghost(self):
        """Whether a picture that has no room here is one that could show what a wrong belief expects."""
        return any(type(p).imagine is not Picture.imagine for p in self.given if p not in self.pictures)

    def could_show(self, expected):
        """Whether a picture would show what a wrong belief expects, of what is drawn now. Nothing changes by that."""
        with style.worn(self.theme):
            for picture in self.pictures:
                picture.believe(*self._shown, expected)
            found = self.has_ghost
            for picture in self.pictures:
                picture.believe(*self._shown, self._expected)
        return found

    def describe(self, values, result):
        """What the pictures show, in words, those left out for want of room as well, and whether a point has left one."""
        outside, told = self._with_points_outside(result), []
        for picture in self.given:
            if picture in self._drawn:
                told.append(as_sentence(picture.describe(values, result)))
            if picture in outside:
                told.append(say("この図の外に出ている点があります。", "A point lies outside this picture."))
        return "\n".join(told)

    def _with_points_outside(self, result):
        """The pictures that a point has left, if it is this result that is drawn: a page may draw others by itself."""
        if self._shown is None or self._shown[1] is not result:
            return []
        places = zip(self.pictures, self.axes, self.moving, strict=True)
        return [picture for picture, axes, moving in places if _is_outside(axes, moving)]

    def png(self, level=3):
        """The canvas as it stands, as the bytes of a PNG file without a ground, at a level of compression as png() has it."""
        with style.worn(self.theme):
            return png(self.frames.draw(), level)

    def still(self):
        """The same on paper, as the bytes of a PNG file: for pages whose ground may be of any colour."""
        with style.worn(self.theme):
            return png(on_paper(self.frames.draw(), style.PAPER))

    def close(self):
        """Free the figure."""
        self.frames.forget()
        self.figure.clear()

    # ---- where things are on the screen
    def picture_at(self, x, y):
        """The number of the draggable picture at the CSS pixel (x, y) from top left, or None."""
        for i, (picture, axes) in enumerate(zip(self.pictures, self.axes, strict=True)):
            if picture.drags and axes.bbox.contains(*self._pixel(x, y)):
                return i
        return None

    def to_data(self, i, x, y):
        """CSS pixels from the top left corner as coordinates of picture number i."""
        return self.axes[i].transData.inverted().transform(self._pixel(x, y))

    def to_page(self, i, x, y):
        """Coordinates of picture number i as CSS pixels from the top left corner."""
        right, up = self.axes[i].transData.transform((x, y)) / self.scale
        return float(right), float(self.height - up)

    def inside(self, i):
        """The box (left, top, width, height) of the inside of picture number i, in CSS pixels."""
        box = self.axes[i].bbox
        return box.x0 / self.scale, self.height - box.y1 / self.scale, box.width / self.scale, box.height / self.scale

    def _pixel(self, x, y):
        return x * self.scale, (self.height - y) * self.scale


def on_paper(pixels, paper):
    """Pixels (height, width, 4) laid on paper of one colour, "#rrggbb": (height, width, 3)."""
    ground = np.array([int(paper[i : i + 2], 16) for i in (1, 3, 5)])
    alpha = pixels[..., 3:] / 255
    return np.rint(pixels[..., :3] * alpha + ground * (1 - alpha)).astype(np.uint8)


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
