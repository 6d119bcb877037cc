"""What decides the layers chapter's predictions. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.chapters.layers.experiments import least_loss
from nblib.exercises.question import question, the_one
from nblib.maths.activations import activation, identity
from nblib.maths.data import PRANK
from nblib.maths.layers import Dense
from nblib.maths.network import Network, mlp
from nblib.maths.neuron import predicts_test
from nblib.maths.repeated_training import accuracies_by_size, losses_by_size, prank_run, prank_successes
from nblib.pictures.fine_heights import boundary
from nblib.pictures.ghost import joined

STARTS = 400
NOISE = 0.1  # the share of answers that are turned round, as the panel on width opens


def verdicts_at_corners(score):
    """The verdicts (4,) of a function of both inputs, in the order of PRANK."""
    return predicts_test([score(x1, x2) for x1, x2, _ in PRANK])


def does_prank(score):
    """Whether a function of both inputs judges all four corners right."""
    return np.array_equal(verdicts_at_corners(score), PRANK[:, 2] == 1)


# ---- what a network can represent


@question
def how_many_parameters():
    """Twice the width is more than twice the parameters."""
    before, after = (mlp((3, width, width, 1), identity).size for width in (4, 8))
    factor = round(after / before)
    right = the_one(twice=factor == 2, three_times=factor == 3, four_times=factor == 4)
    return dict(right=right, before=before, after=after)


@how_many_parameters.goal
def deeper_and_smaller(now, start):
    """Narrow layers cost so little that there can be more of them."""
    is_smaller = now.result["network"][0].size < start.result["network"][0].size
    return is_smaller and now.values["depth"] > start.values["depth"]


@how_many_parameters.goal
def one_neuron(now, start):
    """Without a hidden layer a network with one output is a neuron."""
    return now.result["network"][0].size == 4


@question
def two_linear_layers():
    """Two layers that only weigh and add have a straight boundary."""
    network = mlp((2, 2, 1), identity)
    along = np.linspace(0, 1, 5)
    thetas = np.random.default_rng(1).normal(size=(20, network.size))
    bends = max(np.abs(np.diff(network.on_plane(theta)(along, along**0 * 0.3), 2)).max() for theta in thetas) > 1e-9
    return dict(right=the_one(straight=not bends, bends=bends))


PLANE, STEEP = np.linspace(-0.25, 1.25, 151), 8  # where boundaries are looked for; how sharply a bend bends


@two_linear_layers.belief("two_boundaries")
def both_lines_stay(now):
    """The boundaries of both hidden neurons would be those of the output: (xs, ys)."""
    network, theta = now.result["network"]
    hidden = network.layers[0]
    parts = network.split(theta)[0]
    points = np.stack(np.meshgrid(PLANE, PLANE), axis=-1)
    sums = hidden.forward(parts, points.reshape(-1, 2))[0].reshape(len(PLANE), len(PLANE), 2)
    return joined([line for i in range(2) for line in boundary(PLANE, sums[..., i])])


@two_linear_layers.belief("bends")
def bent_in_between(now):
    """The hidden neurons would bend what they pass on, each by a steep tanh: (xs, ys) of the boundary."""
    _network, theta = now.result["network"]
    bent = Network([Dense(2, 2), activation("tanh"), Dense(2, 1)])
    steep = np.concatenate([STEEP * theta[:6], theta[6:]])
    return joined(boundary(PLANE, bent.on_plane(steep)(*np.meshgrid(PLANE, PLANE))))


@two_linear_layers.goal
def three_right(now, start):
    """What a single neuron can do, two layers can."""
    return (verdicts_at_corners(now.result["score"]) == PRANK[:, 2]).sum() == 3


@two_linear_layers.goal
def cancelled(now, start):
    """Two neurons that both count can leave nothing of the inputs."""
    _network, (_bias, w1, w2) = now.result["one"]
    return now.values["v1"] != 0 and now.values["v2"] != 0 and max(abs(w1), abs(w2)) < 1e-9


@question
def how_many_hidden():
    """Two hidden neurons are enough for the prank, if each gives a verdict."""
    least = next(count for count in (1, 2, 4) if _solvable(count))
    return dict(right=the_one(one=least == 1, two=least == 2, four=least == 4))


@how_many_hidden.goal
def solved(now, start):
    """All four corners are right."""
    return does_prank(now.result["y"])


@how_many_hidden.goal
def a_corner_each(now, start):
    """There is another way than OR and AND: each neuron picks out one of the corners with a test."""
    said = {tuple(map(bool, verdicts_at_corners(now.result[name]))) for name in "ab"}
    corners = {tuple(bool(other) for other in PRANK[:, 2] * (np.arange(4) == i)) for i in np.flatnonzero(PRANK[:, 2])}
    return does_prank(now.result["y"]) and said == corners


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
    return dict(right=right, share=share, starts=STARTS, share_of_four=prank_successes(4, STARTS) / STARTS)


@how_often.belief("nearly_always")
def found_if_there_is_one(_now):
    """Whatever can be represented would be found from every start: "shares" by the width, from 1 on."""
    least = next(count for count in (1, 2) if _solvable(count))
    return dict(shares=(np.arange(1, 9) >= least).astype(float))


@how_often.goal
def lucky_start(now, start):
    """Two hidden neurons learn it from some starts."""
    return now.values["width"] == 2 and does_prank(now.result["score"])


@how_often.goal
def by_step_ten(now, start):
    """With more neurons it goes faster."""
    return now.values["step"] <= 10 and does_prank(now.result["score"])


@how_often.goal
def three_fail(now, start):
    """One neuron to spare is no guarantee."""
    trained = now.values["step"] == now.result["losses"]["loss"][0][-1]
    return now.values["width"] >= 3 and trained and not does_prank(now.result["score"])


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
    return signs_in(network, run.thetas[-1])


def signs_in(network, theta):
    """Of each neuron of the first hidden layer, whether it is above 0 in each of the four situations."""
    at = [network.neurons(theta, x)[1] > 0 for x in ((0, 0), (1, 0), (0, 1), (1, 1))]
    return tuple(map(tuple, np.array(at).T.tolist()))


@same_inside.goal
def twins(now, start):
    """Two neurons may come to do the same."""
    signs = signs_in(*now.result["network"])
    return len(set(signs)) < len(signs)


@same_inside.goal
def always_the_same(now, start):
    """A neuron may tell nothing about the four situations."""
    return any(len(set(signs)) == 1 for signs in signs_in(*now.result["network"]))


@question
def bigger_is_better():
    """From width 3 on the loss on new days rises, and yet larger networks are not wrong more often: they are too sure."""
    measures = losses_by_size, accuracies_by_size
    losses, shares = ([np.median(by_size(width, 1, NOISE)[1]) for width in (3, 8)] for by_size in measures)
    dearer, worse = losses[1] > losses[0], shares[1] < shares[0]
    right = the_one(falls_on_both=not dearer, wrong_more_often=dearer and worse, rises_on_new=dearer and not worse)
    facts = dict(narrow=losses[0], wide=losses[1], narrow_right=shares[0], wide_right=shares[1])
    return dict(right=right, least=least_loss(NOISE), most=1 - NOISE, **facts)


def on_new_days(result):
    """The median losses on new days, from the narrowest network to the widest."""
    return [np.median(new) for _seen, new, *_accuracies in result.values()]


@bigger_is_better.belief("falls_on_both")
def new_days_go_along(now):
    """New days would gain as much as those seen: their losses by the width."""
    seen = np.array([np.median(seen) for seen, *_ in now.result.values()])
    return on_new_days(now.result)[0] - (seen[0] - seen)


@bigger_is_better.goal
def widest_is_best(now, start):
    """Without noise there is nothing wrong to be learned by heart."""
    *narrower, widest = on_new_days(now.result)
    return now.values["depth"] > 0 and widest < min(narrower)


@bigger_is_better.goal
def far_too_sure(now, start):
    """With much noise a wide network is surely wrong on many new days."""
    return max(on_new_days(now.result)) > 1.2


@bigger_is_better.goal
def no_better_than_half(now, start):
    """A single neuron cannot do more than guess."""
    return max(abs(loss - np.log(2)) for loss in on_new_days(now.result)) < 0.05


QUESTIONS = (how_many_parameters, two_linear_layers, how_many_hidden, how_often, same_inside, bigger_is_better)
