"""What decides the predictions on what backpropagation reuses, multiplies and adds up, and on its price.

Their words stand in questions.md.
"""

import math

import numpy as np

from nblib.chapters.backprop.backprop_paths import behind, paths
from nblib.chapters.backprop.multiplication_counts import multiplications, parameter_count
from nblib.exercises.question import question, the_one
from nblib.maths.activations import tanh
from nblib.maths.layers import Dense
from nblib.maths.losses import squared_error
from nblib.maths.network import Network, mlp


@question
def how_often_again():
    """Every weight that is moved asks for the output neuron anew."""
    network = mlp((3, 3, 3, 1), tanh)
    weights = np.flatnonzero(network.is_weight)
    times = sum(int(behind(network, p)[-1][0]) for p in weights)
    return dict(right=the_one(three=times == 3, twelve=times == 12, twenty_one=times == 21), weights=len(weights))


@question
def silent_clue():
    """The weights of a clue that is 0 have slope 0: nothing came in, so nothing can be blamed on them."""
    network = Network([Dense(2, 2), tanh, Dense(2, 1)])
    theta = np.array([0.1, -0.2, 0.7, -0.4, -0.6, 0.8, 0.1, 0.5, 0.8])
    slopes = network.gradient(squared_error, theta, np.array([[1.0, 0]]), np.ones((1, 1)))[1][4:6]
    right = the_one(no_difference=not slopes.any(), increase_both=(slopes < 0).all(), decrease_both=(slopes > 0).all())
    return dict(right=right)


@question
def paths_that_cancel():
    """Of two equal paths with opposite signs nothing is left."""
    network = Network([Dense(1, 1), tanh, Dense(1, 3), tanh, Dense(3, 1)])
    theta, one = np.array([0, 0.5, 0, 0, 0, 1, 1, 1, 0, 1, -1, 0]), np.ones((1, 1))
    up, down, _ = (path.product for path in paths(network, theta, 1, [1], [1], squared_error))
    total = network.gradient(squared_error, theta, one, one)[1][1]
    answers = dict(zero=0.0, as_one_path=-abs(up), twice_one_path=-2 * abs(up))
    right = min(answers, key=lambda name: abs(answers[name] - total))
    return dict(right=right, up=up, down=down, size=abs(up), twice=2 * abs(up))


@question
def how_many_times():
    """One parameter at a time costs about a third as many times more as there are parameters."""
    size, (one, back) = parameter_count(4, 17), multiplications(4, 17)
    answers = dict(ten=10, three_hundred=300, thousand=1000)
    right = min(answers, key=lambda name: abs(math.log(answers[name] * back / one)))
    return dict(right=right, size=size, runs=size + 1, one=one, back=back, times=one / back)


QUESTIONS = (how_often_again, silent_clue, paths_that_cancel, how_many_times)
