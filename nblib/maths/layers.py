"""A layer: numbers in, numbers out, and the way back.

A layer is a frozen shape with `.size` (how many parameters it has), `.init(rng, scheme)` (parameters to start from)
and `.forward(theta, X)`. Its parameters are passed in as a flat vector theta; the layer owns nothing, and remembers
nothing. What backpropagation needs of the forward pass stays in the function `backward`, which forward returns with
its output: the chain rule of this one layer.

An activation is a layer too: one without parameters (see activation.py).
"""

from dataclasses import dataclass

import numpy as np

from nblib.maths.initialisations import glorot_uniform


@dataclass(frozen=True)
class Dense:
    """A layer of neurons, each connected to every input: Y = b + X W.

    theta (..., (1 + inputs) * outputs): the rows of b and W one after another, so that the theta of Dense(3, 1) is
    (w0, w1, w2, w3), A-kun's neuron. A leading axis of theta holds many layers of this shape, computed at once.
    """

    inputs: int
    outputs: int

    @property
    def size(self):
        """How many parameters the layer has."""
        return (1 + self.inputs) * self.outputs

    @property
    def is_weight(self):
        """(size,): True where theta holds a weight, False where it holds a bias."""
        return np.arange(self.size) >= self.outputs

    def init(self, rng, scheme=glorot_uniform):
        """Parameters (size,) to start from: weights by a scheme of initialisations.py, biases 0."""
        W = scheme(rng, self.inputs, self.outputs)
        return np.concatenate([np.zeros(self.outputs), W.ravel()])

    def unpack(self, theta):
        """The biases b (..., 1, outputs) and weights W (..., inputs, outputs) in theta: views, not copies."""
        rows = theta.reshape(*theta.shape[:-1], 1 + self.inputs, self.outputs)
        return rows[..., :1, :], rows[..., 1:, :]

    def forward(self, theta, X):
        """X (..., N, inputs), one example a row, to Y (..., N, outputs). Returns Y and backward; other shapes are a ValueError.

        backward takes dY, the slope of the loss along each number of Y, and returns (dX, dtheta): the slopes along
        the numbers of X and of theta. Slopes along parameters that all N rows share are summed over the rows.
        """
        shape = np.shape(X)
        if len(shape) < 2 or shape[-1] != self.inputs:
            raise ValueError(f"X has the shape {shape}, but this layer takes rows of {self.inputs} numbers")
        b, W = self.unpack(theta)

        def backward(dY):
            dX = dY @ W.swapaxes(-1, -2)
            dW = X.swapaxes(-1, -2) @ dY
            db = dY.sum(axis=-2, keepdims=True)
            dtheta = np.concatenate([db, dW], axis=-2)  # (..., 1 + inputs, outputs)
            return dX, dtheta.reshape(*dtheta.shape[:-2], -1)

        Y = X @ W
        Y += b  # in place, or a decision map of 10,000 rows would take twice the memory
        return Y, backward
