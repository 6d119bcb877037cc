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
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture
from nblib.validation import as_fields

WIDTH, STEPS = 24, 200


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

    Each neuron is a cell, each layer a row, the first one lowest; dead neurons are crossed out.
    """

    def __init__(self, width, layers=1, size=None):
        """width: the most neurons in a layer. layers: the most hidden layers."""
        self.width, self.layers = width, layers
        self.size = size or (max(460, 26 * width + 40), 30 * layers + 74)
        self.margins = (20, 36, 20, 38)

    def draw(self, axes):
        axes.set(xlim=(0, self.width), ylim=(0, self.layers))
        axes.axis("off")
        axes.set_title(say("隠れ層のニューロン(青いほど、多くの例から学べる。× は死んだもの)", "hidden neurons (bluer: learns from more examples; ×: dead)"), fontsize=12)  # fmt: skip
        cells = [(x + 0.5, y + 0.5) for y in range(self.layers) for x in range(self.width)]
        self.cells = axes.scatter(*np.transpose(cells), marker="s", s=17**2, ec=style.LINE, lw=0.8)
        self.dead = axes.scatter([], [], marker="x", s=13**2, color=style.ACCENT, lw=2.4)
        self.below = axes.text(self.width / 2, -0.25, "", ha="center", va="top")
        return [self.cells, self.dead, self.below]

    def update(self, values, result):
        places, shares = self._read(result)
        self.cells.set_offsets(places)
        self.cells.set_facecolor(style.colormap("SHARES")(shares))
        self.dead.set_offsets(places[shares == 0])
        rewrite(self.below, self._count(shares), style.INK)

    @staticmethod
    def _read(result):
        """Places (n, 2) and shares (n,) of all neurons."""
        (shares,) = as_fields(result, "shares")
        places = [(x + 0.5, y + 0.5) for y, row in enumerate(shares) for x in range(len(row))]
        return np.array(places), np.concatenate([np.asarray(row, float) for row in shares])

    @staticmethod
    def _count(shares):
        dead, all_ = int(np.sum(shares == 0)), len(shares)
        return say(f"{all_}個のうち{dead}個が死んでいる", f"{dead} of {all_} are dead")

    def describe(self, values, result):
        _, shares = self._read(result)
        mean = style.percent(shares.mean())
        return say(
            f"隠れ層のニューロンは{self._count(shares)}。平均では、例の {mean} から学べる。",
            f"Of the hidden neurons {self._count(shares)}. On average a neuron can learn from {mean} of the examples.",
        )
