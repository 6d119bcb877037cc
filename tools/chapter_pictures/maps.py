"""Chapters 3, 5 and 12: points of two kinds in the plane, and what a neuron or a network makes of them."""

import contourpy
import numpy as np

from nblib.chapters.which_activation.experiments import comparison_run, points
from nblib.maths import GALLERY, PRANK, Dense, Network, predicts_test, score, step
from nblib.playground import Settings, start
from tools.chapter_pictures.drawing import GREY, MINUS, PLUS, Drawing, Frame, of_sign

FINE = 49  # places along each side of a map


def draw_map(drawing, frame, function):
    """The part of the frame where a function of x1 and x2 is above 0, with its edge."""
    x, y = (np.linspace(*ends, FINE) for ends in (frame.across, frame.up))
    cut = contourpy.contour_generator(x, y, function(*np.meshgrid(x, y)), fill_type="OuterOffset")
    for outer, offsets in zip(*cut.filled(0, np.inf), strict=True):
        outlines = [frame.at(*outer[a:b].T) for a, b in zip(offsets, offsets[1:], strict=False)]
        drawing.area(outlines, PLUS, 0.25)
    for edge in cut.lines(0):
        drawing.line(frame.at(*edge.T), GREY, 2)
    drawing.line(frame.outline, GREY, 1, opacity=0.5)


def draw_points(drawing, frame, days, size):
    """Full dots for days with a test and open ones for those without: days (n, 3)."""
    places, is_test = frame.at(days[:, 0], days[:, 1]), days[:, 2] == 1
    drawing.dots(places[is_test], PLUS, size)
    drawing.rings(places[~is_test], MINUS, size, 0.2 * size)


# ---- chapter 3

TRIES = ((-0.5, 1, 1), (1.5, -1, -1), (-0.5, 1, -1))  # w0, w1, w2 of single neurons, each right in three of four cases
BOTH = Network([Dense(2, 2), step, Dense(2, 1)]), np.array([-0.5, 1.5, 1, -1, 1, -1, -1.5, 1, 1])


def prank():
    """Four days that no single line parts, whichever is tried (crosses); two neurons together part them."""
    drawing = Drawing()
    neurons = [lambda X, w=w: score(w, X) for w in TRIES] + [lambda X: BOTH[0](BOTH[1], X)[:, 0]]
    for i, neuron in enumerate(neurons):
        frame = Frame((28 + 148 * i + (i == 3) * 20, 12, 126, 126), (-0.35, 1.35), (-0.35, 1.35))
        draw_map(drawing, frame, lambda x, y, f=neuron: f(np.stack([x.ravel(), y.ravel()], axis=1)).reshape(x.shape))
        draw_points(drawing, frame, PRANK, 17)
        is_wrong = predicts_test(neuron(PRANK[:, :2])) != (PRANK[:, 2] == 1)
        drawing.crosses(frame.at(*PRANK[is_wrong, :2].T), size=30, width=3)
    return drawing


# ---- chapter 5


def spirals():
    """The same spiral, start and number of steps, and four activations: what each network has made of it."""
    drawing = Drawing()
    for i, name in enumerate(("sigmoid", "tanh", "ReLU", "SiLU")):
        frame = Frame((22 + 154 * i, 8, 134, 134), (0.02, 0.98), (0.02, 0.98))
        network, run = comparison_run("spiral", GALLERY[name], GALLERY[name], 3)
        draw_map(drawing, frame, network.on_plane(run.thetas[-1]))
        draw_points(drawing, frame, points("spiral")[:64], 6)
    return drawing


# ---- chapter 12


def playground():
    """Points, a network, and the map that it has learned to draw."""
    drawing, settings = Drawing(), Settings(data="circle", noise=0.1, widths=(4,), activations=("tanh",))
    training = start(settings)
    theta, data = training.at(120), training.data
    window = (-2.4, 2.4)
    given, learned = (Frame((left, 8, 134, 134), window, window) for left in (26, 480))
    days = np.hstack([data.X[:, :2], data.T])[:70]
    drawing.line(given.outline, GREY, 1, opacity=0.5)
    draw_points(drawing, given, days, 8)
    draw_network(drawing, training.network, theta, (226, 320, 414))
    draw_map(drawing, learned, training.network.on_plane(theta))
    draw_points(drawing, learned, days, 8)
    return drawing


def draw_network(drawing, network, theta, across):
    """A network with a layer of neurons at each of these places across, its lines as thick as their weights."""
    columns = [
        [(x, 75 + 34 * (i - (size - 1) / 2)) for i in range(size)]
        for x, size in zip(across, network.widths, strict=True)
    ]
    dense = [
        layer.unpack(part)[1] for layer, part in zip(network.layers, network.split(theta), strict=True) if layer.size
    ]
    largest = max(np.abs(W).max() for W in dense)
    for before, after, W in zip(columns, columns[1:], dense, strict=False):
        for source, row in zip(before, W, strict=True):
            for target, weight in zip(after, row, strict=True):
                drawing.line([source, target], width=1 + 7 * abs(weight) / largest, **of_sign(weight))
    for places in columns:
        drawing.dots(places, GREY, 22)
