"""What decides the valleys chapter's predictions. Their words stand in questions.md."""

import numpy as np

from nblib.chapters.valleys.experiments import basins, endings, is_best
from nblib.exercises.question import question, the_one
from nblib.maths.descent import NEAR, descend, ends, has_left, walk
from nblib.maths.finite_differences import slope
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS, adam, newton


@question
def adams_first_step():
    """A hundred times as steep, and Adam's first step is the same."""
    gradient, start = LANDSCAPES["ravine"].gradient, np.array([4.0, 1.5])

    def first_step(steepness):
        path = walk(adam(lambda theta: steepness * gradient(theta), start, rate=0.3), 1)
        return np.linalg.norm(path[1] - path[0])

    times = first_step(100) / first_step(1)
    return dict(right=the_one(just_as_long=times <= 5, ten_times=5 < times <= 50, hundred_times=times > 50))


NEAR_TOP = (0.6, 0.5)  # on the landscape of Styblinski and Tang


@question
def newton_near_a_top():
    """Newton's method goes to where the slope is 0, were it the top of a hill."""
    landscape = LANDSCAPES["Styblinski-Tang"]
    path = descend(newton, landscape, NEAR_TOP, 1.0, 1)
    gone = has_left(landscape, path[-1])
    up = not gone and landscape(path[-1]) > landscape(path[0])
    return dict(right=the_one(up_to_the_top=up, into_a_valley=not gone and not up, out_of_the_picture=gone))


HOUR, RATE, STEPS = 16, 0.05, 200


def hardship(hour):
    """How hard it is to study, by the hour at which one begins: the chapter's curve with three valleys."""
    return 2 + 0.15 * (hour - 20.5) ** 2 + np.cos(np.pi * hour)


@question
def who_gets_down():
    """Momentum gets to the lowest valley; gradient descent and Adam do not."""
    hours = np.linspace(HOUR, 22, 6001)
    lowest = hours[np.argmin(hardship(hours))]
    there = {name: _end(name) for name in ("GD", "momentum", "Adam")}
    found = {name for name, end in there.items() if abs(end - lowest) < NEAR}
    right = the_one(
        adam=found == {"Adam"}, momentum=found == {"momentum"}, momentum_and_adam=found == {"momentum", "Adam"}
    )
    return dict(right=right, hour=HOUR, rate=RATE, steps=STEPS)


def _end(name):
    """Where the optimizer ends."""
    path = OPTIMIZERS[name](lambda hour: slope(hardship, hour), np.array([float(HOUR)]), rate=RATE)
    return float(ends(path, STEPS)[0])


@question
def how_many_starts():
    """On a surface with four valleys Adam gets to the lowest from about a quarter of all starts."""
    landscape = LANDSCAPES["Styblinski-Tang"]
    share = np.mean(is_best(landscape, basins(landscape, OPTIMIZERS["Adam"], 0.1)))
    right = the_one(nearly_all=share > 0.9, a_quarter=0.2 < share < 0.35, more_than_half=0.5 < share < 0.9)
    return dict(right=right, share=share)


@question
def near_or_far():
    """Equally low networks are far from each other in weights."""
    found = endings(8)
    twins = found.twins(40)
    far = np.median(found.distances(twins)) > 0.5 * np.linalg.norm(found.thetas[found.best])
    equal = np.abs(found.loss(twins) - found.losses.min()).max() < 1e-9
    return dict(right=the_one(far_too=equal and far, near=equal and not far, none=not equal))


QUESTIONS = (adams_first_step, newton_near_a_top, who_gets_down, how_many_starts, near_or_far)
