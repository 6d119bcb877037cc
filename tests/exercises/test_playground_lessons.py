"""The six lessons: the diagnosis found again by a network without nblib, every mend and every wrong mend in both languages."""

import dataclasses
import re

import numpy as np
import pytest

from nblib.chapters.neuron.pictures import Line
from nblib.chapters.patients import ask, diagnose, lesson
from nblib.chapters.patients.exercises import USUAL
from nblib.chapters.patients.experiments import study_table
from nblib.chapters.patients.lessons import LESSONS
from nblib.errors import CourseError
from nblib.exercises.exercise import review
from nblib.language import told, words
from nblib.panels import check, panel, slider
from nblib.panels.panel import Panel
from nblib.playground import playground
from nblib.playground.state import State, state_from
from nblib.playground.training_session import examples
from nblib.playground.training_snapshot import snapshot
from tests.exercises import plain_network as plain

NUMBER = {name: number for number, name in enumerate(LESSONS, 1)}
SIGNS = {
    "prank": "境目がまっすぐ", "dead ReLU": "平らなところ", "exploding rate": "際限なく", "all zeros": "同じ重み",
    "by heart": "丸暗記", "vanishing gradient": "はじめの層にほとんど届かない",
}  # fmt: skip


def mended_by(name):
    """The exercise of a lesson."""
    return getattr(ask, f"mended_{NUMBER[name]}")


def wrong_with(name):
    """The question of a lesson."""
    return getattr(ask, f"what_is_wrong_{NUMBER[name]}")


def without_nblib(name):
    """A lesson's training by plain_network, from the same examples and the same start; and what it needs for measuring."""
    settings = LESSONS[name].state.settings
    data, start = examples(settings), LESSONS[name].state.training().start
    widths, squared = (len(settings.features), *settings.widths, 1), settings.loss == "squared error"
    layers = plain.layers_of(start, widths)
    how = dict(rate=settings.rate, batch=settings.batch, adam=settings.optimizer == "Adam", squared=squared)
    with np.errstate(all="ignore"):
        return plain.trained(layers, settings.activations, data.X, data.T, epochs=300, **how), settings, data


@pytest.mark.parametrize("name", LESSONS)
def test_the_right_diagnosis_is_found_without_nblib(name):
    question = wrong_with(name)
    (right,) = [option for option in question.options if option.right]
    assert SIGNS[name] in right.text
    layers, settings, data = without_nblib(name)
    assert (layers is None) == (name == "exploding rate")
    if layers is None:
        return
    sums, given = plain.sums_of(layers, settings.activations, data.X)
    seen, new = (
        plain.loss_of(layers, settings.activations, X, T) for X, T in ((data.X, data.T), (data.X_test, data.T_test))
    )
    assert (len(layers) == 1) == (name == "prank")
    assert (new > 2 * seen + 0.1) == (name == "by heart")
    hidden = sums[:-1]
    assert any((z <= 0).all() for z in hidden if settings.activations[0] == "ReLU") == (name == "dead ReLU")
    if len(layers) > 1:
        b, W = layers[0]
        assert (
            np.allclose(W, W[:, :1]) and np.allclose(b, b[0]) if name == "all zeros" else not np.allclose(W, W[:, :1])
        )
        _, deltas = plain.slopes_of(layers, settings.activations, data.X, data.T, squared=False)
        sizes = [np.sqrt(np.mean(delta**2)) for delta in deltas]
        assert (0 < sizes[0] < sizes[-1] / 100) == (name == "vanishing gradient")


def test_a_single_neuron_cannot_tell_marks_without_nblib():
    X, T = study_table()
    order = np.random.default_rng(0).permutation(len(X))[:100]
    layers = plain.trained(
        plain.layers_of(np.zeros(3), (2, 1)), (), X[order], T[order], epochs=200, rate=0.03, batch=10, adam=True
    )
    right = np.mean((plain.sums_of(layers, (), X[order])[0][-1] > 0) == (T[order] > 0.5))
    assert right < 0.7
    assert [option.right for option in ask.study_alone.options] == [False, False, True]


def test_a_single_neuron_wanders_and_is_never_better_on_new_tests_than_saying_bad_every_time():
    """The ends of what is said, from every fifth epoch; and "bad" counted in the table itself."""
    training = state_from({"data": "marks", "widths": (), "activations": ()}, {"marks": study_table()}).training()
    seen, new = np.transpose([snapshot(training, epoch)["accuracies"] for epoch in range(200, 401, 5)])
    told, bad = ask.study_alone.facts, np.mean(training.data.T_test == 0)
    assert told["bad"] == pytest.approx(bad) and new.max() <= bad + 1e-9
    assert (
        told["low"] <= np.median(seen) <= told["most"] < 0.7 and told["low_new"] <= np.median(new) <= told["most_new"]
    )
    assert np.ptp(new) > 0.1, "one moment tells little"


@pytest.fixture
def undrawn(monkeypatch):
    """Panels are judged by their settings; drawing them takes half the time."""
    monkeypatch.setattr(Panel, "_paint", lambda _panel, _values: b"")


def mended(name, **changes):
    """What is said of a lesson opened with these changes."""
    return review(mended_by(name), lesson(NUMBER[name], **changes))


RIGHT = [
    ("prank", dict(widths=(4,), activations=("tanh",))),
    ("prank", dict(widths=(3,), activations=("ReLU",), rate=0.1)),
    ("prank", dict(features=("x1", "x2", "x1·x2"))),
    ("dead ReLU", dict(rate=1.0)),
    ("dead ReLU", dict(rate=0.1, activations=("leaky ReLU",))),
    ("exploding rate", dict(rate=0.1, epoch=100)),
    ("exploding rate", dict(optimizer="AdaGrad", rate=0.3, epoch=100)),
    ("all zeros", dict(scheme="he_uniform")),
    ("all zeros", dict(scheme="normal", widths=(6,), activations=("tanh",))),
    ("by heart", dict(l2=0.03)),
    ("by heart", dict(l1=0.01)),
    ("by heart", dict(train_fraction=0.5)),
    ("by heart", dict(points=2000)),
    ("by heart", dict(epoch=20)),
    ("vanishing gradient", dict(activations=("tanh",) * 4)),
    ("vanishing gradient", dict(activations=("ReLU",) * 4, scheme="he_normal")),
]  # fmt: skip
WRONG = [
    ("prank", dict(epoch=600), "開いたときのまま", "still as they were"),
    ("prank", dict(rate=0.3), "1本の直線のまま", "to a straight line"),
    ("prank", dict(widths=(4,), activations=("identity",)), "(identity)はまっすぐ", "identity is straight"),
    ("prank", dict(widths=(1,), activations=("tanh",)), "折り目も1本", "makes one fold"),
    ("prank", dict(widths=(4,), activations=("tanh",), epoch=2), "まだエポック 2", "to epoch 2 only"),
    ("prank", dict(features=("x1", "x2", "x1²")), "4つの角を分けるようには", "the way that four corners need"),
    ("prank", dict(features=("x1", "x2", "x1·x2"), epoch=20), "まだエポック 20", "to epoch 20 only"),
    ("prank", dict(features=("x1", "x2", "x1·x2"), epoch=100), "よくなる途中", "on its way"),
    ("prank", dict(widths=(8,), activations=("tanh",), data="XOR"), "問題のほうが変わって", "problem itself has been changed (data)"),
    ("dead ReLU", dict(epoch=400), "開いたときのまま", "still as they were"),
    ("dead ReLU", dict(activations=("leaky ReLU",)), "1歩の大きさは、そのまま", "as long as before"),
    ("dead ReLU", dict(scheme="he_normal"), "また", "thrown there by steps"),
    ("dead ReLU", dict(widths=(8,), activations=("ReLU",)), "また", "thrown there by steps"),
    ("exploding rate", dict(rate=3.0), "1歩が谷の幅より長い", "longer than the valley is wide"),
    ("exploding rate", dict(optimizer="momentum"), "どの設定が", "Which setting"),
    ("all zeros", dict(epoch=600), "共通していること", "have in common"),
    ("all zeros", dict(widths=(8,), activations=("tanh",)), "ニューロンを増やしても", "More neurons do not help"),
    ("all zeros", dict(rate=0.3), "同じ向きに同じだけ", "all move alike"),
    ("by heart", dict(epoch=400), "1点ずつ覚えこめない", "learning point by point"),
    ("by heart", dict(l2=0.3), "罰が強すぎて", "penalty is so strong"),
    ("by heart", dict(widths=(), activations=()), "小さすぎます", "too small"),
    ("by heart", dict(widths=(1,), activations=("tanh",)), "こんどは小さすぎます", "Now the network is too small"),
    ("by heart", dict(train_fraction=0.2), "訓練データは今60個です", "Now 60 are trained on"),
    ("by heart", dict(train_fraction=0.4), "もっと増やしてください", "take even more"),
    ("by heart", dict(points=1000), "訓練データは今100個です", "Now 100 are trained on"),
    ("by heart", dict(widths=(8,) * 3, activations=("tanh",) * 3), "逆の向き", "other direction"),
    ("by heart", dict(noise=0.1), "問題のほうが変わって", "problem itself has been changed (noise)"),
    ("vanishing gradient", dict(epoch=400), "何がかけられますか", "multiplied by in each layer"),
    ("vanishing gradient", dict(epoch=2000), "設定を1つ変えて", "Change one setting"),
    ("exploding rate", dict(epoch=0), "設定を1つ変えて", "Change one setting"),
    ("vanishing gradient", dict(rate=0.3), "どの層の1歩も同じ倍率", "multiplies the steps of all layers"),
    ("vanishing gradient", dict(widths=(8,) * 4), "横に広げても", "Wider layers"),
    ("vanishing gradient", dict(scheme="orthogonal"), "4分の1", "a quarter at most"),
    ("vanishing gradient", dict(optimizer="Adam", rate=0.03), "もとを変えられませんか", "what makes the gradient shrink"),
    ("vanishing gradient", dict(widths=(4,) * 3, activations=("sigmoid",) * 3), "まだ 0.6", "still stands at 0.6"),
]  # fmt: skip


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(("name", "changes"), RIGHT, ids=str)
def test_mends_that_mend(name, changes):
    found = mended(name, **changes)
    assert found.right, found.words


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(("name", "changes", "japanese", "english"), WRONG, ids=str)
def test_a_wrong_mend_is_answered(name, changes, japanese, english):
    made = lesson(NUMBER[name], **changes)
    for language, sentence in (("ja", japanese), ("en", english)):
        words.speak(language)
        found = review(mended_by(name), made)
        assert found.right is False and sentence in found.words, found.words


@pytest.mark.parametrize(("language", "sentence"), [("ja", "3000エポックかかりました"), ("en", "took 3000 epochs")])
def test_waiting_is_no_mend(language, sentence):
    words.speak(language)
    found = mended("vanishing gradient", epoch=3000)
    assert found.right is None and sentence in found.words
    assert mended("vanishing gradient", epoch=USUAL, activations=("tanh",) * 4).right
    assert mended("vanishing gradient", epoch=USUAL, activations=("ReLU",) * 4).right


def test_hints_name_what_the_menu_shows():
    for language, shown in (("ja", "「すべて0」でない"), ("en", "other than “all zeros”")):
        words.speak(language)
        assert shown in told(mended_by("all zeros").hints[-1])


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_opens_with_little_to_change_and_is_not_begun(name):
    made = lesson(NUMBER[name])
    assert made.state.settings == LESSONS[name].state.settings
    assert review(mended_by(name), made).right is None
    shown = [control for control in made.controls.values() if hasattr(control, "comm")]
    assert len(shown) < len(made.controls) and "ファイル" not in str(made.box.children[1].headings)


@pytest.mark.parametrize("name", LESSONS)
def test_solutions_mend_and_hints_help(name):
    exercise = mended_by(name)
    names = {"lesson": lesson, "check": check, "ask": ask}
    exec(exercise.solution, names)
    assert review(exercise, names["mine"]).right and len(exercise.hints) >= 2


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_a_learner_sees_of_a_lesson_does_not_name_what_ails_it(language):
    words.speak(language)
    for name, number in NUMBER.items():
        made, exercise, question = lesson(number), mended_by(name), wrong_with(name)
        seen = f"{exercise.key} {exercise.title} {question.key} {question.title} {question.ask} {made.stage.message}"
        assert str(number) in str(exercise.title) and name not in seen
        assert not made.stage.message and "diverge" not in made.words and "発散" not in made.words


def test_broken_weights_stay_broken_until_training_begins_anew():
    """What the learner does in the panel: a smaller rate goes on from here, so that “restart” is needed."""
    for name, sentence in (("dead ReLU", "死んだニューロンはそのまま"), ("exploding rate", "壊れた重みから続けて")):
        made = lesson(NUMBER[name])
        made.controls["rate"].value = 0.3
        made.controls["epoch"].move(3)
        assert sentence in review(mended_by(name), made).words
        made.controls["epoch"].restart()
        made.controls["epoch"].move(100)
        assert review(mended_by(name), made).right


def test_weights_edited_by_hand_mend_zeros():
    made = lesson(NUMBER["all zeros"], epoch=0)
    theta = np.random.default_rng(1).normal(0, 0.5, 17).tolist()
    made = lesson(NUMBER["all zeros"], epoch=0, theta=theta)
    made.controls["epoch"].move(300)
    assert made.state.settings.scheme == "zeros" and review(mended_by("all zeros"), made).right


def test_a_state_will_do_for_a_panel():
    state = lesson(NUMBER["by heart"], l2=0.03).state
    assert review(mended_by("by heart"), state).right
    given = dataclasses.asdict(state.settings) | dict(epoch=state.epoch, theta=list(state.theta))
    assert review(mended_by("by heart"), state_from(given)).right


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_no_panel_is_told(language):
    words.speak(language)
    closed = lesson(NUMBER["prank"])
    closed.close()
    line = panel(lambda a: lambda x: a * x, [Line()], a=slider(0.5))
    for wrong in (3, None, "prank", lesson, closed, line):
        found = review(mended_by("prank"), wrong)
        assert found.right is False and ("lesson(...)" in found.words)
    for wrong in (0, 7, 2.5, "prank", None):
        with pytest.raises(CourseError, match="1.*6"):
            lesson(wrong)
    for name in ("mended", "what_is_wrong", "mended_7"):  # as old notebooks write it, and one that there is not
        with pytest.raises(CourseError, match=name[:5] + ".*_[1-6]"):
            getattr(ask, name)


def test_a_diagnosis_shows_its_panel_first():
    made = diagnose(wrong_with("prank"), lesson(NUMBER["prank"]))
    assert made.box.children[0] is made.panel_box and made.panel_box.layout.display == ""
    assert made.question.look in made.note.value
    made.choose(1)
    assert made.panel_box.layout.display == "" and "診断は B" in made.note.value
    made.explain()
    assert "もう一度" in made.asked.value and re.search("nblib-right'[^>]*><b>A[.]", made.answers.value)
    right = diagnose(wrong_with("prank"), lesson(NUMBER["prank"]))
    right.choose(0)
    right.explain()
    assert "よい診断" in right.asked.value
    with pytest.raises(CourseError, match="パネル"):
        diagnose(wrong_with("prank"), 3)


def test_a_teachers_own_preset():
    made = playground(
        data="moons", widths=(8,), activations=("ReLU",), rate=3, epoch=2, hide=("data", "points", "file")
    )
    assert isinstance(made.state, State) and made.state.settings.rate == 3.0
    assert check(mended_by("prank"), made).review.right is False
