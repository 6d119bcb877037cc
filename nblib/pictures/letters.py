"""Letters as images: to set a text is the dearest part of a frame, and most texts stay as they are."""

import numpy as np
from matplotlib.text import Text


class Letters:
    """Paints artists; those that are texts and have not changed since the last frame, from an image of them."""

    def __init__(self, artists):
        # An annotation is a Text too, but its arrow may move unnoticed.
        self._texts = [artist for artist in artists if type(artist) is Text]
        self._places, self._images = {}, {}  # by text

    def take(self, renderer):
        """Take images of the texts that stay as they are. The renderer serves as scratch paper."""
        for text in self._texts:
            place = tuple(text.get_transform().transform(text.get_unitless_position()))
            if place != self._places.get(text) or _has_changed(text):
                self._images.pop(text, None)
            elif text not in self._images:
                self._images[text] = _image(text, renderer)
            self._places[text] = place

    def draw(self, artist, renderer):
        """Draw an artist as artist.draw(renderer) would."""
        if artist not in self._images:
            artist.draw(renderer)
            return
        gc = renderer.new_gc()
        renderer.draw_image(gc, *self._images[artist])
        gc.restore()


def _has_changed(text):
    """Whether anything of a text, or of the box behind it, has been set since it was last drawn."""
    box = text.get_bbox_patch()
    return text.stale or (box is not None and box.stale)


def _image(text, renderer):
    """What a text looks like: left, bottom, and its pixels from the lowest row up."""
    renderer.clear()
    text.draw(renderer)
    pixels = np.asarray(renderer.buffer_rgba())[::-1]
    rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=axis)) for axis in (1, 0))
    if not len(rows):  # outside the figure, or nothing but spaces
        return 0, 0, np.zeros((1, 1, 4), np.uint8)
    bottom, left = rows[0], columns[0]
    return left, bottom, pixels[bottom : rows[-1] + 1, left : columns[-1] + 1].copy()
