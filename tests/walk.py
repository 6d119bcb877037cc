"""A walk through a chapter: every control of every panel to both its ends, and what was to be seen after each move.

It takes long, so each chapter is walked once in a language, and all tests look at the same record.
"""

import functools
import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from nblib.playground.playground import Playground
from tests import chapters
from tests.strict import no_warnings


@dataclass(frozen=True)
class Seen:
    """A panel after one move."""

    control: str | None  # the one that was moved, if it was one alone
    move: str
    frame: int  # the picture's file, as a hash
    message: str
    words: str
    spread: float  # standard deviation of every third of the picture's pixels each way: 0 if it is empty
    texts: list  # what is written in the picture: pairs of text and its box (left, bottom, right, top)
    size: tuple  # width and height of the picture
    outside: list  # texts that reach into the neighbour's picture, which may stand elsewhere in a narrow window


@dataclass(frozen=True)
class Walked:
    """A panel after the whole walk."""

    states: list  # of Seen
    drawn_anew: bool  # whether its pictures made new artists on the way
    unmoved: list  # controls that moved nothing


@functools.cache
def walk(stem, language):
    """The panels of a chapter, walked; a warning on the way is an error."""
    with no_warnings():
        return [walked(panel) for panel in chapters.panels(chapters.opened(stem, language))]


def walked(panel):
    """One panel with every control moved, alone and together."""
    before = artists(panel)
    states = [seen(panel, *moved) for moved in every_state(panel)]
    # Some of the playground's controls only say how to go on: that all of them matter has a test of its own
    controls = {} if isinstance(panel, Playground) else seen_controls(panel)
    alone = {name: {state.frame for state in states if state.control == name} for name in controls}
    unmoved = [name for name in controls if len(alone[name]) < 2 and not moves(panel, name)]
    return Walked(states, artists(panel) != before, unmoved)


def seen_controls(panel):
    """The controls that are not only held."""
    return {name: control for name, control in panel.controls.items() if not control.hidden}


def artists(panel):
    return [axes.get_children() for axes in panel.canvas.axes]


def seen(panel, control, move):
    """What is to be seen now, after that control alone was moved, or None."""
    stage = panel.stage
    picture = np.asarray(Image.open(io.BytesIO(stage.frame)))
    canvas = panel.canvas
    written = [(axes, t.get_text(), t.get_window_extent().extents) for axes in canvas.axes for t in texts(axes)]
    return Seen(
        control,
        move,
        hash(stage.frame),
        fault(panel),
        stage.words,
        picture[::3, ::3].std(),
        [(text, box) for _axes, text, box in written],
        (canvas.width, canvas.height),
        [
            text
            for axes, text, box in written
            if reaches_out(box, canvas.rooms[axes] * np.tile(canvas.figure.bbox.size, 2))
        ],
    )


def reaches_out(box, room):
    """Whether a text's box (left, bottom, right, top) leaves the room of its picture by more than a pixel."""
    return bool((box[:2] < room[:2] - 1).any() or (box[2:] > room[2:] + 1).any())


def fault(panel):
    """The message under a panel; that a training has diverged is told there, too, and is no fault of the panel's."""
    return panel.stage.message.replace(panel.trouble(), "").strip()


def every_state(panel):
    """After each move yields the control that was moved, and how: each to both its ends, alone, and then all together,
    which is no control's move."""
    yield None, "at first"
    for name, control in seen_controls(panel).items():
        before = control.value
        for value in control.ends():
            control.value = value
            yield name, f"{name} = {value}"
        if not control.records:
            control.value = before
    for side in (0, -1):
        panel.put({name: control.ends()[side] for name, control in seen_controls(panel).items() if name != "start"})
        yield None, f"all at end {side}"


def moves(panel, name):
    """Whether a control changes the picture while all others are at one of their ends, or in the middle."""
    control = panel.controls[name]
    others = {n: c for n, c in seen_controls(panel).items() if n not in (name, "start") and not c.records}
    return control.records or any(changes(panel, control, others, place) for place in (first, last, middle))


def first(control):
    return control.ends()[0]


def last(control):
    return control.ends()[-1]


def middle(control):
    """Between its ends, if there is something: in the middle of its time a panel may ask what it does not ask at its ends."""
    low, high = first(control), last(control)
    return control.nearest((low + high) / 2) if isinstance(low, int | float) and control.typed else high


def changes(panel, control, others, place):
    """Whether the picture differs between a control's ends, the others being where `place` says."""
    panel.put({name: place(other) for name, other in others.items()})
    frames = set()
    for value in control.ends():
        control.value = value
        frames.add(panel.stage.frame)
    return len(frames) > 1


def texts(axes):
    """Every text of a picture that is to be seen."""
    parts = [*axes.texts, axes.title, axes.xaxis.label, axes.yaxis.label]
    if axes.axison:
        low, high = sorted(axes.get_xlim())
        parts += [t for at, t in zip(axes.get_xticks(), axes.get_xticklabels(), strict=True) if low <= at <= high]
        low, high = sorted(axes.get_ylim())
        parts += [t for at, t in zip(axes.get_yticks(), axes.get_yticklabels(), strict=True) if low <= at <= high]
    return [t for t in parts if t.get_text().strip() and t.get_visible()]
