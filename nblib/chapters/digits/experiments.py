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
from nblib.maths.network import mlp
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
    importlib.invalidate_caches()  # it may have been installed just now
    for package, file in FILES.items():
        if found := importlib.util.find_spec(package):
            return _read(pathlib.Path(found.submodule_search_locations[0]) / file)
    raise ModuleNotFoundError("the digits come with scikit-learn, which is not installed", name="sklearn")


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


@dataclass(frozen=True)
class Reader:
    """A network 64-width-10 that learns to read all digits but those kept back. It is trained when its theta is asked for.

    The seed decides on the digits kept back, on the start and on the mini-batches.
    """

    seed: int
    new_writers: bool
    width: int

    @property
    def network(self):
        """Its shape."""
        return mlp((64, self.width, 10), tanh)

    @property
    def test(self):
        """(1797,) True for the digits that it has never seen."""
        return kept_back(digits()[1], self.seed, self.new_writers)

    @property
    def theta(self):
        """Its parameters (P,) after the last epoch."""
        return _trained(self.seed, self.new_writers, self.width)[0]

    @property
    def accuracies(self):
        """(EPOCHS + 1,) the share of the digits kept back that it reads right, after each epoch."""
        return _marks(self.seed, self.new_writers, self.width)[0]

    def chances(self, X):
        """The probability of each digit: (N, 10) for pictures X (N, 64)."""
        return softmax()(self.network(self.theta, X))

    def tested(self):
        """The pictures kept back, what they are, and the probability of each digit: X (TEST, 64), y (TEST,), (TEST, 10)."""
        X, y = digits()
        return X[self.test], y[self.test], self.chances(X[self.test])


def reader(seed=0, new_writers=False, width=WIDTH):
    """The network 64-width-10, trained on all digits but those kept back (new_writers: see kept_back)."""
    digits()  # without them there is nothing to read
    return Reader(seed, bool(new_writers), width)


@functools.lru_cache(64)
def _trained(seed, new_writers, width):
    """Train a reader: its theta (P,), and its _marks."""
    (X, y), reader, rng = digits(), Reader(seed, new_writers, width), np.random.default_rng(seed)
    T, test, network = np.eye(10)[y], reader.test, reader.network
    learning = dict(epochs=EPOCHS, rate=RATE, batch=BATCH, rng=rng)
    run = train(network, categorical_cross_entropy, network.init(rng), X[~test], T[~test], **learning)
    right = network(run.thetas, X[test]).argmax(axis=-1) == y[test]  # (EPOCHS + 1, TEST)
    hands = right[-1, kept_back(y, 0, new_writers=True)[test]]
    return run.thetas[-1].copy(), right.mean(axis=-1), float(hands.mean())


@prepared()
def _marks(seed, new_writers, width):
    """A reader's accuracies (EPOCHS + 1,) on the digits kept back, and that on those of them that the last people wrote."""
    return _trained(seed, new_writers, width)[1:]


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
