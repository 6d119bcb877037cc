"""Numbers of the chapter on backpropagation: a step of several weights, and what slopes cost."""

import numpy as np

from nblib.chapters.backprop.multiplication_counts import multiplications, parameter_count
from nblib.chapters.slope.experiments import RATE, SUSPICIOUS, diary_loss, steps_from
from nblib.maths.finite_differences import along, partials
from nblib.maths.neuron import ARTICLE_WEIGHTS

DEPTH, WIDTH = 4, 17
SWITCH = 1.6e12  # parameters of the largest Switch Transformer (Fedus, Zoph and Shazeer, 2021)
PER_SECOND = 1e15  # multiplications of a large machine, assumed for the sake of the sum
YEAR = 365.25 * 24 * 3600  # seconds


def facts():
    """A joint step, a slope that holds near by only, counts, and what they mean for trillions of parameters."""
    before, _alone, together = steps_from(SUSPICIOUS, RATE)
    size, (one, back) = parameter_count(DEPTH, WIDTH), multiplications(DEPTH, WIDTH)
    a_run = one / (size + 1)
    return {
        "step_before": f"{before:.2f}",
        "step_together": f"{together:.2f}",
        **_near(),
        "count_size": f"{size:,}",
        "count_ratio": f"{one / back:.0f}",
        "switch_trillions": f"{SWITCH / 1e12:g}",
        "switch_years": f"{SWITCH * SWITCH * (a_run / size) / PER_SECOND / YEAR:.0f}",
        "switch_milliseconds": f"{1000 * SWITCH * (back / size) / PER_SECOND:.0f}",
    }


def _near():
    """The loss along w3, whose slope is negative at A-kun's weights: a little further, and far away."""
    loss = diary_loss()
    cut = along(loss, ARTICLE_WEIGHTS, 3)
    return {
        "near_slope": f"{partials(loss, ARTICLE_WEIGHTS)[3]:.2f}",
        **{f"near_{name}": f"{np.round(cut(w), 3):.3f}" for name, w in (("here", 0.3), ("close", 0.4), ("far", 1.0))},
    }
