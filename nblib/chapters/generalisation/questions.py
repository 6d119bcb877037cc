"""What decides the generalisation chapter's predictions. Their words stand in questions.md."""

import numpy as np

from nblib.chapters.generalisation.confidence import shown_confidence, surest
from nblib.chapters.generalisation.double_descent import EXAMPLES, FEATURES, shown_errors
from nblib.chapters.generalisation.experiments import (
    CANDIDATES,
    FITTED,
    MEASURES,
    at_the_end,
    judged_by_few,
    learned,
    two_losses,
)
from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.exercises.question import question, the_one
from nblib.maths.neuron import ARTICLE_WEIGHTS

WIDTH, DAYS = 16, 100  # of the network that the chapter tells of, and of its diary
WIDTHS = (0, 2, 4, 8, 16)


def medians(width, days=DAYS, decay=0.0, useless=10):
    """The medians of the four MEASURES, by name."""
    return dict(zip(MEASURES, np.median(at_the_end(width, days, decay, useless), axis=1), strict=True))


# ---- fits better, so is better


@question
def fits_better():
    """Weights that fit thirty days better than 4 : 6 : 3 are worse on new days: part of the fit was luck."""
    fitted, kun = two_losses(FITTED), two_losses(ARTICLE_WEIGHTS)
    gain = kun["new"] - fitted["new"]
    right = the_one(better=gain > 0.01, same=abs(gain) <= 0.01, worse=gain < -0.01)
    return dict(right=right, seen=fitted["seen"], kun=kun["seen"], new=fitted["new"], kun_new=kun["new"])


@fits_better.belief("better")
def as_much_on_new_days(now):
    """The loss on new days would have fallen by as much as that on the diary."""
    return now.result["before"]["new"] - (now.result["before"]["seen"] - now.result["seen"])


@fits_better.belief("same")
def no_change_on_new_days(now):
    """The loss on new days would be that of 4 : 6 : 3."""
    return now.result["before"]["new"]


@fits_better.goal
def at_the_floor(now, start):
    """As good on new days as anybody can be."""
    return now.result["new"] < FLOOR["loss"] + 5e-4


@fits_better.goal
def better_on_both(now, start):
    """A little better than 4 : 6 : 3 on the diary, and nearly as good on new days."""
    return now.result["seen"] < now.result["before"]["seen"] - 0.03 and now.result["new"] < FLOOR["loss"] + 0.01


# ---- longer is better


@question
def longer_is_better():
    """The loss on new days is least early, and rises far above that while the other one falls."""
    losses = learned(WIDTH, DAYS).run.test_losses
    best, end = losses.min(), losses[-1]
    right = the_one(
        ever_better=best > end - 0.01, levels_off=best + 0.01 <= end <= best + 0.05, rises_again=end > best + 0.05
    )
    run = learned(WIDTH, DAYS).run
    return dict(
        right=right, best=best, end=end, at=run.steps[losses.argmin()], seen=run.losses[-1], coin=np.log(2), floor=FLOOR["loss"]
    )


@longer_is_better.belief("ever_better")
def falls_as_on_seen_days(now):
    """New days would go the way of the days seen."""
    return now.result["seen"]


@longer_is_better.belief("levels_off")
def never_rises(now):
    """What has been learned would not be lost again."""
    return np.minimum.accumulate(now.result["new"])


@longer_is_better.goal
def stopped_in_time(now, start):
    """A step at which the loss on new days is nearly its least, having seen what it is."""
    at = np.searchsorted(now.result["steps"], now.result["step"])
    same = all(now.values[name] == start.values[name] for name in ("width", "days"))
    return now.values["mine"].compared and same and now.result["new"][at] < now.result["new"].min() + 0.005


@longer_is_better.goal
def no_need_to_stop(now, start):
    """A learner that may train to the end: nearly nothing is lost by it."""
    return now.values["mine"].compared and now.result["new"][-1] < now.result["new"].min() + 0.02


# ---- by heart, so it is bad


@question
def by_heart():
    """A single neuron cannot learn by heart, and yet most of what the network lacks it lacks as well."""
    many, one, kun = medians(WIDTH), medians(0), FLOOR["accuracy"]
    share = (kun - one["new_accuracy"]) / (kun - many["new_accuracy"])
    right = the_one(none=share < 0.2, most=0.5 < share < 1, all=share >= 1)
    numbers = dict(many=many["new_accuracy"], one=one["new_accuracy"], seen=many["seen_accuracy"], kun=kun, share=share)
    return dict(right=right, **numbers, many_loss=many["new_loss"], one_loss=one["new_loss"])


@by_heart.belief("none")
def as_good_as_kun(now):
    """Without a memory nothing would be missing."""
    return FLOOR


@by_heart.belief("all")
def too_small_to_learn(now):
    """The smaller learner would get as far behind the network as that is behind A-kun."""
    many = np.median(now.result["accuracy"]["network"][1])
    return dict(accuracy=2 * many - FLOOR["accuracy"])


def _new(seen, kind, measure="accuracy"):
    """The median of a kind of learner on new days."""
    return np.median(seen.result[measure][kind][1])


@by_heart.goal
def without_notes(now, start):
    """Both learn nearly all that can be known from the same number of days, once the notes are left out."""
    return now.values["days"] == start.values["days"] and min(_new(now, "neuron"), _new(now, "network")) > FLOOR["accuracy"] - 0.02


@by_heart.goal
def days_instead(now, start):
    """With all the notes the neuron comes near the best, by more days."""
    return now.values["useless"] == start.values["useless"] and _new(now, "neuron") > FLOOR["accuracy"] - 0.01


# ---- the best one is that good


@question
def best_of_forty():
    """The best of forty on fifty validation days owes part of its accuracy to luck, and loses that on new days."""
    validation, new = judged_by_few(50, 1)
    there, truly = validation.max(), new[validation.argmax()]
    right = the_one(as_good=abs(there - truly) <= 0.03, worse=truly < there - 0.03, better=truly > there + 0.03)
    return dict(right=right, count=CANDIDATES, there=there, truly=truly, mean=new.mean())


@best_of_forty.belief("as_good")
def keeps_its_accuracy(now):
    """The chosen one would do on new days what it did on the validation days."""
    there = now.result["validation"].max()
    return there, there


def _gap(seen):
    """How much the chosen one loses on new days."""
    validation, new = seen.result["validation"], seen.result["new"]
    return validation.max() - new[validation.argmax()]


@best_of_forty.goal
def fooled(now, start):
    """A choice that promised 20 points too much."""
    return _gap(now) > 0.2


@best_of_forty.goal
def honest(now, start):
    """The same choice by so many days that it promises nearly what it keeps."""
    return now.values["number"] == start.values["number"] and abs(_gap(now)) < 0.03


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


QUESTIONS = (fits_better, longer_is_better, by_heart, best_of_forty, wider_is_worse, sure_is_right, second_descent)
