"""What decides the predictions on choosing an activation: softmax, slopes, rates. Their words stand in questions.md."""

import numpy as np

from nblib.chapters.which_activation.experiments import final_losses
from nblib.exercises.question import question, the_one
from nblib.maths.activations import activation, softmax
from nblib.maths.activations.activation import own


@question
def higher_scores():
    """All scores higher by the same: nothing changes."""
    before, after = (softmax()(np.array([1.0, 0.5, -0.5]) + shift) for shift in (0, 2))
    grow, same = after > before + 1e-9, np.allclose(before, after)
    right = the_one(all_grow=grow.all(), largest_grows=not same and grow[0], nothing_changes=same)
    return dict(right=right, largest_power=np.floor(np.log(np.finfo(float).max)))


@higher_scores.belief("all_grow")
def larger_numerators(now):
    """Only the powers of e above the line would grow, not their sum: p e^(shift / T)."""
    shift = np.clip(now.values["shift"] / now.values["T"], -50, 50)
    return now.result["p"] * np.exp(shift)


@higher_scores.belief("largest_grows")
def as_if_multiplied(now):
    """Adding a number would work as multiplying by it does; with nothing added yet all stays, and below 0 nobody expects it."""
    shift = now.values["shift"]
    return softmax(now.values["T"])((now.result["y"] - shift) * max(shift, 1)) if shift >= 0 else None


@higher_scores.goal
def broken(now, start):
    """As the formula stands, large scores are more than the computer can hold."""
    with np.errstate(all="ignore"):
        total = np.exp(now.result["y"] / now.result["T"]).sum()
    return total == 0 or np.isinf(total)


@higher_scores.goal
def nearly_one(now, start):
    """At a low temperature the largest score takes nearly all."""
    return now.result["p"].max() > 0.99


@higher_scores.goal
def alike(now, start):
    """At a high temperature all get about the same."""
    return np.ptp(now.result["p"]) < 0.1


def _slope_of_output(z):
    """The slope of tanh as a function of its output, which is wrong as one of z."""
    return 1 - z**2


@question
def wrong_slope():
    """A wrong derivative makes training worse, and nobody says a word."""
    sigmas = activation("tanh"), own(np.tanh, _slope_of_output)
    right, wrong = (np.median(final_losses("circle", sigma)[0]) for sigma in sigmas)
    worse = wrong > 3 * right
    return dict(right=the_one(learns_badly=worse, only_slower=not worse), loss_right=right, loss_wrong=wrong)


def losses_given(result):
    """The losses of the training with the slope that was given."""
    _measured, (_steps, losses) = result["losses"].values()
    return losses


@wrong_slope.belief("only_slower")
def half_as_fast(now):
    """The "losses" (steps, losses) of the right slope, taken half as fast."""
    (steps, losses), _given = now.result["losses"].values()
    return dict(losses=(steps, np.interp(np.asarray(steps) / 2, steps, losses)))


@wrong_slope.goal
def without_fault(now, start):
    """One of the four is right."""
    return not now.result["fault"]


@wrong_slope.goal
def wrong_but_learns(now, start):
    """Half the slope is wrong, and nothing shows it in the loss."""
    return bool(now.result["fault"]) and losses_given(now.result)[-1] < 0.1


@wrong_slope.goal
def goes_uphill(now, start):
    """With the wrong sign training can make it worse."""
    losses = losses_given(now.result)
    return losses[-1] > losses[0]


NAMES = ("sigmoid", "tanh", "ReLU", "SiLU", "sine")
SLOW, FAST = 0.03, 0.3


@question
def other_rate():
    """With ten times the learning rate the order of the activations is another one."""
    slow, fast = _medians(SLOW), _medians(FAST)
    first, first_later = min(slow, key=slow.get), min(fast, key=fast.get)
    best_again = first_later == first
    all_worse = all(fast[name] > slow[name] for name in NAMES)
    right = the_one(
        same_order=best_again,
        all_worse=not best_again and all_worse,
        sine_wins=not best_again and not all_worse and first_later == "sine",
    )
    medians = dict(sine_slow=slow["sine"], sine_fast=fast["sine"], relu_slow=slow["ReLU"], relu_fast=fast["ReLU"])
    return dict(right=right, slow=SLOW, fast=FAST, first=first, **medians)


def best_of(result):
    """The activation with the lowest median loss on new days; one's own does not count."""
    return min(NAMES, key=lambda name: np.nan_to_num(np.median(result[name][1]), nan=np.inf))


@other_rate.belief("same_order")
def as_with_short_steps(now):
    """The losses would be those of the smaller rate, where the order was read: one for each activation, as shown."""
    if now.values["problem"] != "spiral":
        return None
    slow = _medians(SLOW)
    return [slow.get(name, np.nan) for name in now.result]


@other_rate.belief("all_worse")
def all_lose_alike(now):
    """Every activation would lose as the best one does, and the order stay: losses as with the smaller rate, times that."""
    slow, fast = (as_with_short_steps(now), [np.median(new) for _seen, new in now.result.values()])
    if slow is None or now.values["rate"] == SLOW:
        return None
    first = int(np.nanargmin(slow))
    return list(np.array(slow) * fast[first] / slow[first])


@other_rate.goal
def relu_first(now, start):
    """With short steps another function wins."""
    return best_of(now.result) == "ReLU"


@other_rate.goal
def tanh_first(now, start):
    """An old function wins, too, at its own rate."""
    return best_of(now.result) == "tanh"


@other_rate.goal
def sigmoid_before_tanh(now, start):
    """Even the sigmoid gets before tanh somewhere."""
    sigmoid_loss, tanh_loss = (np.median(now.result[name][1]) for name in ("sigmoid", "tanh"))
    return sigmoid_loss < tanh_loss


def _medians(rate):
    """The median loss on new days of each activation on the spiral, by name."""
    return {name: np.median(final_losses("spiral", activation(name), rate)[1]) for name in NAMES}


QUESTIONS = (wrong_slope, other_rate, higher_scores)
