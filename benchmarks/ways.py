"""One picture, the neuron and its sum, moved by sliders in the ways that the benchmark compares.

Runs in the kernel of the benchmark's notebook: one call a cell.
"""

import pathlib

import anywidget
import ipywidgets as W
import matplotlib.pyplot as plt
import traitlets as t

from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.panels import clues, panel, weights
from nblib.pictures.canvas import BASE_DPI, Canvas
from nblib.pictures.neuron_diagram import NeuronDiagram, Waterfall

ESM = (pathlib.Path(__file__).parent / "bare_canvas.js").read_text("utf-8")


def neuron(w0, w1, w2, w3, x1, x2, x3):
    """The experiment of all the ways."""
    return w0 + w1 * x1 + w2 * x2 + w3 * x3


def course():
    """The course's way: a panel."""
    return panel(neuron, [NeuronDiagram(), Waterfall()], **weights(), **clues())


def inline():
    """The usual way: `interact` and `%matplotlib inline`, a new figure of the same size for each value."""
    twin = Canvas([NeuronDiagram(), Waterfall()])
    size = twin.width / BASE_DPI, twin.height / BASE_DPI
    places = [axes.get_position() for axes in twin.axes]

    def show(**values):
        _, all_axes = plt.subplots(1, 2, figsize=size, dpi=BASE_DPI)
        for picture, axes, place in zip([NeuronDiagram(), Waterfall()], all_axes, places, strict=True):
            axes.set_position(place)
            picture.draw(axes)
            picture.update(values, neuron(**values))
        plt.show()

    W.interact(show, **weights(), **clues())


class Bare(anywidget.AnyWidget):
    """The same lines, bars and labels, drawn by hand on a browser's canvas."""

    _esm = t.Unicode(ESM).tag(sync=True)
    state = t.Dict({}).tag(sync=True)  # w: four weights, x: three clues, y: their sum
    alone = t.Bool(False).tag(sync=True)  # has a slider of its own for w1, and never asks the kernel


def canvas():
    """The practical limit: the course's sliders, the experiment in the kernel, only numbers sent to the browser."""
    controls = {**weights(), **clues()}

    def state():
        now = {name: control.value for name, control in controls.items()}
        return dict(w=[now[f"w{i}"] for i in range(4)], x=[int(now[f"x{i}"]) for i in (1, 2, 3)], y=neuron(**now))

    bare = Bare(state=state())
    for name, control in controls.items():
        control.description = name
        control.observe(lambda _change: bare.set_trait("state", state()), "value")
    return W.VBox([*controls.values(), bare])


def canvas_alone():
    """The same canvas without a kernel: the experiment too is done by the browser."""
    w = [float(value) for value in ARTICLE_WEIGHTS]
    return Bare(state=dict(w=w, x=[1, 0, 0], y=neuron(*w, 1, 0, 0)), alone=True)
