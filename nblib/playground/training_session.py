"""A training that goes on for as long as one looks, and whose last epochs can be visited again.

It is a function of the epoch, at(epoch), that remembers: going on costs what the new epochs cost, going back nothing.
"""

import functools
import math
import time
from dataclasses import replace

import numpy as np

from nblib.maths.layers import Dense
from nblib.maths.network import Network
from nblib.maths.schedules import SCHEDULES
from nblib.maths.training import batches
from nblib.playground.compiled_network import compiled
from nblib.playground.examples import encoded, split, with_added
from nblib.playground.learner_objects import Choices
from nblib.playground.settings import LOSSES, SCHEMES

KEPT = 400  # epochs that can be gone back
CURVE = 400  # moments of the loss that are kept, at most
LARGEST = 1e12  # a parameter beyond this has diverged: soon nothing of it would be finite
SCHEDULED = 500  # epochs that a schedule is meant for


class TrainingSession:
    """The training of one network from a given theta; epoch number `first` is its start.

    optimizer(gradient, theta) -> thetas, with its rate already given. l1, l2: the strengths of the penalties on the sum
    of the weights' sizes (Tibshirani, 1996) and on half the sum of their squares (Krogh and Hertz, 1991); biases have
    none. The examples' order is drawn by the seed.
    """

    def __init__(self, network, loss, data, theta, optimizer, *, batch, l1=0.0, l2=0.0, seed=0, first=0):
        self.network, self.loss, self.data, self.first = network, loss, data, first
        self.batch, self.l1, self.l2, self.seed = min(batch, len(data.X)), l1, l2, seed
        self.steps_an_epoch = -(-len(data.X) // self.batch)
        self.start, self.optimizer = np.array(theta, float), optimizer
        self.gradients = {}
        self.restart()

    def restart(self):
        """Back to the first epoch."""
        self.last, self.stopped, self.failed = self.first, None, None
        self.steps = 0  # of the epoch that has begun
        self.thetas = np.empty((KEPT + 1, self.network.size))
        self.thetas[0] = self.start
        self.every, self.curve = 1, []
        self.path = iter(self.optimizer(self._slopes_of_batches(), self.start))
        with np.errstate(all="ignore"):
            next(self.path)
            self._note_losses(self.start)

    def _slopes_of_batches(self):
        """gradient(theta) on one mini-batch after the other, penalties included."""
        drawn = batches(self.data.X, self.data.T, self.batch, np.random.default_rng(self.seed))
        is_weight = self.network.is_weight

        def gradient(theta):
            X, T = next(drawn)
            slopes = self._gradient_for(len(X))(theta, X, T)
            if self.l1 or self.l2:
                return slopes + (self.l1 * np.sign(theta) + self.l2 * theta) * is_weight
            return slopes.copy()

        return gradient

    def _gradient_for(self, rows):
        """The compiled gradient for batches of so many rows."""
        if rows not in self.gradients:
            self.gradients[rows] = compiled(self.network, self.loss, rows)
        return self.gradients[rows]

    @property
    def earliest(self):
        """The earliest epoch that can still be gone back to."""
        return max(self.first, self.last - KEPT)

    def at(self, epoch):
        """theta (P,) after so many epochs; where training has diverged, the last finite one.

        An epoch before `earliest` is found by training again from the start.
        """
        if epoch < self.earliest:
            self.restart()
        self._train(epoch, math.inf)
        return self.thetas[(min(epoch, self.last) - self.first) % len(self.thetas)]

    def go_on(self, epoch, seconds):
        """Train towards this epoch, but for no longer than that; what is left of it at() will do, or the next call.

        So others have their turn, however long an epoch takes. True once there is nothing left to do.
        """
        self._train(epoch, time.monotonic() + seconds)
        return self.last >= epoch or self.stopped is not None

    def _train(self, epoch, end):
        """Go on to this epoch, or until the clock says `end`. What failed once is told again: it cannot go on."""
        if self.failed and self.last < epoch:
            raise self.failed
        try:
            with np.errstate(all="ignore"):
                while self.last < epoch and self.stopped is None and time.monotonic() < end:
                    self._train_an_epoch(end)
        except Exception as error:
            self.failed = error
            raise

    def _train_an_epoch(self, end):
        """The steps that are left of this epoch, or as many as there is time for."""
        while self.steps < self.steps_an_epoch:
            theta = next(self.path)
            self.steps += 1
            if time.monotonic() >= end and self.steps < self.steps_an_epoch:
                return
        self.steps = 0
        self._keep(theta)

    def _keep(self, theta):
        """An epoch is over."""
        if not np.abs(theta).max() < LARGEST:
            self.stopped = self.last
            return
        self.last += 1
        self.thetas[(self.last - self.first) % len(self.thetas)] = theta
        if (self.last - self.first) % self.every == 0:
            self._note_losses(theta)

    def _note_losses(self, theta):
        """Keep the losses of this moment; of too many, every other one."""
        self.curve.append((self.last, *self.losses_at(theta)))
        if len(self.curve) > CURVE:
            self.curve, self.every = self.curve[::2], 2 * self.every

    def outputs(self, theta):
        """What the network with this theta says, and what is true: (Y, T) of the training data, and of the test data."""
        data = self.data
        return [(self.network(theta, X), T) for X, T in ((data.X, data.T), (data.X_test, data.T_test))]

    def losses_at(self, theta):
        """The loss, without penalties, on the training data and on the test data."""
        return [float(self.loss(Y, T)) for Y, T in self.outputs(theta)]

    def losses(self):
        """The losses so far: epochs (K,), on the training data (K,), on the test data (K,); K is at most CURVE."""
        return tuple(np.array(column) for column in zip(*self.curve, strict=True))


# ---- from settings to a training


def examples(settings, choices=None):
    """The points, split in two: Data. Among the choices, data are functions as in DATA, or arrays (X, T)."""
    rng = np.random.default_rng(settings.seed)
    source = (choices or Choices()).data[settings.data]
    X, T = source(settings.points, settings.noise, rng) if callable(source) else source
    return with_added(split(X, T, settings.train_fraction, rng), settings.added)


def inputs_of(data, choices):
    """How many numbers a point of the data of this name has."""
    source = choices.data[data]
    X = source(4, 0.0, np.random.default_rng(0))[0] if callable(source) else source[0]
    return X.shape[1]


def network_of(settings, outputs=1, choices=None):
    """The network: features in, hidden layers with their activations, and `outputs` scores out."""
    activations = [(choices or Choices()).activations[name] for name in settings.activations]
    inputs, layers = len(settings.features), []
    for width, activation in zip(settings.widths, activations, strict=True):
        layers += [Dense(inputs, width), activation]
        inputs = width
    return Network([*layers, Dense(inputs, outputs)])


def start(settings, choices=None, theta=None, epoch=0):
    """The TrainingSession with these settings; from a theta (P,) at that epoch, or from the seed's own start."""
    choices = choices or Choices()
    found = examples(settings, choices)
    network = network_of(settings, found.T.shape[1], choices)
    if theta is None:
        theta = network.init(np.random.default_rng(settings.seed), SCHEMES[settings.scheme])
    X, X_test = (encoded(points, settings.features) for points in (found.X, found.X_test))
    steps = SCHEDULED * -(-len(found.X) // settings.batch)
    is_constant = settings.schedule == "constant"  # then a learner's own optimizer gets a number, as it expects
    rate = settings.rate if is_constant else SCHEDULES[settings.schedule](settings.rate, steps)
    optimizer = functools.partial(choices.optimizers[settings.optimizer], rate=rate)
    more = dict(batch=settings.batch, l1=settings.l1, l2=settings.l2, seed=settings.seed, first=epoch)
    return TrainingSession(network, LOSSES[settings.loss], replace(found, X=X, X_test=X_test), theta, optimizer, **more)
