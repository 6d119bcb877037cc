"""Predict, then look: nothing is shown before an answer, everything is explained after it."""

from types import SimpleNamespace

import pytest

from nblib.chapters.neuron import ask
from nblib.chapters.neuron.pictures import Line
from nblib.exercises.question import the_one
from nblib.language import words
from nblib.panels import cells, panel, predict, slider


def prediction():
    return predict(ask.without_teacher, panel(lambda a: lambda x: a * x, [Line()], a=slider(1, -2, 2)))


def text(widget):
    return getattr(widget, "value", "") + "".join(text(child) for child in getattr(widget, "children", ()))


def test_the_panel_is_hidden_until_an_answer_is_chosen():
    p = prediction()
    assert p.panel_box.layout.display == "none" and p.reveal.layout.display == "none"
    p.buttons[0].click()
    assert p.panel_box.layout.display is None and p.reveal.layout.display is None
    assert p.question.look in text(p.top)
    assert all(button.disabled for button in p.buttons)


def test_the_first_answer_counts():
    p = prediction()
    p.buttons[2].click()
    p.choose(1)
    assert p.chosen == 2


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("answer", [0, 1, 2])
def test_every_answer_is_explained_after_any_choice(language, answer):
    words.speak(language)
    p = prediction()
    p.buttons[answer].click()
    p.reveal.click()
    shown = text(p.bottom)
    for option in p.question.options:
        assert option.why.replace("'", "&#x27;") in shown
    assert ("答えは B" if language == "ja" else "The answer is B") in shown
    hit = "予想どおり" if language == "ja" else "Just as you predicted"
    assert (hit in shown) == (answer == 1)


def test_a_saved_notebook_keeps_question_and_picture_but_no_answer():
    p = prediction()
    kept = p._repr_mimebundle_()
    assert p.question.ask in kept["text/plain"] and "B  3通り" in kept["text/plain"]
    assert p.question.options[1].why not in kept["text/plain"]
    assert kept["text/plain"] == repr(p) and kept["image/png"]
    p.close()
    p.close()
    assert p._repr_mimebundle_()["text/plain"] == kept["text/plain"] == repr(p)


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
