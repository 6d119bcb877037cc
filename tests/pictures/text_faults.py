"""Texts of pictures that are cut off, or cover each other, in the rooms of a desk, a small window and a telephone."""

import itertools

import numpy as np
from matplotlib.legend import Legend

from nblib.pictures.canvas import Canvas
from tests.walk import reaches_out, texts

ROOMS = (800, 440, 272)  # CSS pixels across: what a card leaves its pictures in JupyterLab at 1366, 1000 and 420
TOUCH = 2  # pixels that the boxes of two texts may share: letters do not fill their boxes


def made_for(room, pictures):
    """A canvas with these pictures, made anew for a room."""
    return Canvas([type(picture)(*picture.made_of[0], **picture.made_of[1]) for picture in pictures], room=room)


def written(axes):
    """Every text of an axes that is to be seen, and each legend as one: pairs of words and box."""
    boxes = [(text.get_text(), box_of(text)) for text in texts(axes)]
    legends = [part for part in axes.get_children() if isinstance(part, Legend) and part.get_visible()]
    for legend in legends:
        words = " | ".join(text.get_text() for text in legend.get_texts())
        boxes.append((words, legend.get_window_extent().extents))
    return boxes


def box_of(text):
    """The box of a text, (left, low, right, high), without the empty line above a name that stands a line lower."""
    left, low, right, high = text.get_window_extent().extents
    lines = text.get_text().split("\n")
    empty = next((i for i, line in enumerate(lines) if line), 0)
    return left, low, right, high - (high - low) * empty / len(lines)


def covered(boxes):
    """The pairs of words whose boxes share more than a touch of ground."""
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        wide, high = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
        if wide > TOUCH and high > TOUCH:
            yield one, other


def faults(canvas, shown):
    """What is cut off, and the pairs that cover each other, on a canvas on which this is shown."""
    canvas.update(*shown)
    canvas.png()
    found, boxes = [], []
    for axes in canvas.axes:
        here, place = written(axes), canvas.rooms[axes] * np.tile(canvas.figure.bbox.size, 2)
        found += [(words, "cut off") for words, box in here if reaches_out(np.asarray(box), place)]
        boxes += here
    return found + list(covered(boxes))
