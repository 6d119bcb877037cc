"""Real handwriting: 1,797 digits of 8 x 8 pixels, and the course's own network trained to read them.

The pictures come with scikit-learn, from the "Optical Recognition of Handwritten Digits" of Alpaydin and Kaynak (1998).
Of scikit-learn only that one file is read. Importing it would cost a small machine 70 megabytes, and nothing of it is
needed: the network is ours.
"""

import functools
import importlib
import importlib.util
import pathlib
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations import softmax, tanh
from nblib.maths.losses import categorical_cross_entropy
from nblib.maths.network import Network, mlp
from nblib.maths.prepared import prepared
from nblib.maths.training import train

INK = 16  # of a black pixel: each is a square of 4 x 4 dots of the scanned bitmap, and counts the black ones
TEST = 360  # digits kept back to test with, 36 of each
EPOCHS, BATCH, RATE, WIDTH = 30, 100, 0.01, 32
FILES = {  # by the package that has it: scikit-learn, or in the reader's own browser that file alone
    "sklearn": "datasets/data/digits.csv.gz",
    "digits_of_scikit_learn": "digits.csv.gz",
}


def digits():
    """All pictures X (1797, 64), from 0 (paper) to 1 (black), row by row, and which digits they are: y (1797,).

    A ModuleNotFoundError if scikit-learn is not installed.
    """
    if (path := _found()) is None:
        importlib.invalidate_caches()  # it may have been installed just now
        path = _found()
    if path is None:
        raise ModuleNotFoundError("the digits come with scikit-learn, which is not installed", name="sklearn")
    return _read(path)


def _found():
    for package, file in FILES.items():
        if found := importlib.util.find_spec(package):
            return pathlib.Path(found.submodule_search_locations[0]) / file
    return None


@functools.lru_cache(1)
def _read(path):
    table = np.loadtxt(path, delimiter=",", dtype=np.uint8)
    X, y = table[:, :64] / INK, table[:, 64].astype(int)
    X.flags.writeable = y.flags.writeable = False  # every caller gets the same arrays
    return X, y


def kept_back(y, seed, new_writers=False):
    """(N,) True for the TEST digits to test with: as many of each, drawn at random, or else the last ones.

    The pictures bear no names, but stand in the order in which they were collected: the most similar one is mostly near
    by. So of the people who wrote the last ones hardly anything is among the others.
    """
    if new_writers:
        return np.arange(len(y)) >= len(y) - TEST
    rng, chosen = np.random.default_rng(seed), np.zeros(len(y), bool)
    for digit in range(10):
        chosen[rng.permutation(np.flatnonzero(y == digit))[: TEST // 10]] = True
    return chosen


@dataclass(frozen=True, eq=False)
class Reader:
    """A network that has learned to read digits, and which of the digits it has never seen."""

    network: Network
    theta: np.ndarray  # (P,)
    test: np.ndarray  # (1797,) True for those kept back
    accuracies: np.ndarray  # (EPOCHS + 1,) the share of these read right, after each epoch

    def chances(self, X):
        """The probability of each digit: (N, 10) for pictures X (N, 64)."""
        return softmax()(self.network(self.theta, X))

    def tested(self):
        """The pictures kept back, what they are, and the probability of each digit: X (TEST, 64), y (TEST,), (TEST, 10)."""
        X, y = digits()
        return X[self.test], y[self.test], self.chances(X[self.test])


@dataclass(frozen=True)
class LazyReader:
    """A Reader whose marks are known: it is trained when anything else of it is asked for."""

    seed: int
    new_writers: bool
    width: int

    @property
    def accuracies(self):
        """(EPOCHS + 1,) as a Reader has them."""
        return _marks(self.seed, self.new_writers, self.width)[0]

    def __getattr__(self, name):
        if name.startswith("_"):  # what Jupyter and others look for in anything is no reason to train
            raise AttributeError(name)
        return getattr(trained(self.seed, self.new_writers, self.width), name)


def reader(seed=0, new_writers=False, width=WIDTH):
    """The network 64-width-10, trained on all digits but those kept back (new_writers: see kept_back)."""
    digits()  # without them there is nothing to read
    return LazyReader(seed, bool(new_writers), width)


@functools.lru_cache(64)
def trained(seed, new_writers, width):
    """Train a Reader. The seed decides on the digits kept back, on the start and on the mini-batches."""
    X, y = digits()
    T, test = np.eye(10)[y], kept_back(y, seed, new_writers)
    network, rng = mlp((64, width, 10), tanh), np.random.default_rng(seed)
    learning = dict(epochs=EPOCHS, rate=RATE, batch=BATCH, rng=rng)
    run = train(network, categorical_cross_entropy, network.init(rng), X[~test], T[~test], **learning)
    accuracies = np.mean(network(run.thetas, X[test]).argmax(axis=-1) == y[test], axis=-1)
    return Reader(network, run.thetas[-1].copy(), test, accuracies)


@prepared()
def _marks(seed, new_writers, width):
    """A Reader's accuracies (EPOCHS + 1,) on the digits kept back, and that on those of them that the last people wrote."""
    reader, (_, y) = trained(seed, new_writers, width), digits()
    among_last = kept_back(y, 0, new_writers=True)[reader.test]
    _, y, chances = reader.tested()
    return reader.accuracies, float(np.mean(chances.argmax(axis=-1)[among_last] == y[among_last]))


def known_hands(reader):
    """The accuracy of a reader on those of the TEST last digits that were kept back by chance.

    Of the people who wrote them it has seen other digits.
    """
    return _marks(reader.seed, reader.new_writers, reader.width)[1]


def hidden_neuron(reader, i):
    """Of hidden neuron number i, by name: its weights w (64,), its mean value for each digit kept back, means (10,), and
    its weights to the ten outputs, v (10,)."""
    first, activation, last = reader.network.layers
    parts = reader.network.split(reader.theta)
    X, y, _ = reader.tested()
    values = activation(first.forward(parts[0], X)[0][:, i])
    means = np.bincount(y, values) / np.bincount(y)
    return dict(w=first.unpack(parts[0])[1][:, i], means=means, v=last.unpack(parts[-1])[1][i])


def confusion(y, read):
    """How often each digit (row) was read as each (column): (10, 10) counts, from what they are and what was read."""
    counts = np.zeros((10, 10), int)
    np.add.at(counts, (y, read), 1)
    return counts
