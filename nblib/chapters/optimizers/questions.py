"""What decides the optimizers chapter's predictions. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.chapters.optimizers.diary_loss import on_batches, on_days, on_diaries
from nblib.chapters.optimizers.experiments import heights_by_rate
from nblib.exercises.question import question, the_one
from nblib.maths.data import diary
from nblib.maths.descent import ends, walk
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS, gradient_descent, momentum
from nblib.maths.schedules import SCHEDULES

CONFIDENCE = 8
SAME = 0.1  # weights that differ by less are called the same place


def _diary():
    """The days of A-kun's diary, of chapter 1."""
    return diary(60, np.random.default_rng(11))


@question
def where_it_ends():
    """One neuron's log loss has a single valley: every start and every optimizer ends in the same place."""
    loss = on_days(*_diary(), CONFIDENCE)
    corners = np.array(list(itertools.product((-1.0, 1.0), repeat=4)))
    paths = [OPTIMIZERS[name](loss.gradient, corners, rate=0.1) for name in ("GD", "momentum", "Adam")]
    found = np.array([ends(path, 200) for path in paths])  # (optimizers, starts, 4)
    by_start = np.ptp(found, axis=1).max()  # how far apart the starts end, with the same optimizer
    by_optimizer = np.ptp(found, axis=0).max()
    right = the_one(
        same_place=max(by_start, by_optimizer) < SAME,
        by_start=by_start >= SAME,
        by_optimizer=by_start < SAME <= by_optimizer,
    )
    return dict(right=right, apart=max(by_start, by_optimizer))


START, STEPS = (4.0, 1.5), 100  # in the ravine
RATES = tuple(float(f"{rate:.2g}") for rate in np.geomspace(0.001, 1, 61))


@question
def best_rate():
    """The best rate is a hair's breadth below the one that diverges."""
    ravine = LANDSCAPES["ravine"]
    heights = heights_by_rate(ravine, gradient_descent, START, RATES, SCHEDULES["constant"], STEPS)
    before = ravine(np.array(START))
    best, first_gone = RATES[int(np.argmin(heights))], RATES[int(np.argmin(heights < before))]
    margin = first_gone / best  # how many times larger the rate may be before it diverges
    right = the_one(small=margin > 30, middle=3 < margin <= 30, just_below=margin <= 3)
    return dict(right=right, rates=len(RATES), steps=STEPS, best=best, first_gone=first_gone)


@question
def with_single_days():
    """Steps by single days are right on average, and never come to rest."""
    X, T = _diary()
    loss = on_days(X, T, CONFIDENCE)
    bottom = loss(walk(momentum(loss.gradient, np.zeros(4), rate=0.1), 2000)[-1])
    gradients = [on_batches(X, T, 1, np.random.default_rng(seed), CONFIDENCE) for seed in range(10)]
    paths = [walk(gradient_descent(gradient, np.zeros(4), rate=0.02), 300) for gradient in gradients]
    late = np.array([loss(path[200:]) - bottom for path in paths])  # (runs, steps)
    moving, far = late.std(axis=1).mean() > 0.01, late.mean() > loss(np.zeros(4)) - bottom
    right = the_one(at_rest=not moving and not far, shaking=moving and not far, at_random=far)
    return dict(right=right, above=late.mean())


@question
def half_the_error():
    """For half the error four times as many days are needed."""
    times = dict(twice=2, four_times=4, ten_times=10)
    from_1000 = _spread(1000)
    shrunk = {name: _spread(1000 * count) / from_1000 for name, count in times.items()}
    return dict(right=min(shrunk, key=lambda name: abs(shrunk[name] - 0.5)), **shrunk)


def _spread(days, diaries=400):
    """The standard deviation of the weights found in many diaries, on average over the four weights."""
    loss = on_diaries(days, range(diaries))
    return ends(momentum(loss.gradient, np.zeros((diaries, 4)), rate=0.5), 500).std(axis=0).mean()


QUESTIONS = (where_it_ends, best_rate, with_single_days, half_the_error)
