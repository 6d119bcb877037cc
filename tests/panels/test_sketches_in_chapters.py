"""The sketches of chapters 1, 6, 10 and 11: what is hidden until it is asked for, what is drawn, and what is said of it."""

from dataclasses import replace

import numpy as np
import pytest

from nblib.chapters.generalisation.size_charts import AgainstSetting
from nblib.chapters.neuron.pictures import DecisionPlane
from nblib.chapters.slope.experiments import diary_loss
from nblib.chapters.slope.step_losses import StepLosses
from nblib.chapters.valleys.pictures import PlaceByStep, Rides
from nblib.language import words
from nblib.maths.data import PRANK
from nblib.maths.finite_differences import partials
from nblib.panels import panel, sketch, slider


def plane(**given):
    sliders = dict(w0=slider(-0.5), w1=slider(0.4), w2=slider(0.6))
    mine = sketch((-0.25, 1.25), (-0.25, 1.25), **given)
    return panel(lambda w0, w1, w2: lambda x1, x2: w0 + w1 * x1 + w2 * x2, [DecisionPlane(PRANK, "mine")], mine=mine, **sliders)  # fmt: skip


def all_weights(**given):
    loss, w = diary_loss(), np.array([-1, 0.4, 0.6, 0.3])
    result = dict(loss=loss, w=w, slopes=partials(loss, w))
    picture = StepLosses(drags="mine")
    mine = sketch((0, 0.4), (0, 2), **given)
    return panel(lambda rate: result | dict(rate=rate), [picture], mine=mine, rate=slider(0.25, 0, 0.4, 0.01))


def ball(**given):
    there = np.minimum(16 + 0.25 * np.arange(101), 21.0)[:, np.newaxis]
    here = np.full((101, 1), 16.0)
    pictures = [
        PlaceByStep(["GD", "momentum"], "momentum", "mine"),
        Rides(["GD", "momentum"], waits=("momentum", "mine")),
    ]
    mine = sketch((0, 60), (16, 22), **given)
    paths = dict(GD=here, momentum=there)
    return panel(
        lambda hour: dict(curve=lambda x: 2 + (x - 21) ** 2 / 10, paths=paths),
        pictures,
        mine=mine,
        hour=slider(16.0, 16, 22),
    )


def true_artist(p):
    """The xs of the artist that is to be sketched."""
    picture = p.canvas.pictures[0]
    if isinstance(picture, DecisionPlane):
        return [x for line in picture.boundary.get_segments() for x in line[:, 0]]
    curve = picture.curves[-1] if isinstance(picture, StepLosses) else picture.lines["momentum"]
    return list(curve.get_xdata()) if curve.get_visible() else []


CASES = dict(plane=plane, all_weights=all_weights, ball=ball)


@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
def test_it_is_hidden_until_it_is_asked_for_and_may_be_asked_for_at_once(make):
    words.speak("en")
    p = make()
    assert not true_artist(p) and "Nothing is sketched yet" in p.stage.words and "Sketch" in p.stage.takeaway
    p.controls["mine"].look.click()
    assert len(true_artist(p)) and "too little" in p.stage.takeaway
    p.controls["mine"].anew.click()
    assert not true_artist(p)


def test_no_hand_on_what_is_hidden():
    for make in (plane, all_weights):
        p = make()
        assert [grip["moves"] for grip in p.stage.grips] == ["pen"]
        p.controls["mine"].look.click()
        assert len(p.stage.grips) > 1


@pytest.mark.parametrize("make", [plane, all_weights])
def test_its_sides_and_its_outcome_are_not_told_either(make):
    words.speak("en")
    p = make()
    assert "judged right" not in p.stage.words and "all together" not in p.stage.words
    p.controls["mine"].look.click()
    assert "judged right" in p.stage.words or "all together" in p.stage.words


def columns(low, high):
    return np.linspace(low, high, 31)


def test_the_true_line_sketched_is_found_right():
    words.speak("en")
    heights = tuple(np.clip((0.5 - 0.4 * columns(-0.25, 1.25)) / 0.6, -0.25, 1.25))
    assert "from end to end" in plane(heights=heights, compared=True).stage.takeaway
    bent = tuple(h + 0.5 * (i > 15) for i, h in enumerate(heights))
    assert "then they part" in plane(heights=bent, compared=True).stage.takeaway.replace("; then", " then").lower()


def test_only_where_the_line_is_in_the_picture_it_is_compared():
    words.speak("en")
    p = plane(heights=tuple(np.full(31, 1.0)), compared=True)
    p.put(dict(w0=-0.3, w1=0.4, w2=0.6))  # it leaves the picture below at x1 = 1.125
    assert "farthest apart at x1 = 1.1" in p.stage.takeaway
    p.put(dict(w0=1.0, w1=0.0, w2=0.0))
    assert "no line" in p.stage.takeaway


def test_the_line_of_all_weights_sketched_is_found_right():
    words.speak("en")
    loss, w = diary_loss(), np.array([-1, 0.4, 0.6, 0.3])
    slopes = np.array(partials(loss, w))
    true = [min(loss(w - rate * slopes) / loss(w), 2.0) for rate in columns(0, 0.4)]
    assert "from end to end" in all_weights(heights=tuple(true), compared=True).stage.takeaway
    falling = all_weights(heights=tuple(np.linspace(1, 0, 31)), compared=True).stage.takeaway
    assert "rate 0.40" in falling and "lies below" in falling


def test_the_ball_sketched_is_found_right_and_waits_until_then():
    words.speak("en")
    true = tuple(np.minimum(16 + 0.25 * columns(0, 60), 21.0))
    p = ball(heights=true)
    rides = p.canvas.pictures[1]
    assert len(rides.ways[1].get_xdata()) == 1 and "momentum has not set out" in p.stage.words
    p.controls["mine"].look.click()
    assert len(rides.ways[1].get_xdata()) == 101 and "from end to end" in p.stage.takeaway
    late = ball(heights=tuple(np.full(31, 16.0)), compared=True).stage.takeaway
    assert "lies below" in late


# ---- accuracy over the width, in chapter 11


def widths(along="width", **given):
    middle = dict(accuracy=([0.9, 1, 1, 1, 1], [0.8, 0.76, 0.76, 0.77, 0.77]))
    numbers = {name: tuple(np.repeat(np.array(one)[:, None], 20, 1) for one in pair) for name, pair in middle.items()}
    result = dict(along=along, settings=[0, 2, 4, 8, 16], **numbers)
    mine = sketch((0, 4), (0.6, 1), columns=5, **given)
    picture, value = AgainstSetting("accuracy", drags="mine"), slider(16, 0, 16, 1)
    if along == "width":
        return panel(lambda width: result, [picture], mine=mine, width=value)
    return panel(lambda days: result, [picture], mine=mine, days=value)


def test_accuracy_over_the_width_is_sketched_before_it_is_seen():
    words.speak("en")
    shown = widths()
    picture = shown.canvas.pictures[0]
    assert not picture.lines[1].get_visible() and "16: 100.0% / ?" in shown.words
    assert shown.stage.verdict["text"] == "accuracy ?"
    assert shown.put(dict(mine=replace(shown.values["mine"], heights=(0.8, 0.76, 0.7, 0.65, 0.6), compared=True))) == ""
    assert picture.lines[1].get_visible() and "16: 100.0% / 77.0%" in shown.words
    assert "Your sketch: 0: 0.8, 2: 0.76, 4: 0.7" in shown.words
    assert "At width 16, where they are farthest apart, your sketch lies below" in shown.stage.takeaway


def test_along_the_days_nothing_is_to_be_sketched():
    shown = widths(along="days")
    picture = shown.canvas.pictures[0]
    assert picture.lines[1].get_visible() and "?" not in shown.words and "sketch" not in shown.words
