"""What the pictures of chapter 1 say, let be pulled, and draw where a line parts the plane."""

import numpy as np
import pytest

from nblib.chapters.neuron.pictures import DaySums, DecisionPlane, Line, NeuronDiagram, Situations, Waterfall
from nblib.language import words
from nblib.maths.data import HINTED_DAYS, PRANK
from nblib.maths.neuron import SITUATIONS
from nblib.panels import clues, panel, point, slider, switch, weights
from nblib.pictures.palettes import THEMES
from tests.pictures.pulling import grips_of, pull_to


def plane(w0, w1, w2, hold):
    bias = 0 if hold else w0
    return lambda x1, x2: bias + w1 * x1 + w2 * x2


def plane_panel(days=HINTED_DAYS, hold=0, w=(-0.5, 0.4, 0.6), day=(0.9, 0.9)):
    words.speak("en")
    sliders = dict(hold=switch(hold), **{f"w{i}": slider(value) for i, value in enumerate(w)})
    return panel(plane, [DecisionPlane(days), DaySums(days)], **sliders, day=point(*day))


def line_at(p, x1, x2):
    return p._shown[1](x1, x2)


# ---- the plane and its line
PLACES = [("w0", (0.2, 0.3)), ("w0", (0.9, 0.5)), ("w1", (1.1, 0.5)), ("w2", (0.1, 1.1))]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_the_line_goes_where_it_is_pulled(name, place):
    """As nearly as the step of the slider, 0.05, allows."""
    p = plane_panel()
    before = p.values
    pull_to(p, grips_of(p, name)[0], *place)
    moved = {key for key, value in p.values.items() if value != before[key]}
    assert moved == {name}
    assert abs(line_at(p, *place)) <= 0.025 * max(1, *place) + 1e-9


def test_handles_lie_on_the_line_and_apart_from_the_star():
    p = plane_panel(PRANK, day=(0.5, 0.5))
    star = grips_of(p, "day")[0]
    for name in ("w0", "w1", "w2"):
        (number,) = grips_of(p, name)
        grip = p.stage.grips[number]
        assert abs(line_at(p, *p.canvas.to_data(0, grip["x"], grip["y"]))) < 0.01
        assert np.hypot(grip["x"] - p.stage.grips[star]["x"], grip["y"] - p.stage.grips[star]["y"]) > 28


def test_a_bias_that_is_held_cannot_be_pulled_and_says_so():
    p = plane_panel(hold=1)
    assert not grips_of(p, "w0") and len(grips_of(p, "w1")) == len(grips_of(p, "w2")) == 1
    assert p.stage.idle == {"w0": "w0 is held at 0."}
    p.controls["hold"].value = False
    assert grips_of(p, "w0") and p.stage.idle == {}


def test_where_there_is_no_line_there_is_nothing_to_pull():
    p = plane_panel(w=(-0.5, 0.0, 0.0))
    assert [grip["names"] for grip in p.stage.grips] == [["day"]]
    p = plane_panel(w=(0.0, 0.0, 0.0))
    assert "no test" in p.stage.takeaway


def test_the_verdict_counts_the_days_judged_right():
    p = plane_panel(hold=1, w=(-0.2, 0.4, 0.6), day=(0.5, 0.4))
    assert p.stage.verdict == dict(text="3 of 6 right", chip="★ y = 0.44 ●", sign=1)
    assert p.stage.takeaway == "On the day of the star y = 0.44: test."
    p.put(dict(hold=0, w0=-0.5, w1=0.5, w2=0.5))
    assert p.stage.verdict["text"] == "6 of 6 right" and p.stage.verdict["sign"] == -1
    told = [text.get_text() for text in p.canvas.pictures[1].told]
    assert told == ["✓ right"] * 6


@pytest.mark.parametrize("w", [(-0.5, 0.4, 0.6), (0.05, -0.05, 0.1), (-0.4, 0.95, -0.35)])
@pytest.mark.parametrize("theme", THEMES)
def test_the_sides_are_coloured_up_to_the_line_and_no_further(w, theme):
    """Beside a boundary their edge was ragged by cells of several pixels. Everywhere but on the line itself, each pixel has
    the colour of its own side."""
    p = plane_panel(w=w, day=(0.0, 1.0))
    p.canvas.wear(theme)
    picture, axes = p.canvas.pictures[0], p.canvas.axes[0]
    for artist in p.canvas.moving[0]:
        artist.set_visible(artist is picture.sides)
    axes.axis("off")
    pixels = p.canvas.frames.draw()
    (left, low), (right, high) = axes.bbox.get_points().round().astype(int)
    rows, columns = np.mgrid[low + 2 : high - 2, left + 2 : right - 2]
    across, up = axes.transData.inverted().transform(np.c_[columns.ravel() + 0.5, rows.ravel() + 0.5]).T
    heights = w[0] + w[1] * across + w[2] * up
    pixel = 1.5 / (right - left)
    clear = np.abs(heights) > 1.5 * pixel * np.hypot(w[1], w[2])
    shown = pixels[pixels.shape[0] - 1 - rows.ravel(), columns.ravel(), :3][clear]
    palette = THEMES[theme]
    faces = [[int(palette[name][i : i + 2], 16) for i in (1, 3, 5)] for name in ("NEGATIVE_PALE", "POSITIVE_PALE")]
    assert len(shown) > 20_000
    assert np.abs(shown.astype(int) - np.array(faces)[(heights[clear] > 0).astype(int)]).max() <= 2


# ---- the line in the chart
def test_the_lines_constant_and_slope_are_pulled():
    words.speak("en")
    p = panel(lambda a, b: lambda x: a * x + b, [Line()], a=slider(1, -3, 3, 0.1), b=slider(0, -2, 2, 0.1))
    assert p.stage.verdict == dict(text="y = 0.00", chip="1.00 too low", sign=0)
    pull_to(p, grips_of(p, "b")[0], 0.3, 1.0)
    assert p.values["b"] == 1.0 and p.stage.verdict["chip"] == "on target"
    pull_to(p, grips_of(p, "a")[0], 1.0, -0.5)
    assert p.values["a"] == -1.5 and p.values["b"] == 1.0
    p.put(dict(a=3.0, b=2.0))
    (number,) = grips_of(p, "a")
    assert p.canvas.to_data(0, 0, p.stage.grips[number]["y"])[1] == pytest.approx(3), "at the edge of the chart"


# ---- all situations
def situations_panel():
    words.speak("en")
    return panel(lambda w0, w1, w2, w3: list(SITUATIONS @ [w1, w2, w3] + w0), [Situations()], **weights())


@pytest.mark.parametrize(
    ("name", "row", "to", "value"),
    [("w0", 0, -0.8, -0.8), ("w1", 4, 0.3, 0.8), ("w2", 2, -0.6, -0.1), ("w3", 1, 0.0, 0.5)],
)
def test_the_end_of_a_bar_is_pulled_and_moves_its_own_weight(name, row, to, value):
    p = situations_panel()
    pull_to(p, grips_of(p, name)[0], to, row)
    assert p.values[name] == value and p._shown[1][row] == pytest.approx(to)


def test_the_last_bar_moves_the_scale_of_the_weights():
    scaled = lambda scale, w0: list(w0 + scale * (SITUATIONS @ [0.4, 0.6, 0.3]))  # noqa: E731
    p = panel(scaled, [Situations()], scale=slider(0, 0, 2, 0.1), w0=slider(-0.5))
    pull_to(p, grips_of(p, "scale")[0], 0.15, 7)
    assert p.values["scale"] == 0.5


def test_the_verdict_counts_tests_and_flips():
    p = situations_panel()
    assert p.stage.verdict == dict(text="test in 5 of 8", chip="none flipped", sign=0)
    p.controls["w0"].value = -0.35
    assert p.stage.verdict["chip"] == "1 flipped" and p.stage.takeaway == "Flipped: friend"
    p.controls["w0"].value = -1.0
    assert p.stage.takeaway == "Flipped to “test”: 0. Flipped to “no test”: 4."


@pytest.mark.parametrize("room", [800, 440, 300])
def test_the_axis_of_all_situations_stands_still_and_marks_what_goes_beyond(room):
    p = situations_panel()
    p.canvas.arrange(room)
    axes, limits = p.canvas.axes[0], p.canvas.axes[0].get_xlim()
    p.put(dict(w0=0.0, w1=1.0, w2=1.0, w3=1.0))
    (picture,) = p.canvas.pictures
    assert axes.get_xlim() == limits
    below, above = (set(mark.get_ydata()) for mark in picture.beyond.artists)
    assert (below, above) == (set(), {3, 5, 6, 7}), "two clues and more"
    assert max(bar.get_width() for bar in picture.bars) == limits[1]


@pytest.mark.parametrize("room", [800, 440, 272])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_texts_of_all_situations_stay_in_the_picture_and_apart(room, language):
    """The names of the clues were cut off, and lay over each other in a narrow room."""
    p = situations_panel()
    words.speak(language)
    p.canvas.arrange(room - 1)
    p.canvas.arrange(room)
    p.put(dict(w0=-1.0))  # verdicts at their longest
    p.canvas.png()
    boxes = [t.get_window_extent() for t in p.canvas.axes[0].texts if t.get_text()]
    for i, box in enumerate(boxes):
        assert box.x0 >= 0 and box.x1 <= p.canvas.width and box.y0 >= 0 and box.y1 <= p.canvas.height
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])


# ---- the waterfall
def test_the_axis_of_the_waterfall_stands_still_and_marks_what_goes_beyond():
    """It tripled its range when a sum passed -1.2."""
    neuron = lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w2 * x2 + w3 * x3  # noqa: E731
    p = panel(neuron, [NeuronDiagram(), Waterfall()], **weights((-1.0, -0.3, -1.0, 0.0)), **clues((0, 0, 0)))
    axes, (_, picture) = p.canvas.axes[1], p.canvas.pictures
    limits = axes.get_xlim()
    for x1, x2, beyond in [(1, 0, set()), (1, 1, {2, 3, 4})]:
        p.put(dict(x1=x1, x2=x2))
        assert axes.get_xlim() == limits
        assert set(picture.beyond.artists[0].get_ydata()) == beyond
