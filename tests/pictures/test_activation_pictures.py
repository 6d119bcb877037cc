"""What the pictures of activation say and draw, measured on their artists."""

import math

import numpy as np
import pytest

from nblib.chapters.activation.experiments import TARGETS, curve_fit
from nblib.chapters.activation.pictures import Adding, Landing, Pieces, SumOfPieces, SumsOnCurve
from nblib.chapters.which_activation.pictures import ScoreBars, Together, TwoSoftmaxes
from nblib.language import words
from nblib.maths.activations import GALLERY, VECTOR_GALLERY, activation, constants, relu, softmax, step, tanh
from nblib.maths.activations.activation import own
from nblib.maths.data import PRANK
from nblib.panels import clues, panel, slider, weights
from nblib.pictures.activation_card import Card
from nblib.pictures.activation_gallery import Curves, Derivatives, sampled
from nblib.pictures.bars import Bars
from nblib.pictures.canvas import Canvas
from nblib.pictures.picture import first_that_holds
from tests.pictures.pulling import grips_of, pull_to


def drawn(picture, result, values=None):
    """The picture, drawn and moved to that result."""
    Canvas([picture]).update(values or {}, result)
    return picture


def test_a_graph_is_broken_where_it_jumps():
    x, y = sampled(step, np.linspace(-2, 2, 41), step.jumps)
    assert np.isnan(y).sum() == 1 and x[np.isnan(y)] == [0]
    assert (y[x < 0] == 0).all() and (y[x > 0] == 1).all()
    assert not np.isnan(sampled(tanh, np.linspace(-2, 2, 41))[1]).any()


def test_the_first_window_that_holds_everything():
    windows = (0, 1), (-2, 2)
    assert first_that_holds(windows, [0.5], np.array([0, 1])) == (0, 1)
    assert first_that_holds(windows, [0.5], [-0.1, np.nan]) == (-2, 2)
    assert first_that_holds(windows, [9]) == (-2, 2)


@pytest.mark.parametrize(
    ("name", "y"), [("step", 0), ("sigmoid", 1 / (1 + math.exp(0.1))), ("ReLU", 0), ("identity", -0.1)]
)
def test_the_sum_lands_on_the_curve(name, y):
    picture = drawn(Landing(), dict(z=-0.1, activation=activation(name)))
    assert np.ravel(picture.here.get_data()) == pytest.approx([-0.1, y])
    assert "テストなし" in picture.describe({}, dict(z=-0.1, activation=activation(name)))


def test_rounding_does_not_tip_a_verdict():
    result = dict(z=-0.7 + 0.4 + 0.3, activation=step)
    assert result["z"] > 0, "5.6e-17 in floating point"
    picture = drawn(Landing(), result)
    assert picture.here.get_ydata() == [0] and "テストなし" in picture.describe({}, result)


def test_a_learners_own_function_lands_too():
    result = dict(z=0.5, activation=own(np.cos, name="wavy"))
    assert "wavy" in drawn(Landing(), result).formula.get_text()


@pytest.mark.parametrize("name", GALLERY)
def test_every_activation_has_its_curve_slope_and_card(name):
    f = activation(name)
    result = dict(first=f, second=tanh, z=1.3)
    curves, slopes = drawn(Curves(), result), drawn(Derivatives(), result)
    h = 1e-6
    assert curves.probes["first"].get_ydata()[0] == pytest.approx(f(1.3))
    assert slopes.probes["first"].get_ydata()[0] == pytest.approx((f(1.3 + h) - f(1.3 - h)) / (2 * h), abs=1e-6)
    x, y = curves.tangents["first"].get_data()
    assert np.diff(y) / np.diff(x) == pytest.approx(slopes.probes["first"].get_ydata()[0])
    for language in ("ja", "en"):
        words.speak(language)
        card = drawn(Card("first", "second"), result)
        (title, formula, note, source, _more), _ = card.texts
        assert f.formula.replace("frac", "dfrac") in formula.get_text()
        assert title.get_text() in (words.activation_name(name), name) and note.get_text() and source.get_text()
        assert words.activation_name(name) in card.describe({}, result)


def test_a_corner_is_told():
    at_corner, beside = dict(first=relu, second=tanh, z=0.0), dict(first=relu, second=tanh, z=0.1)
    picture = drawn(Derivatives(), at_corner)
    assert "角か段" in picture.describe({}, at_corner) and "角か段" not in picture.describe({}, beside)


def test_names_in_both_languages():
    shown = words.activation_names([*GALLERY, *VECTOR_GALLERY])
    assert list(shown.values()) == [*GALLERY, *VECTOR_GALLERY] and shown["恒等関数(identity)"] == "identity"
    words.speak("en")
    assert all(key == value for key, value in words.activation_names(GALLERY).items())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_short_names_fit_into_the_narrow_lists_and_are_told_apart(language):
    words.speak(language)
    shown = words.short_activation_names([*GALLERY, "mine"])
    assert list(shown.values()) == [*GALLERY, "mine"] and shown["mine"] == "mine"
    assert all(sum(1 if letter.isascii() else 2 for letter in name) <= 16 for name in shown)


def test_pieces_are_added_from_the_left():
    network, theta = curve_fit(TARGETS["wave"], 4, relu)
    for added in (0, 2, 4, 12):
        result = dict(network=(network, theta), target=TARGETS["wave"], added=added)
        pieces, total = drawn(Pieces(), result), drawn(SumOfPieces(), result)
        visible = [line for line in pieces.lines if len(line.get_xdata())]
        assert len(visible) == min(added, 4) == len(total.bends.get_xdata())
        bias = theta[8]
        at = np.interp(1.0, *total.sum.get_data())
        assert at == pytest.approx(bias + sum(np.interp(1.0, *line.get_data()) for line in visible), abs=1e-3)


def test_softmax_is_worked_out_in_two_ways():
    picture = TwoSoftmaxes(["a", "b", "c"])
    y = np.array([1.0, 0.5, -0.5])
    right = [f"{math.exp(v) / sum(map(math.exp, y)):.2f}" for v in y]
    drawn(picture, dict(y=y, T=1.0))
    assert [row[1].get_text() for row in picture.cells[:3]] == right == [row[4].get_text() for row in picture.cells[:3]]
    for shift, word in ((1000, "大きすぎる"), (-1000, "0.00")):
        picture.update({}, dict(y=y + shift, T=1.0))
        assert [row[0].get_text() for row in picture.cells[:3]] == [word] * 3
        assert [row[1].get_text() for row in picture.cells[:3]] == ["なし"] * 3
        assert [row[4].get_text() for row in picture.cells[:3]] == right
        assert "求まる" in picture.describe({}, dict(y=y + shift, T=1.0))
    assert "同じ" in picture.describe({}, dict(y=y, T=1.0))


def test_bars_follow_numbers_and_fewer_leave_gaps():
    picture = Bars("p", ["$p_1$", "b"], "sum {sum}", [(0, 1), (-3, 3)])
    drawn(picture, dict(p=[0.25, 0.75]))
    assert [bar.get_height() for bar in picture.bars] == [0.25, 0.75] and picture.above.get_text() == "sum 1.00"
    picture.update({}, dict(p=[-2.0]))
    assert [bar.get_height() for bar in picture.bars] == [-2, 0] and picture.values[1].get_text() == ""
    assert picture.axes.get_ylim()[0] < -3 and "p1:\N{NO-BREAK SPACE}-2.00" in picture.describe({}, dict(p=[-2.0]))


def test_on_which_side_of_the_border_the_output_lies_can_be_read():
    """It is told in numbers, as a few hundredths are few pixels on any axis; and the window is as high as the curve."""
    words.speak("en")
    picture, result = Landing(), dict(z=-0.1, activation=activation("sigmoid"))
    canvas = Canvas([picture])
    canvas.update({}, result)
    assert picture.takeaway({}, result) == "z = -0.10 < 0.00 → y = 0.475 < 0.500: probability of a test 47.5%"
    assert picture.verdict({}, result).text == "y = 0.475" and picture.verdict({}, result).sign == -1
    low, high = canvas.axes[0].get_ylim()
    assert -0.2 < low < 0 and 1 < high < 1.2


@pytest.mark.parametrize("name", ["identity", "sigmoid", "ReLU", "tanh"])
def test_the_axes_of_the_landing_stay_wherever_the_sum_is(name):
    picture, limits = Landing(), set()
    canvas = Canvas([picture])
    for z in (-4, -0.1, 2.3, 4):
        canvas.update({}, dict(z=z, activation=activation(name)))
        limits.add((*canvas.axes[0].get_xlim(), *canvas.axes[0].get_ylim()))
        assert canvas.axes[0].viewLim.contains(z, activation(name)(z))
    assert len(limits) == 1


def test_where_there_is_little_room_the_curve_stays_and_says_what_is_idle():
    def landed(w0, w1, w2, w3, x1, x2, x3):
        return dict(z=w0 + w1 * x1 + w2 * x2 + w3 * x3, activation=activation("sigmoid"))

    made = panel(landed, [Adding("z"), Landing()], **weights(), **clues())
    for room, count in ((800, 2), (440, 1)):
        made.canvas.arrange(room)
        made._repaint()
        assert len(made.canvas.pictures) == count and made.canvas.height <= 268
        assert made.stage.verdict["text"] == "y = 0.475" and set(made.stage.idle) == {"w2", "w3"}


# ---- the gallery
def gallery(first="Swish", z=1.0):
    def look(knob1, knob2, z):
        blue = constants(first, knob1, knob2)
        return dict(first=activation(first, *blue), second=tanh, constants=blue, z=z)

    knobs = dict(knob1=slider(0, -1, 1, 0.05), knob2=slider(0, -1, 1, 0.05), z=slider(z, -6, 6, 0.1))
    return panel(look, [Card("first", "second", constants="constants"), Curves(), Derivatives()], **knobs)


def test_the_probe_is_pulled_along_both_curves():
    made = gallery()
    grips = grips_of(made, "z")
    assert len(grips) == 2 and [made.stage.grips[i]["moves"] for i in grips] == ["across"] * 2
    for picture, number, z in ((1, grips[0], -2.5), (2, grips[1], 3.0)):
        pull_to(made, number, z, 0.5, picture)
        assert made.values["z"] == pytest.approx(z)


def test_knobs_without_a_constant_say_so():
    words.speak("en")
    assert gallery("Swish").stage.idle == {"knob2": "Swish has no constant that this would change."}
    assert set(gallery("sigmoid").stage.idle) == {"knob1", "knob2"} and gallery("RReLU").stage.idle == {}


@pytest.mark.parametrize("name", ["Swish", "PReLU", "ELU", "threshold", "softplus"])
def test_the_axes_of_curves_stay_whatever_the_constants(name):
    made, limits = gallery(name), set()
    for knob1 in (-1.0, -0.3, 0.0, 1.0):
        made.controls["knob1"].value = knob1
        limits.add(tuple(axes.get_ylim() for axes in made.canvas.axes[1:]))
    assert len(limits) == 1


def test_the_verdict_is_the_slope_at_the_probe():
    words.speak("en")
    made = gallery("sigmoid", 0.0)
    assert made.stage.verdict == dict(text="slope 0.25", chip="σ(z) = 0.50", sign=1)
    assert made.stage.takeaway == "Slopes here: sigmoid 0.25, tanh 1.00"
    assert "a corner or a jump" in gallery("ReLU", 0.0).stage.takeaway


@pytest.mark.parametrize("room", [800, 440, 360])
@pytest.mark.parametrize("name", [*GALLERY, *VECTOR_GALLERY])
def test_formulas_stay_in_their_part_of_the_strip(name, room):
    fields = dict(first=activation(name), second=activation(name), z=1.0)
    for shown in (("first", "second"), ("first",)):
        card = Card(*shown)
        canvas = Canvas([card], room=room)
        canvas.update({}, fields)
        canvas.png()
        for i, texts in enumerate(card.texts):
            right = (i + 1) * card.each
            boxes = [text.get_window_extent() for text in texts if text.get_text()]
            assert all(box.x1 <= right + 1 and box.y0 >= -1 and box.y1 <= canvas.height + 1 for box in boxes)
            assert not any(a.overlaps(b) for k, a in enumerate(boxes) for b in boxes[:k]), name
    assert room < 440 or card.texts[0][1].get_text(), "one formula has room enough"


# ---- the four sums
def lonely():
    def alone(w0, w1, w2, threshold):
        sigma, sums = activation("sine"), [w0 + w1 * x1 + w2 * x2 for x1, x2, _ in PRANK]
        return dict(sigma=sigma, sums=sums, threshold=threshold)

    three = {f"w{i}": slider(w, -3, 3, 0.1) for i, w in enumerate((-0.5, 0.4, 0.6))}
    return panel(alone, [SumsOnCurve()], **three, threshold=slider(0.0, -1, 1, 0.05))


def test_sums_are_pulled_to_where_the_pointer_is():
    made = lonely()
    for name, lane, x in (("w0", 0, -1.5), ("w1", 1, 1.5), ("w2", 2, 1.3)):
        pull_to(made, grips_of(made, name)[0], x, SumsOnCurve.lanes[lane])
        assert made._shown[1]["sums"][lane] == pytest.approx(x)
    assert [made.values[name] for name in ("w0", "w1", "w2")] == pytest.approx([-1.5, 3.0, 2.8])
    assert made.stage.verdict["text"] == "4つ中4つ 正解" and made.stage.verdict["sign"] == 1


def test_the_threshold_is_pulled_up_and_down():
    made = lonely()
    (number,) = grips_of(made, "threshold")
    pull_to(made, number, 0, 0.5)
    assert made.values["threshold"] == 0.5
    words.speak("en")
    made.controls["w0"].value = -0.6
    assert made.stage.takeaway == "Wrong: (1, 0), (0, 1)."


# ---- softmax
def forecast():
    def shares(y1, y2, y3, T, shift):
        y = np.array([y1, y2, y3]) + shift
        return dict(y=y, T=T, p=softmax(T)(y))

    scores = {f"y{i}": slider(y, -3.0, 3.0, 0.1) for i, y in enumerate((1.0, 0.5, -0.5), 1)}
    return panel(
        shares, [TwoSoftmaxes(["a", "b", "c"])], **scores, T=slider(1.0, 0.1, 5, 0.1), shift=slider(0, 0, 1000, 50)
    )


@pytest.mark.parametrize("shift", [0, 1000])
@pytest.mark.parametrize("temperature", [1.0, 2.0])
def test_bars_of_shares_are_pulled_to_where_the_pointer_is(shift, temperature):
    made = forecast()
    made.put(dict(shift=shift, T=temperature))
    picture = made.canvas.pictures[0]
    for i, share in ((2, 0.3), (0, 0.5)):
        before = made._shown[1]["p"]
        pull_to(
            made, grips_of(made, f"y{i + 1}")[0], (picture.left + share * picture.full) * picture.width, picture.rows[i]
        )
        after = made._shown[1]["p"]
        assert after[i] == pytest.approx(share, abs=0.015), "half a step of the score"
        others = [k for k in range(3) if k != i]
        assert after[others] / after[others].sum() == pytest.approx(before[others] / before[others].sum())


def test_softmax_tells_the_likeliest_and_whether_the_formula_works():
    words.speak("en")
    made = forecast()
    assert made.stage.verdict == dict(text="a 55%", chip="✓ works", sign=1)
    made.controls["shift"].value = 1000
    assert made.stage.verdict == dict(text="a 55%", chip="× formula fails", sign=-1)
    assert "too large for the computer" in made.stage.takeaway


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("room", [756, 440, 340, 272])
def test_no_two_texts_of_the_table_touch(room, language):
    words.speak(language)
    picture = TwoSoftmaxes([words.word(name) for name in ("no test", "announced", "surprise")])
    canvas = Canvas([picture], room=room)
    for shift in (0, 600, 1000, -1000):
        canvas.update({}, dict(y=np.array([3.0, 0.5, -3.0]) + shift, T=1.0))
        canvas.png()
        texts = [text for text in canvas.axes[0].texts if text.get_text() and text.get_visible()]
        boxes = [text.get_window_extent() for text in texts]
        touching = [(a.get_text(), b.get_text()) for i, a in enumerate(texts) for k, b in enumerate(texts[:i])
                    if boxes[i].overlaps(boxes[k])]  # fmt: skip
        assert not touching, shift
        assert not [t.get_text() for t, box in zip(texts, boxes, strict=True) if box.x0 < 0 or box.x1 > canvas.width]


def test_scores_are_pulled_up_and_down_and_their_sum_is_told():
    words.speak("en")

    def together(z1, z2):
        z = np.array([z1, z2])
        return dict(function=softmax(), z=z, a=softmax()(z))

    two = {f"z{i}": slider(z, -3.0, 3.0, 0.1) for i, z in ((1, 1.0), (2, 2.0))}
    made = panel(together, [ScoreBars("z", ["1", "2"], "", [(-3, 3)]), Together("a", ["1", "2"])], **two)
    pull_to(made, grips_of(made, "z2")[0], 1, -1.5)
    assert made.values["z2"] == -1.5
    a = 1 / (1 + math.exp(-2.5))
    assert made.stage.verdict["text"] == "sum 1.00" and made.stage.takeaway == f"softmax gives {a:.2f}, {1 - a:.2f}"


# ---- pieces
def test_the_gap_is_the_verdict():
    words.speak("en")
    network, theta = curve_fit(TARGETS["wave"], 4, relu)
    result = dict(network=(network, theta), target=TARGETS["wave"], added=2)
    picture = drawn(SumOfPieces(), result)
    away = picture.sum.get_ydata() - picture.target.get_ydata()
    assert picture.verdict({}, result).text == f"gap {np.sqrt((away**2).mean()):.2f}"
    assert picture.takeaway({}, result) == "The sum of 2 neurons; corners or jumps: 2."
