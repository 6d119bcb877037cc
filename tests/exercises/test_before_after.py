"""Before and after: two forms that aim at the same beliefs, scored, and handed on as a table without names."""

import json
import math
import re
from types import SimpleNamespace

import numpy as np
import pytest

from nblib import store
from nblib.chapters.backprop.multiplication_counts import multiplications, parameter_count
from nblib.chapters.before_after import before_after, export, forms, scores
from nblib.chapters.before_after.form_view import FILE
from nblib.chapters.before_after.forms import PARTS, WHEN, Row, as_csv, beliefs, from_csv, hand_in, questions, rows
from nblib.errors import CourseError
from nblib.exercises.recall import CHAPTERS, questions_of
from nblib.exercises.short_questions import FORMS
from nblib.language import words
from nblib.maths import PRANK, activation, mlp, predicts_test, score, sigmoid, softmax, squared_error, tanh
from nblib.maths.finite_differences import slope
from nblib.panels import cells
from tests.exercises.shown_keys import rooms
from tests.test_architecture import ROOT
from tools.build_notebooks import headings

BOTH = [(part, a, b) for part in PARTS for a, b in zip(questions(part, "A"), questions(part, "B"), strict=True)]
ASKED = {(q.key, form): q for _part, *both in BOTH for form, q in zip(FORMS, both, strict=True)}
pytestmark = pytest.mark.usefixtures("beside_the_notebook")


# ---- the questions
def test_every_chapter_has_three_to_five():
    assert [*PARTS] == [*(stem[3:] for stem in CHAPTERS[1:12]), "at_work"]
    assert all(3 <= len(questions(part, form)) <= 5 for part in PARTS for form in FORMS)


def test_keys_are_unique_and_permanent_in_their_form():
    keys = [a.key for _part, a, _b in BOTH]
    others = {thing.key for room in rooms() for thing in room} | {q.key for n in range(15) for q in questions_of(n)}
    assert len(set(keys)) == len(keys) and not set(keys) & others
    options = [choice.key for _part, a, _b in BOTH for choice in a.choices]
    assert all(re.fullmatch("[a-z0-9_]{2,60}", key) for key in [*keys, *options, *beliefs()])


@pytest.mark.parametrize(("part", "a", "b"), BOTH, ids=lambda value: getattr(value, "key", value))
def test_both_forms_aim_at_the_same_beliefs_with_other_words(part, a, b):
    assert [(c.key, c.label) for c in a.choices] == [(c.key, c.label) for c in b.choices]
    assert a.ask.japanese != b.ask.japanese and a.ask.english != b.ask.english
    assert 3 <= len(a.choices) <= 4
    for question in (a, b):
        assert question.place.japanese in headings(question.chapter, "ja")
        assert question.place.english in headings(question.chapter, "en")
        texts = [choice.text.english for choice in question.choices]
        assert len(set(texts)) == len(texts)


def test_every_option_is_right_or_stands_for_one_belief_that_has_a_name():
    labels = {choice.label for _part, a, _b in BOTH for choice in a.choices}
    assert labels - {"right"} == beliefs().keys()


def test_the_beliefs_that_are_told_of_beginners_elsewhere_are_there():
    labels = {choice.label for _part, a, _b in BOTH for choice in a.choices}
    assert {"programmed", "exactness", "data_storage", "continuous_learning", "gap_is_overfitting"} <= labels


def test_the_right_answer_stands_in_no_favourite_place():
    places = [[choice.right for choice in a.choices].index(True) for _part, a, _b in BOTH]
    assert max(places.count(place) for place in range(3)) < 0.55 * len(places)


# ---- the numbers in right answers, computed
def y(w, x):
    return f"{score(np.array(w), [x])[0]:.1f}"


def loss(right, said):
    """The mean log loss of who is right on a share of days, and always says how sure he is."""
    return f"{-(right * math.log(said) + (1 - right) * math.log(1 - said)):.2f}"


def largest(scores):
    return f"{softmax()(np.array([scores], float)).max():.2f}"


NUMBERS = {
    "silent_clues_vote": (y((-0.5, 0.4, 0.6, 0.3), (0, 1, 0)), y((-0.2, 0.3, 0.4, 0.1), (1, 0, 0))),
    "smaller_by_ten": (y((-2, 0.2, 0.3, 0.1), (1, 1, 1)), y((-3, 0.4, 0.2, 0.3), (1, 1, 1))),
    "chance_remains": (f"{max(0.7, 1 - 0.7):.0%}", f"{max(0.2, 1 - 0.2):.0%}"),
    "who_pays_less": (f"{loss(0.8, 0.8)}|{loss(0.8, 0.99)}", f"{loss(0.7, 0.7)}|{loss(0.7, 0.95)}"),
    "raise_all_scores": (largest((12, 11, 10)), largest((1, -1, -3))),
    "two_ways_to_the_loss": (f"{0.4 + 0.2:.1f}", f"{0.7 - 0.2:.1f}"),
    "ten_layers_back": (f"{2**10}", f"{3**5}"),
    "days_for_precision": (f"{100 * (0.4 / 0.2) ** 2:.0f}", f"{200 * (0.6 / 0.2) ** 2:.0f}"),
    "after_one_pass": ("50", "200"),
    "which_one_to_hand_out": ("100", "60"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("key", NUMBERS)
def test_numbers_are_those_computed(key, form):
    right, why = ASKED[key, form].right.text, ASKED[key, form].why
    for number in NUMBERS[key][FORMS.index(form)].split("|"):
        assert number in right.japanese + why.japanese and number in right.english + why.english, (key, form, number)


def test_a_number_in_a_right_answer_is_among_those_computed():
    found = {key for (key, _form), q in ASKED.items() if re.search(r"\d", q.right.text.english)}
    given = {"the_price_of_slopes", "the_smallest_move", "blame_for_the_silent", "positive_output", "sure_of_nonsense"}
    assert found <= NUMBERS.keys() | given, "but for what other tests see to, and what the question itself names"


def test_what_the_questions_say_is_so():
    assert f"{sigmoid(0.0):.1f}" == "0.5" and f"{sigmoid(-0.4):.2f}" == "0.40" and f"{sigmoid(-1.2):.2f}" == "0.23"
    w = np.random.default_rng(1).normal(size=(20000, 3))
    for targets in (PRANK[:, 2] == 1, PRANK[:, 2] == 0):
        assert (predicts_test(score(w, PRANK[:, :2])) == targets).sum(axis=1).max() == 3, "one line for all"
    for function, at, true, good, bad in ((np.square, 1, 2, 1e-4, 1e-16), (np.exp, 1, math.e, 1e-5, 1e-17)):
        measured = [abs((function(at + step) - function(at)) / step - true) for step in (good, bad)]
        assert measured[0] < measured[1], "the smallest move"
        assert slope(function, at) == pytest.approx(true, abs=1e-6)
    rises = [np.diff(activation(name).function(np.linspace(-4, 4, 81))) for name in ("tanh", "ReLU")]
    assert all((steps >= 0).all() for steps in rises), "a bend of its own"


@pytest.mark.parametrize("start", [0.0, 0.5])
def test_neurons_that_begin_alike_stay_alike(start):
    network, X, T = mlp((2, 3, 1), tanh), PRANK[:, :2], PRANK[:, 2:]
    theta = np.full(network.size, start)
    for _ in range(50):
        theta = theta - 0.1 * network.gradient(squared_error, theta, X, T)[1]
    hidden = network.forward(theta, X)[0][2]
    assert np.allclose(hidden, hidden[:, :1])


# ---- answering
def chosen(part, form, hit):
    """Answers to a form: all right, or the first wrong choice of each question."""
    wrong = {q.key: next(c.key for c in q.choices if not c.right) for q in questions(part, form)}
    return {q.key: q.right.key for q in questions(part, form)} if hit else wrong


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("when", WHEN)
def test_a_form_is_handed_in_once_and_only_after_the_chapter_it_is_told_what_was_right(language, when):
    words.speak(language)
    card = before_after("neuron", "B", when)
    first, *others = card.questions
    assert card.finish.disabled
    card.buttons[first.key][0].click()
    card.buttons[first.key][1].click()
    for question in others:
        card.buttons[question.key][[c.right for c in question.choices].index(True)].click()
    assert not card.finish.disabled and rows() == []
    card.finish.click()
    assert [row.option for row in rows()] == [first.choices[1].key, *(q.right.key for q in others)]
    card.choose(first.key, first.choices[0].key)
    assert card.chosen[first.key] == first.choices[1].key
    told = "".join(widget.value for widget in card.told.values())
    assert bool(told) == (when == "after")
    assert (str(beliefs()[first.choices[1].label]) in told) == (when == "after" and not first.choices[1].right)
    again = before_after("neuron", "B", when)
    assert again.is_handed_in and again.chosen == card.chosen
    assert not before_after("neuron", "A", when).is_handed_in


def test_what_was_chosen_outlives_a_run_of_the_cell():
    cell = SimpleNamespace(cell_id="cell")
    cells._before_cell(cell)
    card = before_after("slope", "A", "before")
    card.buttons[card.questions[0].key][2].click()
    cells._before_cell(cell)
    card = before_after("slope", "A", "before")
    assert list(card.chosen) == [card.questions[0].key] and "●" in card.buttons[card.questions[0].key][2].description
    cells._before_cell(cell)
    cells._after_cell(None)


def test_scores_before_and_after_stand_beside_each_other():
    assert "まだ何も" in repr(scores())
    hand_in("diary", "A", "before", chosen("diary", "A", hit=False))
    hand_in("diary", "B", "after", chosen("diary", "B", hit=True))
    assert repr(scores()).splitlines() == ["第2章、問題A(章の前): 4問のうち0問", "第2章、問題B(章のあと): 4問のうち4問"]


def test_without_answers_nothing_is_written(beside_the_notebook):
    assert "まだ何も" in repr(export()) and not (beside_the_notebook / FILE).exists()


def test_the_table_goes_to_a_file_and_back(beside_the_notebook):
    hand_in("layers", "B", "after", chosen("layers", "B", hit=True))
    hand_in("neuron", "A", "before", chosen("neuron", "A", hit=False))
    told = repr(export())
    text = (beside_the_notebook / FILE).read_text("utf-8")
    assert text in told and from_csv(text) == rows()
    assert [row.chapter for row in rows()] == ["neuron"] * 3 + ["layers"] * 3
    for row in rows():
        question = ASKED[row.question, row.form]
        choice = question.choice(row.option)
        assert (row.right, row.belief) == (int(choice.right), "" if choice.right else choice.label)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row.day)


def test_no_name_and_no_hour_is_in_the_table():
    assert as_csv([]).splitlines()[0].split(",") == [
        "chapter",
        "form",
        "when",
        "question",
        "option",
        "belief",
        "right",
        "day",
    ]


def test_another_table_is_refused():
    with pytest.raises(ValueError, match="columns"):
        from_csv("name,marks\nA,3\n")
    row = Row("neuron", "A", "before", "q", 'an "odd", option', "belief", 0, "2026-11-27")
    assert from_csv(as_csv([row])) == [row]


@pytest.mark.parametrize("content", ["3", '{"x": 1}', '{"before neuron A silent_clues_vote": {"option": 1}}'])
def test_a_damaged_file_counts_as_empty(beside_the_notebook, content):
    (beside_the_notebook / store.FILE).write_text(f'{{"forms": {content}}}', "utf-8")
    assert rows() == [] and not before_after("neuron", "A", "before").is_handed_in


def test_an_option_that_is_there_no_more_is_left_out(beside_the_notebook):
    kept = {"before neuron A silent_clues_vote": {"day": "2026-11-27", "option": "gone"}}
    (beside_the_notebook / store.FILE).write_text(json.dumps({"forms": kept}), "utf-8")
    assert rows() == [] and before_after("neuron", "A", "before").score() == 0


def test_a_folder_that_cannot_be_written_is_told(monkeypatch):
    monkeypatch.setattr("nblib.chapters.before_after.form_view.FILE", "no/such/folder/x.csv")
    hand_in("neuron", "A", "before", chosen("neuron", "A", hit=True))
    assert "書けません" in repr(export()) and "silent_clues_vote" in repr(export())


@pytest.mark.parametrize(
    "given", [("start", "A", "before"), ("neuron", "C", "before"), ("neuron", "A", "later"), (1, 2, 3)]
)
def test_other_names_are_told(given):
    with pytest.raises(CourseError, match="選べません"):
        before_after(*given)


def test_a_saved_notebook_does_not_tell_what_is_right():
    card = before_after("neuron", "A", "after")
    shown = card._repr_mimebundle_()
    assert set(shown) == {"text/plain", "application/vnd.jupyter.widget-view+json"}
    assert all(str(q.ask) in shown["text/plain"] and str(q.why) not in shown["text/plain"] for q in card.questions)
    assert forms.questions("neuron", "A") == card.questions


# ---- what docs/study.md says
STUDY = (ROOT / "docs" / "study.md").read_text("utf-8")


def test_the_numbers_for_teachers_are_right():
    for people, points in ((30, 18), (100, 10)):
        assert round(100 * 1.96 * math.sqrt(0.5 * 0.5 / people)) == points
        assert f"{people}人" in STUDY and f"{people} people" in STUDY and STUDY.count(f"±{points}") == 2
    columns = as_csv([]).splitlines()[0].split(",")
    assert len(columns) == 8 and len({len(question.choices) for question in ASKED.values()}) == 1, (
        "one in three by guessing"
    )


def test_the_code_for_teachers_sums_up_what_was_collected(beside_the_notebook, capsys):
    hand_in("neuron", "A", "before", chosen("neuron", "A", hit=False))
    hand_in("neuron", "B", "after", chosen("neuron", "B", hit=True))
    (beside_the_notebook / "answers").mkdir()
    (beside_the_notebook / "answers" / "01.csv").write_text(as_csv(rows()), "utf-8")
    (code,) = re.findall("```python\n(.*?)```", STUDY, re.S)
    exec(code, {})
    told = capsys.readouterr().out
    assert "before A 0% of 3 answers right" in told and "after B 100% of 3 answers right" in told
    assert "absence_is_evidence" in told and "after []" in told


@pytest.mark.parametrize("width", [8, 32])
def test_backpropagation_costs_about_three_runs_forward(width):
    parameters, (one_by_one, back) = parameter_count(2, width), multiplications(2, width)
    forward = one_by_one / (parameters + 1)
    assert 2.5 < back / forward < 3.5, "the price of slopes"
