"""The playground's state as a file: every digit comes back, and whatever else stands in a file is told and changes nothing."""

import dataclasses
import json
import os
import sys

import numpy as np
import pytest

from nblib.chapters.patients import own_data
from nblib.errors import CourseError
from nblib.language import words
from nblib.maths.activations.activation import own
from nblib.playground.settings import Settings
from nblib.playground.state import State, state_from
from nblib.playground.state_file import LARGEST, read_state, state_as_text, state_of_bytes, write_state

TABLE = own_data(np.arange(24.0).reshape(8, 3) % 7, ["a", "b"] * 4)


def signs(gradient, theta, rate=0.1):
    while True:
        yield theta
        theta = theta - rate * np.sign(gradient(theta))


MINE = {"mine": TABLE, "wave": own(np.sin), "signs": signs}
STATES = [
    State(),
    State(Settings(rate=0.1 + 0.2), epoch=7, theta=tuple(np.random.default_rng(1).normal(0, 1e3, 25))),
    state_from(dict(data="mine", features=["x1", "x3"], widths=[2], activations=["wave"], optimizer="signs"), MINE),
    state_from(dict(data="diary", features=["x1", "x2", "x3"], widths=[], activations=[], epoch=10**6, theta=[0.1, -1e-300, 5e99, 3]))
]  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_a_state_comes_back_to_the_last_digit(state, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = write_state(state, "mine.json")
    back = read_state("mine.json", MINE)
    assert back == state and path.stat().st_size < LARGEST / 4
    assert back.theta is None or [a.hex() for a in back.theta] == [float(a).hex() for a in state.theta]
    assert not list(tmp_path.glob("*.part"))
    write_state(state, "mine.json")


def with_(**changes):
    """A good file with some things changed."""
    return json.dumps({**json.loads(state_as_text(STATES[1])), **changes}).encode()


def without(name):
    given = json.loads(state_as_text(STATES[1]))
    del given[name]
    return json.dumps(given).encode()


BAD = {
    "nothing": (b"", "1 行目", "line 1"),
    "cut off": (state_as_text(STATES[1]).encode()[:200], "読めません", "Nothing can be read"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "UTF-8", "UTF-8"),
    "UTF-16": ("{}".encode("utf-16"), "UTF-8", "UTF-8"),
    "a list": (b"[1, 2]", "{ } で囲まれた", "no table"),
    "a number": (b"3", "{ } で囲まれた", "no table"),
    "too deep": (b"[" * 150_000, "深く", "deeply"),
    "too deep inside": (with_(theta=[])[:-2] + b"[" * 150_000, "深く", "deeply"),
    "too large": (b" " * (LARGEST + 1), "大きすぎ", "too large"),
    "a long number": (b'{"a": ' + b"7" * 5000 + b"}", "長すぎ", "too long"),
    "NaN": (with_(rate=float("nan")), "NaN", "NaN"),
    "minus infinity": (with_(theta=[float("-inf")] * 25), "-Infinity", "-Infinity"),
    "infinite by its exponent": (with_(rate=7).replace(b'"rate": 7', b'"rate": 1e999'), "rate", "rate"),
    "a name twice": (b'{"kind": "nblib playground", "kind": "x"}', "2回", "twice"),
    "another kind": (b'{"name": "someone else\'s"}', "遊び場の状態ではありません", "no state of the playground"),
    "a package": (with_(kind="package"), "遊び場の状態ではありません", "no state of the playground"),
    "a later format": (with_(version=2), "2", "number 2"),
    "no format": (without("version"), "None", "None"),
    "format true": (with_(version=True), "True", "True"),
    "an unknown name": (with_(colour="red"), "'colour'", "'colour'"),
    "a misspelt name": (with_(rates=1), "rate のこと", "Do you mean rate"),
    "__class__": (with_(__class__="os.system"), "'__class__'", "'__class__'"),
    "a text for a number": (with_(rate="fast"), "rate は", "rate is a number"),
    "true for a number": (with_(points=True), "points は", "points is a whole number"),
    "half a point": (with_(points=50.5), "整数", "whole number"),
    "a huge number of points": (with_(points=10**9), "5000", "5000"),
    "a number beyond all floats": (with_(noise=10**400), "noise は", "noise is"),
    "null": (with_(seed=None), "seed は", "seed is"),
    "unknown data": (with_(data="../../etc/passwd"), "circle", "circle"),
    "data in a list": (with_(data=["circle"]), "['circle']", "['circle']"),
    "too many layers": (with_(widths=[2] * 5, activations=["tanh"] * 5), "4 個まで", "to 4 values"),
    "absurd widths": (with_(widths=[10**6, 2]), "widths[0]", "widths[0]"),
    "a width of nothing": (with_(widths=[0, 2]), "widths[0]", "widths[0]"),
    "widths in a text": (with_(widths="42"), "widths は", "widths takes several"),
    "a layer without activation": (with_(widths=[2]), "activations", "activations"),
    "a softmax between": (with_(activations=["softmax", "tanh"]), "activations[0]", "activations[0]"),
    "no inputs": (with_(features=[]), "features", "features"),
    "an input twice": (with_(features=["x1", "x1"]), "x1 が2回", "x1 twice"),
    "an input that is not there": (with_(features=["x1", "x3"]), "x3 はありません", "no x3"),
    "an input x²": (with_(features=["x1", "eval(1)"]), "features[1]", "features[1]"),
    "inputs in another order": (with_(features=["x2", "x1"]), "この順", "this order"),
    "too few weights": (with_(theta=[1.0] * 24), "25 個", "25 parameters"),
    "a text among the weights": (with_(theta=[1.0] * 24 + ["1"]), "theta[24]", "theta[24]"),
    "weights in lists": (with_(theta=[[1.0] * 5] * 5), "theta[0]", "theta[0]"),
    "a weight beyond use": (with_(theta=[1e200] * 25), "theta[0]", "theta[0]"),
    "a negative epoch": (with_(epoch=-1), "epoch は", "epoch is"),
    "an epoch that takes for ever": (with_(epoch=10**8, theta=None), "theta も必要", "theta of that moment"),
    "own things": (with_(data="mine", own=["mine"]), "自分で作ったもの", "learner's own: mine"),
    "own in a text": (with_(own="mine"), "名前のリスト", "a list of names"),
}  # fmt: skip
if sys.version_info < (3, 14):  # which reads as deep as this, and finds that the end is missing
    BAD |= {
        "deep": (b"[" * 100_000, "深く", "deeply"),
        "deep inside": (with_(theta=[])[:-2] + b"[" * 50_000, "深く", "deeply"),
    }


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told(name, language):
    content, *sentences = BAD[name]
    words.speak(language)
    with pytest.raises(CourseError) as caught:
        state_of_bytes(content)
    assert sentences[language == "en"] in str(caught.value), str(caught.value)
    assert len(str(caught.value)) < 600


def test_own_things_have_to_be_of_the_right_kind():
    content = state_as_text(STATES[2]).encode()
    assert state_of_bytes(content, MINE) == STATES[2]
    for name in MINE:
        fewer = {key: thing for key, thing in MINE.items() if key != name}
        with pytest.raises(CourseError, match=f"(?s){name}.*own={{"):
            state_of_bytes(content, fewer)
    for wrong in ({**MINE, "mine": own(np.sin)}, {**MINE, "wave": TABLE}, {**MINE, "signs": 3}, [MINE], {3: TABLE}):
        with pytest.raises(CourseError):
            state_of_bytes(content, wrong)


def test_a_state_goes_on_exactly_as_its_training():
    first = State(Settings(points=40)).training()
    theta = first.at(9)
    there = state_of_bytes(state_as_text(State(Settings(points=40), 9, tuple(theta))).encode())
    again = there.training()
    assert (again.at(9) == theta).all() and again.first == 9
    assert (again.data.X == first.data.X).all() and np.isfinite(again.at(12)).all()


def test_arguments_are_what_differs_from_the_usual():
    assert State().arguments() == {}
    assert STATES[1].arguments() == dict(rate=0.1 + 0.2, epoch=7, theta=list(STATES[1].theta))
    assert set(STATES[2].arguments()) == {"data", "features", "widths", "activations", "optimizer", "own"}
    assert (
        state_from(STATES[2].arguments() | {"own": MINE} and dataclasses.asdict(STATES[2].settings), MINE) == STATES[2]
    )


# ---- where files are


@pytest.mark.parametrize(
    "name",
    ["../up.json", "/tmp/there.json", "a/b.json", "a\\b.json", ".json", ".hidden.json", "mine.txt", "mine", "", "c:x.json",
     "a\0b.json", "a\nb.json", "x" * 200 + ".json", 3, None],
)  # fmt: skip
@pytest.mark.parametrize("language", ["ja", "en"])
def test_only_plain_names_are_written(name, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words.speak(language)
    with pytest.raises(CourseError) as caught:
        write_state(State(), name)
    assert ("名前" if language == "ja" else "name") in str(caught.value)
    assert list(tmp_path.iterdir()) == [] and not os.path.exists("/tmp/there.json")


def test_foreign_files_are_not_written_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for content in (b'{"name": "a package"}', b"no json at all", b"x" * (LARGEST + 10)):
        (tmp_path / "package.json").write_bytes(content)
        with pytest.raises(CourseError, match=r"package\.json は、もうあります"):
            write_state(State(), "package.json")
        assert (tmp_path / "package.json").read_bytes() == content


def test_a_file_that_is_not_there_is_told_with_those_that_are(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CourseError, match="ファイルはありません.*ファイルはありません"):
        read_state("mine.json")
    for i in range(12):
        (tmp_path / f"net{i:02}.json").write_text("{}")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(CourseError, match=r"net00\.json、.*…"):
        read_state("mine.json")
    with pytest.raises(CourseError, match=r"folder\.json"):
        read_state("folder.json")


def test_what_is_no_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.json")
    for name in ("pipe.json", "/dev/zero", "/dev/stdin"):
        with pytest.raises(CourseError, match="ファイルはありません"):
            read_state(name)


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open("huge.json", "wb") as file:
        file.truncate(10**12)  # a terabyte, as far as its size says
    with pytest.raises(CourseError, match="大きすぎます"):
        read_state("huge.json")
