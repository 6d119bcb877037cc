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
    return dict(right=right, known=known, new=new, times=(1 - new) / (1 - known))


@question
def scribbled():
    """To a scribble the network gives one of the digits, and is sure of it."""
    rng = np.random.default_rng(1)
    X = np.array([stroke_raster.ink(stroke_raster.dots(stroke_raster.scribble(rng))) for _ in range(SCRIBBLES)])
    sure = np.median(reader().chances(X).max(axis=-1))
    return dict(right=the_one(one_digit=sure > 0.6, all_alike=sure < 0.3), sure=sure, scribbles=SCRIBBLES)


QUESTIONS = (new_writers, scribbled)
