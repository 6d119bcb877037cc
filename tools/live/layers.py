"""Pictures as what differs from one that is there already: small files, to be laid upon it, as sharp as it is."""

import io

import numpy as np
from PIL import Image

TILE = 8  # pixels: differences are cut out in squares, so that their edges lie where nothing differs


def layer(base, now):
    """The squares of a picture in which it differs from another, as (height, width, 4); elsewhere nothing is seen of it.

    base, now: (height, width, 3), 0 to 255.
    """
    seen = in_squares(np.any(base != now, axis=2))
    return np.dstack([np.where(seen[..., None], now, 0), np.where(seen, 255, 0)]).astype(np.uint8)


def in_squares(different):
    """All pixels of the squares that hold a different one, or have one right beside them."""
    height, width = different.shape
    edged = np.pad(different, 1)
    beside = [edged[down : down + height, right : right + width] for down in range(3) for right in range(3)]
    whole = np.pad(np.any(beside, axis=0), ((0, -height % TILE), (0, -width % TILE)))
    squares = whole.reshape(whole.shape[0] // TILE, TILE, -1, TILE).any(axis=(1, 3))
    return squares.repeat(TILE, 0).repeat(TILE, 1)[:height, :width]


def as_webp(pixels):
    """A picture as the bytes of a WebP file, without loss."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "WEBP", lossless=True, quality=80, method=4)
    return file.getvalue()
