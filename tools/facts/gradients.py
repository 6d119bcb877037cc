"""Numbers of the chapter on backpropagation: what a gradient does to the loss."""

from itertools import islice

from nblib.chapters.gradient_check.backward_passes import small_example
from nblib.maths.losses import squared_error
from nblib.maths.optimizers import gradient_descent


def facts():
    """The loss before and after steps along one gradient."""
    network, theta, X, T = small_example(6, 1)
    before, dtheta = network.gradient(squared_error, theta, X, T)
    path = gradient_descent(lambda theta: network.gradient(squared_error, theta, X, T)[1], theta, 0.05)
    return {
        "loss_before": f"{before:.4f}",
        "loss_far": f"{squared_error(network(theta - 5 * dtheta, X), T):.4f}",
        "loss_after": f"{squared_error(network(next(islice(path, 1000, None)), X), T):.4f}",
    }
