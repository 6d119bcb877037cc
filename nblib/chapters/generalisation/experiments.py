"""Few days, and useless notes in them: what is learned by heart, what helps, and what is chosen.

With three clues of 0 and 1 a diary has only 8 different days, and nothing can be learned by heart: the same day comes
with a test and without. So A-kun also notes what has nothing to do with tests. Each day then looks unlike all others.
"""

import functools
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations import tanh
from nblib.maths.data import SHARPNESS, chance_of_test, diary, expected_log_loss, loss_on, situation_chance
from nblib.maths.initialisations import lecun_normal
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import Network, mlp
from nblib.maths.neuron import SITUATIONS, predicts_test
from nblib.maths.prepared import prepared
from nblib.maths.training import Run, losses_on, train

__all__ = ["SHORT", "STEPS", "FITTED", "at_the_end", "ends_of", "judged_by_few", "learned", "two_losses", "validated"]

STEPS, RATE, EVERY = 300, 0.03, 10
DIARIES = 20  # so many learners with a diary of their own: one of them may just have had luck
NEW_DAYS = 2000
WIDTH, DAYS = 16, 100  # of the network that the chapter tells of, and of its diary
MEASURES = ("seen_loss", "new_loss", "seen_accuracy", "new_accuracy")


def noted_days(days, useless, rng):
    """A diary with `useless` notes of 0 or 1, tossed like coins, after the clues: X (days, 3 + useless), T (days, 1)."""
    X, T = diary(days, rng)
    notes = (rng.random((days, useless)) < 0.5).astype(float)
    return np.hstack([X, notes]), T[:, np.newaxis]


@functools.lru_cache(8)
def new_days(useless):
    """NEW_DAYS days without luck: X (NEW_DAYS, 3 + useless), and the chance of a test on each day (NEW_DAYS, 1).

    Each situation comes exactly as often as this world has it (all chances are fiftieths), and a loss or an accuracy is
    taken over what may happen on a day. So A-kun's own weights, 8 times as large, have exactly the least expected loss.
    """
    X = np.repeat(SITUATIONS, np.rint(situation_chance() * NEW_DAYS).astype(int), axis=0).astype(float)
    notes = (np.random.default_rng(8).random((NEW_DAYS, useless)) < 0.5).astype(float)
    return np.hstack([X, notes]), chance_of_test(X)[:, np.newaxis]


def network_of(width, useless):
    """A network with one hidden layer of that width, or a single neuron if it is 0."""
    return mlp((3 + useless, *([width] if width else []), 1), tanh)


def accuracies(network, thetas, X, P):
    """How often networks (..., size) are right on days X, where P is the chance of a test, or whether there was one: (...)."""
    is_test = predicts_test(network(thetas, X))
    return np.where(is_test, P, 1 - P).mean(axis=(-2, -1))


# ---- A-kun's four weights

SHORT = 30  # days
FITTED = np.array([-0.45, 0.15, 0.55, 0.2])  # what fits the short diary best, to the twentieth that the sliders have


def short_diary():
    """SHORT days: X (SHORT, 3), T (SHORT,)."""
    return diary(SHORT, np.random.default_rng(16))


def two_losses(w):
    """The losses of weights w (4,), 8 times as large, on the short diary and on new days."""
    return dict(seen=float(loss_on(*short_diary())(w)), new=float(expected_log_loss(SHARPNESS * np.asarray(w))))


# ---- one learner, moment by moment


@dataclass(frozen=True, eq=False)
class Learned:
    """One training: its network, its Run with losses on new days, and accuracies (K,) at the moments of the Run."""

    network: Network
    run: Run
    accuracy: np.ndarray
    new_accuracy: np.ndarray


@functools.lru_cache(64)
def learned(width, days, decay=0.0, useless=10, number=0):
    """Diary number 0, 1, 2, ... of so many days, learned by a network of that width; decay: strength of weight decay."""
    network, seen = network_of(width, useless), noted_days(days, useless, np.random.default_rng(100 + number))
    theta = network.init(np.random.default_rng(number), lecun_normal)
    settings = dict(epochs=STEPS, rate=RATE, every=EVERY, decay=decay, test=new_days(useless))
    run = train(network, binary_cross_entropy, theta, *seen, **settings)
    right = [accuracies(network, run.thetas, *some) for some in (seen, new_days(useless))]
    return Learned(network, run, *right)


def validated(found, days, number=0):
    """Losses and accuracies (K,) of such a training with ten notes on other days of the diary, kept apart for choosing."""
    kept_apart = noted_days(days, 10, np.random.default_rng(500 + number))
    (losses,) = losses_on(found.network, binary_cross_entropy, found.run.thetas, kept_apart)
    return losses, accuracies(found.network, found.run.thetas, *kept_apart)


# ---- twenty learners, at the end


@functools.lru_cache(512)
@prepared()
def at_the_end(width, days, decay=0.0, useless=10):
    """The four MEASURES after STEPS steps of DIARIES learners, each with a diary and a start of its own: (4, DIARIES)."""
    return np.round(ends_of(range(DIARIES), width, days, decay, useless), 3)


def ends_of(numbers, width, days, decay=0.0, useless=10, steps=STEPS):
    """The same of the learners with these numbers, such as range(1000, 1020) for a check on diaries that nobody chose."""
    network = network_of(width, useless)
    diaries = [noted_days(days, useless, np.random.default_rng(100 + number)) for number in numbers]
    X, T = (np.stack(part) for part in zip(*diaries, strict=True))
    starts = network.init_stack(numbers, lecun_normal)
    settings = dict(epochs=steps, rate=RATE, every=steps, decay=decay, test=new_days(useless))
    run = train(network, binary_cross_entropy, starts, X, T, **settings)
    return np.array(
        [*run.last_losses, *(accuracies(network, run.thetas[-1], *some) for some in ((X, T), new_days(useless)))]
    )


def medians(width, days=DAYS, decay=0.0, useless=10):
    """The medians of the four MEASURES, by name."""
    return dict(zip(MEASURES, np.median(at_the_end(width, days, decay, useless), axis=1), strict=True))


# ---- many candidates, one of which is chosen

CANDIDATES, CANDIDATE_WIDTH, CANDIDATE_DAYS = 40, 4, 100


@functools.lru_cache(16)
def candidates(number=0):
    """CANDIDATES networks from other starts, all trained on the same diary: the network and its thetas (CANDIDATES, P)."""
    network, seen = network_of(CANDIDATE_WIDTH, 10), noted_days(CANDIDATE_DAYS, 10, np.random.default_rng(100 + number))
    starts = network.init_stack(range(CANDIDATES), lecun_normal)
    run = train(network, binary_cross_entropy, starts, *seen, epochs=STEPS, rate=RATE, every=STEPS)
    return network, run.thetas[-1]


def judged_by_few(days, number=0):
    """The candidates' accuracies (CANDIDATES,) on so many validation days, and on new days."""
    network, thetas = candidates(number)
    few = noted_days(days, 10, np.random.default_rng(900 + number))
    return accuracies(network, thetas, *few), accuracies(network, thetas, *new_days(10))
