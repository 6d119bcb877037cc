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


def _first_pace(seen, which):
    """The length of the first step, in rates: "corrected", as Adam takes it, or "uncorrected"."""
    return abs(seen.result["paces"][which][0])


@adams_first_step.goal
def short_at_first(now, start):
    """The first step is shorter than a tenth of the rate: epsilon is larger than the slope."""
    return _first_pace(now, "corrected") < 0.1


@adams_first_step.goal
def leap(now, start):
    """Without the correction the first step would be 30 times as long as the rate, or more."""
    return _first_pace(now, "uncorrected") > 30


@adams_first_step.goal
def nothing_to_correct(now, start):
    """With and without the correction the first step is the same, and as long as the rate."""
    both = _first_pace(now, "corrected"), _first_pace(now, "uncorrected")
    return np.allclose(both, 1, atol=0.01)


NEAR_TOP = (0.6, 0.5)  # on the landscape of Styblinski and Tang


@question
def newton_near_a_top():
    """Newton's method goes to where the slope is 0, were it the top of a hill."""
    landscape = LANDSCAPES["Styblinski-Tang"]
    path = descend(newton, landscape, NEAR_TOP, 1.0, 1)
    gone = has_left(landscape, path[-1])
    up = not gone and landscape(path[-1]) > landscape(path[0])
    return dict(right=the_one(up_to_the_top=up, into_a_valley=not gone and not up, out_of_the_picture=gone))


def _newton(seen):
    """The landscape, and the places (K, 2) of Newton's method."""
    return seen.result["landscape"], dict(seen.result["paths"])["Newton"]


@newton_near_a_top.belief("into_a_valley")
def to_the_nearest_bottom(now):
    """The first step would lead straight to the nearest bottom: (xs, ys) from the start on."""
    landscape, path = _newton(now)
    if not len(landscape.minima):
        return None
    nearest = landscape.minima[np.linalg.norm(landscape.minima - path[0], axis=1).argmin()]
    return tuple(np.stack([path[0], nearest]).T)


@newton_near_a_top.goal
def single_step(now, start):
    """Newton's first step, from a place that is no bottom, ends at one."""
    landscape, path = _newton(now)
    if len(path) < 2 or not len(landscape.minima):
        return False
    before, after = (np.linalg.norm(landscape.minima - place, axis=1).min() for place in path[:2])
    return before > 0.5 and after < 0.01


@newton_near_a_top.goal
def on_a_saddle(now, start):
    """It ends where the landscape is level, and the curvatures have both signs."""
    landscape, path = _newton(now)
    low, high = np.linalg.eigvalsh(landscape.hessian(path[-1]))
    return len(path) > 1 and low < 0 < high and np.abs(landscape.gradient(path[-1])).max() < 1e-3


@newton_near_a_top.goal
def damped(now, start):
    """From a place where all curvatures are negative the damped steps lead down."""
    landscape, path = _newton(now)
    on_a_hill = (np.linalg.eigvalsh(landscape.hessian(path[0])) < 0).all()
    return on_a_hill and not has_left(landscape, path[-1]) and landscape(path[-1]) < landscape(path[0]) - 1


HOUR, RATE, STEPS = 16, 0.05, 200


def hardship(hour):
    """How hard it is to study, by the hour at which one begins: the chapter's curve with three valleys."""
    return 2 + 0.15 * (hour - 20.5) ** 2 + np.cos(np.pi * hour)


@question
def who_gets_down():
    """Momentum gets to the lowest valley; gradient descent and Adam do not."""
    lowest = _lowest()
    there = {name: _end(name) for name in ("GD", "momentum", "Adam")}
    found = {name for name, end in there.items() if abs(end - lowest) < NEAR}
    right = the_one(
        adam=found == {"Adam"}, momentum=found == {"momentum"}, momentum_and_adam=found == {"momentum", "Adam"}
    )
    return dict(right=right, hour=HOUR, rate=RATE, steps=STEPS)


def _ends(seen):
    """The hour (3,) at which GD, momentum and Adam arrive."""
    return np.array([seen.result["paths"][name][-1, 0] for name in ("GD", "momentum", "Adam")])


def _lowest():
    """The hour at which beginning is easiest."""
    hours = np.linspace(HOUR, 22, 6001)
    return hours[np.argmin(hardship(hours))]


@who_gets_down.belief("adam")
@who_gets_down.belief("momentum_and_adam")
def adam_gets_down(now):
    """Adam, and places (61,) from the start straight to the lowest valley; None if it is there anyway."""
    path = now.result["paths"]["Adam"][:, 0]
    return None if abs(path[-1] - _lowest()) < NEAR else ("Adam", np.linspace(path[0], _lowest(), 61))


@who_gets_down.goal
def all_three(now, start):
    """All three arrive in the lowest valley."""
    return (np.abs(_ends(now) - _lowest()) < NEAR).all()


@who_gets_down.goal
def swinging(now, start):
    """After many steps GD still goes back and forth within one valley."""
    path = now.result["paths"]["GD"][:, 0]
    last = np.diff(path[-3:])
    return len(path) > 100 and last[0] * last[1] < 0 and np.abs(last).min() > 0.1


@who_gets_down.goal
def run_through(now, start):
    """GD is in the lowest valley, which momentum has missed."""
    gd, momentum, _ = np.abs(_ends(now) - _lowest()) < NEAR
    return gd and not momentum


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
    # Between both valleys of either coordinate, where the slope 2x^3 - 16x + 2.5 is 0, stands the hilltop
    (top,) = [float(x.real) for x in np.roots([2, 0, -16, 2.5]) if abs(x) < 1]
    (low, high), _ = landscape.window
    return dict(right=right, share=share, worked_out=((top - low) / (high - low)) ** 2)


def _share(seen):
    """The share of starts that arrive at a global minimum."""
    return np.mean(is_best(seen.result["landscape"], seen.result["reached"]))


@how_many_starts.belief("nearly_all")
def everyone_finds_it(_now):
    """Every start would lead to the lowest valley."""
    return 1.0


@how_many_starts.goal
def everyone(now, start):
    """All starts arrive at a global minimum."""
    return _share(now) > 0.999


@how_many_starts.goal
def hardly_anyone(now, start):
    """Of fifty starts not even one arrives, though most of them arrive somewhere."""
    return _share(now) < 0.02 and np.mean(now.result["reached"] >= 0) > 0.5


@how_many_starts.goal
def gd_as_well(now, start):
    """On the same landscape gradient descent has the share that Adam had."""
    same = now.values["landscape"] == start.values["landscape"] and now.values["optimizer"] == "GD"
    return same and abs(_share(now) - _share(start)) < 0.02


@question
def near_or_far():
    """Equally low networks are far from each other in weights."""
    found = endings(8)
    twins = found.twins(40)
    far = np.median(found.distances(twins)) > 0.5 * np.linalg.norm(found.thetas[found.best])
    equal = np.abs(found.loss(twins) - found.losses.min()).max() < 1e-9
    return dict(right=the_one(far_too=equal and far, near=equal and not far, none=not equal))


LEVEL = 0.1  # a loss so far above the lowest one has not come down


@near_or_far.belief("near")
def the_lower_the_nearer(now):
    """The nearer a loss to the lowest, the nearer the weights: the trainings' distances in the order of their losses."""
    found = now.result["endings"]
    return np.sort(found.distances(found.thetas)), np.sort(found.losses)


@near_or_far.goal
def stuck(now, start):
    """The chosen training has ended high above the lowest."""
    losses = now.result["endings"].losses
    return losses[now.result["chosen"]] > losses.min() + LEVEL


@near_or_far.goal
def all_low(now, start):
    """No training has ended high above the lowest."""
    losses = now.result["endings"].losses
    return losses.max() < losses.min() + LEVEL


QUESTIONS = (who_gets_down, how_many_starts, near_or_far, adams_first_step, newton_near_a_top)
