"""Hidden neurons have no fixed place: in another order, or with all their signs turned, the network does the same."""

import numpy as np

from nblib.maths.layers import Dense


def reorder(network, theta, hidden, order):
    """The theta in which the neurons of a hidden layer stand in another order.

    hidden: 0 for the first hidden layer, 1 for the second, ...; order: the old place of each neuron, such as (1, 0, 2).
    """
    return _changed(network, theta, hidden, lambda neurons: neurons[..., list(order)])


def turn(network, theta, hidden, signs):
    """The theta in which some neurons of a hidden layer say the opposite of what they said.

    signs: -1 for those, 1 for the others. Every output stays if the activation is odd, f(-z) = -f(z), as tanh is.
    """
    return _changed(network, theta, hidden, lambda neurons: neurons * np.asarray(signs))


def _changed(network, theta, hidden, change):
    """Do the same to what comes into each neuron (a column) and to what goes out of it (a row), so that outputs stay."""
    dense = [i for i, layer in enumerate(network.layers) if isinstance(layer, Dense)]
    parts = [np.array(part) for part in network.split(np.asarray(theta))]
    into, out_of = dense[hidden], dense[hidden + 1]
    rows = parts[into].reshape(*parts[into].shape[:-1], -1, network.layers[into].outputs)
    parts[into] = change(rows).reshape(parts[into].shape)
    b, W = network.layers[out_of].unpack(parts[out_of])
    W = change(W.swapaxes(-1, -2)).swapaxes(-1, -2)
    parts[out_of] = np.concatenate([b, W], axis=-2).reshape(parts[out_of].shape)
    return np.concatenate(parts, axis=-1)
