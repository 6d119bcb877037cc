"""What can be taken hold of in the pictures on slopes follows the pointer, and moves the control that it should."""

import numpy as np
import pytest

from nblib.chapters.backprop.experiments import multiplications, parameter_count
from nblib.chapters.backprop.pictures import MultiplicationsBySize
from nblib.chapters.slope.experiments import descend_curve, diary_loss
from nblib.chapters.slope.pictures import LossAlong, LossKinds, Secants, StepErrors, StepLosses, WhichWay
from nblib.language import words
from nblib.maths.finite_differences import along, partials
from nblib.panels import choice, panel, slider, weights
from tests.pictures.pulling import press_keys, pull


def grips_of(panel, name):
    """The numbers of the handles of the control of this name."""
    return [number for number, grip in enumerate(panel.stage.grips) if grip["names"] == [name]]


def pull_to(panel, number, x, y, picture=0):
    """Pull handle `number` to the place (x, y) of a picture, in the coordinates of its axes."""
    (left, top), grip = panel.canvas.to_page(picture, x, y), panel.stage.grips[number]
    pull(panel, grip["names"][0], up=grip["y"] - top, across=left - grip["x"], grip=number)


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def which_way(w0, w1, w2, w3, chosen):
    loss, w = diary_loss(), [w0, w1, w2, w3]
    return dict(curve=along(loss, w, chosen), w=w, slopes=partials(loss, w), chosen=chosen)


@pytest.mark.parametrize("name", ["w0", "w1", "w2", "w3"])
def test_each_weight_is_pulled_along_its_track(name):
    made = panel(which_way, [LossAlong(), WhichWay()], **weights(), chosen=choice(1, [0, 1, 2, 3]))
    number = grips_of(made, name)[-1]
    pull_to(made, number, -0.7, 0, picture=1)
    assert made.values[name] == pytest.approx(-0.7)
    x, _ = made.canvas.to_page(1, -0.7, 0)
    assert made.stage.grips[grips_of(made, name)[-1]]["x"] == pytest.approx(x), "it is under the pointer"


def test_the_point_on_the_curve_moves_the_chosen_weight():
    made = panel(which_way, [LossAlong(), WhichWay()], **weights(), chosen=choice(3, [0, 1, 2, 3]))
    pull_to(made, grips_of(made, "w3")[0], 0.9, 1)
    assert made.values == dict(w0=-0.5, w1=0.4, w2=0.6, w3=0.9, chosen=3)
    assert made.stage.verdict["chip"] == "decrease w3"


def test_the_rate_is_pulled_along_the_curve_of_all_weights():
    def alone_and_together(w0, w1, w2, w3, rate):
        loss, w = diary_loss(), [w0, w1, w2, w3]
        return dict(loss=loss, w=w, slopes=partials(loss, w), rate=rate)

    made = panel(alone_and_together, [StepLosses()], **weights((-1, 0.4, 0.6, 0.3)), rate=slider(0.25, 0, 0.4, 0.01))
    assert made.stage.verdict["sign"] == -1
    pull_to(made, grips_of(made, "rate")[0], 0.1, 0.5)
    assert made.values["rate"] == pytest.approx(0.1) and made.stage.verdict["sign"] == 1


def test_the_start_of_a_descent_is_pulled_along_the_axis():
    def go_down(w2, step):
        curves = {"squared error": lambda w: (w - 1) ** 2}
        return dict(curves=curves, paths={"squared error": descend_curve(curves["squared error"], w2, step)}, goal=1.0)

    made = panel(go_down, [LossKinds(["squared error"])], w2=slider(0.6, -3, 3, 0.1), step=slider(0, 0, 40, 1))
    pull_to(made, grips_of(made, "w2")[0], -2.0, 0)
    assert made.values["w2"] == pytest.approx(-2) and made.stage.verdict["text"] == "L = 9.00"


def measure(exponent):
    return dict(f=lambda w: w**3, w=1.0, slope=3.0, step=10.0**exponent)


def test_an_end_of_the_secant_is_pulled_towards_the_point_and_back():
    made = panel(measure, [Secants(), StepErrors()], exponent=slider(0, -16, 0, 0.5))
    secant, error = grips_of(made, "exponent")
    pull_to(made, secant, 1.1, 1.3)
    assert made.values["exponent"] == -1
    pull_to(made, secant, 0.5, 1)
    assert made.values["exponent"] == -16, "to the left of the point it can only be as near as can be"
    pull_to(made, secant, 2.0, 8)
    assert made.values["exponent"] == 0
    pull_to(made, error, -8.1, -8, picture=1)
    assert made.values["exponent"] == -8 and made.stage.verdict["text"].startswith("off by")


def test_the_width_is_pulled_along_the_parameters():
    def count(depth, width):
        chart = [(parameter_count(depth, n), *multiplications(depth, n)) for n in (1, 4, width)]
        return dict(chart=chart, here=chart[-1], seconds=None)

    made = panel(count, [MultiplicationsBySize()], depth=slider(2, 1, 4, 1), width=slider(4, 1, 17, 1))
    pull_to(made, grips_of(made, "width")[0], parameter_count(2, 8), 1e4)
    assert made.values["width"] == 8
    pull(made, "width", across=900)
    assert made.values["width"] == 17, "no more than there is"


def test_arrow_keys_move_what_can_be_pulled():
    made = panel(measure, [Secants()], exponent=slider(0, -16, 0, 0.5))
    press_keys(made, "exponent", across=-3)
    assert made.values["exponent"] == -1.5
    assert np.isclose(made.stage.grips[0]["x"], made.canvas.to_page(0, 1 + 10**-1.5, 1)[0])
