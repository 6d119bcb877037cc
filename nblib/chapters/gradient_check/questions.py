"""What decides the predictions about gradients: how small they get on their way back, whom they no longer reach, wrong ones.

Their words stand in questions.md.
"""

import numpy as np

from nblib.chapters.gradient_check.backward_passes import pass_losses
from nblib.chapters.gradient_check.dead_neurons import dead_relu_run, prank_days
from nblib.exercises.question import question, the_one
from nblib.maths.activations import sigmoid
from nblib.maths.gradient_sizes import delta_sizes, learnable_share
from nblib.maths.initialisations import lecun_normal
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp


@question
def how_much_is_left():
    """With sigmoids, ten layers leave next to nothing of the gradient."""
    network = mlp((2, *[16] * 10, 1), sigmoid)
    theta = network.init(np.random.default_rng(0), lecun_normal)
    first, *_, last = delta_sizes(network, binary_cross_entropy, theta, *prank_days())
    times = last / first
    right = the_one(about_the_same=times < 3, a_tenth=3 <= times < 1000, a_millionth=times > 1_000_000)
    millions = round(times / 1e6)
    return dict(right=right, millions=millions, ten_thousands=100 * millions)


@question
def do_they_return():
    """A neuron that is dead on all days never comes back."""
    network, run = dead_relu_run("ReLU", 5.0, 0)
    X, _ = prank_days()
    dead = np.array([learnable_share(network, theta, X)[0] == 0 for theta in run.thetas])  # (steps, neurons)
    returned, at_last = (dead[:-1] & ~dead[1:]).any(), dead[-1].any()
    right = the_one(never=not returned, pulled_back=returned and not at_last, come_and_go=returned and at_last)
    return dict(right=right)


@question
def does_it_show():
    """A wrong gradient often trains nearly as well."""
    (steps, right), (_, wrong) = (pass_losses(name, 6, 0) for name in ("no mistake", "slope forgotten"))
    falls = wrong[-1] < 2 * right[-1]
    found = the_one(
        goes_up=wrong[-1] > wrong[0], hardly_falls=wrong[-1] <= wrong[0] and not falls, falls_as_usual=falls
    )
    return dict(right=found, steps=steps[-1], wrong_loss=wrong[-1], right_loss=right[-1])


QUESTIONS = (how_much_is_left, do_they_return, does_it_show)
