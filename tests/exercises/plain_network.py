"""A network trained by a few lines of its own, without nblib: the oracle for what a lesson's training comes to.

One output; layers as a list of (b, W), W (inputs, outputs). The order of examples is its own, too.
"""

import numpy as np

BENDS = {
    "tanh": (np.tanh, lambda z: 1 / np.cosh(np.clip(z, -300, 300)) ** 2),
    "ReLU": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
}


def layers_of(theta, widths):
    """theta cut into layers: of each, the biases first, then a row of weights for each input."""
    layers, at = [], 0
    for inputs, outputs in zip(widths, widths[1:], strict=False):
        b, W = theta[at : at + outputs], theta[at + outputs : at + outputs * (1 + inputs)]
        layers.append((b.copy(), W.reshape(inputs, outputs).copy()))
        at += outputs * (1 + inputs)
    return layers


def sums_of(layers, bends, X):
    """The sums of every layer, and what each layer was given."""
    given, sums = [X], []
    for i, (b, W) in enumerate(layers):
        sums.append(given[-1] @ W + b)
        if i < len(bends):
            given.append(BENDS[bends[i]][0](sums[-1]))
    return sums, given


def slopes_of(layers, bends, X, t, squared):
    """The slopes along every (b, W), and those along every layer's sums."""
    sums, given = sums_of(layers, bends, X)
    y = sums[-1]
    delta = (2 * (y - t) if squared else 1 / (1 + np.exp(-y)) - t) / len(X)
    deltas, slopes = [delta], []
    for i in range(len(layers) - 1, -1, -1):
        slopes.append((deltas[-1].sum(axis=0), given[i].T @ deltas[-1]))
        if i:
            deltas.append(deltas[-1] @ layers[i][1].T * BENDS[bends[i - 1]][1](sums[i - 1]))
    return slopes[::-1], deltas[::-1]


def trained(layers, bends, X, t, *, epochs, rate, batch, adam, squared=False, l2=0.0):
    """The layers after so many epochs of gradient descent, or of Adam; None once they are no numbers any more."""
    rng, step = np.random.default_rng(99), 0
    memory = [[np.zeros_like(part) for part in (*layer, *layer)] for layer in layers]
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for first in range(0, len(X), batch):
            rows, step = order[first : first + batch], step + 1
            slopes, _ = slopes_of(layers, bends, X[rows], t[rows], squared)
            for layer, slope, kept in zip(layers, slopes, memory, strict=True):
                for k in (0, 1):
                    g = slope[k] + l2 * layer[k] * k
                    if adam:
                        kept[k] = 0.9 * kept[k] + 0.1 * g
                        kept[k + 2] = 0.999 * kept[k + 2] + 0.001 * g * g
                        g = kept[k] / (1 - 0.9**step) / (np.sqrt(kept[k + 2] / (1 - 0.999**step)) + 1e-8)
                    layer[k][...] -= rate * g
            if not all(np.abs(part).max() < 1e12 for layer in layers for part in layer):
                return None
    return layers


def loss_of(layers, bends, X, t, squared=False):
    """The mean loss on these examples."""
    y = sums_of(layers, bends, X)[0][-1]
    return float(np.mean((y - t) ** 2 if squared else np.logaddexp(0, y) - t * y))
