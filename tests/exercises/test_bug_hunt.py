"""The bug hunt: what can be observed of each suspect, found once more by plain loops; accusations, right and wrong."""

import re

import numpy as np
import pytest

from nblib.chapters.gradient_check import bug_hunt
from nblib.chapters.gradient_check.backward_passes import small_example
from nblib.chapters.gradient_check.bug_hunt import failing, trend, zeros
from nblib.chapters.gradient_check.exercises import name_the_culprits
from nblib.exercises.exercise import review
from nblib.language import words


def forward(p, X):
    """Sums, activations and outputs of 2-3-1; p: b1 (3,), W1 (2, 3), b2 (1,), W2 (3, 1)."""
    Z = p[0] + X @ p[1]
    return np.tanh(Z), p[2] + np.tanh(Z) @ p[3]


def honest(p, X, dY):
    A, _ = forward(p, X)
    dZ = dY @ p[3].T * (1 - A**2)
    return [dZ.sum(0), X.T @ dZ, dY.sum(0), A.T @ dY]


def step_of(letter, p, X, T, rate):
    """One step of a program with that error, written as somebody would write it."""
    A, Y = forward(p, X)
    N, dY = len(X), 2 * (Y - T) / len(X)
    if letter == "F":
        dY = 2 * (Y - T[:, 0]).sum(axis=1, keepdims=True) / N**2
    if letter == "D":
        dY = np.sign(Y - T) / N
    slopes = honest(p, X, dY)
    if letter == "A":
        slopes[1] = np.vstack([X[-1:], X[:-1]]).T @ (dY @ p[3].T * (1 - A**2))
    if letter == "E":
        slopes[0], slopes[2] = (dY @ p[3].T * (1 - A**2)).mean(0), dY.mean(0)
    if letter == "G":
        moved = [*p[:3], p[3] - rate * slopes[3]]
        slopes[:2] = honest(moved, X, dY)[:2]
    sign = 1 if letter == "C" else -1
    return slopes, [part + sign * rate * slope for part, slope in zip(p, slopes, strict=True)]


def parts_of(theta):
    return [theta[:3], theta[3:9].reshape(2, 3), theta[9:10], theta[10:].reshape(3, 1)]


@pytest.mark.parametrize("seed", bug_hunt.SEEDS)
@pytest.mark.parametrize("letter", bug_hunt.SUSPECTS)
def test_programs_do_what_they_are_accused_of(letter, seed):
    _, theta, X, T = small_example(6, seed, (2, 3, 1))
    p = parts_of(0 * theta if letter == "B" else theta)
    slopes, _ = step_of(letter, p, X, T, 0.1)
    for (claimed, _), its in zip(bug_hunt.checked(letter, 6, 0.1, seed).values(), slopes, strict=True):
        np.testing.assert_allclose(claimed, np.ravel(its), atol=1e-12)
    losses = []
    for _ in range(40):
        _, Y = forward(p, X)
        loss = np.mean((Y - T[:, 0]) ** 2 if letter == "F" else (Y - T) ** 2)
        if loss >= 100:
            break
        losses.append(loss)
        _, p = step_of(letter, p, X, T, 0.1)
    np.testing.assert_allclose(bug_hunt.trained(letter, 6, 0.1, seed)[1][: len(losses)], losses, rtol=1e-6)


EVERYWHERE = ("b1", "W1", "b2", "W2")
SIGNS = {  # where the check fails, what the loss does, which slopes are all 0
    "A": (("W1",), "falls", ()),
    "B": ((), "stalls", ("b1", "W1", "W2")),
    "C": ((), "rises", ()),
    "D": (EVERYWHERE, "falls", ()),
    "E": (("b1", "b2"), "falls", ()),
    "F": ((), "stalls", ()),
    "G": (("b1", "W1"), "falls", ()),
}


def signs(letter, case):
    return failing(letter, case), trend(letter, case), zeros(letter, case)


@pytest.mark.parametrize("case", range(1, 6))
def test_every_culprit_can_be_told_from_every_suspect(case):
    culprit = bug_hunt.CULPRITS[case - 1]
    assert signs(culprit, case) == SIGNS[culprit]
    assert all(signs(letter, case) != SIGNS[culprit] for letter in bug_hunt.SUSPECTS if letter != culprit)


def test_with_one_day_only_what_spans_days_disappears():
    def fails(letter, days, rate=0.1):
        pairs = bug_hunt.checked(letter, days, rate, 3).values()
        return any(np.abs(its - true).max() > 1e-4 for its, true in pairs)

    assert [letter for letter in "ADEG" if fails(letter, 6)] == ["A", "D", "E", "G"]
    assert [letter for letter in "ADEG" if fails(letter, 1)] == ["D", "G"]
    gaps = [np.abs(np.subtract(*bug_hunt.checked("G", 6, rate, 5)["W1"])).max() for rate in (0.02, 0.1, 0.3)]
    assert gaps[1] == pytest.approx(5 * gaps[0], rel=1e-3) and gaps[2] == pytest.approx(15 * gaps[0], rel=1e-3)


RIGHT = ["C", "E", "A", "F", "G"]


@pytest.mark.parametrize(
    "answer",
    [RIGHT, tuple(RIGHT), "CEAFG", [letter.lower() for letter in RIGHT], "ＣＥＡＦＧ", ["Ｃ", " e", "Ａ", "F", "ｇ "]],
)
def test_right_answers(answer):
    assert review(name_the_culprits, answer).right


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("case", range(1, 6))
@pytest.mark.parametrize("letter", bug_hunt.SUSPECTS)
def test_a_wrong_accusation_is_refuted_by_what_is_seen(letter, case, language):
    words.speak(language)
    culprit = bug_hunt.CULPRITS[case - 1]
    if letter == culprit:
        return
    answer = list(RIGHT)
    answer[case - 1] = letter
    found = review(name_the_culprits, answer)
    assert found.right is False
    head, sentence = found.words.splitlines()
    assert ("4つを解決" if language == "ja" else "4 of 5 cases") in head
    assert (
        f"事件{case}の犯人は {letter} ではありません" if language == "ja" else f"Case {case}: it was not {letter}"
    ) in sentence
    then, seen = (
        re.findall("「(.*?)」", sentence)
        if language == "ja"
        else re.findall("With ., (.*?)[.] But what you see is that (.*)[.]", sentence)[0]
    )
    assert then != seen
    for of, told in ((letter, then), (culprit, seen)):
        for name in SIGNS[of][0] if SIGNS[letter][0] != SIGNS[culprit][0] else ():
            assert name in told


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    ("answer", "japanese", "english"),
    [
        (["C", ..., ..., ..., ...], "5つのうち1つを解決", "1 of 5 cases is solved"),
        (["C", "E", ..., ..., ...], "5つのうち2つを解決", "2 of 5 cases are solved"),
        (["X", ..., ..., ..., ...], "'X' という容疑者はいません", "no suspect 'X'"),
        ([1, ..., ..., ..., ...], "1 という容疑者はいません", "no suspect 1"),
        (["C"], "5つ並べて", "each of the five"),
        (None, "5つ並べて", "each of the five"),
        (3, "5つ並べて", "each of the five"),
    ],
)
def test_other_answers(answer, japanese, english, language):
    words.speak(language)
    found = review(name_the_culprits, answer)
    assert found.right is False and (japanese if language == "ja" else english) in found.words


def test_not_begun_and_solution():
    names = {}
    assert review(name_the_culprits, [...] * 5).right is None
    exec(name_the_culprits.solution, names)
    assert review(name_the_culprits, names["culprits"]).right and len(name_the_culprits.hints) >= 2
