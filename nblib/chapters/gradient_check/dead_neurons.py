"""Neurons that die: ReLU networks trained by steps that may be far too large, and from how many examples each neuron can learn."""

import functools

import numpy as np

from nblib.language import say
from nblib.maths.activations import activation
from nblib.maths.datasets_2d import prank_by_strength
from nblib.maths.initialisations import he_normal
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp
from nblib.maths.optimizers import gradient_descent
from nblib.maths.training import train
from nblib.pictures import style
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields

WIDTH, STEPS = 24, 200
CELL, LARGEST, NARROW = 16, 25, 440  # CSS pixels: a cell is no narrower and no wider; in less room the words are short


@functools.lru_cache(1)
def prank_days():
    """60 days of the prank by strength, with both clues around 0: X (60, 2) in [-0.5, 0.5], T (60, 1)."""
    X, T = prank_by_strength(60, 0, np.random.default_rng(1))
    return X - 0.5, T


@functools.lru_cache(32)
def dead_relu_run(name, rate, seed):
    """Descent of 2-24-1 on these days with the activation of that name: the network and its Run, every step kept."""
    network = mlp((2, WIDTH, 1), activation(name))
    theta = network.init(np.random.default_rng(seed), he_normal)
    return network, train(
        network, binary_cross_entropy, theta, *prank_days(), epochs=STEPS, rate=rate, optimizer=gradient_descent
    )


class DeadNeurons(Picture):
    """From how many examples each hidden neuron can learn; one that learns from none is dead.

    The result has "shares", a list of arrays (neurons,), one a hidden layer: see maths/gradient_sizes.py.

    Each neuron is a cell, each layer a row, the first one lowest; in a narrow room a layer takes several rows. Dead
    neurons are crossed out.
    """

    margins = (10, 8, 10, 28)

    def __init__(self, width, layers=1, size=None):
        """width: the most neurons in a layer. layers: the most hidden layers."""
        self.width, self.layers = width, layers
        self.size = size or (26 * width + 20, 36 * layers + 36)

    def draw(self, axes):
        across, (west, south, east, north) = self.room[0], self.margins
        self.rows = int(np.ceil(self.width * CELL / (across - west - east)))  # of one layer
        self.in_row = int(np.ceil(self.width / self.rows))
        axes.set(xlim=(0, self.in_row), ylim=(0, self.layers * self.rows))
        axes.axis("off")
        short = say("青いほど学べる   × 死んだもの", "blue: can learn   ×: dead")
        whole = say("隠れ層のニューロン: 青いほど多くの日から学べる   × 死んだもの", "hidden neurons: the bluer, the more days to learn from   ×: dead")  # fmt: skip
        axes.set_title(short if across < NARROW else whole, fontsize=12)
        free = (across - west - east) / self.in_row, (self.room[1] - south - north) / (self.layers * self.rows)
        side = min(LARGEST, 0.88 * min(free))
        self.cells = axes.scatter([], [], marker="s", s=side**2, ec=style.LINE, lw=0.8)
        self.dead = axes.scatter([], [], marker="x", s=(0.75 * side) ** 2, color=style.ACCENT, lw=2.4)
        return [self.cells, self.dead]

    def update(self, values, result):
        places, shares = self._read(result)
        self.cells.set_offsets(places)
        self.cells.set_facecolor(style.colormap("SHARES")(shares))
        self.dead.set_offsets(places[shares == 0])

    def _read(self, result):
        """Places (n, 2) and shares (n,) of all neurons."""
        (shares,) = as_fields(result, "shares")
        places = [
            (i % self.in_row + 0.5, (layer + 1) * self.rows - i // self.in_row - 0.5)
            for layer, row in enumerate(shares)
            for i in range(len(row))
        ]
        return np.array(places), self._shares(result)

    @staticmethod
    def _shares(result):
        return np.concatenate([np.asarray(row, float) for row in as_fields(result, "shares")[0]])

    @staticmethod
    def _count(shares):
        dead, all_ = int(np.sum(shares == 0)), len(shares)
        return say(f"{all_}個のうち{dead}個が死んでいる", f"{dead} of {all_} are dead")

    def verdict(self, values, result):
        shares = self._shares(result)
        dead, step = int(np.sum(shares == 0)), result.get("step")
        chip = "" if step is None else say(f"{step}歩", f"step {step}")
        return Verdict(
            say(f"死んだもの {dead} / {len(shares)}", f"{dead} of {len(shares)} dead"), chip, -1 if dead else 0
        )

    def takeaway(self, values, result):
        mean = style.percent(self._shares(result).mean())
        return say(f"1個のニューロンが学べる日は、平均で {mean}。", f"On average a neuron can learn from {mean} of the days.")  # fmt: skip

    def describe(self, values, result):
        shares = self._shares(result)
        mean = style.percent(shares.mean())
        return say(
            f"隠れ層のニューロンは{self._count(shares)}。平均では、例の {mean} から学べる。",
            f"Of the hidden neurons {self._count(shares)}. On average a neuron can learn from {mean} of the examples.",
        )
