"""More sliders than fit beside a picture stand in groups that take turns."""

import pytest

from nblib.panels import panel, slider, weights, weights_of
from nblib.panels.turns import Turns
from tests.panels.blank import Blank


@pytest.fixture
def made():
    nine = weights_of("a", (0, 0, 0)) | weights_of("b", (0, 0, 0)) | weights_of("v", (0, 0, 0))
    return panel(lambda **values: None, [Blank()], **nine, step=slider(0, 0, 9, 1))


def turns_of(made):
    return next((part for part in made.box.children[1].children if isinstance(part, Turns)), None)


def seen(turns):
    return [[c.description for c in box.children] for box in turns.boxes if box.layout.display != "none"]


def test_one_group_is_seen_and_a_heading_brings_another(made):
    turns = turns_of(made)
    assert seen(turns) == [["a0 バイアス", "a1", "a2"]]
    turns.headings[2].click()
    assert seen(turns) == [["v0 バイアス", "v1", "v2"]]
    assert [head.description for head in turns.headings] == ["▸ ニューロン a", "▸ ニューロン b", "▾ ニューロン v"]
    turns.headings[2].click()
    assert len(seen(turns)) == 1, "one of them is always open"


def test_a_weight_that_is_moved_in_the_picture_brings_its_group(made):
    made.controls["b1"].value = 0.5
    assert seen(turns_of(made)) == [["b0 バイアス", "b1", "b2"]]


def test_what_belongs_to_no_group_is_always_seen(made):
    beside = [c for part in made.box.children[1].children if not isinstance(part, Turns) for c in part.children]
    assert made.controls["step"] in beside


def test_seven_sliders_need_no_turns():
    seven = weights_of("a", (0, 0, 0)) | weights_of("b", (0, 0, 0, 0))
    made = panel(lambda **values: None, [Blank()], **seven)
    assert turns_of(made) is None
    heads = [part.children[0].value for part in made.box.children[1].children]
    assert ["ニューロン a" in heads[0], "ニューロン b" in heads[1]] == [True, True]


def test_a_value_that_a_browser_has_rounded_is_no_move(made):
    made.controls["v0"].value = 2e-16
    assert seen(turns_of(made)) == [["a0 バイアス", "a1", "a2"]]


def test_weights_stand_below_one_heading_if_they_are_to():
    assert len({control.group for control in weights(one_group=True).values()}) == 1
    assert len({control.group for control in weights().values()}) == 2
