"""What layers come to: linear ones collapse into one; hidden neurons say a clear word, or none; and noise sets a limit."""

import numpy as np

from nblib.maths.data import PRANK
from nblib.maths.layers import Dense

# ---- Dense layers in a row, with nothing between them, can do no more than one of them


def collapse(network, theta):
    """The one Dense layer, and its theta, that do the same as a network of Dense layers alone.

    (X W1 + b1) W2 + b2 = X (W1 W2) + (b1 W2 + b2). theta (..., network.size), with leading axes as anywhere.
    A ValueError for a network with any other layer, of which that is not true.
    """
    if not all(isinstance(layer, Dense) for layer in network.layers):
        raise ValueError("only a network of Dense layers alone collapses into one")
    one = Dense(network.widths[0], network.widths[-1])
    rows = np.eye(1 + one.inputs, one.inputs, k=-1)  # b above W, of a layer that passes its inputs on
    for layer, part in zip(network.layers, network.split(theta), strict=True):
        b, W = layer.unpack(part)
        rows = rows @ W
        rows[..., :1, :] += b
    return one, rows.reshape(*theta.shape[:-1], one.size)


# ---- what can be read inside

CLEAR = 0.8  # a tanh beyond this, above or below 0, says yes or no


def clear_neurons(network, thetas):
    """Which hidden neurons say a clear yes or no in all four situations of the prank: (starts, width) of True and False.

    network: inputs, one hidden layer with tanh, an output. thetas (starts, P).
    """
    return (np.abs(_values(network, thetas)) > CLEAR).all(axis=1)


def can_be_missed(network, thetas):
    """For each of these networks and hidden neurons (starts, width): whether without it the prank is still judged right."""
    values, last = _values(network, thetas), network.layers[-1]
    b, W = last.unpack(network.split(thetas)[-1])
    parts = values * W[:, np.newaxis, :, 0]  # (starts, 4, width): what each neuron adds to the output
    without = parts.sum(axis=-1, keepdims=True) + b - parts
    return ((without > 0) == (PRANK[:, 2:] == 1)).all(axis=1)


def _values(network, thetas):
    """What the hidden neurons (starts, 4, width) say in the four situations."""
    first, activation, _last = network.layers
    return activation(first.forward(network.split(thetas)[0], PRANK[:, :2].astype(float))[0])


# ---- how well anybody can do


def least_loss(noise):
    """The loss (nats) of who knows the true probabilities, where so large a share of the answers is turned round at random."""
    return -sum(share * np.log(share) for share in (noise, 1 - noise) if share > 0)
