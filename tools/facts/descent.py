"""Numbers of the chapter on optimizers: what a diary tells."""

import numpy as np

from nblib.chapters.optimizers.diary_loss import on_diaries, runs_away
from nblib.chapters.optimizers.training_exercise import SECONDS
from nblib.maths.descent import ends
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.maths.optimizers import momentum
from nblib.pictures.style import percent

DIARIES = 200  # as many as the panel has


def facts():
    """How often diaries have no best weights, or good ones."""
    return {
        "diaries": f"{DIARIES}",
        "training_seconds": f"{SECONDS}",
        "endless_50": percent(_diaries(50)[0]),
        "near_200": percent(_diaries(200)[1]),
        "near_10000": percent(_diaries(10_000)[1]),
    }


def _diaries(days):
    """Of DIARIES diaries: the shares whose weights grow without end, and whose weights are all within 15%."""
    loss = on_diaries(days, range(DIARIES))
    endless = runs_away(loss.days, loss.tests)
    w = ends(momentum(loss.gradient, np.zeros((DIARIES, 4)), rate=0.5), 500)
    near = (np.abs(w / (8 * ARTICLE_WEIGHTS) - 1) < 0.15).all(axis=-1)
    return endless.mean(), (near & ~endless).mean()
