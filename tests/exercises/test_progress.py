"""Progress survives a restart, and nothing breaks where it cannot be kept."""

import json

import pytest

from nblib import store
from nblib.chapters.neuron import ask as neuron
from nblib.chapters.neuron.pictures import Line
from nblib.exercises import progress
from nblib.language import told, words
from nblib.panels import check, hint, panel, predict, slider, solution
from nblib.panels import progress as shown

pytestmark = pytest.mark.usefixtures("beside_the_notebook")


def test_what_is_done_is_remembered_after_a_restart(learners_experiment):
    check(neuron.write_verdict, lambda y: y > 0)
    check(neuron.weights_for_or, (0, 0, 0, 0))
    asked = predict(neuron.today, panel(lambda a: lambda x: a * x, [Line()], a=slider(1, -2, 2)))
    assert "today" not in progress.done()
    asked.buttons[0].click()
    store.forget()
    assert progress.done() == {"write_verdict", "today"}
    text = repr(shown(neuron.today, neuron.write_verdict, neuron.weights_for_or))
    assert "3個のうち2個" in text and "■ 練習: 判断を書く" in text and "□ 練習: OR の重み" in text


@pytest.mark.parametrize("content", ["", "[]", "{", '{"done": 3}', '{"done": [1, null]}', '"done"', "\x00", "null"])
def test_a_damaged_file_counts_as_empty(beside_the_notebook, content):
    (beside_the_notebook / store.FILE).write_text(content, "utf-8")
    assert progress.done() == frozenset()
    progress.mark("weights_for_or")
    assert json.loads((beside_the_notebook / store.FILE).read_text("utf-8"))["done"] == ["weights_for_or"]


def test_a_folder_that_cannot_be_written_is_no_harm(beside_the_notebook, monkeypatch):
    monkeypatch.setattr(store, "FILE", "no/such/folder/progress.json")  # root may write anywhere else
    progress.mark("weights_for_or")
    assert progress.done() == {"weights_for_or"}
    assert list(beside_the_notebook.iterdir()) == []


def test_a_cell_that_goes_to_another_folder_takes_no_progress_along(beside_the_notebook, monkeypatch):
    progress.mark("today")
    elsewhere = beside_the_notebook / "data"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    progress.mark("prank")
    store.read_anew()
    assert progress.done() == {"today", "prank"} and list(elsewhere.iterdir()) == []
    assert json.loads((beside_the_notebook / store.FILE).read_text("utf-8"))["done"] == ["prank", "today"]


def test_a_folder_that_is_gone_is_no_harm(beside_the_notebook, monkeypatch):
    gone = beside_the_notebook / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    store.forget()
    progress.mark("prank")
    assert progress.done() == {"prank"}
    monkeypatch.chdir(beside_the_notebook)


def test_two_notebooks_open_at_once_take_nothing_from_each_other(beside_the_notebook):
    progress.mark("today")
    file = beside_the_notebook / store.FILE
    other = {
        "done": ["prank", "today"],
        "answers": {"again_prank": {"day": "2026-11-01", "right": True}},
        "plain": True,
    }
    file.write_text(json.dumps(other), "utf-8")  # as another kernel does, while ours runs on
    progress.mark("weights_for_or")
    progress.remember("again_today", False, "test", "04_activation")
    kept = json.loads(file.read_text("utf-8"))
    assert kept["done"] == ["prank", "today", "weights_for_or"] and kept["plain"] is True
    assert set(kept["answers"]) == {"again_prank", "again_today"}


def test_what_cannot_be_written_is_kept_until_the_kernel_stops(beside_the_notebook, monkeypatch):
    progress.mark("today")
    monkeypatch.setattr(store, "write_whole", lambda path, text: (_ for _ in ()).throw(OSError("read-only")))
    for key in ("prank", "weights_for_or"):
        progress.mark(key)
    assert progress.done() == {"today", "prank", "weights_for_or"}
    store.forget()
    assert progress.done() == {"today"}


def test_hints_one_by_one_then_the_solution():
    practice = check(neuron.weights_for_and, (0, 0, 0, 0))
    exercise = practice.exercise
    for number, text in enumerate(exercise.hints, 1):
        assert f"あと{len(exercise.hints) - number + 1}つ" in practice.button.description
        practice.button.click()
        assert len(practice.help.children) == number and told(text).split("。")[0] in practice.help.children[-1].value
    assert "答えを見る" in practice.button.description
    practice.button.click()
    assert exercise.solution in practice.help.children[-1].value and practice.button.layout.display == "none"
    assert repr(hint(exercise, 2)) == told(exercise.hints[1]) and repr(solution(exercise)) == exercise.solution


def test_a_right_answer_needs_no_hints():
    practice = check(neuron.weights_for_and, (-0.9, 0.5, 0.5, 0.1))
    assert practice.button not in practice.box.children and repr(practice).startswith("○")
    assert "正解" in practice._repr_mimebundle_()["text/plain"]
    words.speak("en")
    assert practice.mark == "✓"  # a circle says "right" in Japan
