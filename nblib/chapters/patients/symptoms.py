"""What ails a training: six symptoms, each looked for with a measurement.

A symptom is a function (training, theta) -> bool of a TrainingSession and the theta (P,) that it has come to.
"""

import numpy as np

from nblib.maths.gradient_sizes import delta_sizes, learnable_share

HUGE = 1e3  # a loss that no network at work has
FADED = 0.01  # of the gradient at the last layer: with less, the first hardly moves


def losses_of(training, theta):
    """The loss (without penalties) on the training data and on the test data; infinite where it is no number."""
    with np.errstate(all="ignore"):
        found = training.losses_at(theta)
    return [loss if np.isfinite(loss) else np.inf for loss in found]


def diverged(training, theta):
    """The numbers have grown beyond all bounds."""
    return training.stopped is not None or max(losses_of(training, theta)) > HUGE


def straight(training, theta):
    """The network adds up its inputs and nothing else: halfway between two examples it says the mean of what it says there."""
    X, network = training.data.X, training.network
    ends = network(theta, X), network(theta, X[::-1])
    halfway = network(theta, (X + X[::-1]) / 2)
    return bool(np.allclose(halfway, (ends[0] + ends[1]) / 2, atol=1e-6 * (1 + np.abs(ends[0]).max())))


def dead(training, theta):
    """A whole hidden layer has no slope on any example, so that nothing before it can learn."""
    return any((shares == 0).all() for shares in learnable_share(training.network, theta, training.data.X))


def alike(training, theta):
    """All neurons of the first hidden layer have the same weights and biases, so that they are but one."""
    network = training.network
    dense = [(layer, part) for layer, part in zip(network.layers, network.split(theta), strict=True) if layer.size]
    layer, part = dense[0]
    if len(dense) < 2 or layer.outputs < 2:
        return False
    b, W = layer.unpack(part)
    numbers = np.concatenate([np.atleast_2d(b), W])
    return bool(np.ptp(numbers, axis=1).max() <= 1e-6 * (1 + np.abs(numbers).max()))


def vanishing(training, theta):
    """Of the gradient at the last layer hardly anything arrives at the first, though not nothing."""
    return 0 < arriving_share(training, theta) < FADED


def arriving_share(training, theta):
    """The size of the gradient at the first layer, as a part of that at the last."""
    sizes = delta_sizes(training.network, training.loss, theta, training.data.X, training.data.T)
    return float(sizes[0] / sizes[-1]) if sizes[-1] else 0.0


def dead_neurons(training, theta):
    """How many hidden neurons have no slope on any example, and how many there are: (dead, all)."""
    shares = learnable_share(training.network, theta, training.data.X)
    return sum(int((share == 0).sum()) for share in shares), sum(len(share) for share in shares)


def by_heart(training, theta):
    """The loss on new examples is far above the one on those that were trained on."""
    seen, new = losses_of(training, theta)
    return new > 2 * seen + 0.1


# In the order in which they are looked for: what comes first hides what comes after it
SYMPTOMS = {
    "diverged": diverged,
    "alike": alike,
    "dead": dead,
    "straight": straight,
    "vanishing": vanishing,
    "by_heart": by_heart,
}


def first_symptom(training, theta):
    """The name of the first symptom that is found, or None."""
    with np.errstate(all="ignore"):
        return next((name for name, found in SYMPTOMS.items() if found(training, theta)), None)
