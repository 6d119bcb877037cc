"""Pixels as a PNG file, written quickly: a slider that is dragged asks for a new one with every step."""

import struct
import zlib

import numpy as np


def png(pixels, level=3):
    """The bytes of a PNG file. Higher levels are smaller; up to 3 they cost no more time, beyond it they do.

    pixels: (height, width, 3 or 4) red, green, blue and perhaps how opaque, 0 to 255, from the top row down.
    The format: W3C, Portable Network Graphics (third edition, 2025). Pillow's own writer takes three times as
    long, as it tries five filters on each row; drawings have large plain areas, which need none.
    """
    height, width, depth = pixels.shape
    rows = np.zeros((height, 1 + depth * width), np.uint8)  # a row begins with the number of its filter: 0, none
    rows[:, 1:] = pixels.reshape(height, -1)
    kind = 6 if depth == 4 else 2  # with or without how opaque
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)  # 8 bits for each
    chunks = _chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(rows, level)), _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
