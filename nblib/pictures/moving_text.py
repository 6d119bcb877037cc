"""Texts that move: kept as images, written only when they change, and set in tables.

To set a text is the dearest part of a frame, and most texts stay as they are.
"""

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from nblib.pictures import style


class Letters:
    """Draws artists; texts from images of them, taken anew only when they have changed.

    rooms: the box (left, bottom, right, top), in pixels, that each axes has for its letters. A text that is set outside
    is left out: it would stand in the neighbour's picture, or so far away that it cannot be drawn at all.
    """

    def __init__(self, artists, rooms):
        self._rooms = rooms
        # An annotation is a Text too, but its arrow may move unnoticed.
        self._texts = [artist for artist in artists if type(artist) is Text]
        self._seen, self._images = {}, {}  # by text

    def take(self, renderer):
        """Take the images of texts that are new or have changed. The renderer serves as scratch paper."""
        changed = [text for text in self._texts if text.get_text() and self._has_changed(text)]
        if changed:
            renderer.clear()
        for text in changed:
            self._images[text] = _image(text, renderer) if self._is_inside(text) else None

    def _is_inside(self, text):
        x, y = text.get_transform().transform(text.get_unitless_position())
        left, bottom, right, top = self._rooms.get(text.axes, (-np.inf, -np.inf, np.inf, np.inf))
        return left <= x <= right and bottom <= y <= top

    def _has_changed(self, text):
        box = text.get_bbox_patch()
        # What may change without a word: the place, as the axes' limits do, and which box is behind the text.
        seen = text.get_transform().transform(text.get_unitless_position()).tolist(), box
        before, self._seen[text] = self._seen.get(text), seen
        return text.stale or (box and box.stale) or seen != before

    def draw(self, artist, renderer):
        """Draw an artist as artist.draw(renderer) would, to within two of 255 steps of a colour."""
        if artist not in self._images:
            artist.draw(renderer)
        elif artist.get_visible() and artist.get_text() and self._images[artist]:
            gc = renderer.new_gc()
            renderer.draw_image(gc, *self._images[artist])
            gc.restore()


def _image(text, paper):
    """What a text looks like: left, bottom, and its pixels from the lowest row up. Takes and leaves clear paper."""
    text.draw(paper)
    room = _extent(text, paper).padded(paper.points_to_pixels(text.get_size()))  # letters may reach beyond their box
    (left, bottom), (right, top) = np.clip(room.get_points(), 0, (paper.width, paper.height)).astype(int)
    pixels = np.asarray(paper.buffer_rgba())[::-1][bottom:top, left:right]
    image = pixels.copy()
    pixels[:] = 0
    return left, bottom, image


def _extent(text, paper):
    """The box around a text, or around what is drawn behind it: by the corners of its curves, where matplotlib would solve for
    their ends, a quarter of a press's time."""
    if (behind := text.get_bbox_patch()) is None:
        return text.get_window_extent(paper)
    corners = behind.get_transform().transform(behind.get_path().vertices)
    return Bbox([corners.min(axis=0), corners.max(axis=0)])


def rewrite(text, string, color):
    """Set a text's string and colour, unless they are so already: whatever is set counts as changed."""
    if (text.get_text(), text.get_color()) != (string, color):
        text.set(text=string, color=color)


def reframe(text, color):
    """Set the colour of the frame behind a text, unless it is so already."""
    frame = text.get_bbox_patch()
    if frame.get_edgecolor() != to_rgba(color):
        frame.set_edgecolor(color)


def write(texts, entries):
    """Put entries ((x, y), words) into texts, and empty those that are left. What stays as it is does not count as changed."""
    for text, (place, words) in zip(texts, [*entries, *[((0, 0), "")] * len(texts)], strict=False):
        if text.get_text() != words:
            text.set_text(words)
        if words and text.get_position() != tuple(place):
            text.set_position(place)


class Grid:
    """A table of texts on axes of its own. Its head is fixed; the texts below are written anew."""

    def __init__(self, axes, size, head, columns, lines):
        """size: of the picture, in CSS pixels. head: the columns' names. columns: (place from the left in CSS pixels,
        "left" or "right") of each. lines: how many rows there are below the head."""
        width, height = size
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.axis("off")
        step = height / (lines + 1)
        at = [height - step * (row + 0.5) for row in range(lines + 1)]
        for (x, ha), name in zip(columns, head, strict=True):
            axes.text(x, at[0], name, ha=ha, va="center", color=style.SOFT_INK)
        axes.plot([0, width], [height - step] * 2, color=style.PALE, lw=1)
        self.texts = [[axes.text(x, y, "", ha=ha, va="center") for x, ha in columns] for y in at[1:]]

    @property
    def artists(self):
        """What moves."""
        return [text for row in self.texts for text in row]

    def write(self, rows):
        """Put strings into the table: a list of rows, as long as the columns are many."""
        for row, strings in zip(self.texts, rows, strict=True):
            for text, string in zip(row, strings, strict=True):
                rewrite(text, string, style.INK)
