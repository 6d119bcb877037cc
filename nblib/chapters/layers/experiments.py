"""Linear layers collapse: Dense layers in a row, with nothing between them, can do no more than one of them."""

import numpy as np

from nblib.maths.layers import Dense


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
