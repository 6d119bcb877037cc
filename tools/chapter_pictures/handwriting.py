"""Chapter 14: digits that people wrote, and what the network takes them for."""

import numpy as np

from nblib.chapters.digits.experiments import reader
from tools.chapter_pictures.drawing import GREY, MINUS, PLUS, Drawing

PIXEL = 16  # CSS pixels
STEPS = 5  # shades of ink


def digits():
    """A digit that is read right and one that is not: how black its pixels are, and how probable each answer is."""
    drawing = Drawing()
    X, y, chances = reader().tested()
    sure = chances.max(axis=1) * (chances.argmax(axis=1) == y)
    torn = np.where(chances.argmax(axis=1) != y, chances[np.arange(len(y)), y], 0)  # wrong, but nearly right
    for left, i in ((8, sure.argmax()), (332, torn.argmax())):
        draw_pixels(drawing, left, X[i].reshape(8, 8))
        draw_chances(drawing, left + 144, chances[i], y[i])
    return drawing


def draw_pixels(drawing, left, image):
    """The image (8, 8), from 0 (paper) to 1 (black): one path for each shade."""
    shades = np.ceil(image * STEPS)
    for shade in range(1, STEPS + 1):
        squares = [
            np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * PIXEL + [left + PIXEL * column, 11 + PIXEL * row]
            for row, column in np.argwhere(shades == shade)
        ]
        if squares:
            drawing.area(squares, GREY, round(shade / STEPS, 1))


def draw_chances(drawing, left, chances, truth):
    """A bar for each answer; its digit below. The right one is blue and ringed, a wrong one that is chosen orange."""
    for digit, chance in enumerate(chances):
        x, colour = left + 16 * digit + 8, PLUS if digit == truth else MINUS
        if chance > 0.005:
            drawing.line([(x, 118), (x, 118 - 100 * chance)], colour, 10)
        drawing.digit((x, 132), digit, PLUS if digit == truth else GREY)
    drawing.line([(left, 119), (left + 160, 119)], GREY, 1.5)
    drawing.rings([(left + 16 * truth + 8, 132)], PLUS, 19, 1.5)
