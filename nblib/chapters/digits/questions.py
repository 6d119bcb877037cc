"""What decides the digits chapter's predictions. Their words stand in questions.md."""

import numpy as np

from nblib.chapters.digits.experiments import reader
from nblib.exercises.question import question, the_one
from nblib.maths import stroke_raster

SEEDS, SCRIBBLES = 10, 60


@question
def new_writers():
    """New people's digits are read clearly worse than new digits of people whose others were trained on."""
    known, new = (np.median([reader(seed, n).accuracies[-1] for seed in range(SEEDS)]) for n in (False, True))
    lost = known - new
    right = the_one(as_many=abs(lost) < 0.02, fewer=0.03 < lost < 0.15, not_half=new < 0.5)
    least = min(reader(seed).accuracies[-1] for seed in range(SEEDS))
    return dict(right=right, known=known, new=new, times=(1 - new) / (1 - known), least=least)


@new_writers.belief("as_many")
def hands_do_not_matter(now):
    """New people's digits would be read as well as those drawn by lot: the share of the column "new"."""
    return dict(new=np.median(now.result["known"]))


@new_writers.belief("not_half")
def all_that_is_left_is_guessing(_now):
    """Nothing of what was learned would hold for new people: of ten digits one is guessed right."""
    return dict(new=1 / 10)


def _medians(seen):
    """What the ten trainings read right, on average: by known hands, and by new ones."""
    return np.median(seen.result["known"]), np.median(seen.result["new"])


@new_writers.goal
def no_gap(now, start):
    """New hands are read as well as known ones."""
    known, new = _medians(now)
    return known - new < 0.01


@new_writers.goal
def small_and_good(now, start):
    """A small network reads nine in ten by known hands."""
    return now.values["width"] <= 8 and _medians(now)[0] >= 0.9


@new_writers.goal
def new_in_a_hurry(now, start):
    """After ten epochs or fewer nine in ten by new hands are read."""
    return now.values["epochs"] <= 10 and _medians(now)[1] >= 0.9


@question
def scribbled():
    """To a scribble the network gives one of the digits, and is sure of it."""
    rng = np.random.default_rng(1)
    X = np.array([stroke_raster.ink(stroke_raster.dots(stroke_raster.scribble(rng))) for _ in range(SCRIBBLES)])
    highest = reader().chances(X).max(axis=-1)
    sure, empty = np.median(highest), reader().chances(np.zeros((1, 64))).max()
    right = the_one(one_digit=sure > 0.6, all_alike=sure < 0.3)
    return dict(right=right, sure=sure, scribbles=SCRIBBLES, doubted=int(np.sum(highest < 0.9)), empty=empty)


@scribbled.belief("all_alike")
def no_idea(now):
    """What is no digit would leave the network undecided: the same probability for each, "chances"."""
    count = len(now.result["chances"])
    return dict(chances=np.full(count, 1 / count))


@scribbled.goal
def quite_sure(now, start):
    """What is on the paper is read with more than 95%."""
    return now.result["chances"].max() > 0.95


@scribbled.goal
def in_doubt(now, start):
    """There is ink on the paper, and the network does not know what it is."""
    return now.result["X"].sum() > 3 and now.result["chances"].max() < 0.5


@scribbled.goal
def misplaced(now, start):
    """As it stands on the paper another digit is read than when it is brought to size and place."""
    fitted = stroke_raster.ink(stroke_raster.dots(now.values["paper"], True))
    return (
        not now.values["fit"] and fitted.any() and now.result["read"] != reader().chances(fitted[np.newaxis]).argmax()
    )


QUESTIONS = (new_writers, scribbled)
