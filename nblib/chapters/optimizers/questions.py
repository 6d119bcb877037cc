"""What decides the optimizers chapter's predictions. Their words stand in questions.md."""

import functools
import itertools

import numpy as np

from nblib.chapters.optimizers.diary_loss import on_batches, on_days, on_diaries
from nblib.chapters.optimizers.experiments import NOISY_RATES, heights_by_rate, noise_floors
from nblib.chapters.optimizers.pictures import NEAR_BOTTOM, DescentMap
from nblib.exercises.question import question, the_one
from nblib.maths.data import diary
from nblib.maths.descent import ends, walk
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.maths.optimizers import OPTIMIZERS, gradient_descent, momentum
from nblib.maths.schedules import SCHEDULES

CONFIDENCE = 8
SAME = 0.1  # weights that differ by less are called the same place


def _diary():
    """The days of A-kun's diary, of chapter 2."""
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


@functools.cache
def _bottom():
    """The smallest loss on the diary."""
    loss = on_days(*_diary(), CONFIDENCE)
    return loss(walk(momentum(loss.gradient, np.zeros(4), rate=0.1), 2000)[-1])


def _above(seen):
    """How far above the bottom each optimizer ends (3,)."""
    return np.array([losses[-1] for _steps, losses in seen.result["losses"].values()]) - _bottom()


@where_it_ends.goal
def not_yet_there(now, start):
    """After 200 steps some optimizer is still high above the bottom, and on its way: its rate is too small."""
    too_small = now.values["rate"] < 0.05
    return now.values["steps"] == 200 and too_small and _above(now).max() > 0.1


@where_it_ends.goal
def out_of_the_picture(now, start):
    """A way leads out of the map, and not back."""
    shown = [int(name[1]) for name in now.values.get("plane", ("w1", "w2"))]
    low, high = DescentMap.window
    ends = np.array([path[-1, shown] for path in now.result["paths"].values()])
    return ((ends < low) | (ends > high)).any()


@where_it_ends.goal
def there_in_20(now, start):
    """An optimizer is at the bottom after 20 steps or fewer, having begun elsewhere."""
    begun = [losses[0] - _bottom() for _steps, losses in now.result["losses"].values()]
    return now.values["steps"] <= 20 and min(begun) > 0.5 and _above(now).min() < NEAR_BOTTOM


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


def _height(seen, which="heights"):
    """Where the chosen rate ends, with the chosen schedule, or at a constant rate."""
    return seen.result[which][seen.result["rates"].index(seen.result["rate"])]


@best_rate.belief("middle")
def far_from_the_cliff(now):
    """The whole curve would lie so far to the left that its lowest rate is a tenth of the first that diverges."""
    rates, constant = np.array(now.result["rates"]), np.array(now.result["constant"])
    down = constant < now.result["before"]
    if down.all() or not down.any():
        return None
    lowest = rates[np.argmin(np.where(down, constant, np.inf))]
    return rates[down] * rates[~down][0] / 10 / lowest, constant[down]


@best_rate.belief("small")
def slow_but_sure(now):
    """Every step down would be safe and none lost: the smaller the rate, the lower it ends; the curve turned round."""
    rates, constant = np.array(now.result["rates"]), np.array(now.result["constant"])
    down = constant < now.result["before"]
    return rates[down], np.sort(constant[down])


@best_rate.goal
def best_of_all(now, start):
    """The chosen rate is the one that gets lowest."""
    return _height(now) == np.nanmin(now.result["heights"])


@best_rate.goal
def saved(now, start):
    """With a schedule this rate leads down, which diverges when it stays as it is."""
    before = now.result["before"]
    return _height(now) < before and not _height(now, "constant") < before


@best_rate.goal
def calmer(now, start):
    """With noise, and a schedule, it gets lower than with any constant rate."""
    return now.values["optimizer"] == "SGD" and _height(now) < np.nanmin(now.result["constant"])


@question
def with_single_days():
    """Steps by single days are right on average, and never come to rest."""
    X, T = _diary()
    loss = on_days(X, T, CONFIDENCE)
    bottom = _bottom()
    gradients = [on_batches(X, T, 1, np.random.default_rng(seed), CONFIDENCE) for seed in range(10)]
    paths = [walk(gradient_descent(gradient, np.zeros(4), rate=0.02), 300) for gradient in gradients]
    late = np.array([loss(path[200:]) - bottom for path in paths])  # (runs, steps)
    moving, far = late.std(axis=1).mean() > 0.01, late.mean() > loss(np.zeros(4)) - bottom
    right = the_one(at_rest=not moving and not far, shaking=moving and not far, at_random=far)
    floors = noise_floors(X, T, 1, NOISY_RATES, CONFIDENCE)
    return dict(right=right, above=floors[NOISY_RATES.index(0.02)])


def _shaking(seen):
    """How far above the bottom the loss is in the last 100 steps, on average over the orders."""
    return np.mean([losses[200:] for _steps, losses in seen.result["losses"].values()]) - _bottom()


def _from_the_start(seen):
    """How many steps there are, and the loss at the start."""
    steps, losses = next(iter(seen.result["losses"].values()))
    return np.asarray(steps), losses[0]


@with_single_days.belief("at_rest")
def as_all_days_at_once(now):
    """It would come down, and to rest, as with the mean slope of all days: the "losses" (steps, losses), the "path" (K, 4)."""
    loss = on_days(*_diary(), CONFIDENCE)
    begin = np.array([-0.5, now.values["w1"], now.values["w2"], 0.3])
    steps, _ = _from_the_start(now)
    path = walk(gradient_descent(loss.gradient, begin, rate=now.values["rate"]), len(steps) - 1)
    return dict(losses=(steps, loss(path)), path=path)


@with_single_days.belief("at_random")
def never_comes_down(now):
    """On average the loss would stay where it was: the "losses" (steps, losses)."""
    steps, before = _from_the_start(now)
    return dict(losses=(steps, np.full(len(steps), before)))


@with_single_days.goal
def calm_with_one(now, start):
    """By single days it has come near to the bottom, and hardly shakes."""
    return now.values["batch"] == 1 and _shaking(now) < 0.02


@with_single_days.goal
def calm_with_ten(now, start):
    """By ten days a step it has come nearer still."""
    return now.values["batch"] == 10 and _shaking(now) < 0.005


@with_single_days.goal
def one_line(now, start):
    """All days at once: the order does not matter any more."""
    first, *others = now.result["paths"].values()
    return all(np.allclose(first, other) for other in others)


@question
def half_the_error():
    """For half the error four times as many days are needed."""
    times = dict(twice=2, four_times=4, ten_times=10)
    from_1000 = _spread(1000)
    shrunk = {name: _spread(1000 * count) / from_1000 for name, count in times.items()}
    return dict(right=min(shrunk, key=lambda name: abs(shrunk[name] - 0.5)), **shrunk)


@half_the_error.belief("twice")
def twice_the_days(_now):
    """With twice the days the spread would be half as large, all the way: a function of the multiple of days."""
    return lambda times: 1 / times


@half_the_error.belief("ten_times")
def ten_times_the_days(_now):
    """Only ten times the days would halve it."""
    return lambda times: 0.5 ** np.log10(times)


@half_the_error.goal
def within_5(now, start):
    """All four weights are within 5% of the true ones."""
    return np.abs(now.result["w"] / (CONFIDENCE * ARTICLE_WEIGHTS) - 1).max() < 0.05


@half_the_error.goal
def wednesday_first(now, start):
    """A diary in which, by luck, Wednesdays tell more than the friend does."""
    _, friend, _, wednesday = now.result["w"]
    return wednesday > friend and not now.result["endless"]


@half_the_error.goal
def endless(now, start):
    """A diary on which there are no best weights."""
    return now.result["endless"]


def _spread(days, diaries=400):
    """The standard deviation of the weights found in many diaries, on average over the four weights."""
    loss = on_diaries(days, range(diaries))
    return ends(momentum(loss.gradient, np.zeros((diaries, 4)), rate=0.5), 500).std(axis=0).mean()


QUESTIONS = (where_it_ends, best_rate, with_single_days, half_the_error)
