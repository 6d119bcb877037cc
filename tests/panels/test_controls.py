"""What every control can be asked: its ends, its code, its label, and how it is set."""

import ipywidgets as W
import pytest

from nblib.chapters.neuron.pictures import Line
from nblib.language import words
from nblib.panels import answer, choice, drawing, panel, player, point, slider, steps, stops, switch, trail
from nblib.panels.code_export import Writer
from nblib.panels.control import Control, Held

MADE = dict(
    slider=lambda: slider(0.5),
    whole=lambda: slider(2, 0, 5, 1, label="mine", live=False),
    stops=lambda: stops(10, [1, 10, 100]),
    switch=lambda: switch(0, label="on"),
    choice=lambda: choice("a", ["a", "b"]),
    chosen=lambda: choice(2, {"one": 1, "two": 2}),
    point=lambda: point(0.5, 0.25, -1, 1, 0.1),
    trail=lambda: trail("loss", so_far=[(1.0,), (0.5,)]),
    answer=lambda: answer(),
    steps=lambda: steps(1, 0, 3),
    player=lambda: player(2, 10),
    drawing=lambda: drawing([(1, 1, 0), (2, 2, 1)]),
)
every = pytest.mark.parametrize("name", MADE)


@every
def test_it_can_be_set_to_all_its_ends_and_back(name):
    control = MADE[name]()
    before = control.value
    for value in [*control.ends(), before]:
        assert control.put(value) == "" and control.value == value
    assert len(set(control.ends())) > 1 or control.records


@every
def test_its_code_makes_it_again_after_any_move(name):
    for value in [None, *MADE[name]().ends()]:
        control = MADE[name]()
        if value is not None:
            control.put(value)
        copy = eval(Writer(globals()).control(name, control), globals())
        if not control.records:  # whose last entry the next result adds again
            assert copy.value == control.value
        assert type(copy) is type(control) and copy.live == control.live
        if name != "player":  # whose history is not in the code
            assert copy.ends() == control.ends()


@every
def test_it_stands_in_the_panel_with_its_label_or_not_at_all(name):
    control = MADE[name]()
    if control.shown is None:
        assert name == "point" and control.description == ""
    else:
        assert isinstance(control.shown, W.DOMWidget)
        given = control.description
        control.named("w1")
        assert control.description == control.tooltip == (given or "w1 友達")


@every
def test_browsers_know_its_kind_of_widget(name):
    """The browser has models of ipywidgets' own classes, and none of ours."""
    control = MADE[name]()
    if isinstance(control, W.Widget):
        assert hasattr(W, control._model_name.removesuffix("Model")) and control._model_module.startswith("@jupyter-")


def test_room_is_made_for_a_value_where_the_range_may_grow():
    wide, whole, more = slider(0.5), slider(2, 0, 5, 1), stops(10, [1, 10, 100])
    assert [wide.put(7), whole.put(-3), more.put(50)] == ["", "", ""]
    assert (wide.value, wide.max) == (7.0, 7.0) and type(wide.value) is float
    assert (whole.value, whole.min) == (-3, -3) and type(whole.value) is int
    assert more.value == 50 and more.offered() == [1, 10, 50, 100]


@pytest.mark.parametrize(
    ("name", "value", "japanese", "english"),
    [
        ("slider", "fast", "'fast'", "'fast'"),
        ("slider", float("nan"), "普通の数", "ordinary numbers"),
        ("whole", 1.5, "整数", "whole numbers"),
        ("stops", None, "None", "None"),
        ("switch", 2, "2 は選べません", "2 cannot be chosen"),
        ("choice", "c", "'c' は選べません", "'c' cannot be chosen"),
        ("point", (1, 2, 3), "2個の数", "2 numbers"),
        ("steps", 4, "0 から 3 の外", "outside its range 0 to 3"),
        ("player", 0.5, "整数", "whole numbers"),
        ("drawing", 3, "場所 (x, y, インク)", "a list of places"),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_value_that_does_not_fit_is_told_and_nothing_moves(name, value, japanese, english, language):
    words.speak(language)
    control = MADE[name]()
    before = control.value, control.ends()
    assert (japanese if language == "ja" else english) in control.put(value)
    assert (control.value, control.ends()) == before


def test_a_point_goes_as_near_as_it_can():
    control = MADE["point"]()
    assert control.put((5, -0.5)) == "" and control.value == (1.0, -0.5)


def test_what_does_not_fit_is_told_by_a_panel_which_takes_the_rest():
    shown = panel(lambda a, kind: lambda x: a, [Line()], a=slider(0.5), kind=choice("a", ["a", "b"]))
    assert "'c'" in shown.put(dict(a=0.25, kind="c")) and shown.values == dict(a=0.25, kind="a")
    assert "0.25" in shown.words


def test_what_is_hidden_has_all_that_a_panel_asks():
    held = Held(value=3)
    assert held.hidden and held.shown is None and held.ends() == [3] and held.put(4) == "" and held.value == 4
    assert not any((held.typed, held.draws, held.records)) and held.live


def test_a_widget_of_ipywidgets_is_no_control_and_the_sentence_says_what_is():
    with pytest.raises(Exception, match="slider"):
        panel(lambda a: lambda x: a, [Line()], a=W.FloatSlider())
    assert not isinstance(W.FloatSlider(), Control)


def test_what_a_browser_has_rounded_is_written_as_it_was_meant():
    moved = slider(0.5)
    moved.value = 0.6000000000000001
    assert moved.code("w", Writer({"slider": slider})).startswith("slider(0.6,") and moved.given() == 0.6
