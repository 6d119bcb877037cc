"""Initialisations: the weights that a layer starts from, drawn at random.

Each is a function (rng, inputs, outputs) -> W (inputs, outputs). Equal weights would make all neurons of a
layer learn the same, so they are drawn; and the more numbers a neuron adds up, the smaller they have to be,
or signals grow (or fade) from layer to layer. Biases start at 0, which is not for these functions to say.

A learner's own initialisation is one line: lambda rng, inputs, outputs: rng.normal(0, 0.5, (inputs, outputs)).
"""

import numpy as np


def zeros(rng, inputs, outputs):
    """No weights at all. Hidden neurons of one layer then stay equal for ever: here to be seen, not used."""
    return np.zeros((inputs, outputs))


def normal(rng, inputs, outputs, deviation=0.01):
    """The bell curve with one standard deviation for all layers (0.01: Krizhevsky, Sutskever and Hinton, 2012)."""
    return rng.normal(0, deviation, (inputs, outputs))


def lecun_uniform(rng, inputs, outputs):
    """Uniform, of variance 1 / inputs: sums keep the inputs' size (LeCun, Bottou, Orr and Müller, 1998)."""
    return _uniform(rng, inputs, outputs, variance=1 / inputs)


def lecun_normal(rng, inputs, outputs):
    """The bell curve, of variance 1 / inputs (LeCun, Bottou, Orr and Müller, 1998)."""
    return normal(rng, inputs, outputs, np.sqrt(1 / inputs))


def glorot_uniform(rng, inputs, outputs):
    """Uniform, of variance 2 / (inputs + outputs), known as Xavier too (Glorot and Bengio, 2010).

    A compromise: variance 1 / inputs keeps the size of what goes forward, 1 / outputs of what comes back.
    """
    return _uniform(rng, inputs, outputs, variance=2 / (inputs + outputs))


def glorot_normal(rng, inputs, outputs):
    """The bell curve, of variance 2 / (inputs + outputs), known as Xavier too (Glorot and Bengio, 2010)."""
    return normal(rng, inputs, outputs, np.sqrt(2 / (inputs + outputs)))


def he_uniform(rng, inputs, outputs):
    """Uniform, of variance 2 / inputs: twice LeCun's, as ReLU silences half of the inputs (He et al., 2015)."""
    return _uniform(rng, inputs, outputs, variance=2 / inputs)


def he_normal(rng, inputs, outputs):
    """The bell curve, of variance 2 / inputs (He, Zhang, Ren and Sun, 2015)."""
    return normal(rng, inputs, outputs, np.sqrt(2 / inputs))


def orthogonal(rng, inputs, outputs):
    """A random rotation, mirrored half of the time: it changes no vector's length (Saxe, McClelland and Ganguli, 2013).

    If inputs and outputs differ in number, the columns (or the rows) are at right angles and of length 1.
    """
    Q, R = np.linalg.qr(rng.normal(size=(max(inputs, outputs), min(inputs, outputs))))
    Q = Q * np.sign(np.diag(R))  # QR prefers some signs; so every one is equally likely (Mezzadri, 2007)
    return Q if inputs >= outputs else Q.T


def _uniform(rng, inputs, outputs, variance):
    """Uniform between -limit and limit, whose variance is limit**2 / 3."""
    limit = np.sqrt(3 * variance)
    return rng.uniform(-limit, limit, (inputs, outputs))


SCHEMES = (
    *(zeros, normal, lecun_uniform, lecun_normal, glorot_uniform),
    *(glorot_normal, he_uniform, he_normal, orthogonal),
)
