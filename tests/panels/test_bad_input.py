"""Whatever a learner passes by mistake: a sentence in their language that names it."""

import inspect

import numpy as np
import pytest
from matplotlib.colors import same_color

from nblib.chapters.neuron import ask
from nblib.chapters.neuron.pictures import DecisionPlane, Line
from nblib.chapters.start.exercises import write_mean
from nblib.chapters.toolbox.pictures import Cuts, Exp, Heights, Log, Slope, Sum
from nblib.errors import CourseError
from nblib.language import told, words
from nblib.panels import (
    check,
    choice,
    clues,
    hint,
    panel,
    plain_pictures,
    point,
    predict,
    progress,
    slider,
    stops,
    weights,
    weights_of,
)
from nblib.pictures import style
from nblib.pictures.neuron_diagram import NeuronDiagram


def straight(a):
    return lambda x: a * x


def my_mean(numbers):
    return sum(numbers) / len(numbers)


MISTAKES = {
    "a value outside the range": (lambda: slider(3, 0, 1), "範囲 0 から 1 の外", "outside its range 0 to 1"),
    "a range without width": (lambda: slider(1, 1, 1), "動けません", "No slider can go"),
    "a range upside down": (lambda: slider(0, 1, -1), "動けません", "No slider can go"),
    "a step of nothing": (lambda: slider(0, -1, 1, 0), "0 ずつ", "steps of 0"),
    "a text for a number": (lambda: slider("0.5"), "'0.5'", "'0.5'"),
    "no number at all": (lambda: slider(float("nan")), "nan", "nan"),
    "a choice that is none": (lambda: choice("c", ["a", "b"]), "'c' は選べません", "only: a, b"),
    "a point without place": (lambda: point(None, 0), "None", "None"),
    "three weights": (lambda: weights((1, 2, 3)), "4個の数", "4 numbers"),
    "weights too large": (lambda: weights((1, 2, 3, 4)), "範囲", "outside its range"),
    "two clues": (lambda: clues((1, 0)), "3個の数", "3 numbers"),
    "no function": (lambda: panel(0.5, [Line()], a=slider(0)), "0.5 は関数ではありません", "0.5 is none"),
    "the function's value": (lambda: panel(straight(1)(2), [Line()], a=slider(0)), "関数", "function"),
    "Python's own function": (lambda: panel(max, [Line()], a=slider(0)), "max の引数の名前", "What max calls"),
    "a picture without list": (lambda: panel(straight, Line(), a=slider(0)), "図のリスト", "list of pictures"),
    "a picture without ( )": (lambda: panel(straight, [Line], a=slider(0)), "図のリスト", "list of pictures"),
    "a number for a control": (lambda: panel(straight, [Line()], a=0.5), "slider(0.5)", "slider(0.5)"),
    "no controls": (lambda: panel(straight, [Line()]), "動かすもの", "nothing to move"),
    "no pictures": (lambda: panel(straight, [], a=slider(0)), "図がありません", "no picture"),
    "a control too many": (lambda: panel(straight, [Line()], a=slider(0), b=slider(0)), "b", "do not match: b"),
    "no panel to look at": (lambda: predict(ask.today, Line()), "パネルではありません", "is none"),
    "no question": (lambda: predict("today", panel(straight, [Line()], a=slider(0))), "'today'", "no question"),
    "no exercise": (lambda: check(ask.today, 1), "練習", "no question or exercise"),
    "no exercise to hint at": (lambda: hint(None), "None", "None"),
    "nothing in the panel": (
        lambda: panel(),
        "experiment、pictures。panel(neuron,",
        "experiment, pictures. Write it like this: panel(neuron,",
    ),
    "no pictures at all": (lambda: panel(straight), "pictures", "missing in panel( ): pictures"),
    "two stars forgotten": (lambda: panel(straight, [Line()], weights(), clues()), "** が抜けて", "the ** before"),
    "brackets forgotten": (
        lambda: panel(straight, [Line()], **weights),
        "**weights() のように",
        "like this: **weights()",
    ),
    "a name misspelt": (lambda: slider(0, lo=-1), "lo という引数はありません", "no argument named lo"),
    "an endless slider": (lambda: slider(0, -1, float("inf")), "inf", "inf"),
    "weights one by one": (lambda: weights(0, 0, 0, 0), "weights((-0.5, 0.4", "weights((-0.5, 0.4"),
    "one weight": (lambda: weights(0), "4個の数", "one list of 4 numbers; 0 is none"),
    "clues one by one": (lambda: clues(1, 0, 0), "clues((1, 0, 0)) のように", "like this: clues((1, 0, 0))"),
    "half a point": (lambda: point(0.5), "足りません: y。", "missing in point( ): y."),
    "a point outside": (
        lambda: point(5, 5),
        "値 5 が範囲 0.0 から 1.0 の外",
        "value 5 lies outside its range 0.0 to 1.0",
    ),
    "no panel": (lambda: predict(ask.today), "足りません: panel。predict(ask", "missing in predict( ): panel."),
    "no answer": (lambda: check(write_mean), "足りません: answer。check(ask", "missing in check( ): answer."),
    "no number of a hint": (lambda: hint(write_mean, "x"), "1から2まで", "numbers, 1 to 2; 'x' is none"),
    "exercise and answer swapped": (
        lambda: check(my_mean, write_mean),
        "1番目の my_mean",
        "The first thing, my_mean",
    ),
    "no progress": (lambda: progress(3), "3", "3"),
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named(mistake, language):
    call, *sentences = MISTAKES[mistake]
    words.speak(language)
    with pytest.raises(CourseError) as caught:
        call()
    assert sentences[language == "en"] in str(caught.value)


def test_an_unknown_language_is_told_in_both():
    for wrong in (("fr",), ("JA",), (None,), (3,), ()):
        with pytest.raises(CourseError, match="(?s)ありません.*no language"):
            words.speak(*wrong)


def test_signatures_and_docstrings_are_those_of_the_functions():
    assert str(inspect.signature(point)) == "(x, y, low=0.0, high=1.0, step=0.05)"
    assert panel.__doc__.startswith("Show what an experiment returns") and panel.__module__ == "nblib.panels.panel"


def test_an_error_inside_a_call_that_fits_stays_what_it_is():
    with pytest.raises(TypeError, match="not (a container or )?iterable"):
        stops(1, 2)


def test_a_question_without_its_brackets_is_understood(learners_experiment):
    asked = predict(ask.today, panel(straight, [Line()], a=slider(0)))
    assert asked.question.key == "today"
    assert repr(hint(ask.weights_for_or)) == told(ask.weights_for_or.hints[0])


def test_a_control_that_a_picture_needs_is_asked_for_by_name():
    for language, beginning in (
        ("ja", "この図には w0 という名前のスライダーなどが要ります。"),
        ("en", "This picture needs a control named w0."),
    ):
        words.speak(language)
        misspelt = {f"{name}x": control for name, control in weights().items()}
        with pytest.raises(CourseError) as caught:
            panel(lambda w0x, w1x, w2x, w3x, x1, x2, x3: w0x, [NeuronDiagram()], **misspelt, **clues())
        assert str(caught.value).startswith(beginning)
        with pytest.raises(CourseError, match="day"):
            panel(lambda w: lambda x1, x2: w, [DecisionPlane()], w=slider(0))


def test_an_entry_that_is_missing_in_the_result_is_another_matter():
    words.speak("en")
    with pytest.raises(CourseError, match="KeyError: 'b'"):
        panel(lambda a: {}["b"], [Line()], a=slider(0))


def test_an_error_without_words_is_told_without_a_colon():
    def refuses(a):
        if a == 1:
            raise ValueError
        return lambda x: a

    shown = panel(refuses, [Line()], a=slider(0.5))
    shown.controls["a"].value = 1.0
    assert "\nValueError\n" in shown.stage.message


# ---- numbers typed beside a slider


def typed(text, number=0, language="ja", **controls):
    """A panel in which a text was typed; what the browser does next with it is up to the test."""
    words.speak(language)
    shown = panel(straight, [Line()], **(controls or {"a": slider(1.0, -3, 3, 0.1, label="a")}))
    shown.stage.typed = {"control": list(shown.controls)[number], "text": text, "n": 1}
    return shown


def taken(text, value=1.0, **controls):
    """The panel after the browser has taken the text: the slider's new value, as ipywidgets sets it."""
    shown = typed(text, **controls)
    shown.controls["a"].value = value
    return shown


@pytest.mark.parametrize("text", ["7", "1e9", "-4", "Infinity"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_number_outside_the_range_is_told(text, language):
    shown = typed(text, language=language)
    end = -3.0 if text == "-4" else 3.0
    assert f"{float(text):g}" in shown.stage.message and f"{end:.1f}" in shown.stage.message
    assert ("範囲" if language == "ja" else "goes from -3 to 3") in shown.stage.message
    shown.controls["a"].value = end  # as ipywidgets does it in the browser
    assert "slider" in shown.stage.message, "it still stands there after the move that it explains"
    shown.stage.typed = {"control": list(shown.controls)[0], "text": f"{end:.1f}", "n": 2}  # the field is left
    assert "slider" in shown.stage.message
    shown.controls["a"].value = 0.5
    assert shown.stage.message == ""
    shown.controls["a"].value = end
    assert shown.stage.message == "", "dragged there, not typed"


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "二", "-", "e5"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_no_number_is_told_until_the_next_good_one(text, language):
    shown = typed(text, language=language)
    told = (
        f"「{text}」は数ではありません。a は 1.0 です。" if language == "ja" else f"“{text}” is no number. a is at 1.0."
    )
    assert told in shown.stage.message
    shown.stage.typed = {"control": list(shown.controls)[0], "text": "1", "n": 2}
    assert shown.stage.message == "", "the slider stands there already"


@pytest.mark.parametrize(
    ("text", "value", "told"), [("10", 10, ""), ("70", 100, "70"), ("abc", 1, "abc"), ("-5", 1, "-5")]
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_number_typed_beside_stops_sets_the_nearest_one_and_what_does_not_fit_is_told(text, value, told, language):
    words.speak(language)
    shown = panel(lambda k, a: lambda x: k * a * x, [Line()], k=slider(1, 0, 50, 1), a=stops(1, [1, 10, 100]))
    shown.stage.typed = {"control": "a", "text": text, "n": 1}
    assert shown.values == dict(k=1, a=value) and told in shown.stage.message
    assert bool(shown.stage.message) == bool(told)
    shown.stage.typed = {"control": "a", "text": f"{value}", "n": 2}  # the field is left
    assert bool(shown.stage.message) == bool(told)
    shown.controls["k"].value = 2
    assert shown.stage.message == ""


@pytest.mark.parametrize(("text", "value"), [("1/2", 1.0), ("2/3", 2.0), ("-1 2", -1.0), ("1_000", 1.0), ("4*2", 3.0)])
def test_what_is_read_in_part_is_told_with_where_the_slider_stands(text, value):
    shown = taken(text, value)
    assert f"「{text}」は数ではありません。a は {value:.1f} です。" in shown.stage.message
    shown.controls["a"].value = 0.3
    assert shown.stage.message == ""


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("3.7", 3, "a takes whole numbers only. “3.7” does not fit; it is at 3."),
        ("1.5", 1, "a takes whole numbers only. “1.5” does not fit; it is at 1."),
        ("1e1", 1, "a takes whole numbers only. “1e1” does not fit; it is at 1."),
        (".5", 2, "a takes whole numbers only. “.5” does not fit; it is at 2."),
        ("9.5", 8, "So 9.5 became 8, the nearest."),
        ("0x5", 5, "“0x5” is no number. a is at 5."),
        ("4.0", 4, ""),
        ("4", 4, ""),
    ],
)
def test_a_slider_of_whole_numbers_says_so(text, value, told):
    shown = taken(text, value, language="en", a=slider(2, 1, 8, 1, label="a"))
    assert (told in shown.stage.message) and bool(told) == bool(shown.stage.message)


def test_an_empty_field_is_told():
    assert typed("").stage.message == "何も入力されていません。a は 1.0 のままです。"
    assert typed("", language="en").stage.message == "Nothing was typed. a stays at 1.0."


def test_what_was_typed_is_told_beside_what_the_experiment_printed():
    words.speak("en")

    def chatty(a):
        print("hello")
        return lambda x: a

    shown = panel(chatty, [Line()], a=slider(1.0, -3, 3, 0.1))
    shown.stage.typed = {"control": list(shown.controls)[0], "text": "x", "n": 1}
    assert "no number" in shown.stage.message and "hello" in shown.stage.message
    shown.stage.typed = {"control": list(shown.controls)[0], "text": "1", "n": 2}
    assert "no number" not in shown.stage.message and "hello" in shown.stage.message


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_wider_range_is_explained_by_the_call_that_made_the_slider(language):
    words.speak(language)

    def wide(w0, w1, w2, w3, x1, x2, x3):
        return w0

    shown = panel(wide, [NeuronDiagram()], **weights(), **clues())
    shown.stage.typed = {"control": "w1", "text": "1.5", "n": 1}
    assert "weights( )" in shown.stage.message and "low=-2, high=2" in shown.stage.message
    wider = panel(wide, [NeuronDiagram()], **weights(low=-2, high=2), **clues())
    wider.stage.typed = {"control": "w1", "text": "1.5", "n": 1}
    assert wider.stage.message == ""
    other = panel(lambda v0, v1: lambda x: v0, [Line()], **weights_of("v", (0, 1)))
    other.stage.typed = {"control": "v1", "text": "2.5", "n": 1}
    assert "weights_of( )" in other.stage.message and "size=4" in other.stage.message


def test_a_number_inside_the_range_needs_no_words():
    shown = typed("0.3")
    assert shown.stage.message == ""


@pytest.mark.parametrize(("text", "near"), [("0.27", "0.3"), ("-0.73", "-0.7"), ("1.99", "2.0")])
def test_a_number_between_two_steps_is_told(text, near):
    shown = typed(text, language="en")
    told = f"a goes in steps of 0.1. So {text} became {near}, the nearest."
    assert shown.stage.message == told
    shown.controls["a"].value = float(text)  # the browser tells what was typed ...
    shown.controls["a"].value = float(near)  # ... and then where the slider stands
    assert shown.stage.message == told
    shown.controls["a"].value = 0.5
    assert shown.stage.message == ""


# ---- ranges that the learner has widened


def power(x):
    return np.exp(x)


@pytest.mark.parametrize("scale", [1.0, 3.0])
@pytest.mark.parametrize("x", [-20.0, 5.0, 16.0, 20.0, 700.0])
def test_beyond_the_window_the_words_go_on_and_nothing_is_written_into_the_neighbours_picture(x, scale):
    words.speak("en")
    shown = panel(power, [Exp(), Log()], x=slider(1.0, -20, 700.0, 0.1))
    shown.stage.scale = scale
    before = shown.stage.frame
    shown.controls["x"].value = x
    assert f"to the power of {x:.1f} is" in shown.stage.words and shown.stage.message == ""
    assert shown.stage.words.count("A point lies outside this picture.") == 2
    assert shown.stage.frame != before and len(shown.stage.words) < 250
    far = shown.stage.frame
    shown.controls["x"].value = x + 0.1 if x < 0 else x - 0.1
    assert shown.stage.frame == far, "no letters, no point"
    shown.controls["x"].value = 1.0
    assert shown.stage.frame == before and "outside" not in shown.stage.words


BEYOND = {
    "slope": ([Slope()], lambda x: dict(curve=lambda t: t * t / 2, x=x), dict(x=slider), 6.0, 1),
    "cuts": ([Heights(), Cuts()], lambda: lambda u, v: u * u + v * v, dict(here=point), (4.0, 4.0), 2),
    "star": ([DecisionPlane()], lambda: lambda x1, x2: x1 - x2, dict(day=point), (4.0, 4.0), 1),
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("case", BEYOND)
def test_a_point_that_has_left_the_picture_is_told(case, language):
    words.speak(language)
    pictures, experiment, made, far, count = BEYOND[case]
    ((name, kind),) = made.items()
    control = slider(0.5, -9, 9, 0.1) if kind is slider else point(0.5, 0.5, -9, 9)
    shown = panel(experiment, pictures, **{name: control})
    told = "この図の外に出ている点があります。" if language == "ja" else "A point lies outside this picture."
    assert told not in shown.words
    control.value = far
    assert shown.stage.words.count(told) == count


HOURS = [1, 0, 2, 1, 3, 0, 1, 2]


@pytest.mark.parametrize(
    ("start", "end", "blue", "told"),
    [
        (2, 5, [2, 3, 4, 5], "From day 2 to day 5, 4 numbers add up to 6."),
        (
            0,
            8,
            [8],
            "no day 0, only days 1 to 8. Python counts the index -1 from the end of the list. From day 8 to day 8",
        ),
        (1, 12, [1, 2, 3, 4, 5, 6, 7, 8], "There is no day 12, only days 1 to 8. From day 1 to day 8, 8 numbers"),
        (10, 12, [], "There is no day 10, only days 1 to 8. There is nothing to add: the sum is 0."),
        (5, 2, [], "The start lies behind the end"),
    ],
)
def test_the_blue_bars_are_what_is_added_where_there_is_no_such_day_too(start, end, blue, told):
    words.speak("en")
    picture = Sum(HOURS)
    sliders = dict(start=slider(start, -12, 12, 1), end=slider(end, -12, 12, 1))
    shown = panel(lambda start, end: sum(HOURS[start - 1 : end]), [picture], **sliders)
    assert told in shown.words
    assert [i for i, bar in enumerate(picture.bars, 1) if same_color(bar.get_facecolor(), style.POSITIVE)] == blue


class Refusing(Line):
    """A picture that matplotlib cannot draw at some values, as it happens with letters that lie too far away."""

    def draw(self, axes):
        self.text = axes.text(0, 0, "")
        return [*super().draw(axes), self.text]

    def update(self, values, result):
        super().update(values, result)
        self.text.set_text("$a^{$" if values["a"] > 2 else "fine")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_picture_that_cannot_be_drawn_is_told_with_the_value_and_the_next_one_is_drawn(language):
    words.speak(language)
    shown = panel(straight, [Refusing()], a=slider(1.0, -3, 3, 0.1))
    before, text = shown.stage.frame, shown.stage.words
    shown.controls["a"].value = 2.5
    told = "a = 2.5 では図にできません。" if language == "ja" else "No picture can be drawn at a = 2.5."
    assert shown.stage.message.startswith(told) and (shown.stage.frame, shown.stage.words) == (before, text)
    shown.stage.scale = 2.0
    larger = shown.stage.frame
    assert shown.stage.message.startswith(told) and larger != before
    shown.controls["a"].value = 0.5
    assert shown.stage.message == "" and shown.stage.frame != larger
    with pytest.raises(CourseError, match="a = 3"):
        panel(straight, [Refusing()], a=slider(3.0, -3, 3, 0.1))


# ---- where the page cannot load the stage


def test_plain_pictures_show_the_same_and_move_points_by_buttons():
    from nblib.panels.stage import PlainStage

    def sides(w):
        return lambda x1, x2: w + x1 - x2

    def build():
        return panel(sides, [DecisionPlane()], w=slider(0.0), day=point(0.5, 0.5))

    usual = build()
    plain_pictures()
    plain = build()
    assert isinstance(plain.stage, PlainStage) and plain.stage.image.value == usual.stage.frame
    assert plain.words in plain.stage.caption.value
    plain.controls["w"].value = 0.5
    assert plain.stage.image.value != usual.stage.frame and "y = 0.50" in plain.stage.caption.value
    arrows = plain.stage.children[1].children
    for button in (arrows[0], arrows[0], arrows[2]):
        button.click()
    assert plain.values["day"] == (pytest.approx(0.4), pytest.approx(0.55))
    plain_pictures(False)
    assert not isinstance(build().stage, PlainStage)


def test_plain_pictures_tell_mistakes_and_are_closed_whole():
    import ipywidgets as W

    plain_pictures()
    before = set(W.widget._instances)
    shown = panel(lambda w0, w1, w2, w3, x1, x2, x3: 1 / (w0 + 1), [NeuronDiagram()], **weights(), **clues())
    shown.controls["w0"].value = -1
    assert "ZeroDivisionError" in shown.stage.note.value and shown.stage.note.layout.display == ""
    shown.controls["w0"].value = 0
    assert shown.stage.note.layout.display == "none"
    shown.close()
    assert set(W.widget._instances) == before
