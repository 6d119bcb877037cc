"""How large is the gradient in each layer, and which neurons does it reach at all?

On its way back through a network the gradient is multiplied in every layer: by weights, and by the slopes of
activations. So from layer to layer it can shrink or grow by about the same factor, and over many layers by a power of it.
"""

import numpy as np

from nblib.maths.activations.activation import Activation
from nblib.maths.layers import Dense


def delta_sizes(network, loss, theta, X, T):
    """The size (..., L) of the gradient when it arrives at each of the L Dense layers, first layer first.

    That is the root of the mean square of the slopes dL/dz along the layer's sums z, of all examples and neurons: what
    a typical one is, whatever its sign, and however many there are. X (N, inputs), T (N, outputs).
    """
    outputs, backward = network.forward(theta, X)
    deltas, _ = backward(loss.gradient(outputs[-1], T))
    arriving = [dZ for layer, dZ in zip(network.layers, deltas[1:], strict=True) if isinstance(layer, Dense)]
    return np.stack([np.sqrt(np.mean(dZ**2, axis=(-2, -1))) for dZ in arriving], axis=-1)


def learnable_share(network, theta, X):
    """For each activation layer: the share (..., neurons) of the examples X (N, inputs) on which a neuron has a slope.

    Where its activation is flat, nothing of the gradient passes, and the neuron learns nothing from that example. A
    share of 0 is a dead neuron: it learns from no example. Activations of a whole vector, as softmax, are left out.
    """
    outputs, _ = network.forward(theta, X)
    shares = []
    for layer, Z, A in zip(network.layers, outputs, outputs[1:], strict=False):
        if isinstance(layer, Activation):
            shares.append(np.mean(layer.derivative(Z, A) != 0, axis=-2))
    return shares
