"""What decides the predictions on size and certainty: a wider network, being sure, and the second descent."""

import numpy as np

from nblib.chapters.generalisation.confidence import shown_confidence, surest
from nblib.chapters.generalisation.double_descent import EXAMPLES, FEATURES, shown_errors
from nblib.chapters.generalisation.experiments import WIDTH, medians
from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.exercises.question import question, the_one

WIDTHS = (0, 2, 4, 8, 16)


# ---- wider is worse


@question
def wider_is_worse():
    """From 2 to 16 hidden neurons accuracy hardly changes; the loss is that of too much confidence."""
    found = [medians(width) for width in WIDTHS[1:]]
    right_on = [one["new_accuracy"] for one in found]
    change = right_on[-1] - right_on[0]
    right = the_one(worse=change < -0.03, same=abs(change) <= 0.03, better=change > 0.03)
    losses = [found[0]["new_loss"], found[-1]["new_loss"]]
    return dict(right=right, least=min(right_on), most=max(right_on), narrow=losses[0], wide=losses[1], coin=np.log(2))


@wider_is_worse.belief("worse")
def each_doubling_costs_as_much(now):
    """Each further step along the axis would cost as much accuracy as the first one."""
    first, second = np.median(now.result["accuracy"][1][:2], axis=1)
    return dict(accuracy=first + (second - first) * np.arange(len(now.result["settings"])))


@wider_is_worse.belief("better")
def approaches_the_best(now):
    """Each further step would halve what is missing to the best possible."""
    first = np.median(now.result["accuracy"][1][0])
    return dict(accuracy=FLOOR["accuracy"] - (FLOOR["accuracy"] - first) / 2 ** np.arange(len(now.result["settings"])))


def _here(seen, measure):
    """The median on new days, where the controls stand."""
    at = list(seen.result["settings"]).index(seen.values[seen.result["along"]])
    return np.median(seen.result[measure][1][at])


@wider_is_worse.goal
def decay_helps(now, start):
    """The widest network on the hundred days, with the loss of the plain neuron."""
    held = now.values["width"] == WIDTH and now.values["days"] == start.values["days"]
    return held and _here(now, "loss") < medians(0)["new_loss"]


@wider_is_worse.goal
def near_the_floor(now, start):
    """The widest network, nearly as good as whoever knows the world."""
    return now.values["width"] == WIDTH and _here(now, "loss") < FLOOR["loss"] + 0.015


# ---- sure, so right


@question
def sure_is_right():
    """The days on which the network is surer than 95%: it is right on far fewer of them."""
    shown = shown_confidence(WIDTH, 300, 1)
    certain, hit, days = surest(shown["said"], shown["true"], shown["count"])
    right = the_one(as_said=hit > 0.95, fewer=0.6 < hit <= 0.95, coin=hit <= 0.6)
    return dict(right=right, certain=certain, hit=hit, days=days, loss=shown["loss"])


@sure_is_right.belief("as_said")
def as_often_as_said(now):
    """All circles would lie on the line."""
    return now.result["said"], now.result["said"]


@sure_is_right.belief("coin")
def knows_nothing(now):
    """Whatever is said, there would be a test on as many days."""
    everywhere = np.nansum(now.result["true"] * now.result["count"]) / now.result["count"].sum()
    return now.result["said"], np.full_like(now.result["said"], everywhere)


@sure_is_right.goal
def calmed(now, start):
    """Half the loss, by dividing what it says, with not one verdict changed."""
    same = all(now.values[name] == start.values[name] for name in ("width", "step"))
    return same and now.result["loss"] < start.result["loss"] / 2


@sure_is_right.goal
def stopped(now, start):
    """The same by stopping early."""
    same = all(now.values[name] == start.values[name] for name in ("width", "temperature"))
    return same and now.result["loss"] < start.result["loss"] / 2


# ---- past the peak it gets ever worse


@question
def second_descent():
    """Past the number of features that goes through all examples the error falls again."""
    new = dict(zip(FEATURES, np.median(shown_errors(0.3, 0)["new"], axis=1), strict=True))
    peak, last, before = new[EXAMPLES], new[FEATURES[-1]], min(new[f] for f in FEATURES if f < EXAMPLES)
    right = the_one(grows=last > 1.1 * peak, stays=0.5 * peak < last <= 1.1 * peak, falls=last <= 0.5 * peak)
    return dict(right=right, peak=peak, last=last, before=before, most=FEATURES[-1], examples=EXAMPLES)


@second_descent.belief("grows")
def grows_on(now):
    """Past the peak it would go on as it came there."""
    new, at = np.median(now.result["new"], axis=1), FEATURES.index(EXAMPLES)
    steep = np.log(new[at] / new[at - 2]) / np.log(FEATURES[at] / FEATURES[at - 2])
    past = new[at] * (np.array(FEATURES) / EXAMPLES) ** steep
    return np.where(np.arange(len(new)) <= at, new, past)


@second_descent.belief("stays")
def stays_up(now):
    """What was lost would not come back."""
    new, at = np.median(now.result["new"], axis=1), FEATURES.index(EXAMPLES)
    return np.where(np.arange(len(new)) <= at, new, new[at])


def _error(seen, features):
    return np.median(seen.result["new"][FEATURES.index(features)])


@second_descent.goal
def no_peak(now, start):
    """No peak any more, with all the noise."""
    return now.values["noise"] == start.values["noise"] and _error(now, EXAMPLES) < 0.5


@second_descent.goal
def best_of_all(now, start):
    """The number of features with the least error, without decay."""
    held = all(now.values[name] == start.values[name] for name in ("noise", "decay"))
    return held and _error(now, now.values["features"]) == min(_error(now, features) for features in FEATURES)
