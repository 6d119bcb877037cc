"""What decides the generalisation chapter's predictions. Their words stand in questions.md."""

import numpy as np

from nblib.chapters.generalisation.experiments import (
    CANDIDATES,
    DAYS,
    FITTED,
    WIDTH,
    judged_by_few,
    learned,
    medians,
    two_losses,
)
from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.chapters.generalisation.questions_on_size import second_descent, sure_is_right, wider_is_worse
from nblib.exercises.question import question, the_one
from nblib.maths.neuron import ARTICLE_WEIGHTS

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
        right=right,
        best=best,
        end=end,
        at=run.steps[losses.argmin()],
        seen=run.losses[-1],
        coin=np.log(2),
        floor=FLOOR["loss"],
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
    return (
        now.values["days"] == start.values["days"]
        and min(_new(now, "neuron"), _new(now, "network")) > FLOOR["accuracy"] - 0.02
    )


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


QUESTIONS = (fits_better, longer_is_better, by_heart, best_of_forty, wider_is_worse, sure_is_right, second_descent)
