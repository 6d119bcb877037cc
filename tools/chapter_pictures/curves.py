"""Chapters 4, 6, 10 and 11: curves, and what moves along them."""

import jupytext
import numpy as np

from nblib.chapters.activation.experiments import TARGETS, WINDOW, curve_fit, places_of
from nblib.chapters.generalisation.experiments import DAYS, WIDTH, learned
from nblib.chapters.slope.experiments import diary_loss
from nblib.maths import ARTICLE_WEIGHTS, OPTIMIZERS, along, identity, relu, slope, walk
from tools.cells import run_cell
from tools.chapter_pictures.drawing import GREY, MINUS, PLUS, Drawing, Frame
from tools.copies import NOTEBOOKS


def bent():
    """A wave, and what can be put together without a bend, with three and with eight."""
    drawing, x = Drawing(), np.linspace(*WINDOW, 41)
    for i, (activation, width) in enumerate(((identity, 3), (relu, 3), (relu, 8))):
        frame = Frame((12 + 212 * i, 16, 192, 118), WINDOW, (-1.35, 1.35))
        network, theta = curve_fit(TARGETS["wave"], width, activation)
        kinks = places_of(network, theta, [0]) if activation is relu else np.array([])
        drawn = np.sort(np.concatenate([WINDOW, kinks]))
        made = lambda at, n=network, t=theta: n(t, at.reshape(-1, 1))[:, 0]  # noqa: E731
        drawing.line(frame.at(x, TARGETS["wave"](x)), GREY, 9, opacity=0.6)
        drawing.line(frame.at(drawn, made(drawn)), PLUS, 3)
        drawing.dots(frame.at(kinks, made(kinks)), PLUS, 9)
    return drawing


def downhill():
    """The loss of the diary over one weight: at each ball an arrow down the slope, the longer the steeper it is."""
    drawing, loss = Drawing(), along(diary_loss(), ARTICLE_WEIGHTS, 0)
    frame = Frame((14, 26, 612, 112), (-1.15, 0.28), (0.3, 2.35))
    w = np.linspace(*frame.across, 61)
    drawing.line(frame.at(w, [loss(value) for value in w]), GREY, 3)
    lifted = [0, 13]
    for value in (-1.05, -0.78, -0.52, -0.26, -0.02, 0.21):
        steep, here = slope(loss, value), frame.at(value, loss(value))
        tangent = frame.at(value - 0.02 * steep, loss(value) - 0.02 * steep**2) - here
        if np.linalg.norm(tangent) > 5:
            drawing.arrow(here - lifted, here - lifted + 2.6 * tangent, 13, colour=MINUS, width=4)
        drawing.dots([here - lifted], PLUS, 17)
    return drawing


# ---- chapter 10


def valleys():
    """Three valleys, and who starts where (rings) ends in which (dots): the deepest one stays empty."""
    drawing, hardship = Drawing(), from_chapter("10_valleys", "hardship")
    frame = Frame((14, 8, 612, 132), (15.75, 22.3), (0.6, 7.2))
    hours = np.linspace(*frame.across, 121)
    drawing.line(frame.at(hours, hardship(hours)), GREY, 3)
    for start in (16.0, 17.75, 18.35, 19.75):
        places = walk(OPTIMIZERS["GD"](lambda hour: slope(hardship, hour), np.array([start]), rate=0.02), 200)[:, 0]
        way = frame.at(places, hardship(places)) - [0, 8]
        drawing.dots(way[1:30], MINUS, 4.5)
        drawing.rings(way[:1], MINUS, 16, 2.5)
        drawing.dots(way[-1:], PLUS, 18)
    best = hours[hardship(hours).argmin()]
    drawing.star(frame.at(best, hardship(best)) - [0, 18])
    return drawing


def from_chapter(stem, name):
    """The function of that name that a cell of the chapter defines."""
    cells = jupytext.read(NOTEBOOKS / "source" / f"{stem}.md", fmt="md:myst").cells
    source = next(cell.source for cell in cells if f"def {name}(" in cell.source)
    names = {"np": np, "slope": slope}
    run_cell(source, names, f"{stem}: {name}")
    return names[name]


# ---- chapter 11


def parting():
    """The loss on the days seen (solid), and on new days (dashed) as far as both fall: from there three ways are open.

    Which of them it is the chapter asks, so it is not to be seen here: as the days seen, level, or what really happens.
    """
    drawing, run = Drawing(), learned(WIDTH, DAYS).run
    frame = Frame((14, 10, 612, 128), (0, run.steps[-1]), (0, run.test_losses.max() * 1.02))
    best = run.test_losses.argmin()
    lowest, later = run.test_losses[best], run.steps[best:]
    drawing.line(frame.at(run.steps, run.losses), PLUS, 3.5)
    for way in (lowest + run.losses[best:] - run.losses[best], np.full(len(later), lowest), run.test_losses[best:]):
        drawing.line(frame.at(later, way), MINUS, 3, dashed=True, opacity=0.45)
    drawing.line(frame.at(run.steps[: best + 1], run.test_losses[: best + 1]), MINUS, 3.5, dashed=True)
    drawing.dots([frame.at(later[0], lowest)], MINUS, 15)
    return drawing
