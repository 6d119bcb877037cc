"""What is to be seen of a training at one of its epochs."""

import numpy as np

from nblib.maths.activations import sigmoid
from nblib.maths.gradient_sizes import delta_sizes
from nblib.maths.losses import binary_cross_entropy


def chance(loss, Y):
    """How sure the outputs Y are of a 1, from 0 to 1: scores pass the sigmoid first, other outputs are meant as they are."""
    return sigmoid(Y) if loss is binary_cross_entropy else np.clip(Y, 0, 1)


def says_yes(loss, Y):
    """Whether the outputs Y say 1. On the border itself they say 0."""
    return (0 if loss is binary_cross_entropy else 0.5) < Y


def moment(playing, epoch):
    """The network at this epoch, and what it makes of its data, by name.

    losses and accuracies: a pair each, on the training data and on the test data; curve: see Playing.losses; gradients:
    the size of the gradient when it arrives at each layer (L,); diverged: whether training cannot go on, or its losses
    are no ordinary numbers any more.
    """
    theta, network, loss, data = playing.at(epoch), playing.network, playing.loss, playing.data
    parts = (data.X, data.T), (data.X_test, data.T_test)
    with np.errstate(all="ignore"):
        outputs = [(network(theta, X), T) for X, T in parts]
        found = dict(
            losses=[float(loss(Y, T)) for Y, T in outputs],
            accuracies=[float(np.mean(says_yes(loss, Y) == (T > 0.5))) for Y, T in outputs],
            gradients=delta_sizes(network, loss, theta, data.X, data.T),
        )
    diverged = playing.stopped is not None or not np.isfinite(found["losses"]).all()
    span = dict(epoch=min(epoch, playing.last), first=playing.first, earliest=playing.earliest, last=playing.last)
    return dict(network=(network, theta), loss=loss, curve=playing.losses(), diverged=diverged, **span, **found)
