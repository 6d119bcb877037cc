"""PNG files, read back by Pillow."""

import io

import numpy as np
import pytest
from PIL import Image

from nblib.pictures.png import png


@pytest.mark.parametrize("level", [0, 1, 6, 9])
@pytest.mark.parametrize("shape", [(1, 1, 3), (7, 5, 4), (64, 301, 4)])
def test_pillow_reads_the_same_pixels(shape, level):
    pixels = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    before = pixels.copy()
    read = Image.open(io.BytesIO(png(pixels, level)))
    read.load()  # checks the sums of all chunks
    assert read.mode == {3: "RGB", 4: "RGBA"}[shape[-1]] and np.array_equal(np.asarray(read), pixels)
    assert np.array_equal(pixels, before)


def test_higher_levels_are_smaller():
    stripes = np.indices((200, 300)).sum(0)[..., None].astype(np.uint8) * np.ones(3, np.uint8)
    assert len(png(stripes, 9)) < len(png(stripes, 1)) < len(png(stripes, 0))
