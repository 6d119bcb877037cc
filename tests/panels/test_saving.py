"""Saving and opening the playground: in cells, and by the buttons in the panel. What is wrong with a file changes nothing."""

import datetime
import json

import numpy as np
import pytest

from nblib.chapters.neuron.pictures import Line
from nblib.chapters.patients import lesson, own_data
from nblib.errors import CourseError
from nblib.language import words
from nblib.panels import panel, slider
from nblib.playground import load, playground, save
from nblib.playground.sections import StateFiles
from nblib.playground.state import State, state_from
from nblib.playground.state_file import state_as_text

TABLE = own_data(np.random.default_rng(0).normal(size=(40, 3)), [0, 1] * 20, ["a", "b", "c"])
OWN = {"mine": TABLE}
THREE = dict(data="mine", features=("x1", "x2", "x3"))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_of(made):
    """The part of the panel with the buttons."""
    (found,) = [w for box in made.box.children[1].boxes for w in box.children[0].children if isinstance(w, StateFiles)]
    return found


def upload(made, content, name="sent.json"):
    """Choose a file in the browser."""
    part = files_of(made)
    sent = {"name": name, "type": "application/json", "size": len(content), "content": memoryview(content)}
    part.upload.value = (sent | {"last_modified": datetime.datetime.now(datetime.UTC)},)
    return part.note.value


def test_save_and_load_are_the_same_to_the_last_digit(folder):
    first = playground(own=OWN, **THREE, rate=0.0123, widths=(5,), activations=("sine",))
    first.controls["epoch"].value = 12
    assert "mine.json" in repr(save(first, "mine.json")) and "12" in repr(save(first, "mine.json"))
    again = load("mine.json", OWN)
    assert again.state == first.state and again.words == first.words
    first.controls["epoch"].value = 15
    again.controls["rate"].value = again.controls["rate"].value
    assert again.state.epoch == 12
    hidden = load("mine.json", OWN, hide=("data", "rate", "file"))
    assert hidden.state == again.state and not hasattr(hidden.controls["rate"], "comm")


def test_what_goes_on_from_a_file_is_what_goes_on_from_its_code(folder):
    save(playground(points=50, epoch=7), "mine.json")
    loaded, made = load("mine.json"), playground(**load("mine.json").state.arguments())
    for one in (loaded, made):
        one.controls["epoch"].value = 20
    assert loaded.state == made.state


def test_only_a_playground_can_be_saved(folder):
    line = panel(lambda a: lambda x: a * x, [Line()], a=slider(0.5))
    for language, sentence in (("ja", "遊び場のパネル"), ("en", "a playground's panel")):
        words.speak(language)
        for wrong in (line, 3, playground, State()):
            with pytest.raises(CourseError, match=sentence):
                save(wrong, "mine.json")
    assert not list(folder.iterdir())


STATES = [
    state_from({**THREE, "epoch": 7, "rate": 0.0123, "widths": [8, 3, 2], "activations": ["ReLU", "sine", "tanh"]}, OWN),
    state_from(dict(seed=4711, l2=0.0005, points=77, batch=7, data="diary", features=["x1", "x3"], widths=[], activations=[], epoch=9000, theta=[0.1, 0.2, 0.3])),
    State(),
    state_from(dict(data="prank", noise=0.5, widths=[1] * 4, activations=["GELU"] * 4, schedule="cosine", optimizer="NAdam", loss="Huber loss", train_fraction=0.35)),
]  # fmt: skip


def test_a_file_is_opened_in_the_panel_whatever_it_holds(folder):
    made = playground(own=OWN, points=50)
    for state in [*STATES, STATES[0]]:
        assert "sent.json" in upload(made, state_as_text(state).encode())
        assert files_of(made).upload.value == (), "so that it can be chosen again"
        fresh = playground(**{**state.arguments(), "own": OWN})
        assert made.state.settings == state.settings and made.state.epoch == state.epoch
        assert made.state == fresh.state and made.words == fresh.words and made.stage.message == ""
    made.controls["epoch"].move(2)
    assert made.stage.message == "" and made.state.epoch == state.epoch + 2
    made.controls["depth"].value = 1
    assert made.state.epoch == 0 and made.state.theta is None


def test_a_file_is_opened_in_a_panel_that_hides_nearly_all(folder):
    state = lesson(5).state
    made = playground(hide=("data", "points", "widths", "activations", "rate", "features", "seed", "weight", "start"))
    upload(made, state_as_text(state).encode())
    assert made.state == state


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_bad_file_is_told_and_changes_nothing(language, folder):
    words.speak(language)
    made = playground(points=50, epoch=5)
    before = made.state, made.words, bytes(made.stage.frame), dict(made.values)
    good = json.loads(state_as_text(State()))
    bad = [b"", b"{", b"[" * 10**5, b"x" * 10**6, json.dumps({**good, "rate": "fast"}).encode(),
           json.dumps({**good, "data": "mine", "own": ["mine"]}).encode(), json.dumps({**good, "theta": [1]}).encode()]  # fmt: skip
    for content in bad:
        told = upload(made, content)
        assert told and "sent.json" not in told
        assert (made.state, made.words, bytes(made.stage.frame), dict(made.values)) == before
    assert "rate" in upload(made, bad[4]) and "mine" in upload(made, bad[5])


def test_what_a_file_says_is_shown_as_text(folder):
    made = playground(points=50)
    told = upload(
        made, json.dumps({**json.loads(state_as_text(State())), "data": "<img src=x onerror=alert(1)>"}).encode()
    )
    assert "<img" not in told and "&lt;img" in told
    told = upload(made, state_as_text(State()).encode(), name="<b>.json")
    assert "<b>" not in told


def test_the_button_saves_under_the_name_beside_it(folder):
    made = playground(points=50, epoch=3)
    part = files_of(made)
    part.keep.click()
    assert "my_network.json" in part.note.value and load("my_network.json").state == made.state
    part.name.value = "../up.json"
    part.keep.click()
    assert "名前" in part.note.value and not (folder.parent / "up.json").exists()


def test_a_closed_panel_hears_nothing(folder):
    made = playground(points=50)
    part = files_of(made)
    made.close()
    part.keep.click()
    assert not list(folder.iterdir())
