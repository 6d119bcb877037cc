"""The stepper's pictures on any network: everything fits, nothing that is asked is given away, and lines are broken well."""

import re
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_hex

from nblib.chapters.backprop.backprop_paths import MOST, Path, paths
from nblib.chapters.backprop.backprop_trace import FORWARD, backprop_trace
from nblib.chapters.backprop.line_wrap import wrapped
from nblib.chapters.backprop.number_layout import NumberLayout
from nblib.chapters.backprop.pictures import BackpropDiagram, PathDiagram, PathSum, Recomputed, Reused, StepEquation
from nblib.chapters.backprop.slope_answer import judge_slope
from nblib.chapters.backprop.symbols import Symbols
from nblib.language import words
from nblib.maths.activations import GALLERY, activation, log_softmax, maxout, relu, sigmoid, softmax, tanh
from nblib.maths.activations.activation import own
from nblib.maths.layers import Dense
from nblib.maths.losses import binary_cross_entropy, squared_error
from nblib.maths.network import Network, mlp
from nblib.panels import panel, slider
from nblib.pictures.canvas import Canvas
from nblib.pictures.palettes import THEMES
from tests.pictures.pulling import pull

NETWORKS = {
    "2-2-1": Network([Dense(2, 2), tanh, Dense(2, 1)]),
    "one neuron": Network([Dense(3, 1)]),
    "deep and wide": mlp((3, 8, 8, 4, 2), relu),
    "deeper and wider than is drawn": mlp((10, 9, 3, 3, 3, 3, 3, 3, 1), tanh),
    "softmax": Network([Dense(2, 3), sigmoid, Dense(3, 3), softmax()]),
    "maxout": Network([Dense(2, 4), maxout(2), Dense(2, 1)]),
    "two in a row": Network([Dense(2, 3), tanh, log_softmax, Dense(3, 1)]),
    "a learner's own": Network([Dense(2, 2), own(np.sin, name="わたしの"), Dense(2, 1), own(np.cos, name="my_f $1")]),
}


def example(name, loss=squared_error):
    network, rng = NETWORKS[name], np.random.default_rng(1)
    theta = rng.normal(size=network.size) * (1 - 2 * (name == "2-2-1"))
    x = rng.integers(0, 3, network.widths[0]) / 2
    t = np.eye(network(theta, x[np.newaxis]).shape[1])[0]
    return network, theta, backprop_trace(network, theta, x, t, loss)


def every_step_of(name, typed=None, loss=squared_error):
    """The canvas after each move, with the step and the result."""
    network, theta, steps = example(name, loss)
    canvas = Canvas([BackpropDiagram(), StepEquation()])
    for number in range(len(steps) + 1):
        verdict = None if typed is None else judge_slope(network, steps, number, typed)
        result = dict(network=(network, theta), trace=steps, step_number=number, verdict=verdict)
        canvas.update({}, result)
        yield canvas, steps[number - 1] if number else None, result


def shown(axes):
    return [t for t in axes.texts if t.get_text().strip() and t.get_visible()]


@pytest.mark.parametrize(("language", "loss"), [("ja", squared_error), ("en", binary_cross_entropy)])
@pytest.mark.parametrize("name", NETWORKS)
def test_every_step_of_any_network_fits_into_its_picture(name, loss, language, caplog):
    words.speak(language)
    drawn = set()
    for canvas, step, _ in every_step_of(name, loss=loss):
        kind = step and (step.rule, step.what.column)
        if kind in drawn:
            continue
        drawn.add(kind)
        canvas.png()
        for axes in canvas.axes:
            (left, _), (right, top) = axes.bbox.get_points()
            for text in shown(axes):
                box = text.get_window_extent()
                assert box.x0 >= left - 1 and box.x1 <= right + 1 and box.y0 >= -1 and box.y1 <= top + 1, (
                    text.get_text()
                )
    assert not [r for r in caplog.records if "glyph" in r.getMessage().lower() and name != "a learner's own"]


@pytest.mark.parametrize("name", ["2-2-1", "softmax", "deep and wide"])
def test_what_is_asked_is_not_given_away(name):
    for canvas, step, result in every_step_of(name, typed=""):
        if step is None or step.rule in FORWARD:
            continue
        number = f"{step.what.amount:.3f}"
        drawing, equation = (" | ".join(t.get_text() for t in shown(axes)) for axes in canvas.axes)
        said = canvas.pictures[1].describe({}, result)
        assert "?" in equation and number not in equation and number not in said
        assert not canvas.pictures[1].total.get_text() and r"\times" not in equation
        assert "?" in drawing or canvas.pictures[0].layout.place(step.what) is None


def test_a_wrong_answer_brings_the_formula_and_a_right_one_the_number():
    network, theta, steps = example("2-2-1")
    number = next(i for i, step in enumerate(steps, 1) if step.rule == "dweight")
    amount = steps[number - 1].what.amount
    canvas = Canvas([BackpropDiagram(), StepEquation()])
    for typed, formula, total in (("", False, False), (f"{amount + 1}", True, False), (f"{amount}", True, True)):
        verdict = judge_slope(network, steps, number, typed)
        result = dict(network=(network, theta), trace=steps, step_number=number, verdict=verdict)
        canvas.update({}, result)
        equation = " | ".join(t.get_text() for t in shown(canvas.axes[1]))
        assert (r"\times" in equation) == formula and (f"= {amount:.3f}" in equation) == total
        assert (f"{amount:.3f}" in canvas.pictures[1].describe({}, result)) == total


def test_the_numbers_in_the_drawing_are_those_that_are_known():
    for canvas, step, result in every_step_of("2-2-1"):
        picture, done = canvas.pictures[0], result["trace"][: result["step_number"]]
        slopes = [t.get_text().removeprefix("∂ ") for t in picture.slopes if t.get_text()]
        assert sorted(slopes) == sorted(f"{s.what.amount + 0.0:.2f}" for s in done if s.what.slope)
        if step:
            lit = canvas.pictures[1].arrow.get_position()[1]
            line = next(t for t in canvas.pictures[1].code if t.get_position()[1] == lit)
            assert line.get_text().startswith(("d" if step.what.slope else "z", "h", "L"))


@pytest.mark.parametrize("name", GALLERY)
def test_every_activation_has_a_name_that_can_be_drawn(name):
    network = Network([Dense(1, 1), activation(name), Dense(1, 1)])
    theta = np.array([0.1, 0.5, 0.2, 0.7])
    steps = backprop_trace(network, theta, [1], [1], squared_error)
    canvas, drawn = Canvas([StepEquation()]), {}
    for number, step in enumerate(steps, 1):
        if step.rule in ("activate", "dsum"):
            canvas.update({}, dict(network=(network, theta), trace=steps, step_number=number, verdict=None))
            drawn[step.rule] = canvas.png()  # matplotlib refuses mathematics that it cannot set
    assert len(set(drawn.values())) == 2


@pytest.mark.parametrize("name", ["2-2-1", "deep and wide", "deeper and wider than is drawn"])
def test_the_pictures_of_reuse_and_of_paths_on_any_network(name):
    network, theta, _ = example(name)
    depth = len(network.widths) - 1
    reused, recomputed = Canvas([Reused()]), Canvas([Recomputed()])
    for done in range(depth + 1):
        reused.update({}, dict(network=(network, theta), done=done))
        reused.png()
        signs = sum(t.get_text() == "∂" for t in reused.pictures[0].values)
        drawn = {c: ps for c, ps in reused.pictures[0].places.items() if c > depth - done}
        assert signs == sum(map(len, drawn.values()))
    counts = [np.full(width, 2) for width in network.widths]
    recomputed.update({}, dict(network=(network, theta), counts=counts, moved=[(1, 0, 0), (1, 1, 0)]))
    recomputed.png()
    routes = Canvas([PathDiagram(["a", "b"])])
    for parameter in (0, network.size - 1):
        found = paths(network, theta, parameter, np.ones(network.widths[0]), np.ones(network.widths[-1]), squared_error)
        routes.update({}, dict(network=(network, theta), x=np.ones(network.widths[0]), paths=found))
        routes.png()
        assert len(routes.pictures[0].paths.get_segments()) == min(MOST, len(found))


# ---- lines


def test_english_is_wrapped_between_words_and_formulas_are_kept_whole():
    text = r"If $w_{12}$ grows a little, does $\frac{a b}{c}$ grow or fall, and at what rate?"
    lines = wrapped(text, 24).split("\n")
    assert " ".join(lines) == text and all(line.count("$") % 2 == 0 for line in lines)
    assert all(len(re.sub(r"\$.*?\$", "", line)) <= 24 for line in lines) and len(lines) > 2


def test_japanese_is_wrapped_anywhere_but_before_a_full_stop():
    text = "重みは入ってくる値とかけ合わされます。だから、傾きも同じ倍率になります。"
    for width in range(8, 40):
        lines = wrapped(text, width).split("\n")
        assert "".join(lines) == text
        assert all(line[0] not in "。、" for line in lines) and max(map(len, lines)) <= width / 2 + 1


def test_a_short_text_stays_as_it_is():
    assert wrapped("短い。", 60) == "短い。" and wrapped("", 60) == ""


def test_a_path_has_the_same_colour_in_the_network_and_among_the_bars():
    network, who = Network([Dense(1, 1), tanh, Dense(1, 3), tanh, Dense(3, 1)]), ["sister", "mother", "neighbour"]
    theta = np.random.default_rng(0).normal(size=network.size)
    ways = paths(network, theta, 1, [1.0], [1.0], squared_error)
    diagram, bars = PathDiagram(who), PathSum(who)
    for theme in THEMES:
        canvas = Canvas([diagram, bars], theme=theme)
        canvas.update(
            {}, dict(network=(network, theta), x=[1.0], paths=ways, measured=sum(way.product for way in ways))
        )
        drawn = [to_hex(colour) for colour in diagram.paths.get_color()[: len(who)]]
        assert drawn == [text.get_color() for text in diagram.products[: len(who)]]
        assert drawn == [to_hex(bar.get_facecolor()) for bar in bars.bars[: len(who)]]
        assert len({*drawn, to_hex(bars.bars[-1].get_facecolor())}) == len(who) + 1, "the sum is none of the paths"


# ---- verdict, takeaway, note, idle


def at_step(number, typed=None):
    """Picture and result of the small network at a step."""
    network, theta, steps = example("2-2-1")
    verdict = None if typed is None else judge_slope(network, steps, number, typed)
    picture = BackpropDiagram()
    result = dict(network=(network, theta), trace=steps, step_number=number, verdict=verdict)
    Canvas([picture], room=440).update({}, result)
    return picture, result


def test_the_verdict_is_the_present_number_once_it_may_be_seen():
    words.speak("en")
    steps = example("2-2-1")[2]
    number = next(i for i, step in enumerate(steps, 1) if step.rule == "dweight")
    amount = steps[number - 1].what.amount

    def told(typed):
        picture, result = at_step(number, typed)
        return picture.verdict({}, result), picture.takeaway({}, result), picture.note.get_text()

    verdict, takeaway, note = told("")
    assert verdict.text == "∂L/∂w5 = ?" and verdict.chip == f"{number}/{len(steps)} ← back"
    assert takeaway == "If w5 grows a little, at what rate does L change?" and note.startswith("in the boxes")
    verdict, takeaway, note = told(f"{amount + 1}")
    assert (verdict.text, verdict.sign) == ("∂L/∂w5 = ?", -1)
    assert takeaway == "∂L/∂w5 = ∂L/∂y × h1 = ?" and note.startswith("×")
    verdict, takeaway, note = told(f"{amount}")
    assert (verdict.text, verdict.sign) == (f"∂L/∂w5 = {amount:.3f}", 1)
    assert takeaway.endswith(f"= {amount:.3f}") and "∂L/∂y × h1" in takeaway and note == "✓ Right."


def test_nothing_is_said_before_the_first_step_and_the_end_is_told():
    words.speak("en")
    picture, result = at_step(0)
    assert picture.verdict({}, result).chip.startswith("0/")
    picture, result = at_step(len(result["trace"]) + 1)
    assert picture.verdict({}, result).chip == "all known"


def test_the_field_for_an_answer_does_nothing_where_nothing_is_asked():
    picture, result = at_step(2)
    assert list(picture.idle(dict(guess="", x1=1), result)) == ["guess"]
    assert picture.idle(dict(x1=1), result) == {}
    picture, result = at_step(12, typed="")
    assert picture.idle(dict(guess=""), result) == {}


@pytest.mark.parametrize("room", [800, 440, 360, 300, 272])
@pytest.mark.parametrize("name", ["2-2-1", "softmax", "deep and wide"])
def test_boxes_stand_apart_and_in_the_room_at_every_width(name, room):
    network = NETWORKS[name]
    layout = NumberLayout(network.widths, Symbols(network).with_sum, (room, 268))
    corners = {c: np.array([layout.outline(c, *p) for p in ps]) for c, ps in layout.places.items()}
    sides = [(boxes[..., 0].min(), boxes[..., 0].max()) for boxes in corners.values()]
    assert sides[0][0] >= 0 and sides[-1][1] <= room
    assert min(b[0] - a[1] for a, b in pairwise(sides)) > 3
    for boxes in corners.values():
        heights = sorted((box[:, 1].min(), box[:, 1].max()) for box in boxes)
        assert heights[0][0] >= 36 and heights[-1][1] <= 268 - 24
        assert all(b[0] > a[1] for a, b in pairwise(heights))


def test_in_a_narrow_room_a_box_has_one_number():
    network, theta, steps = example("2-2-1")
    picture = BackpropDiagram()
    canvas = Canvas([picture], room=280)
    for number in range(len(steps) + 2):
        canvas.update({}, dict(network=(network, theta), trace=steps, step_number=number, verdict=None))
        places = [t.get_position() for t in (*picture.numbers, *picture.slopes) if t.get_text()]
        assert len(places) == len(set(places))


# ---- what is computed again, what is reused, and paths


def test_how_much_is_computed_again_and_what_does_nothing_then():
    words.speak("en")
    picture, counts = Recomputed(), [[0, 0], [1, 0], [2]]
    network = NETWORKS["2-2-1"], np.zeros(9)
    two = dict(network=network, counts=counts, moved=[(1, 0, 0), (2, 1, 0)])
    assert (picture.verdict({}, two).text, picture.verdict({}, two).chip) == ("3 computed", "output: 2 times")
    assert picture.takeaway({}, two) == "Neurons that are computed both times: 1."
    assert picture.idle(dict(red=1, orange=2, every=0), two) == {}
    every = two | dict(moved=[])
    assert set(picture.idle(dict(red=1, orange=2, every=1), every)) == {"red", "orange"}
    assert "only 3 neurons" in picture.takeaway({}, every)


def test_reuse_counts_the_slopes_that_are_known():
    words.speak("en")
    network, told = mlp((3, 3, 3, 1), tanh), []
    for done in range(4):
        result = dict(network=(network, np.zeros(network.size)), done=done)
        told.append(Reused().verdict({}, result).text)
        assert (f"slopes of {(0, 3, 9, 9)[done]} weights" in Reused().takeaway({}, result)) == (done > 0)
    assert told == ["0 of 21 slopes", "3 of 21 slopes", "12 of 21 slopes", "21 of 21 slopes"]


RUMOUR = Network([Dense(1, 1), tanh, Dense(1, 3), tanh, Dense(3, 1)])
EDGES = ("w",), ("u1", "u2", "u3"), ("v1", "v2", "v3")


def rumour(w, u1, u2, u3, v1, v2, v3):
    theta = np.array([0, w, 0, 0, 0, u1, u2, u3, 0, v1, v2, v3])
    found = paths(RUMOUR, theta, 1, [1], [1], squared_error)
    measured = RUMOUR.gradient(squared_error, theta, np.ones((1, 1)), np.ones((1, 1)))[1][1]
    return dict(network=(RUMOUR, theta), x=[1], paths=found, measured=measured)


@pytest.mark.parametrize("room", [800, 440, 300])
@pytest.mark.parametrize("name", ["w", "u1", "u2", "u3", "v1", "v2", "v3"])
def test_each_line_of_the_rumour_is_pulled_up_and_down(name, room):
    words.speak("en")
    at = dict(w=0.5, u1=1.0, u2=1.0, u3=1.0, v1=1.0, v2=-1.0, v3=0.5)
    who = ["sister", "mother", "neighbour"]
    made = panel(rumour, [PathDiagram(who, EDGES), PathSum(who)], **{n: slider(v, -2, 2, 0.1) for n, v in at.items()})
    made.stage.room = room
    before = made.stage.takeaway
    pull(made, name, up=44)
    assert made.values == at | {name: pytest.approx(at[name] + 0.8)}
    assert made.stage.takeaway != before


def test_the_verdict_of_paths_is_their_sum_and_a_closed_one_says_so():
    words.speak("en")
    at = dict(w=0.5, u1=1.0, u2=1.0, u3=1.0, v1=1.0, v2=-1.0, v3=0.0)
    picture, result = PathDiagram(["sister", "mother", "neighbour"], EDGES), rumour(**at)
    assert picture.verdict(at, result).text == "∂L/∂w = +0.00" and picture.verdict(at, result).chip == "no change"
    assert picture.takeaway(at, result) == "sister -1.28, mother +1.28, neighbour +0.00: +0.00"
    assert list(picture.idle(at, result)) == ["u3"] and list(picture.idle(at | dict(v3=1, u1=0), result)) == ["v1"]
    down = rumour(**at | dict(v2=-2.0))
    assert (picture.verdict(at, down).chip, picture.verdict(at, down).sign) == ("decrease w", 1)


def test_the_axis_of_sums_stays_and_what_goes_beyond_is_marked():
    picture = PathSum(["a", "b"])
    ways = [Path((0,), (x,)) for x in (3.0, 2.5)]
    Canvas([picture]).update({}, dict(paths=ways, measured=5.5))
    assert picture.axes.get_xlim() == (-4.16, 4.16)
    left, right = picture.beyond.artists
    assert len(left.get_xdata()) == 0 and list(right.get_ydata()) == [1, 2], "the second path, and the sum"
    assert picture.measured.get_xdata()[0] == 4 and picture.numbers[2].get_text() == "+5.50"
    picture.update({}, dict(paths=[Path((0,), (x,)) for x in (0.1, -0.2)], measured=-0.1))
    assert picture.axes.get_xlim() == (-4.16, 4.16) and len(right.get_xdata()) == 0
