"""Losses: one number that says how wrong the outputs are. Smaller is better.

Each loss is the mean that PyTorch takes by default: over all rows (examples) and, unless a row has one loss for all
its outputs, over the outputs too.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations import sigmoid


@dataclass(frozen=True)
class Loss:
    """A loss by name: loss(Y, T) for outputs Y (..., N, outputs) and targets T of that shape, or without leading axes.

    function(Y, T) is the loss of each number (..., N, outputs), or of each row (..., N, 1) if by_row is set; the loss
    is their mean. derivative(Y, T) (..., N, outputs) is the slope of one number's, or one row's, loss along Y.
    """

    name: str
    function: Callable
    derivative: Callable
    formula: str  # TeX; y is an output, t its target
    source: str
    by_row: bool = False

    def __call__(self, Y, T):
        """The mean loss (...)."""
        _check_shapes(Y, T)
        return self.function(Y, T).mean(axis=(-2, -1))

    def gradient(self, Y, T):
        """The slope of the mean loss along each number of Y: (..., N, outputs)."""
        _check_shapes(Y, T)
        rows, outputs = Y.shape[-2:]
        return self.derivative(Y, T) / (rows if self.by_row else rows * outputs)


def _check_shapes(Y, T):
    """Targets (N,) beside outputs (N, 1) would silently be compared each with each, and no rows have no mean."""
    if Y.shape[-2:] != np.shape(T)[-2:]:
        raise ValueError(f"outputs {Y.shape} and targets {np.shape(T)} differ in rows or columns")
    if 0 in Y.shape[-2:]:  # while a stack of no networks has no losses
        raise ValueError(f"outputs {Y.shape} hold no numbers, so they have no mean loss")


def _huber(Y, T):
    """Half the squared error up to 1, and the absolute error less 1/2 beyond; no square of a large error is taken."""
    error = np.abs(Y - T)
    near = np.minimum(error, 1)
    return near * (error - near / 2)


def _surprise(z, t):
    """-t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)).

    -log(sigmoid(z)) is log(1 + exp(-z)); logaddexp computes it without overflow, however sure the neuron is.
    """
    return t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z)


def _row_surprise(Y, T):
    """-sum t log(softmax(y)). Softmax stays the same when all scores are shifted, so the largest can be 0."""
    Z = Y - Y.max(axis=-1, keepdims=True)
    log_sum = np.log(np.exp(Z).sum(axis=-1, keepdims=True))
    return (T * (log_sum - Z)).sum(axis=-1, keepdims=True)


def _row_surprise_slope(Y, T):
    """softmax(y) - t."""
    E = np.exp(Y - Y.max(axis=-1, keepdims=True))
    return E / E.sum(axis=-1, keepdims=True) - T


squared_error = Loss(
    "squared error",
    function=lambda Y, T: (Y - T) ** 2,
    derivative=lambda Y, T: 2 * (Y - T),
    formula=r"(y - t)^2",
    source="Legendre, 1805; PyTorch's MSELoss",
)
absolute_error = Loss(
    "absolute error",
    function=lambda Y, T: np.abs(Y - T),
    derivative=lambda Y, T: np.sign(Y - T),  # 0 at the kink, where the slope jumps from -1 to 1
    formula=r"|y - t|",
    source="Boscovich, 1757; PyTorch's L1Loss",
)
huber = Loss(
    "Huber loss",
    function=_huber,
    derivative=lambda Y, T: np.clip(Y - T, -1, 1),
    formula=r"\frac{1}{2}(y - t)^2 \; (|y - t| < 1), \quad |y - t| - \frac{1}{2} \; (otherwise)",
    source="Huber, 1964; PyTorch's HuberLoss, delta = 1",
)
binary_cross_entropy = Loss(
    "binary cross-entropy",
    function=_surprise,
    derivative=lambda Y, T: sigmoid(Y) - T,
    formula=r"-t \log \sigma(y) - (1 - t) \log(1 - \sigma(y))",
    source="Good, 1952; PyTorch's BCEWithLogitsLoss: Y are scores, T in [0, 1]",
)
categorical_cross_entropy = Loss(
    "categorical cross-entropy",
    function=_row_surprise,
    derivative=_row_surprise_slope,
    formula=r"-\sum_k t_k \log \mathrm{softmax}(y)_k",
    source="Good, 1952; PyTorch's CrossEntropyLoss: Y are scores, a row of T is one-hot, or probabilities of sum 1",
    by_row=True,
)
LOSSES = (squared_error, absolute_error, huber, binary_cross_entropy, categorical_cross_entropy)


def log_loss(scores, targets):
    """Binary cross-entropy of sigmoid(scores) against targets, averaged over the last axis: one neuron, many days.

    scores: (..., days) finite numbers, the sums before the sigmoid; targets: (days,) in [0, 1].
    Returns (...,), in nats: near 0 for sure and right forecasts, ln 2 = 0.693 for 50 : 50 (Good, 1952, for the rule
    of scoring a forecast by its logarithm).
    """
    return np.mean(_surprise(np.asarray(scores, float), np.asarray(targets, float)), axis=-1)


def accuracy(verdicts, targets):
    """The share of days, 0 to 1, on which the verdict (True: a test) agrees with the target."""
    return np.mean(np.asarray(verdicts, bool) == np.asarray(targets, bool), axis=-1)
