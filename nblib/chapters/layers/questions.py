"""What decides the layers chapter's predictions. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.exercises.question import question, the_one
from nblib.maths.activations import identity
from nblib.maths.data import PRANK
from nblib.maths.network import mlp
from nblib.maths.repeated_training import losses_by_size, prank_run, prank_successes

STARTS = 400

# ---- what a network can represent


@question
def how_many_parameters():
    """Twice the width is more than twice the parameters."""
    before, after = (mlp((3, width, width, 1), identity).size for width in (4, 8))
    factor = round(after / before)
    right = the_one(twice=factor == 2, three_times=factor == 3, four_times=factor == 4)
    return dict(right=right, before=before, after=after)


@question
def two_linear_layers():
    """Two layers that only weigh and add have a straight boundary."""
    network = mlp((2, 2, 1), identity)
    along = np.linspace(0, 1, 5)
    thetas = np.random.default_rng(1).normal(size=(20, network.size))
    bends = max(np.abs(np.diff(network.on_plane(theta)(along, along**0 * 0.3), 2)).max() for theta in thetas) > 1e-9
    return dict(right=the_one(straight=not bends, bends=bends))


@question
def how_many_hidden():
    """Two hidden neurons are enough for the prank, if each gives a verdict."""
    least = next(count for count in (1, 2, 4) if _solvable(count))
    return dict(right=the_one(one=least == 1, two=least == 2, four=least == 4))


def _solvable(count):
    """Whether `count` hidden verdicts and a neuron on top of them can do the prank, with weights on a small grid."""
    X, T = PRANK[:, :2], PRANK[:, 2] == 1
    grid = np.array(list(itertools.product((-1.5, -0.5, 0.5, 1.5), (-1, 0, 1), (-1, 0, 1))))
    verdicts = np.unique(grid[:, :1] + grid[:, 1:] @ X.T > 0, axis=0)  # every verdict that one neuron can give
    chosen = itertools.islice(itertools.combinations(verdicts, count), 300)
    tops = np.array(list(itertools.product((-0.5, 0.5), *[(-1, 0, 1)] * count)))
    return any(((tops[:, :1] + tops[:, 1:] @ np.array(h) > 0) == T).all(axis=1).any() for h in chosen)


# ---- what training finds


@question
def how_often():
    """What two hidden neurons can represent they learn less than half of the time."""
    share = prank_successes(2, STARTS) / STARTS
    right = the_one(nearly_always=share > 0.9, about_half=0.3 < share < 0.7, hardly_ever=share < 0.1)
    return dict(right=right, share=share, starts=STARTS)


@question
def same_inside():
    """The same answers, other hidden neurons."""
    insides = {_signs(seed) for seed in range(8) if prank_run(4, seed)[1].losses[-1] < 0.1}
    sorts = {tuple(sorted(signs)) for signs in insides}  # those that differ in order alone count as one
    right = the_one(differ=len(sorts) > 1, same=len(insides) == 1, other_order=len(sorts) == 1 < len(insides))
    return dict(right=right)


def _signs(seed):
    """The signs of the hidden neurons of that run in the four situations."""
    network, run = prank_run(4, seed)
    at = [network.neurons(run.thetas[-1], x)[1] > 0 for x in ((0, 0), (1, 0), (0, 1), (1, 1))]
    return tuple(map(tuple, np.array(at).T.tolist()))


@question
def bigger_is_better():
    """Larger networks fit the days they have seen ever better, and new days worse."""
    seen, new = ([np.median(losses_by_size(width, 1, 0.1)[i]) for width in (3, 8)] for i in (0, 1))
    both = seen[1] < seen[0] and new[1] < new[0]
    parts = seen[1] < seen[0] and new[1] > new[0]
    return dict(right=the_one(falls_on_both=both, hardly_changes=not both and not parts, rises_on_new=parts))


QUESTIONS = (how_many_parameters, two_linear_layers, how_many_hidden, how_often, same_inside, bigger_is_better)
