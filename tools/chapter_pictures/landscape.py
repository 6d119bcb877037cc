"""Chapter 9: a landscape seen from above, and two ways down."""

import contourpy
import numpy as np

from nblib.maths import LANDSCAPES, OPTIMIZERS, descend
from tools.chapter_pictures.drawing import GREY, MINUS, PLUS, Drawing, Frame

HEIGHTS = (0.3, 1.5, 4, 8, 14, 22, 34)


def race():
    """Down the ravine from one start: the one zigzags from side to side, the other swings into the valley."""
    drawing, ravine = Drawing(), LANDSCAPES["ravine"]
    frame = Frame((0, 0, 640, 150), (-4.9, 1.4), (-1.65, 1.65))
    x, y = np.linspace(*frame.across, 61), np.linspace(*frame.up, 31)
    cut = contourpy.contour_generator(x, y, ravine(np.stack(np.meshgrid(x, y), axis=-1)))
    for height in HEIGHTS:
        for edge in cut.lines(height):
            drawing.line(frame.at(*edge.T), GREY, 1.2, opacity=0.6)
    for name, rate, colour in (("GD", 0.093, MINUS), ("Adam", 0.25, PLUS)):
        way = frame.at(*descend(OPTIMIZERS[name], ravine, (-4.6, 1.35), rate, 45).T)
        drawing.line(way, colour, 2.2, dashed=colour == MINUS)
        drawing.dots(way, colour, 6)
    drawing.dots([frame.at(-4.6, 1.35)], GREY, 17)
    drawing.star(frame.at(0, 0))
    return drawing
