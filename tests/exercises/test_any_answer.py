"""Every exercise of the course, and anything that a learner may hand in: it is judged in words, and only what is right is right.

The exercises are whatever the chapters list. 40 answers in each test, each to every exercise; 1000 with NBLIB_THOROUGH=1.
"""

import functools
import importlib
import itertools
import math
import pkgutil
from collections.abc import Iterator

import numpy as np
import pytest

import nblib.chapters
from nblib.chapters.optimizers import training_exercise
from nblib.exercises.exercise import review
from nblib.language import told, words
from tests.exercises.anything import ERRORS, THINGS, functions, odd, raising
from tests.thorough import THOROUGH

hypothesis = pytest.importorskip("hypothesis")
example, given, settings, st = hypothesis.example, hypothesis.given, hypothesis.settings, hypothesis.strategies
EXAMPLES = 1000 if THOROUGH else 40
ALL = list(hypothesis.HealthCheck)
often = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=ALL)


def _asked():
    """The exercises of all rooms and of the playground."""
    rooms = [f"nblib.chapters.{room.name}" for room in pkgutil.iter_modules(nblib.chapters.__path__)]
    for room in map(importlib.import_module, [*rooms, "nblib.playground.questions"]):
        if hasattr(room, "ask"):
            yield from room.ask.exercises


STOPPED, PRINTED = ("あなたのコードは", "Your code stopped"), ("表示された文字", "It printed")


ASKED = {exercise.key: exercise for exercise in _asked()}
words.speak("en")
SOLUTIONS = {key: told(exercise.solution) for key, exercise in ASKED.items()}
words.speak("ja")


@pytest.fixture(autouse=True, scope="module")
def same_numbers_each_time():
    """Judges draw fresh numbers; here the same ones each time, so that what fails once fails again."""
    fresh = np.random.default_rng
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(np.random, "default_rng", lambda seed=0: fresh(seed))
        patch.setattr(training_exercise, "_fresh_diary", functools.cache(training_exercise._fresh_diary))
        yield


def judged(answer, language="en", only=None):
    """(key, review) of this answer to every exercise, or to those of these keys: words in this language, and not many."""
    words.speak(language)
    for key, exercise in ASKED.items():
        if only is None or key in only:
            words.speak(language)
            found = review(exercise, answer)
            assert type(found.words) is str and found.words.strip(), key
            assert found.words.encode() and len(found.words) < 1500, key
            japanese = any("ぁ" <= letter <= "ん" for letter in found.words)
            assert japanese == (language == "ja"), (key, found.words)
            yield key, found


def watched(answer, errors):
    """The same function; what it raises is noted."""

    def asked(*args):
        try:
            return answer(*args)
        except BaseException as error:
            errors.append(error)
            raise

    return asked


def blames(found):
    """Whether it is said that the learner's code has stopped."""
    return found.words.startswith(STOPPED)


@often
@given(answer=THINGS, language=st.sampled_from(["ja", "en"]))
@example(np.array(0.0), "en")  # of no length
@example([10**400] * 4, "ja")
@example([0, 0, 1e200], "en")  # whose square is infinite
@example([range(10**12)] * 3, "en")  # too long to be looked at whole
@example([["A"], ..., ..., ..., ...], "en")
def test_any_plain_thing_is_taken_or_refused_in_words(answer, language):
    for key, found in judged(answer, language):
        assert callable(answer) or not blames(found), (key, found.words)
        assert not found.right or ORACLES[key](list(answer)), key


@often
@given(answer=functions(THINGS), language=st.sampled_from(["ja", "en"]))
@example(lambda *_args: [[0, 0], [0, 0, 0]], "en")  # rows of different lengths
@example(lambda *_args: [["0.1"] * 3] * 3, "en")
@example(lambda *_args: np.full((3, 3), 1e305 + 0j), "en")
@example(lambda *_args: itertools.count(), "en")
@example(lambda *_args: iter(()), "ja")
def test_whatever_a_function_returns_is_judged_and_the_function_not_blamed(answer, language):
    errors = []
    asked = watched(answer, errors)
    for handed in (asked, (asked, asked)):  # one exercise wants two of them
        for key, found in judged(handed, language, None if handed is asked else ["write_softplus"]):
            assert not found.right, key
            assert not blames(found) or errors, (key, found.words)


@often
@given(answer=odd() | functions(odd()) | odd((Exception, ValueError, BaseException)).map(raising))
def test_what_lies_or_breaks_or_never_ends_is_refused_in_words(answer):
    for key, found in judged(answer):
        assert not found.right, key


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_whatever_is_raised_is_told_in_words(error):
    for language in ("ja", "en"):
        for key, found in judged(raising(error), language):
            assert not found.right and "Traceback" not in found.words, key


def _for_a(verdict):
    """Whether four weights give this verdict of all three clues, in plain Python."""
    days = list(itertools.product((0, 1), repeat=3))
    return lambda w: all(
        (w[0] + sum(a * b for a, b in zip(w[1:], day, strict=True)) > 1e-9) == verdict(*day) for day in days
    )


def _prank(said):
    """Whether said(x1, x2) is true where just one of both speaks."""
    return all(said(*x) == (x[0] != x[1]) for x in itertools.product((0, 1), repeat=2))


def _two_layers(a, b, v):
    over = lambda w, x1, x2: w[0] + w[1] * x1 + w[2] * x2 > 1e-9  # noqa: E731
    return _prank(lambda x1, x2: over(v, over(a, x1, x2), over(b, x1, x2)))


ORACLES = {
    "weights_for_and": _for_a(lambda x1, x2, x3: bool(x1 and x2)),
    "weights_for_or": _for_a(lambda x1, x2, x3: bool(x1 or x2 or x3)),
    "weights_for_majority": _for_a(lambda x1, x2, x3: x1 + x2 + x3 >= 2),
    "weights_for_teacher": _for_a(lambda x1, x2, x3: x2 == 1),
    "weights_for_bell": lambda w: _prank(lambda x1, x2: abs(w[0] + w[1] * x1 + w[2] * x2) < math.sqrt(math.log(2))),
    "weights_for_prank": lambda weights: _two_layers(*weights),
    "name_the_culprits": lambda letters: letters == list("CEAFG"),
}
HALVES, CLUES = st.sampled_from([-1.5, -1, -0.5, 0, 0.5, 1]), st.sampled_from([0, 0.5, 1])
WEIGHTS = {  # most of them near the right ones, so that some are right
    "weights_for_prank": st.tuples(*[st.tuples(HALVES, st.just(1), st.sampled_from([-1, 1]))] * 3),
    "weights_for_bell": st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(-3, 3)),
    "name_the_culprits": st.permutations("CEAFG").map(list),
}


@pytest.mark.parametrize("name", ORACLES)
def test_weights_are_right_just_where_plain_python_says_so(name):
    rights = []

    @settings(often, max_examples=EXAMPLES // 3 if name == "name_the_culprits" else 4 * EXAMPLES)
    @given(answer=WEIGHTS.get(name, st.tuples(HALVES, CLUES, CLUES, CLUES)))
    def judge(answer):
        ((_, found),) = judged(answer, only=[name])
        assert found.right == ORACLES[name](list(answer)), answer
        rights.append(found.right)

    judge()
    assert any(rights) and not all(rights)


def solved(name):
    """The function of an exercise's solution."""
    names = {"np": np}
    exec(SOLUTIONS[name], names)
    return list(names.values())[-1]


OWN = ("own_bump", "write_softplus")  # looked at in many ways, of which one may fail unseen
WRITTEN = [name for name, text in SOLUTIONS.items() if "def " in text and name not in OWN]
BAD = [None, "text", math.nan, math.inf, [], [None] * 4, 1j, {}, object(), ..., 12345.678, lambda: 0.0]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_right_function_that_fails_once_is_not_right(name):
    solution, calls = solved(name), itertools.count()
    ((_, found),) = judged(lambda *args: (next(calls), solution(*args))[1], only=[name])
    assert found.right, found.words
    count = next(calls)

    @settings(often, max_examples=EXAMPLES // 5)
    @given(bad=st.sampled_from(BAD), when=st.integers(0, count - 1))
    def fail(bad, when):
        turn = itertools.count()
        ((_, found),) = judged(lambda *args: bad if next(turn) == when else solution(*args), only=[name])
        assert not found.right, (bad, when)

    fail()


ROUGH = ("refute_prank", "my_training")  # of which there are many right ones


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in ROUGH])
def test_a_thousandth_off_is_not_right(name):
    solution = solved(name)

    def changed(result):
        if isinstance(result, Iterator | tuple):
            return type(result)(map(changed, result)) if isinstance(result, tuple) else map(changed, result)
        return result * 1.001

    ((_, found),) = judged(lambda *args: changed(solution(*args)), only=[name])
    assert found.right is False


@pytest.mark.parametrize("name", WRITTEN)
def test_whoever_spoils_the_arguments_first_is_judged_by_what_they_were(name):
    solution, spoiled = solved(name), []

    def answer(*args):
        for array in [argument for argument in args if isinstance(argument, list | np.ndarray)]:
            array[:] = [0.0 * number for number in array]
            spoiled.append(array)
        return solution(*args)

    ((_, found),) = judged(answer, only=[name])
    assert found.right == (not spoiled)


def endless(*_args):
    while True:
        pass


class Endless:
    """Something that never ends, whatever is asked of it."""

    __len__ = __iter__ = __float__ = __array__ = __repr__ = __str__ = __bool__ = __call__ = __getattr__ = endless


class EndlessError(Exception):
    """An error that never comes to the end of what it says."""

    __str__ = endless


def test_what_never_ends_is_ended(hurried):
    for key, found in judged(endless):
        assert found.right is False, key
    some = ["write_mean", "write_neuron", "weights_for_and", "write_momentum", "name_the_culprits", "mended_1"]
    for answer in (
        Endless(),
        itertools.count(),
        raising(EndlessError()),
        lambda *_: Endless(),
        lambda *_: itertools.count(),
    ):
        for key, found in judged(answer, only=some):
            assert found.right is False, key
