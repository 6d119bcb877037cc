"""Predict, then look: nothing is shown before an answer, everything is explained after it."""

import re
from types import SimpleNamespace

import nbformat
import pytest

from nblib.chapters.neuron import ask
from nblib.chapters.neuron.pictures import Line
from nblib.exercises.question import the_one
from nblib.language import say, words
from nblib.panels import cells, clues, panel, predict, slider, weights
from nblib.panels.display import as_marked
from nblib.pictures.neuron_diagram import NeuronDiagram
from tools import build_notebooks

pytestmark = pytest.mark.usefixtures("learners_experiment")  # most of them show another than the question's own


def neuron(w0, w1, w2, w3, x1, x2, x3):
    return w0 + w1 * x1 + w2 * x2 + w3 * x3


def prediction():
    return predict(ask.without_teacher, panel(lambda a: lambda x: a * x, [Line()], a=slider(1, -2, 2)))


def text(widget):
    return getattr(widget, "value", "") + "".join(text(child) for child in getattr(widget, "children", ()))


def is_seen(widget):
    return widget.layout.display != "none"


def test_the_panel_is_hidden_until_an_answer_is_chosen():
    p = prediction()
    assert not is_seen(p.panel_box) and not is_seen(p.bottom) and is_seen(p.options)
    p.buttons[0].click()
    assert is_seen(p.panel_box) and is_seen(p.reveal) and not is_seen(p.options)
    assert p.question.look in text(p.top) and "A. 0通り" in p.asked.value


def test_a_choice_counts_until_it_is_changed():
    p = prediction()
    p.buttons[2].click()
    p.choose(1)
    assert p.chosen == 2
    p.change.click()
    assert is_seen(p.options) and is_seen(p.panel_box), "what was seen stays"
    p.choose(1)
    assert p.chosen == 1
    p.explain()
    assert not is_seen(p.change)
    p.reconsider()
    assert p.chosen == 1, "once the answers are told there is nothing to be guessed"


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("answer", [0, 1, 2])
def test_every_answer_is_explained_after_any_choice(language, answer):
    words.speak(language)
    p = prediction()
    p.buttons[answer].click()
    assert "nblib-after" not in text(p.top) + text(p.bottom), "the conclusion would give the answer away"
    p.reveal.click()
    shown = text(p.bottom)
    for option in p.question.options:
        assert as_marked(option.why) in shown
    assert re.search("nblib-right'[^>]*><b>B[.]", shown) and bool(
        re.search(f"nblib-wrong'[^>]*><b>{'ABC'[answer]}[.]", shown)
    ) == (answer != 1)
    assert all(as_marked(paragraph) in shown for paragraph in p.question.after) and p.question.after
    hit = "予想どおり" if language == "ja" else "Just as you predicted"
    assert (hit in p.asked.value) == (answer == 1)


def test_the_answer_and_what_was_moved_outlive_a_run_of_the_cell():
    again = SimpleNamespace(cell_id="cell")
    cells._before_cell(again)
    p = prediction()
    p.choose(2)
    p.explain()
    p.panel.controls["a"].value = 1.5
    cells._before_cell(again)
    p = prediction()
    assert p.chosen == 2 and is_seen(p.answers) and p.panel.values == {"a": 1.5}
    p.back.click()
    assert p.panel.values == {"a": 1.0}
    cells._before_cell(again)
    changed = panel(lambda a: lambda x: a * x, [Line()], a=slider(0, -2, 2))
    assert changed.values == {"a": 0}, "another start is another panel"
    cells._before_cell(again)
    cells._after_cell(None)


def test_an_experiment_rewritten_so_that_it_stops_where_the_question_was_asked_is_shown_where_it_goes_on():
    """The cell is run again after a move: the panel stands where it was moved to, and there the new experiment works."""
    again = SimpleNamespace(cell_id="cell")

    def asked(experiment):
        cells._before_cell(again)
        return predict(ask.today, panel(experiment, [NeuronDiagram()], key="mine", **weights(), **clues()))

    asked(neuron).panel.controls["w1"].value = 0.8
    p = asked(lambda w0, w1, w2, w3, x1, x2, x3: neuron(w0, w1, w2, w3, x1, x2, x3) / (w1 > 0.5))
    assert p.panel.values["w1"] == 0.8 and p.panel.stage.goals == []
    assert "めあては調べられません" in p.panel.stage.message and "ZeroDivisionError" in p.panel.stage.message
    p.choose(0)
    p.explain()
    p.back.click()
    assert "ZeroDivisionError" in p.panel.stage.message
    cells._before_cell(again)
    cells._after_cell(None)


def test_an_experiment_that_stands_where_its_question_is_asked_runs_once():
    runs = []

    def counted(w0, w1, w2, w3, x1, x2, x3):
        runs.append(w0)
        return neuron(w0, w1, w2, w3, x1, x2, x3)

    p = predict(ask.today, panel(counted, [NeuronDiagram()], **weights(), **clues()))
    assert len(runs) == 1 and p.panel.stage.goals


def test_an_experiment_of_ones_own_whose_goals_cannot_be_looked_for_says_so():
    words.speak("en")
    p = prediction()
    told = "Whether a goal is reached cannot be told"
    assert told in p.panel.stage.message and not any(goal["reached"] for goal in p.panel.stage.goals)
    p.panel.put(dict(a=1.5))
    assert p.panel.stage.message == "", "once is enough"
    told_of_its_own = predict(ask.today, panel(neuron, [NeuronDiagram()], **weights(), **clues())).panel.stage.message
    assert told_of_its_own == ""


def test_a_goal_that_is_reached_stays_so():
    p = predict(ask.today, panel(neuron, [NeuronDiagram()], **weights(), **clues()))
    goals = p.panel.stage.goals
    assert [goal["text"] for goal in goals] == [goal.text for goal in ask.today.goals] and len(goals) > 1
    assert not any(goal["reached"] for goal in goals)
    p.panel.controls["w0"].value = 0.5
    reached = [goal["reached"] for goal in p.panel.stage.goals]
    assert reached.count(True) == 1
    p.panel.reset()
    assert [goal["reached"] for goal in p.panel.stage.goals] == reached


def test_a_saved_notebook_keeps_question_and_picture_but_no_answer():
    p = prediction()
    kept = p._repr_mimebundle_()
    assert p.question.ask in kept["text/plain"] and "B  3通り" in kept["text/plain"]
    assert p.question.options[1].why not in kept["text/plain"]
    assert kept["text/plain"] == repr(p) and kept["image/png"]
    p.close()
    p.close()
    assert p._repr_mimebundle_()["text/plain"] == kept["text/plain"] == repr(p)
    assert set(p._repr_mimebundle_()) == {"image/png", "text/plain"}, "where one kind is shown, the picture is"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_without_widgets_has_question_picture_and_folded_answers_in_this_order(language):
    words.speak(language)
    shown = prediction()._repr_mimebundle_()
    assert shown.pop(build_notebooks.WIDGET), "which a page that is alive shows, and nothing else"
    output = nbformat.v4.new_output("execute_result", shown, execution_count=1)
    asked, picture, answers = [dict(part.data) for part in build_notebooks.in_order(output)]
    assert (
        list(asked) == ["text/html"]
        and set(picture) == {"image/png", "text/plain"}
        and list(answers) == ["text/markdown"]
    )
    question = ask.without_teacher
    assert as_marked(question.ask) in asked["text/html"] and question.title in asked["text/html"]
    assert all(as_marked(option.text) in asked["text/html"] for option in question.options)
    assert not any(as_marked(option.why) in asked["text/html"] for option in question.options)
    folded = answers["text/markdown"]
    told = [
        "<details><summary>",
        say("答えは B です。", "The answer is B."),
        "<b>B.",
        *map(as_marked, question.after),
        "</details>",
    ]
    assert [folded.index(text) for text in told] == sorted(folded.index(text) for text in told)
    assert all(as_marked(option.why) in folded for option in question.options)


def test_outputs_that_are_none_of_a_prediction_stay_as_they_are():
    output = nbformat.v4.new_output("execute_result", {"text/plain": "a table", "text/html": "<table>"})
    assert build_notebooks.in_order(output) == [output]
    stream = nbformat.v4.new_output("stream", text="hello")
    assert build_notebooks.in_order(stream) == [stream]


def test_running_the_cell_again_closes_the_prediction_with_its_panel():
    again = SimpleNamespace(cell_id="cell")
    cells._before_cell(again)
    p = prediction()
    kept = repr(p)
    cells._before_cell(again)
    cells._after_cell(None)
    assert p.closed and repr(p) == kept
    assert "cell" not in cells._made_by


@pytest.mark.parametrize("claims", [{}, {"a": False, "b": False}, {"a": True, "b": True}])
def test_exactly_one_answer_is_right(claims):
    with pytest.raises(ValueError, match="exactly one"):
        the_one(**claims)
    assert the_one(**dict.fromkeys(claims, False), c=True) == "c"
