"""The picture of a learner's activation stands whatever the function does, and says what is wrong with it."""

import numpy as np
import pytest

from nblib.chapters.activation.pictures import SumsOnCurve
from nblib.chapters.which_activation.own_activation import what_is_wrong
from nblib.chapters.which_activation.pictures import Boundaries, LossByActivation, OwnCurve
from nblib.language import words
from nblib.maths.activations import GALLERY, activation
from nblib.maths.activations.activation import own
from nblib.panels import panel, slider
from nblib.pictures import decision_map
from tests.exercises.test_activation_faults_in_words import FAULTS
from tests.pictures.pulling import grips_of, pull_to
from tests.strict import no_warnings


def shown(sigma):
    def look_at(z):
        return dict(sigma=sigma, z=z, fault=what_is_wrong(sigma))

    with no_warnings():
        return panel(look_at, [OwnCurve()], z=slider(1.5, -5, 5, 0.1))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", sorted(set(FAULTS) - {"chance"}))
def test_a_faulty_function_is_drawn_as_far_as_it_goes(name, language):
    words.speak(language)
    sigma, place, *held = FAULTS[name]
    made = shown(sigma)
    for part in held[language == "en"]:
        assert part in made.words
    picture = made.canvas.pictures[0]
    assert picture.fault.get_visible() == (place is not None and abs(place) <= 5.2)
    made.controls["z"].value = -5.0
    assert made.stage.message == "" and made.canvas.png()


@pytest.mark.parametrize("name", GALLERY)
def test_the_gallery_is_drawn_without_a_fault(name):
    made = shown(activation(name))
    assert "まちがいは見つかりませんでした" in made.words and not made.canvas.pictures[0].fault.get_visible()
    f = made.canvas.pictures[0].curve.get_ydata()
    assert np.isfinite(f).all()


def test_given_and_measured_slopes_are_read_at_the_probe():
    made = shown(own(np.tanh, lambda z: 1 - z**2))
    assert "f は 0.905、書かれた傾きは -1.250、測った傾きは 0.181" in made.words
    made.controls["z"].value = 0.0
    assert "f は 0.000、書かれた傾きは 1.000、測った傾きは 1.000" in made.words


def test_the_four_sums_stand_where_they_belong():
    def alone(w1):
        sigma = activation("sine")
        sums = [-1.5, w1 - 1.5, 1.5, w1 + 1.5]
        return dict(sigma=sigma, sums=sums, threshold=0, score=lambda x1, x2: sigma(w1 * x1 + 3 * x2 - 1.5))

    made = panel(alone, [SumsOnCurve(), decision_map.ScoreMap()], w1=slider(3.0, -3, 3, 0.1))
    picture = made.canvas.pictures[0]
    assert [dot.get_xdata()[0] for dot in picture.dots] == [-1.5, 1.5, 1.5, 4.5]
    np.testing.assert_allclose([dot.get_ydata()[1] for dot in picture.dots], np.sin([-1.5, 1.5, 1.5, 4.5]))
    assert "4つのうち4つ" in made.words and len(picture.wrong.get_xdata()) == 0
    made.controls["w1"].value = 0.0
    assert "4つのうち2つ" in made.words and list(picture.wrong.get_xdata()) == [-1.5, 1.5]


def test_maps_count_what_is_right_and_draw_it_in_its_place():
    points = np.array([[0.2, 0.5, 0], [0.8, 0.5, 1], [0.9, 0.1, 0]])

    def two(level):
        return dict(scores={"a": lambda x1, x2: x1 - level, "b": lambda x1, x2: x2 - 2.0}, points=points)

    made = panel(two, [Boundaries(["a", "b"], columns=2)], level=slider(0.5, 0, 1, 0.1))
    assert "a 66.7%、b 66.7%" in made.words
    made.controls["level"].value = 0.0
    assert "a 33.3%" in made.words
    picture = made.canvas.pictures[0]
    assert len(picture.days[0].get_xdata()) == 4 and len(picture.days[1].get_xdata()) == 2
    left, right, low, high = picture.maps[1].get_extent()
    assert picture.days[1].get_xdata()[1] == pytest.approx(left + 0.8 * (right - left))
    assert picture.days[1].get_ydata()[1] == pytest.approx((low + high) / 2)


def ranked(step):
    points, steps = np.array([[0.2, 0.5, 0], [0.8, 0.5, 1]]), np.array([0, 5, 10])
    losses = {"a": (steps, np.array([0.7, 0.6, 0.1])), "b": (steps, np.array([0.8, 0.5, np.nan]))}
    return dict(scores=dict.fromkeys("ab", lambda x1, x2: x1 - 0.5), points=points, losses=losses, step=step)


def test_the_best_at_the_step_that_is_shown_is_told():
    words.speak("en")
    made = panel(ranked, [Boundaries(["a", "b"], columns=2)], step=slider(0, 0, 10, 1))
    assert made.stage.verdict["text"] == "before training", "none has earned a place yet"
    made.controls["step"].value = 4
    assert made.stage.verdict == dict(text="best: a", chip="loss 0.7", sign=1)
    made.controls["step"].value = 7
    assert made.stage.verdict["text"] == "best: b" and made.stage.takeaway == "By loss after step 7: b < a"
    made.controls["step"].value = 10
    assert made.stage.verdict["text"] == "best: a", "one that diverged comes last"


@pytest.mark.parametrize("room", [800, 440, 300])
def test_names_and_shares_of_maps_stand_apart(room):
    made = panel(ranked, [Boundaries(["a", "b", "a", "b"], columns=2, each=80)], step=slider(0, 0, 10, 1))
    made.canvas.arrange(room)
    made.canvas.png()
    boxes = [text.get_window_extent() for text in made.canvas.axes[0].texts]
    assert len(boxes) == 8 and not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_probe_is_pulled_along_the_curve_and_the_slopes_there_are_told():
    words.speak("en")
    made = shown(own(np.tanh, lambda z: 1 - z**2))
    assert made.stage.verdict["text"] == "a fault" and made.stage.verdict["sign"] == -1
    pull_to(made, grips_of(made, "z")[0], 0.0, 0.0)
    assert made.values["z"] == 0 and made.stage.takeaway == "Slope here: given 1.000, measured 1.000"
    assert shown(activation("tanh")).stage.verdict == dict(text="no fault found", chip="✓", sign=1)


@pytest.mark.parametrize("room", [800, 440, 340])
def test_names_of_activations_stand_apart_and_the_best_is_told(room):
    words.speak("en")
    names = ["identity", "sigmoid", "tanh", "ReLU", "SiLU", "sine", "mine"]
    losses = {name: (np.full(3, 0.5), np.full(3, 0.1 * i)) for i, name in enumerate(names, 1)}
    made = panel(lambda n: losses, [LossByActivation(names)], n=slider(0, 0, 1, 1))
    made.canvas.arrange(room)
    made.canvas.png()
    ticks = made.canvas.axes[0].get_xticklabels()
    for line in (ticks[::2], ticks[1::2]) if "\n" in ticks[1].get_text() else (ticks,):
        boxes = [tick.get_window_extent() for tick in line]
        assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert made.stage.verdict["text"] == "best: identity" and "0.1" in made.stage.verdict["chip"]


def test_losses_of_runs_that_diverged_are_drawn_at_the_edge_and_come_last():
    fine, bad = np.array([0.1, 0.2, 0.3]), np.array([np.nan, np.inf, 0.1])
    made = panel(lambda n: {"a": (bad, bad), "b": (fine, fine)}, [LossByActivation(["a", "b"])], n=slider(0, 0, 1, 1))
    assert "b 0.200, a 発散" in made.words
    assert made.canvas.pictures[0].starts[0].get_ydata()[:2] == pytest.approx([4.0, 4.0])
