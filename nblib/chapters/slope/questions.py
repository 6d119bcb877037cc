"""What decides the predictions about slopes: how far one may trust them, what they are slopes of, how they are measured.

Their words stand in questions.md.
"""

import math

import numpy as np

from nblib.chapters.slope.experiments import RATE, SUSPICIOUS, descend_curve, diary_loss, moves, steps_from
from nblib.exercises.question import question, the_one
from nblib.maths.finite_differences import along, partials, quotients
from nblib.maths.neuron import ARTICLE_WEIGHTS


@question
def all_together():
    """Each weight alone makes the loss smaller; all of them at once make it larger."""
    before, alone, together = steps_from(SUSPICIOUS, RATE)
    right = the_one(
        larger=together >= before,
        less_than_best_alone=alone.min() <= together < before,
        even_smaller=together < alone.min(),
    )
    each = " / ".join(f"{loss:.2f}" for loss in alone)
    return dict(right=right, rate=RATE, before=before, each=each, together=together)


def _losses(seen, rate):
    """The losses of a panel: before the step, after that of each weight alone (4,), and after that of all."""
    loss, w = seen.result["loss"], seen.result["w"]
    *alone, together = loss(moves(np.asarray(w), seen.result["slopes"], rate))
    return loss(w), np.array(alone), together


@all_together.belief("even_smaller")
def gains_add_up(_now):
    """What each weight gains alone would add up: the share that is left, by those of each alone, (4,)."""
    return lambda shares: 1 + np.sum(shares - 1)


@all_together.belief("less_than_best_alone")
def gains_even_out(_now):
    """All together would gain what one weight gains on average."""
    return lambda shares: np.mean(shares)


@all_together.goal
def together_is_best(now, start):
    """A step of all weights brings the loss lower than that of any one alone."""
    _, alone, together = _losses(now, now.values["rate"])
    return together < alone.min() - 0.001


@all_together.goal
def largest_that_falls(now, start):
    """A step of all weights lowers the loss, and with the next larger rate it does not."""
    rate = now.values["rate"]
    before, _, together = _losses(now, rate)
    return rate > 0 and together < before <= _losses(now, rate + 0.01)[2]


@all_together.goal
def as_in_the_diary(now, start):
    """After a step of all weights the probabilities are right on average."""
    chance, after = (
        now.result["chance"],
        moves(np.asarray(now.result["w"]), now.result["slopes"], now.values["rate"])[-1],
    )
    return now.values["rate"] > 0 and abs(chance(after) - now.result["tests"]) < 0.015


@question
def signed_difference():
    """Descending y - t never stops, wherever it starts."""
    ends = [descend_curve(lambda w: w - 0.1 - 1, start, 200, rate=0.3)[-1] for start in (-2.0, 0.6, 3.0)]
    stops = [abs(end - 1.1) < 0.5 for end in ends]
    right = the_one(
        stops_at_the_answer=all(stops),
        on_and_on=not any(stops),
        depends_on_the_start=any(stops) and not all(stops),
    )
    return dict(right=right)


@signed_difference.belief("stops_at_the_answer")
def goes_to_the_answer(now):
    """The weight would move by as much a step as it does, but towards the answer, and stop there."""
    path, goal = now.result["paths"]["signed difference"], now.result["goal"]
    way = goal - path[0]
    return path[0] + np.sign(way) * min(abs(way), abs(path[-1] - path[0]))


@signed_difference.goal
def squared_at_rest(now, start):
    """After some steps the squared error has brought the output to the answer."""
    return now.values["step"] >= 5 and abs(now.result["paths"]["squared error"][-1] - now.result["goal"]) < 0.02


@signed_difference.goal
def back_and_forth(now, start):
    """The last two steps along the absolute error have ended on either side of the answer."""
    path = now.result["paths"]["absolute error"] - now.result["goal"]
    return len(path) > 3 and path[-1] * path[-2] < 0


@question
def smaller_is_better():
    """The error of a difference quotient falls with the step, and then grows again."""
    loss = diary_loss()
    cut, exact = along(loss, ARTICLE_WEIGHTS, 1), partials(loss, ARTICLE_WEIGHTS)[1]
    large, middle, tiny = (abs(quotients(cut, 0.4, step)[1] - exact) for step in (1e-3, 1e-7, 1e-15))
    right = the_one(
        smaller_is_closer=large > middle > tiny,
        falls_then_grows=large > middle < tiny,
        hardly_depends=0.1 < middle / large < 10 and 0.1 < tiny / large < 10,
    )
    # Where cutting short and rounding are equally bad: Δw is the square root of the smallest digit, or its cube root
    digit = math.log10(np.finfo(float).eps)
    return dict(right=right, one_sided=round(digit / 2), central=round(digit / 3))


def _errors(seen, step):
    """How far the one-sided quotient and the central one are off with this step."""
    f, w, slope = (seen.result[name] for name in ("f", "w", "slope"))
    _, one_sided, central = quotients(f, w, step)
    return abs(one_sided - slope), abs(central - slope)


STEPS = 10.0 ** np.arange(-16, 0.1, 0.25)


def _error_at(seen, step):
    """The error of the one-sided quotient with this step."""
    return _errors(seen, step)[0]


@smaller_is_better.belief("smaller_is_closer")
def as_the_step(now):
    """The error would go on falling as it does from Δw = 0.001: as the step, (steps, errors)."""
    return STEPS, _error_at(now, 1e-3) * STEPS / 1e-3


@smaller_is_better.belief("hardly_depends")
def always_as_at_first(now):
    """Every step would have the error of the first one, (steps, errors)."""
    return STEPS, np.full(len(STEPS), _error_at(now, 0.1))


@smaller_is_better.goal
def close_one_sided(now, start):
    """The one-sided quotient is right to seven digits."""
    return _errors(now, now.result["step"])[0] < 1e-7


@smaller_is_better.goal
def exact_far_out(now, start):
    """With a step of 1 the central difference is exact, as on a parabola, where the one-sided one is far off."""
    one_sided, central = _errors(now, now.result["step"])
    return now.result["step"] == 1 and central < 1e-12 < 0.01 < one_sided


@smaller_is_better.goal
def never_right(now, start):
    """With a step with which other slopes come out right, both quotients are far off: a corner."""
    return 1e-7 <= now.result["step"] <= 1e-3 and min(_errors(now, now.result["step"])) > 0.3


QUESTIONS = (all_together, signed_difference, smaller_is_better)
