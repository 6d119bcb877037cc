"""What the pictures of the diary say, let be pulled, and leave out where there is no room."""

import numpy as np
import pytest

from nblib.chapters.diary.pictures import AccuracyBars, Confidence, DiaryPage, LossTrail, Valley
from nblib.language import words
from nblib.maths import (
    ARTICLE_WEIGHTS,
    accuracy,
    diary,
    expected_accuracy_of,
    expected_log_loss,
    log_loss,
    predicts_test,
    score,
    sigmoid,
)
from nblib.panels import panel, slider, switch, trail, weights
from tests.pictures.pulling import grips_of, pull_to

X, T = diary(60, np.random.default_rng(11))


def sure(k):
    loss, right = expected_log_loss(k * ARTICLE_WEIGHTS), expected_accuracy_of(ARTICLE_WEIGHTS)
    return dict(k=k, loss=loss, accuracy=right, curve=lambda y: sigmoid(k * y))


def sure_panel():
    words.speak("en")
    return panel(sure, [Valley(), Confidence()], k=slider(1, 0.5, 40, 0.5), trail=trail("k", "loss"))


def test_the_valleys_point_is_pulled_across_and_its_loss_is_the_verdict():
    p = sure_panel()
    point, curve = grips_of(p, "k")
    pull_to(p, point, 8.0, 0.9)
    told = expected_log_loss(8 * ARTICLE_WEIGHTS)
    assert p.values["k"] == 8.0
    assert p.stage.verdict["text"] == f"loss {told:.3f}" and p.stage.verdict["chip"] == "84.7% right"
    assert p.stage.takeaway == f"The smallest loss so far: {told:.3f}, at k = 8."
    pull_to(p, point, 30.0, 0.9)
    assert p.stage.takeaway.endswith("at k = 8."), "though it has gone on"


@pytest.mark.parametrize("k", [0.5, 3.0, 8.0, 15.0])
def test_the_curve_is_pulled_to_its_steepness(k):
    p = sure_panel()
    at = Confidence.pulled_at
    pull_to(p, grips_of(p, "k")[1], at, sigmoid(k * at), picture=1)
    assert p.values["k"] == k


def test_a_curve_pulled_beyond_its_ends_stays_at_the_sliders():
    p = sure_panel()
    for height, k in [(1.3, 40.0), (-0.2, 0.5)]:
        pull_to(p, grips_of(p, "k")[1], 0.15, height, picture=1)
        assert p.values["k"] == k


def test_the_verdict_on_confidence_alone_compares_today():
    words.speak("en")
    p = panel(lambda k: dict(curve=lambda y: sigmoid(k * y)), [Confidence()], k=slider(1, 0.5, 40, 0.5))
    assert (p.stage.verdict["text"], p.stage.verdict["chip"]) == ("today 47.5%", "really 31.0%")
    p.controls["k"].value = 8.0
    assert p.stage.verdict["text"] == "today 31.0%"


# ---- fitting the diary by hand
def fit_by_hand(w0, w1, w2, w3, k, unseen):
    w = np.array([w0, w1, w2, w3])
    verdicts = predicts_test(score(w, X))
    new = expected_accuracy_of(w) if unseen else None
    return dict(loss=log_loss(score(k * w, X), T), verdicts=verdicts, accuracy=accuracy(verdicts, T), new=new)


def fit_panel():
    words.speak("en")
    shown = [DiaryPage(X, T), LossTrail(0.35), AccuracyBars(0.847)]
    sliders = dict(**weights((0, 0, 0, 0)), k=slider(1, 0.5, 20, 0.5), unseen=switch(0))
    return panel(fit_by_hand, shown, **sliders, trail=trail("loss"))


def test_the_verdict_is_the_loss_and_how_often_the_diary_is_misjudged_until_new_days_are_looked_at():
    p = fit_panel()
    assert p.stage.verdict["text"] == f"loss {np.log(2):.3f}"
    wrong = int(T.sum())  # no weight, no test
    assert p.stage.verdict["chip"] == f"{wrong} of 60 wrong"
    p.put(dict(w0=-0.5, w1=0.4, w2=0.6, w3=0.3, unseen=1))
    assert p.stage.verdict["chip"] == f"new days {100 * expected_accuracy_of(ARTICLE_WEIGHTS):.1f}%"


def test_confidence_does_nothing_while_all_weights_are_0():
    p = fit_panel()
    assert list(p.stage.idle) == ["k"]
    before = p.stage.verdict
    p.controls["k"].value = 9.0
    assert p.stage.verdict == before
    p.controls["w3"].value = 0.05
    assert p.stage.idle == {}


@pytest.mark.parametrize(("room", "seen"), [(800, 3), (440, 2), (360, 1), (272, 1)])
def test_the_diary_is_one_row_however_narrow(room, seen):
    p = fit_panel()
    p.canvas.arrange(room)
    assert len(p.canvas.pictures) == seen and p.canvas.height <= 268
    assert type(p.canvas.pictures[0]) is DiaryPage


def test_the_path_is_pressed_together_move_by_move():
    """Its axis doubled from 30 moves to 60 at once."""
    p = fit_panel()
    widths = []
    for move in range(40):
        p.controls["w1"].value = 0.05 if move % 2 else 0.1
        widths.append(p.canvas.axes[1].get_xlim()[1])
    assert widths[:30] == [30] * 30
    assert set(np.diff(widths[30:])) == {1}
