"""The bug hunt: programs that train a small network, each with one planted error, and what can be observed of them.

A program is the same few lines each time, but for one of its parts: where it starts, how wrong it says that it is, what
it takes for the slopes, which way it goes. None of the errors raises an exception; that is what makes them interesting.

Who accuses the wrong one is refuted by the evidence. Nothing about the refutations is typed in: the accused program is
run in the place of the culprit, and the first thing in which both differ is told.
"""

import functools
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nblib.chapters.gradient_check.backward_passes import EXPLODED, forward_values, right, small_example
from nblib.chapters.gradient_check.own_pass import PARTS, disagreement, split
from nblib.errors import CourseError
from nblib.exercises.exercise import NotBegun
from nblib.language import listing, say, word
from nblib.maths.finite_differences import partials
from nblib.maths.losses import squared_error
from nblib.validation import in_short

SHAPE, STEPS, DAYS, RATE = (2, 3, 1), 300, 6, 0.1  # the last two: where the sliders stand at first


def _sound_gradient(X, Z, A, Y, T, W2, rate):
    return right(X, Z, A, Y, T, W2)


@dataclass(frozen=True)
class Program:
    """A program that trains; by default one without an error."""

    start: Callable = lambda theta: theta
    loss: Callable = squared_error  # of outputs (..., N, 1) and targets (N, 1)
    gradient: Callable = _sound_gradient  # (X, Z, A, Y, T, W2, rate) -> db1, dW1, db2, dW2
    direction: int = -1


def _shifted(X, Z, A, Y, T, W2, rate):
    """The inputs are out of step with what comes back: each day gets those of the day before."""
    db1, _, db2, dW2 = right(X, Z, A, Y, T, W2)
    dZ = 2 * (Y - T) / len(X) @ W2.T * (1 - A**2)
    return db1, np.roll(X, 1, axis=0).T @ dZ, db2, dW2


def _averaged(X, Z, A, Y, T, W2, rate):
    """The slopes along biases are averaged over the days once more."""
    db1, dW1, db2, dW2 = right(X, Z, A, Y, T, W2)
    return db1 / len(X), dW1, db2 / len(X), dW2


def _of_another_loss(X, Z, A, Y, T, W2, rate):
    """The slopes of the absolute error, while the squared error is reported."""
    return right(X, Z, A, T + np.sign(Y - T) / 2, T, W2)


def _through_moved(X, Z, A, Y, T, W2, rate):
    """The last layer is moved before the gradient has gone back through it."""
    *_, dW2 = right(X, Z, A, Y, T, W2)
    db1, dW1, db2, _ = right(X, Z, A, Y, T, W2 - rate * dW2)
    return db1, dW1, db2, dW2


def _loss_of_all_pairs(Y, T):
    """Targets without their second axis: Y (N, 1) minus T (N,) is (N, N), each output against each target."""
    return np.mean((Y - T[:, 0]) ** 2, axis=(-2, -1))


def _slopes_of_all_pairs(X, Z, A, Y, T, W2, rate):
    """The right slopes of that loss: on average over the targets, each output is drawn to their mean."""
    return right(X, Z, A, Y, np.full(T.shape, T.mean()), W2)


SUSPECTS = {  # by their letters in the chapter
    "A": Program(gradient=_shifted),
    "B": Program(start=np.zeros_like),
    "C": Program(direction=+1),
    "D": Program(gradient=_of_another_loss),
    "E": Program(gradient=_averaged),
    "F": Program(loss=_loss_of_all_pairs, gradient=_slopes_of_all_pairs),
    "G": Program(gradient=_through_moved),
}
CULPRITS, SEEDS = "CEAFG", (1, 2, 3, 4, 18)  # of the cases 1 to 5; in the last one the error is a large one of its kind


@functools.lru_cache(128)
def trained(letter, days, rate, seed):
    """Steps (K,) and losses (K,) that a program reports; letter "": the one without an error."""
    program = SUSPECTS.get(letter, Program())
    network, theta, X, T = small_example(days, seed, SHAPE)
    theta, losses = program.start(theta), []
    while len(losses) <= STEPS and (loss := program.loss(network(theta, X), T)) < EXPLODED:
        losses.append(loss)
        theta = theta + program.direction * rate * np.concatenate(_slopes(program, theta, X, T, rate))
    return np.arange(len(losses)), np.array(losses)


def _slopes(program, theta, X, T, rate):
    """What the program takes for the slopes: four flat arrays."""
    return [np.ravel(part) for part in program.gradient(*forward_values(theta, X, T), rate)]


def checked(letter, days, rate, seed):
    """The gradient check of a program where it starts: {part: (its slopes, the differences of the loss it reports)}."""
    program = SUSPECTS[letter]
    network, theta, X, T = small_example(days, seed, SHAPE)
    theta = program.start(theta)
    measured = split(network, partials(lambda theta: program.loss(network(theta, X), T), theta))
    claimed = _slopes(program, theta, X, T, rate)
    return {part: (its, np.ravel(true)) for part, its, true in zip(PARTS, claimed, measured, strict=True)}


def case_evidence(case, N, rate):
    """What can be observed of case 1 to 5, on N days: its gradient check, its losses, and those of a correct program."""
    letter, seed = CULPRITS[case - 1], SEEDS[case - 1]
    names = word("this program"), word("correct program")
    curves = (trained(which, N, rate, seed) for which in (letter, ""))
    return dict(slopes=checked(letter, N, rate, seed), losses=dict(zip(names, curves, strict=True)))


# ---- accusations


def judge_culprits(answer):
    """None if all culprits are named, else why the named ones cannot be."""
    letters = _letters(answer)
    wrong = [(case, its) for case, its in enumerate(letters, 1) if its not in (..., CULPRITS[case - 1])]
    caught = sum(its == true for its, true in zip(letters, CULPRITS, strict=True))
    if caught == len(letters):
        return None
    so_far = say(
        f"{len(letters)}つのうち{caught}つを解決しました。",
        f"{caught} of {len(letters)} cases {'is' if caught == 1 else 'are'} solved.",
    )
    return "\n".join([so_far, *(_refute(case, letter) for case, letter in wrong)])


def _letters(answer):
    """Five letters of suspects, or ... where a case is still open."""
    if not isinstance(answer, list | tuple | str) or len(answer) != len(CULPRITS):
        raise CourseError(say(
            f'5つの事件の犯人を、["A", ..., ..., ..., ...] のように5つ並べてください。渡されたのは {in_short(answer)} です。',
            f'List a culprit for each of the five cases, as in ["A", ..., ..., ..., ...]. What came is {in_short(answer)}.',
        ))  # fmt: skip
    letters = [_plain(letter) if isinstance(letter, str) else letter for letter in answer]
    if all(letter is ... for letter in letters):
        raise NotBegun
    for letter in letters:
        if letter is not ... and not (isinstance(letter, str) and letter in SUSPECTS):
            raise CourseError(say(f"{in_short(letter)} という容疑者はいません。A から G の文字を書いてください。",
                                  f"There is no suspect {in_short(letter)}. Write a letter from A to G."))  # fmt: skip
    return letters


def _plain(text):
    """A letter, be it small or as wide as a Japanese keyboard makes it."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def failing(letter, case):
    """The parts in which a program's gradient check fails, on a case's network."""
    pairs = checked(letter, DAYS, RATE, SEEDS[case - 1])
    return tuple(part for part, (its, true) in pairs.items() if disagreement(its, true) > 1e-3)


def trend(letter, case):
    """What its loss does: "rises", "stalls" where always answering the mean would leave it, or "falls"."""
    seed = SEEDS[case - 1]
    _, losses = trained(letter, DAYS, RATE, seed)
    *_, T = small_example(DAYS, seed, SHAPE)
    return "rises" if losses[-1] > 2 * losses[0] else "stalls" if losses[-1] > 0.9 * np.var(T) else "falls"


def zeros(letter, case):
    """The parts whose slopes are all 0."""
    pairs = checked(letter, DAYS, RATE, SEEDS[case - 1])
    return tuple(part for part, (its, _) in pairs.items() if not its.any())


def _refute(case, letter):
    """Why the evidence of a case speaks against a suspect: the first sign in which it differs from the culprit."""
    culprit = CULPRITS[case - 1]
    signs = ((failing, _of_check), (trend, _of_trend), (zeros, _of_zeros))
    sign, told = next((sign, told) for sign, told in signs if sign(letter, case) != sign(culprit, case))
    then, seen = told(sign(letter, case)), told(sign(culprit, case))
    return say(
        f"事件{case}の犯人は {letter} ではありません。もし {letter} なら「{then}」はずです。ところが証拠は「{seen}」です。",
        f"Case {case}: it was not {letter}. With {letter}, {then}. But what you see is that {seen}.",
    )


def _of_check(parts):
    if not parts:
        return say("勾配チェックはどこも合う", "the gradient check agrees everywhere")
    return say(f"勾配チェックは {listing(parts)} でちがう", f"the gradient check fails in {listing(parts)}")


def _of_trend(trend):
    return {
        "rises": say("損失が上がっていく", "the loss goes up and up"),
        "stalls": say("損失が途中で止まる(いつも平均を答えるのと同じところ)", "the loss gets stuck where always answering the mean would leave it"),
        "falls": say("損失が下がっていく", "the loss falls"),
    }[trend]  # fmt: skip


def _of_zeros(parts):
    if not parts:
        return say("どの部分にも0でない傾きがある", "every part has slopes other than 0")
    return say(f"{listing(parts)} の傾きが全部0になる", f"all slopes of {listing(parts)} are 0")
