"""Loss curves in rooms of any width: what is written at the axes can be read, and curves have room beside their names."""

import numpy as np
import pytest

from nblib.chapters.gradient_check.program_losses import ProgramLosses
from nblib.language import words
from nblib.pictures.canvas import Canvas
from nblib.pictures.loss_curves import LEAST, LossCurves

NAMES = ["sigmoid", "tanh", "ReLU", "SiLU"]
ROOMS = [640, 380, 270, 220, 180]


def drawn(picture, room):
    """The canvas of a picture in so much room, drawn."""
    run = np.arange(201), np.linspace(1, 0.1, 201)
    canvas = Canvas([picture], room=room)
    canvas.update({}, dict(losses=dict.fromkeys(picture.names, run), step=0))
    canvas.png()
    return canvas


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("room", ROOMS)
def test_steps_below_the_curves_do_not_touch(room, beside):
    axes = drawn(LossCurves(NAMES, 200, size=(room, 250), beside=beside), room).axes[0]
    low, high = axes.get_xlim()
    boxes = [tick.label1.get_window_extent() for tick in axes.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
    assert len(boxes) >= 2 and not any(a.x1 >= b.x0 for a, b in zip(boxes[:-1], boxes[1:], strict=True))


@pytest.mark.parametrize("room", ROOMS)
def test_names_stand_beside_the_curves_only_where_these_keep_their_room(room):
    assert drawn(LossCurves(NAMES, 200, size=(room, 250), beside=True), room).axes[0].bbox.width >= min(
        LEAST, room - 71
    )


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("room", [270, 196])
def test_the_names_of_both_programs_are_not_cut_off(room, language):
    words.speak(language)
    names = [words.word(name) for name in ("correct program", "this program")]
    canvas = drawn(ProgramLosses(names), room)
    box = canvas.axes[0].get_legend().get_window_extent()
    assert box.x0 >= 0 and box.x1 <= canvas.width
