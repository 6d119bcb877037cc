"""Hidden neurons have no fixed place: in another order, the network does the same."""

import numpy as np

from nblib.maths.layers import Dense


def reorder(network, theta, hidden, order):
    """The theta in which the neurons of a hidden layer stand in another order.

    hidden: 0 for the first hidden layer, 1 for the second, ...; order: the old place of each neuron, such as (1, 0, 2).
    What comes into each neuron (a column) and what goes out of it (a row) move together, so every output stays.
    """
    dense = [i for i, layer in enumerate(network.layers) if isinstance(layer, Dense)]
    parts = [np.array(part) for part in network.split(np.asarray(theta))]
    into, out_of = dense[hidden], dense[hidden + 1]
    rows = parts[into].reshape(*parts[into].shape[:-1], -1, network.layers[into].outputs)
    parts[into] = rows[..., list(order)].reshape(parts[into].shape)
    b, W = network.layers[out_of].unpack(parts[out_of])
    parts[out_of] = np.concatenate([b, W[..., list(order), :]], axis=-2).reshape(parts[out_of].shape)
    return np.concatenate(parts, axis=-1)
