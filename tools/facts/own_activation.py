"""Numbers of the chapter on activation: how often networks with each of them learn the spiral."""

import numpy as np

from nblib.chapters.which_activation.experiments import final_losses
from nblib.maths.activations import activation
from nblib.maths.repeated_training import interval

SEEDS, RATE, LEARNED = 40, 0.03, 0.2  # as the chapter's cell has them


def facts():
    """Successes of three activations, one confidence interval, and two of them compared start by start."""
    losses = {name: final_losses("spiral", activation(name), RATE, SEEDS)[1] for name in ("tanh", "ReLU", "SiLU")}
    successes = {name: int(np.sum(found < LEARNED)) for name, found in losses.items()}
    return {
        **{f"spiral_{name}": f"{count}" for name, count in successes.items()},
        "spiral_SiLU_range": " - ".join(f"{share:.0%}" for share in interval(successes["SiLU"], SEEDS)),
        "spiral_pairs": f"{np.sum(losses['tanh'] < losses['ReLU'])}",
        "spiral_p": f"{signed_rank_p(losses['tanh'] - losses['ReLU']):.2f}",
    }


def signed_rank_p(differences):
    """The two-sided p of Wilcoxon's signed-rank test (1945), exact: differences (n,), none 0 and no two of the same size.

    If there were no difference each sign would be a coin toss. How many of the 2**n tosses have so small a sum of ranks?
    """
    ranks = np.abs(differences).argsort().argsort() + 1
    least = min(ranks[differences > 0].sum(), ranks[differences < 0].sum())
    ways = np.zeros(ranks.sum() + 1)  # how many tosses have each sum
    ways[0] = 1
    for rank in range(1, len(ranks) + 1):
        ways[rank:] += ways[:-rank].copy()
    return min(1.0, 2 * ways[: least + 1].sum() / 2.0 ** len(ranks))
