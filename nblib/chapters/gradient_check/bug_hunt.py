"""The bug hunt: programs that train a small network, each with one planted error, and what can be observed of them.

A program is the same few lines each time, but for one of its parts: where it starts, how wrong it says that it is, what
it takes for the slopes, which way it goes. None of the errors raises an exception; that is what makes them interesting.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nblib.chapters.gradient_check.own_pass import PARTS, split
from nblib.chapters.gradient_check.passes import EXPLODED, right
from nblib.chapters.gradient_check.small_network import known, start
from nblib.language import word
from nblib.maths.finite_differences import partials
from nblib.maths.losses import squared_error

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
    network, theta, X, T = start(days, seed, SHAPE)
    theta, losses = program.start(theta), []
    while len(losses) <= STEPS and (loss := program.loss(network(theta, X), T)) < EXPLODED:
        losses.append(loss)
        theta = theta + program.direction * rate * np.concatenate(_slopes(program, theta, X, T, rate))
    return np.arange(len(losses)), np.array(losses)


def _slopes(program, theta, X, T, rate):
    """What the program takes for the slopes: four flat arrays."""
    return [np.ravel(part) for part in program.gradient(*known(theta, X, T), rate)]


def checked(letter, days, rate, seed):
    """The gradient check of a program where it starts: {part: (its slopes, the differences of the loss it reports)}."""
    program = SUSPECTS[letter]
    network, theta, X, T = start(days, seed, SHAPE)
    theta = program.start(theta)
    measured = split(network, partials(lambda theta: program.loss(network(theta, X), T), theta))
    claimed = _slopes(program, theta, X, T, rate)
    return {part: (its, np.ravel(true)) for part, its, true in zip(PARTS, claimed, measured, strict=True)}


def evidence(case, N, rate):
    """What can be observed of case 1 to 5, on N days: its gradient check, its losses, and those of a correct program."""
    letter, seed = CULPRITS[case - 1], SEEDS[case - 1]
    names = word("this program"), word("correct program")
    curves = (trained(which, N, rate, seed) for which in (letter, ""))
    return dict(slopes=checked(letter, N, rate, seed), losses=dict(zip(names, curves, strict=True)))
