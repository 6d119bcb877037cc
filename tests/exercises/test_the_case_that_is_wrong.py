"""An answer that is right for the first cases and wrong for the others is shown one for which it is wrong."""

import re
from itertools import count

import numpy as np
import pytest

from nblib.chapters.gradient_check import ask as gradient_check
from nblib.chapters.optimizers import ask as optimizers
from nblib.chapters.slope import ask as slope
from nblib.chapters.start import ask as start
from nblib.chapters.which_activation import ask as which_activation
from nblib.exercises.exercise import review
from nblib.language import words

NUMBER = re.compile(r"-?\d+\.?\d*")


def solution(asked):
    """The function that the exercise itself shows as its solution."""
    space = {}
    exec(asked.solution, space)
    return next(made for name, made in space.items() if name.startswith("my_"))


def wrong_from_third(right, off):
    """The same function, but for what it gives from the third call on; and a list of what would have been right then."""
    calls, missed = count(1), []

    def answer(*given):
        result = right(*given)
        if next(calls) < 3:
            return result
        missed.append(result)
        return off(result)

    return answer, missed


def third_weight_off(w):
    return w + [0, 0, 0.5, 0]


def off_on_the_way(thetas):
    for step, theta in enumerate(thetas):
        yield theta + 0.5 * (step > 2)


def last_part_off(slopes):
    wrong = slopes[3].copy()
    wrong[0, 0] += 0.5
    return [*slopes[:3], wrong]


def nearly_last_part(slopes):
    return [*slopes[:3], slopes[3] * (1 + 2e-5)]


# The exercise, what goes wrong with the answer, and a number that only the third case has
EXERCISES = [
    (start.write_mean, lambda mean: mean + 0.5, lambda mean: mean),
    (which_activation.write_softmax, lambda p: p + 0.25, lambda p: p[0]),
    (optimizers.my_step, third_weight_off, lambda w: w[2]),
    (slope.one_step, third_weight_off, lambda w: w[2]),
    (optimizers.write_momentum, off_on_the_way, lambda thetas: 0.8),  # its beta
    (gradient_check.write_backward, last_part_off, lambda slopes: slopes[3][0, 0]),
]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    ("asked", "off", "number"), EXERCISES, ids=[asked.key + str(i) for i, (asked, *_) in enumerate(EXERCISES)]
)
def test_it_is_the_first_wrong_case_that_is_told(asked, off, number, language):
    words.speak(language)
    answer, missed = wrong_from_third(solution(asked), off)
    told = review(asked, answer)
    assert told.right is False
    shown = [float(each) for each in NUMBER.findall(told.words)]
    assert np.isclose(shown, number(missed[0]), rtol=1e-3, atol=6e-4).any(), told.words


NEARLY = [
    (start.write_mean, lambda mean: mean * (1 + 5e-5), r"is (\S+), but this gave (\S+)\."),
    (slope.one_step, lambda w: w + [0, 0, 2e-5, 0], r"went to (\S+); right would be (\S+)\."),
    (gradient_check.write_backward, nearly_last_part, r"is (\S+); by differences it is (\S+)\."),
    (optimizers.my_step, lambda w: w + [0, 0, 2e-5, 0], r"became (\S+); right would be (\S+)\."),
    (
        optimizers.write_momentum,
        lambda thetas: (theta * (1 + 3e-5) for theta in thetas),
        r"it is (\(.*\)), but should be (\(.*\))\.",
    ),
]


@pytest.mark.parametrize(("asked", "off", "shown"), NEARLY)
def test_what_is_nearly_right_is_shown_with_digits_that_differ(asked, off, shown):
    words.speak("en")
    for _ in range(10):
        answer, _missed = wrong_from_third(solution(asked), off)
        told = review(asked, answer).words
        one, other = re.search(shown, told).groups()
        assert one != other, told


@pytest.mark.parametrize("place", range(3))
def test_of_a_table_it_is_the_first_wrong_row(place):
    words.speak("en")
    right = solution(which_activation.write_softmax_rows)

    def answer(Y):
        P = right(Y)
        P[place] += [0, 1e-5, 0]
        return P

    told = review(which_activation.write_softmax_rows, answer).words
    gave, good = re.search(rf"^Row {place + 1}, .* became (\[.*\]); right would be (\[.*\])\.", told).groups()
    assert gave != good


def test_equal_scores_are_not_shown_for_a_rounded_e(monkeypatch):
    equal_first = iter([np.full(3, 1.5)])
    uniform = np.random.Generator.uniform

    class Scores:
        def __init__(self):
            self.rng = np.random.Generator(np.random.PCG64())

        def uniform(self, *size):
            return next(equal_first, uniform(self.rng, *size))

    monkeypatch.setattr(np.random, "default_rng", Scores)
    words.speak("en")
    told = review(
        which_activation.write_softmax, lambda y, T: [2.718 ** (v / T) / sum(2.718 ** (u / T) for u in y) for v in y]
    )
    assert "[1.5, 1.5, 1.5]" not in told.words and "nearly right" in told.words
