"""All settings of the playground in one place, as plain values: what code and a file say of it, and what starts it."""

import functools
from dataclasses import dataclass, field, replace

import numpy as np

from nblib.maths import initialisations, losses
from nblib.maths.activations import GALLERY, activation
from nblib.maths.data import diary
from nblib.maths.datasets_2d import CLOUDS, prank_by_strength
from nblib.maths.layers import Dense
from nblib.maths.network import Network
from nblib.maths.optimizers import OPTIMIZERS
from nblib.maths.schedules import SCHEDULES
from nblib.playground.features import features
from nblib.playground.training_session import Playing, split

SCHEMES = {scheme.__name__: scheme for scheme in initialisations.SCHEMES}
LOSSES = {loss.name: loss for loss in losses.LOSSES if not loss.by_row}
# On mini-batches gradient descent is SGD; the SGD of optimizers.py makes up its noise, for landscapes without examples
DESCENTS = {name: optimizer for name, optimizer in OPTIMIZERS.items() if name != "SGD"}
SCHEDULED = 500  # epochs that a schedule is meant for


def _diary(points, noise, rng):
    X, T = diary(points, rng)
    turned = rng.random(points) < noise
    return X, np.where(turned, 1 - T, T)[:, np.newaxis]


# By name: functions (points, noise, rng) -> X (points, inputs), T (points, 1)
DATA = {**CLOUDS, "prank": prank_by_strength, "diary": _diary}


@dataclass(frozen=True)
class Settings:
    """What the playground trains, and how: names of tables, numbers, and tuples of them, nothing else."""

    data: str = "circle"
    points: int = 500
    noise: float = 0.1
    share: float = 0.5  # of the points that is trained on
    features: tuple = ("x1", "x2")
    widths: tuple = (4, 2)  # of the hidden layers
    activations: tuple = ("tanh", "tanh")  # one for each hidden layer
    scheme: str = "lecun_normal"
    loss: str = "binary cross-entropy"
    l1: float = 0.0
    l2: float = 0.0
    optimizer: str = "Adam"
    schedule: str = "constant"
    rate: float = 0.03
    batch: int = 10
    seed: int = 0


@dataclass(frozen=True)
class Choices:
    """What can be chosen by name: the course's things, and the learner's own."""

    data: dict = field(default_factory=lambda: dict(DATA))
    activations: dict = field(default_factory=lambda: {name: activation(name) for name in GALLERY})
    optimizers: dict = field(default_factory=lambda: dict(DESCENTS))


def examples(settings, choices=None):
    """The points, split in two: Data. Among the choices, data are functions as in DATA, or arrays (X, T)."""
    rng = np.random.default_rng(settings.seed)
    source = (choices or Choices()).data[settings.data]
    X, T = source(settings.points, settings.noise, rng) if callable(source) else source
    return split(X, T, settings.share, rng)


def inputs_of(data, choices):
    """How many numbers a point of the data of this name has."""
    source = choices.data[data]
    X = source(4, 0.0, np.random.default_rng(0))[0] if callable(source) else source[0]
    return X.shape[1]


def network_of(settings, outputs=1, choices=None):
    """The network: features in, hidden layers with their activations, and `outputs` scores out."""
    bends = [(choices or Choices()).activations[name] for name in settings.activations]
    inputs, layers = len(settings.features), []
    for width, bend in zip(settings.widths, bends, strict=True):
        layers += [Dense(inputs, width), bend]
        inputs = width
    return Network([*layers, Dense(inputs, outputs)])


def start(settings, choices=None, theta=None, epoch=0):
    """The training with these settings, a Playing; from a theta (P,) at that epoch, or from the seed's own start."""
    choices = choices or Choices()
    found = examples(settings, choices)
    network = network_of(settings, found.T.shape[1], choices)
    if theta is None:
        theta = network.init(np.random.default_rng(settings.seed), SCHEMES[settings.scheme])
    told = replace(found, X=features(found.X, settings.features), X_test=features(found.X_test, settings.features))
    steps = SCHEDULED * -(-len(found.X) // settings.batch)
    is_constant = settings.schedule == "constant"  # then a learner's own optimizer gets a number, as it expects
    rate = settings.rate if is_constant else SCHEDULES[settings.schedule](settings.rate, steps)
    optimizer = functools.partial(choices.optimizers[settings.optimizer], rate=rate)
    more = dict(batch=settings.batch, l1=settings.l1, l2=settings.l2, seed=settings.seed, first=epoch)
    return Playing(network, LOSSES[settings.loss], told, theta, optimizer, **more)
