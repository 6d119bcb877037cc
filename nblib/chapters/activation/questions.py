"""What decides the predictions about one activation: verdicts, slopes, sums of pieces. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.chapters.activation.experiments import TARGETS, WINDOW, curve_fit, gap
from nblib.exercises.question import question, the_one
from nblib.maths.activations import activation, sigmoid
from nblib.maths.activations.activation import own
from nblib.maths.data import PRANK
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score


@question
def verdict_with_sigmoid():
    """The output is now above 0, but the verdict stays: the border has moved along."""
    today = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
    sums = score(np.random.default_rng(1).uniform(-1, 1, (200, 4)), SITUATIONS)
    stays = (predicts_test(sums) == (sigmoid(sums) > sigmoid(0))).all()
    right = the_one(no=stays, depends_on_weights=not stays)
    return dict(right=right, today=today, output=sigmoid(today), border=sigmoid(0))


@question
def steepest_sigmoid():
    """The slope of the sigmoid is at most a quarter."""
    z = np.linspace(-9, 9, 3601)
    most = sigmoid.derivative(z, sigmoid(z)).max()
    right = the_one(**{name: np.isclose(slope, most) for name, slope in dict(one=1, half=0.5, quarter=0.25).items()})
    return dict(right=right, most=most)


@question
def squares_add_up():
    """Squares are bent, but any number of them adds up to one parabola."""
    few, some, many = map(_gap_of_squares, (3, 4, 12))
    nears, hits = many < few / 2, some < 0.01
    return dict(right=the_one(no=not nears and not hits, nearer=nears and not hits, exactly=hits))


def _gap_of_squares(width):
    """How far the best sum of so many squares stays from the wave."""
    network, theta = curve_fit(TARGETS["wave"], width, own(np.square))
    x = np.linspace(*WINDOW, 361)
    return gap(network(theta, x[:, np.newaxis])[:, 0], TARGETS["wave"](x))


BENT = ("step", "sigmoid", "tanh", "ReLU", "SiLU", "Gaussian", "sine")


@question
def alone():
    """Some bent functions let a single neuron do the prank, others never do."""
    can = [_does_prank(activation(name)) for name in BENT]
    return dict(right=the_one(never=not any(can), any_bent=all(can), some=any(can) and not all(can)))


def _does_prank(sigma):
    """Whether weights and a threshold on a grid let one neuron with this activation do the prank."""
    grid = np.array(list(itertools.product(np.arange(-3, 3.25, 0.25), repeat=3)))
    outputs = sigma(grid[:, :1] + grid[:, 1:] @ PRANK[:, :2].T)  # (weights, 4)
    is_test = PRANK[:, 2] == 1
    return bool(np.any(outputs[:, is_test].min(axis=1) > outputs[:, ~is_test].max(axis=1) + 0.05))


QUESTIONS = (verdict_with_sigmoid, steepest_sigmoid, squares_add_up, alone)
