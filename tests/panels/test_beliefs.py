"""What a wrong option stands for is drawn beside what happened, once the answers are explained, and only then."""

import importlib
import pathlib

import numpy as np
import pytest

from nblib import playground
from nblib.chapters import digits
from nblib.chapters.generalisation import ask
from nblib.chapters.generalisation.stopping_curves import StoppingCurves
from nblib.chapters.slope import ask as slope
from nblib.chapters.slope.loss_kinds import LossKinds
from nblib.exercises.question import Belief, Question, Seen
from nblib.language import words
from nblib.panels import panel, predict, sketch, slider
from nblib.panels.display import as_marked
from nblib.panels.experiment import Values
from nblib.pictures.canvas import ROOM
from nblib.pictures.ghost import ghost_name
from nblib.pictures.sketch_line import Sketched
from nblib.playground.playground import Playground
from tests.digits import needs_digits
from tests.exercises.beliefs import seen
from tests.exercises.goals import prediction
from tests.panels.blank import Blank
from tests.pictures.text_faults import ROOMS as WIDTHS
from tests.pictures.text_faults import faults, made_for

pytestmark = pytest.mark.usefixtures("learners_experiment")  # one that returns less than the goals look into
STEPS = np.arange(0, 301, 10)
ROOMS = pathlib.Path(__file__).parents[2] / "nblib" / "chapters"
ASKING = [
    *(
        importlib.import_module(f"nblib.chapters.{page.parent.name}").ask
        for page in sorted(ROOMS.glob("*/questions.py"))
    ),
    playground.ask,
]
HELD = [
    pytest.param(question, key, marks=[needs_digits] if asked is digits.ask else [])
    for asked in ASKING
    for question in asked.questions
    for key in question._beliefs
]


def look(step):
    return dict(steps=STEPS, seen=0.7 * 0.98**STEPS, new=0.45 + 0.002 * np.abs(STEPS - 50), step=step)


def asked(experiment=look):
    controls = dict(mine=sketch((0, 300), (0, 1.5), compared=True), step=slider(300, 0, 300, 10))
    return predict(ask.longer_is_better, panel(experiment, [StoppingCurves("mine")], **controls))


def number(key):
    return [option.key for option in ask.longer_is_better.options].index(key)


def ghost(p):
    return p.panel.canvas.pictures[0].ghost.line.get_ydata()


def answered(key, experiment=look):
    p = asked(experiment)
    p.choose(number(key))
    return p


def test_the_ghost_comes_with_the_explanation():
    p = answered("ever_better")
    assert not len(ghost(p))
    p.explain()
    np.testing.assert_allclose(ghost(p), look(300)["seen"])
    belief = ask.longer_is_better.beliefs["ever_better"]
    assert as_marked(belief.text) in p.answers.value and belief.text in p.panel.stage.words


def test_each_wrong_answer_has_its_own_ghost_and_the_right_one_has_none():
    p = answered("levels_off")
    p.explain()
    np.testing.assert_allclose(ghost(p), np.minimum.accumulate(look(300)["new"]))
    p = answered("rises_again")
    p.explain()
    assert not len(ghost(p)) and "nblib-ghost" not in p.answers.value


def test_the_ghost_follows_the_controls():
    p = answered("ever_better")
    p.explain()
    p.panel.experiment = lambda step: {**look(step), "seen": np.full(len(STEPS), 0.3)}
    p.panel.put(dict(step=100))
    np.testing.assert_allclose(ghost(p), 0.3)


def test_a_belief_that_cannot_be_computed_is_left_out():
    p = answered("ever_better")
    p.explain()
    assert p.panel.belief.expects(Seen({}, 5)) is None, "the result is nothing to look into"


def own_loss(w2, step):
    """A learner's own loss: it has no height at the place where the belief would end, as the goal is a pole of it."""
    return dict(
        curves={"signed difference": lambda w: 1 / float(w - 1.3125)},
        paths={"signed difference": [0.5, -3.5]},
        goal=1.3125,
    )


@pytest.mark.parametrize("language, word", [("ja", "描けません"), ("en", "cannot be drawn")])
def test_an_experiment_that_no_ghost_can_be_drawn_from_is_explained_all_the_same(language, word):
    words.speak(language)
    question, controls = slope.signed_difference, dict(w2=slider(0.5), step=slider(1, 0, 9, 1))
    p = predict(question, panel(own_loss, [LossKinds(["signed difference"])], **controls))
    belief = question.beliefs["stops_at_the_answer"]
    p.choose([option.key for option in question.options].index(belief.key))
    p.explain()
    assert not len(ghost(p)) and p.ghost.layout.display == "none" and p.panel.stage.message == ""
    assert as_marked(belief.text) not in p.answers.value and belief.text not in p.panel.stage.words
    assert word in p.answers.value and all(as_marked(o.why) in p.answers.value for o in question.options if o.right)


@pytest.mark.parametrize("expected", [[1, 2, 3], 5, ["a"] * 31, {}], ids=repr)
def test_what_is_no_line_is_no_ghost_and_no_trouble(expected):
    shown = asked().panel
    frame = shown.stage.frame
    shown.believe(Belief("odd", "dotted: odd", lambda now: expected))
    assert shown.stage.message == "" and shown.stage.frame == frame and "odd" not in shown.stage.words
    shown.put(dict(step=100))
    assert shown.stage.message == "" and shown.stage.frame != frame


def test_before_the_sketch_is_compared_there_is_no_ghost_to_be_told_of():
    words.speak("en")
    mine = sketch((0, 300), (0, 1.5))
    p = predict(ask.longer_is_better, panel(look, [StoppingCurves("mine")], mine=mine, step=slider(300, 0, 300, 10)))
    p.choose(number("ever_better"))
    p.explain()
    text = ask.longer_is_better.beliefs["ever_better"].text
    assert text in p.answers.value and text not in p.panel.stage.words and not len(ghost(p))
    assert "as soon as you press “Show what happened”" in p.answers.value
    mine.look.click()
    assert len(ghost(p)) and text in p.panel.stage.words and "as soon as" not in p.answers.value


class Blind(StoppingCurves):
    size = (300, 248)

    def imagine(self, values, result, expected):
        """What is believed says nothing here."""


class Spare(StoppingCurves):
    size, spare = (300, 248), True


def test_where_its_picture_is_left_out_for_want_of_room_that_is_why_nothing_is_dotted():
    words.speak("en")
    controls = dict(mine=sketch((0, 300), (0, 1.5), compared=True), step=slider(300, 0, 300, 10))
    p = predict(ask.longer_is_better, panel(look, [Blind("mine"), Spare("mine")], **controls))
    p.choose(number("ever_better"))
    p.explain()
    assert "wider window" not in p.answers.value
    p.panel.stage.room = 272
    assert "wider window" in p.answers.value


def test_a_picture_drawn_anew_for_another_room_keeps_the_ghost():
    p = answered("ever_better")
    p.explain()
    p.panel.stage.room = 420
    np.testing.assert_allclose(ghost(p), look(300)["seen"])
    p.panel.stage.theme = "dark"
    assert len(ghost(p))


def test_who_has_seen_enough_of_it_can_hide_it_and_have_it_back():
    p = answered("rises_again")
    p.explain()
    assert p.ghost.layout.display == "none", "the right answer has none"
    p = answered("ever_better")
    assert p.ghost.layout.display == "none"
    p.explain()
    assert p.ghost.layout.display != "none"
    p.ghost.click()
    words_of = ask.longer_is_better.beliefs["ever_better"].text
    assert not len(ghost(p)) and words_of not in p.panel.stage.words
    p.ghost.click()
    assert len(ghost(p)) and words_of in p.panel.stage.words


def test_where_an_own_experiment_gives_no_ghost_there_is_no_button_for_it_and_that_is_told(monkeypatch):
    words.speak("en")
    monkeypatch.setitem(ask.longer_is_better._beliefs, "ever_better", lambda now: now.result["mine"])
    p = answered("ever_better", lambda step: look(step) | ({} if step == 100 else dict(mine=np.full(len(STEPS), 0.5))))
    p.explain()

    def told(step):
        p.panel.put(dict(step=step))
        return p.ghost.layout.display != "none", "nothing is dotted" in p.answers.value, bool(len(ghost(p)))

    assert [told(290), told(100), told(200)] == [(True, False, True), (False, True, False), (True, False, True)]
    told(290)
    p.ghost.click()
    assert [told(100), told(200)] == [(False, True, False), (True, False, False)]
    p.ghost.click()
    assert told(200) == (True, False, True) and "Hide" in p.ghost.description


@pytest.mark.parametrize("question, key", HELD, ids=lambda thing: getattr(thing, "key", thing))
def test_every_belief_belongs_to_a_wrong_option_and_changes_the_picture(question, key):
    """In the panel as its chapter has it, where the question's settings are."""
    words.speak("en")
    (option,) = (option for option in question.options if option.key == key)
    assert not option.right
    now, canvas = seen(question.key), prediction(question.key).panel.canvas
    values, result, expected = now.values, now.result, question.beliefs[key].expects.__wrapped__(now)
    canvas.update(values, result)
    before = canvas.png()
    canvas.update(values, result, expected)
    with_ghost = canvas.png()
    canvas.update(values, result)
    assert before != with_ghost and canvas.png() == before


TELEPHONE = 272  # CSS pixels that a card leaves its pictures there
# Questions, or options of one, whose panels keep to one row of pictures there, without that of the ghost
WIDE_ONLY = {
    "best_possible",
    "how_often",
    "how_many_starts",
    "paths_that_cancel",
    "half_the_error",
    "at_random",
    "scribbled",
}


@pytest.mark.parametrize("question, key", HELD, ids=lambda thing: getattr(thing, "key", thing))
def test_on_a_telephone_the_ghost_has_its_picture_too(question, key):
    now, canvas = seen(question.key), prediction(question.key).panel.canvas
    canvas.update(now.values, now.result, question.beliefs[key].expects.__wrapped__(now))
    try:
        canvas.arrange(TELEPHONE)
        assert canvas.has_ghost == WIDE_ONLY.isdisjoint({question.key, key})
    finally:
        canvas.arrange(ROOM)
        canvas.update(now.values, now.result)


def test_where_the_picture_of_a_ghost_has_no_room_that_is_told():
    words.speak("en")
    curves = StoppingCurves()
    curves.spare = True
    p = predict(ask.longer_is_better, panel(look, [Blank(), curves], step=slider(300, 0, 300, 10)))
    p.choose(number("ever_better"))
    p.explain()
    for room, has_room in ((840, True), (300, False), (840, True)):
        p.panel.stage.room = room
        assert (p.ghost.layout.display != "none") == has_room
        assert ("wider window" in p.answers.value) == (not has_room)


@pytest.mark.parametrize("question, key", HELD, ids=lambda thing: getattr(thing, "key", thing))
def test_the_name_of_a_ghost_leaves_the_ghost_to_be_seen(question, key):
    now, canvas = seen(question.key), prediction(question.key).panel.canvas
    canvas.update(now.values, now.result, question.beliefs[key].expects.__wrapped__(now))
    canvas.png()
    for picture, axes in zip(canvas.pictures, canvas.axes, strict=True):
        if picture.ghost is not None and picture.ghost.is_seen:
            assert covered(picture.ghost, axes) < 0.62
    canvas.update(now.values, now.result)


@pytest.mark.parametrize("question, key", HELD, ids=lambda thing: getattr(thing, "key", thing))
def test_the_name_of_a_ghost_covers_no_text_and_is_not_cut_off_at_any_width(question, key):
    """Before a sketch is compared, too: whoever has the answers explained first sees the ghost beside what to do."""
    words.speak("en")  # its name is longer there
    now, shown = seen(question.key), prediction(question.key).panel
    if isinstance(shown, Playground):  # drawn by the page itself
        return
    expected, found = question.beliefs[key].expects.__wrapped__(now), {}
    for room in WIDTHS:
        anew = made_for(room, shown.canvas.given)
        for values in (now.values, unsketched(now.values)):
            if wrong := [pair for pair in faults(anew, (values, now.result, expected)) if ghost_name() in pair]:
                found[room] = wrong
        anew.close()
    assert not found


def unsketched(values):
    """The same, with nothing sketched."""
    sketches = {name: one for name, one in values.items() if isinstance(one, Sketched)}
    empty = {name: Sketched(one.low, one.high, (None,) * len(one.heights)) for name, one in sketches.items()}
    return Values({**values, **empty})


def covered(ghost, axes):
    """Which part of a ghost, as far as it lies within the axes, its name lies upon."""
    places = axes.transData.transform(np.column_stack(ghost.line.get_data()).astype(float))
    if ghost.line.get_linestyle() != "None":
        pieces = [np.linspace(a, b, 50) for a, b in zip(places[:-1], places[1:], strict=True)]
        places = np.concatenate(pieces or [places])
    inside = axes.bbox.padded(2)
    shown = [place for place in places if np.isfinite(place).all() and inside.contains(*place)]
    if not ghost.name.get_text():
        return 0
    name = ghost.name.get_window_extent()
    return np.mean([name.contains(*place) for place in shown])


def test_no_function_is_left_without_words_and_no_words_without_a_function():
    for asked in ASKING:
        for question in asked.questions:
            assert isinstance(question, Question)
            assert set(question._beliefs) == set(question._words.beliefs)
    assert len(HELD) >= 2
