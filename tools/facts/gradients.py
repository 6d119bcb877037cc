"""Numbers of the chapter on backpropagation: how gradients shrink, and what a gradient does to the loss."""

from itertools import islice

import numpy as np

from nblib.chapters.gradient_check.backward_passes import small_example
from nblib.chapters.gradient_check.dead_neurons import prank_days
from nblib.maths.activations import sigmoid
from nblib.maths.gradient_sizes import delta_sizes
from nblib.maths.initialisations import lecun_normal
from nblib.maths.losses import binary_cross_entropy, squared_error
from nblib.maths.network import mlp
from nblib.maths.optimizers import gradient_descent


def facts():
    """The gradient's way back through ten sigmoid layers; the loss before and after steps along one gradient."""
    network = mlp((2, *[16] * 10, 1), sigmoid)
    theta = network.init(np.random.default_rng(0), lecun_normal)
    first, *_, last = delta_sizes(network, binary_cross_entropy, theta, *prank_days())
    return {
        "sigmoid_factor": f"{(last / first) ** 0.1:.1f}",
        "sigmoid_lost": f"{100 * round(last / first / 1e6)}万",
        "sigmoid_lost_en": f"{last / first / 1e6:.0f} million",
        **_claim_15(),
    }


def _claim_15():
    network, theta, X, T = small_example(6, 1)
    before, dtheta = network.gradient(squared_error, theta, X, T)
    path = gradient_descent(lambda theta: network.gradient(squared_error, theta, X, T)[1], theta, 0.05)
    return {
        "loss_before": f"{before:.4f}",
        "loss_far": f"{squared_error(network(theta - 5 * dtheta, X), T):.4f}",
        "loss_after": f"{squared_error(network(next(islice(path, 1000, None)), X), T):.4f}",
    }
