"""Chapters 0, 1 and 7: neurons and the lines that lead to them, as thick as they count."""

import numpy as np

from nblib.maths import ARTICLE_WEIGHTS, SITUATIONS, mlp, predicts_test, score, squared_error, tanh
from nblib.maths.neuron import TODAY
from tools.chapter_pictures.drawing import GREY, MINUS, PLUS, WRONG, Drawing, Frame, of_sign

CLUES = (0, 1, 1)  # the panel of chapter 0 opens with them
THICK = 17.0  # pixels of a line for a weight of 1


def start():
    """One slider is moved, and at some place the verdict turns over."""
    drawing, (w0, w1, w2, w3) = Drawing(), ARTICLE_WEIGHTS
    for i, share in enumerate(np.linspace(1, 0, 5)):
        middle = 72 + 124 * i
        draw_slider(drawing, middle, share)
        draw_neuron(drawing, (middle, 54), float(score((w0, w1, share * w2, w3), [CLUES])[0]))
    return drawing


def draw_slider(drawing, middle, share):
    """A slider with its handle at that share of the track."""
    left, y = middle - 42, 132
    knob = (left + 84 * share, y)
    drawing.line([(left, y), (left + 84, y)], width=3, opacity=0.5)
    drawing.line([(left, y), knob], GREY, 4)
    drawing.dots([knob], GREY, 16)


def draw_neuron(drawing, place, y):
    """A neuron as large as its sum is far from 0: full for a test, empty and dashed for none."""
    size = 18 + 187 * abs(y)
    if predicts_test(y):
        drawing.dots([place], PLUS, size)
    else:
        drawing.rings([place], MINUS, size, 3, dashed=True)


# ---- chapter 1


def neuron():
    """Today's clues on lines as thick as A-kun's trust; beside it what they add up to: just below the threshold."""
    drawing, w, x = Drawing(), ARTICLE_WEIGHTS, SITUATIONS[TODAY]
    body, clues = (300, 75), [(70, 24), (70, 75), (70, 126)]
    for clue, weight, said in zip(clues, w[1:], x, strict=True):
        draw_clue(drawing, np.array(clue), np.array(body), weight, said)
    drawing.dots([body], GREY, 62)
    drawing.arrow((344, 75), (390, 75), 13, width=4)
    draw_sum(drawing, w, x, Frame((404, 14, 210, 122), (0, 3), (-0.56, 0.24)))
    return drawing


def draw_clue(drawing, place, body, weight, said):
    """A clue, full if it speaks and empty if it is silent, and its line to the neuron."""
    edge = place + 17 * (body - place) / np.linalg.norm(body - place)
    drawing.line([edge, body], width=THICK * weight, **(of_sign(weight) if said else dict(colour=GREY)))
    drawing.dots([place], PLUS, 34) if said else drawing.rings([place], GREY, 34, 2.5)


def draw_sum(drawing, w, x, frame):
    """From 0 down by the bias and up by the clues that speak, in bars; the last mark is the sum."""
    sums = np.cumsum([0, w[0], *(w[1:] * x)[x > 0]])
    drawing.line(frame.at([-0.1, 3.1], 0), GREY, 2, dashed=True)
    for i, (before, after) in enumerate(zip(sums, sums[1:], strict=False)):
        bar = frame.at([i + 0.2, i + 0.8, i + 0.8, i + 0.2, i + 0.2], [before, before, after, after, before])
        look = of_sign(after - before)
        drawing.area([bar], look["colour"], 0.35)
        drawing.line(bar, width=2, **look)
    end = frame.at(len(sums) - 0.5, sums[-1])
    drawing.line([frame.at(len(sums) - 1.2, sums[-1]), end], GREY, 1.5)
    drawing.rings([end], MINUS if sums[-1] < 0 else PLUS, 24, 4)


# ---- chapter 7


def backprop():
    """One pass back from the error to the inputs: each arrow is as thick as the slope of its weight."""
    drawing, network = Drawing(), mlp((3, 4, 3, 1), tanh)
    theta = network.init(np.random.default_rng(6))
    outputs, backward = network.forward(theta, np.array([[1.0, 0.5, -1.0]]))
    _, slopes = backward(squared_error.gradient(outputs[-1], np.array([[1.0]])))
    columns = [column(70 + 145 * i, size) for i, size in enumerate(network.widths)]
    dense = [(layer, part) for layer, part in zip(network.layers, network.split(slopes), strict=True) if layer.size]
    for before, after, (layer, part) in zip(columns, columns[1:], dense, strict=False):
        draw_way_back(drawing, after, before, layer.unpack(part)[1], 7 / np.abs(slopes).max())
    for places in columns:
        drawing.dots(places, GREY, 22)
    end = columns[-1][0]
    drawing.arrow((end[0] + 62, end[1]), (end[0] + 16, end[1]), 15, colour=WRONG, width=7)
    drawing.crosses([(end[0] + 80, end[1])], WRONG, 20, 5)
    return drawing


def column(x, size):
    """The places (size, 2) of a layer's neurons."""
    return np.stack([np.full(size, float(x)), 75 + 36 * (np.arange(size) - (size - 1) / 2)], axis=1)


def draw_way_back(drawing, after, before, slopes, zoom):
    """Arrows from the neurons of a layer to those of the layer before; slopes (before, after) of the weights between."""
    for source, row in zip(before, slopes, strict=True):
        for target, slope in zip(after, row, strict=True):
            ahead = (source - target) / np.linalg.norm(source - target)
            width = max(1, zoom * abs(slope))
            drawing.arrow(target + 13 * ahead, source - 13 * ahead, 6 + 1.2 * width, width=width, **of_sign(slope))
