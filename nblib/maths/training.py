"""Training: an optimizer moves a network's theta down its loss on examples, and the way is kept."""

import math
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from nblib.maths.malloc_tuning import keep_what_is_freed
from nblib.maths.optimizers import adam


@dataclass(frozen=True, eq=False)
class Run:
    """What was kept of a training, K moments of it: run.thetas[i] is the network after run.steps[i] steps.

    The losses are those of all examples, without the penalty of weight decay.
    """

    steps: np.ndarray  # (K,), the first is 0
    thetas: np.ndarray  # (K, ..., P)
    losses: np.ndarray  # (K, ...)
    test_losses: np.ndarray | None  # (K, ...), if there were test examples
    # The first step looked at where theta or its loss was infinite or NaN, else None. The run of one network ends
    # before it; a stack goes on while any of its networks is finite, and has an array with an entry for each.
    diverged: int | np.ndarray | None

    @property
    def last_losses(self):
        """The losses at the end: on the examples trained on (...), and on the test examples (...)."""
        return self.losses[-1], self.test_losses[-1]


def train(
    network, loss, theta, X, T, *, epochs, rate, optimizer=adam, batch=None, decay=0.0, rng=None, every=None, test=None
):
    """Train a network from theta (..., P) on X (N, inputs), T (N, outputs), `epochs` times through all. Returns a Run.

    batch, decay, rng: as gradient_on has them. test: (X, T) of examples that are not trained on. every: how many steps
    lie between two kept moments, an epoch if None; the last moment is always kept. With leading axes in theta many
    networks are trained at once, on the same batches.
    """
    keep_what_is_freed()
    gradient = gradient_on(network, loss, X, T, batch=batch, decay=decay, rng=rng)
    an_epoch = 1 if batch is None else math.ceil(X.shape[-2] / batch)
    every, last, moments = every or an_epoch, epochs * an_epoch, []
    examples = [(X, T)] if test is None else [(X, T), test]
    path = optimizer(gradient, theta, rate=rate)
    with np.errstate(over="ignore", invalid="ignore"):  # the Run tells what diverges
        for step, theta in zip(range(last + 1), path, strict=False):
            if step % every == 0 or step == last:
                losses = losses_on(network, loss, theta, *examples)
                moments.append((step, theta, *losses))
                if not _finite(theta, losses[0]).any():
                    break
    return _run(*map(np.array, zip(*moments, strict=True)))


def losses_on(network, loss, theta, *examples):
    """The losses (...) of the network with parameters theta (..., P) on each of these examples (X, T): a list."""
    return [loss(network(theta, X), T) for X, T in examples]


def gradient_on(network, loss, X, T, *, batch=None, decay=0.0, rng=None):
    """The slope of the loss on these examples as an optimizer wants it: gradient(theta) -> dtheta.

    batch: how many rows each call looks at. They are drawn by rng, a numpy Generator, and every row comes once in an
    epoch (so its last batch may be shorter). None: all rows in each call, and no rng is needed.
    decay: the strength of L2 weight decay, the slope of decay / 2 * (sum of squared weights) (Krogh and Hertz, 1991).
    Biases do not decay: they say where a neuron bends, not how sharply (Goodfellow et al., 2016, section 7.1).
    """
    if batch is not None and (batch < 1 or X.shape[-2] != T.shape[-2]):
        raise ValueError(f"batches of {batch} from {X.shape[-2]} rows of X and {T.shape[-2]} of T")
    drawn = repeat((X, T)) if batch is None else batches(X, T, batch, rng)
    is_weight = network.is_weight

    def gradient(theta):
        X, T = next(drawn)
        outputs, backward = network.forward(theta, X)
        _, dtheta = backward(loss.gradient(outputs[-1], T))
        return dtheta + decay * theta * is_weight if decay else dtheta

    return gradient


def batches(X, T, batch, rng):
    """Rows of X and T, `batch` at a time, shuffled anew in each epoch, without end."""
    rows = X.shape[-2]
    while True:
        order = rng.permutation(rows)
        X_now, T_now = X.take(order, axis=-2), T.take(order, axis=-2)
        for start in range(0, rows, batch):
            yield X_now[..., start : start + batch, :], T_now[..., start : start + batch, :]


def _finite(theta, losses):
    """Which networks are still finite, theta and loss: (...)."""
    return np.isfinite(theta).all(axis=-1) & np.isfinite(losses)


def _run(steps, thetas, losses, test_losses=None):
    """The moments, as a Run. The start is kept in any case."""
    finite = _finite(thetas, losses)  # (K, ...)
    diverged = np.where(finite.all(axis=0), None, steps[finite.argmin(axis=0)])[()]
    kept = finite.reshape(len(steps), -1).any(axis=1) | (steps == 0)
    return Run(steps[kept], thetas[kept], losses[kept], None if test_losses is None else test_losses[kept], diverged)
