"""Chapters 2 and 8: one mark beside the other, what was said and what is so."""

import numpy as np

from nblib.chapters.gradient_check.backward_passes import PASSES, pass_gradient, small_example
from nblib.maths import ARTICLE_WEIGHTS, SHARPNESS, diary, partials, score, sigmoid, squared_error
from tools.chapter_pictures.drawing import GREY, MINUS, PLUS, WRONG, Drawing, Frame

DAYS = 34  # of the diary that there is room for
SAME = 1e-6  # slopes that differ by less agree


def notes():
    """Day by day how sure the neuron is of a test (bars), and whether there was one (full dots); crosses where it was wrong."""
    drawing, frame = Drawing(), Frame((10, 22, 620, 84), (-0.5, DAYS - 0.5), (0, 1))
    X, T = diary(DAYS, np.random.default_rng(11))
    p = sigmoid(SHARPNESS * score(ARTICLE_WEIGHTS, X))
    day, is_wrong = np.arange(DAYS), (p > 0.5) != (T == 1)
    for i, sure in zip(day, p, strict=True):
        drawing.line(frame.at(i, [0, sure]), PLUS if sure > 0.5 else MINUS, 11)
    drawing.line(frame.at([-0.5, DAYS - 0.5], 0.5), GREY, 1.5, dashed=True)
    below = frame.at(day, 0) + [0, 20]
    drawing.dots(below[T == 1], PLUS, 12)
    drawing.rings(below[T == 0], MINUS, 12, 2)
    drawing.crosses(frame.at(day, 0)[is_wrong] + [0, 36], WRONG, 8)
    return drawing


def slopes():
    """Each slope twice: measured (ring) and calculated (dot). All meet but a few, where the program is wrong."""
    drawing = Drawing()
    network, theta, X, T = small_example(5, 2)
    measured = partials(lambda theta: squared_error(network(theta, X), T), theta)
    claimed = pass_gradient(PASSES["transposed"], theta, X, T)
    frame = Frame((14, 14, 612, 122), (-0.5, len(theta) - 0.5), (-1, 1))
    top = np.abs([measured, claimed]).max()
    at, rings, dots = np.arange(len(theta)), measured / top, claimed / top
    is_wrong = np.abs(claimed - measured) > SAME
    drawing.line(frame.at([-0.5, len(theta) - 0.5], 0), GREY, 1.5)
    for i in at:
        drawing.line(frame.at(i, [0, rings[i]]), GREY, 2, opacity=0.7)
    for i in at[is_wrong]:
        drawing.line(frame.at(i, [rings[i], dots[i]]), WRONG, 4, opacity=0.7)
    drawing.rings(frame.at(at, rings), GREY, 19, 2.2)
    drawing.dots(frame.at(at, dots)[~is_wrong], PLUS, 10)
    drawing.crosses(frame.at(at, dots)[is_wrong], WRONG, 12, 3)
    return drawing
