"""Training and a decision map through the course's own functions, beside scikit-learn and PyTorch, in turns.

The same network, examples, optimizer, rate and size of batch for all. What counts are the ratios within one run.
"""

from importlib.metadata import version

import numpy as np

from benchmarks.table import Missing, Row
from benchmarks.tasks import BATCH, EPOCHS, MANY, RATE, ROWS, WIDTHS, T, X
from benchmarks.timing import in_turns
from nblib.maths.activations import tanh
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp
from nblib.maths.optimizers import adam, gradient_descent
from nblib.maths.training import train

DEEPER, MAPS = (2, 8, 8, 1), 20
PEERS = ("scikit-learn", "torch")
OPTIMIZERS = {"descent": gradient_descent, "Adam": adam}


def measure(conditions):
    """The rows on training; the peers' versions are added to the conditions."""
    ways = {(name, count): epochs(optimizer, count) for name, optimizer in OPTIMIZERS.items() for count in (1, MANY)}
    ways |= {"retrain": retrain(), "map": decision_map()}
    try:
        from benchmarks import peers
    except ImportError as error:
        taken = in_turns(ways)
        return [*rows(taken), Missing("training, beside scikit-learn and PyTorch", f"make bench-peers ({error})")]
    conditions.update({name: version(name) for name in PEERS})
    taken = in_turns(ways | peers.ways())
    return [*rows(taken), *beside(taken)]


def epochs(optimizer, count):
    """EPOCHS epochs of mini-batches, for one network or for many at once; nothing is kept but the start and the end."""
    network = mlp(WIDTHS, tanh)
    theta = network.init_stack(range(count)) if count > 1 else network.init(np.random.default_rng(0))
    settings = dict(epochs=EPOCHS, rate=RATE, optimizer=optimizer, batch=BATCH, every=EPOCHS * ROWS)
    return lambda: train(network, binary_cross_entropy, theta, X, T, rng=np.random.default_rng(1), **settings)


def retrain():
    """What a slider's move may cost: 200 epochs with all rows, each of them kept."""
    network = mlp(DEEPER, tanh)
    theta = network.init(np.random.default_rng(0))
    return lambda: train(network, binary_cross_entropy, theta, X, T, epochs=200, rate=RATE)


def decision_map():
    """A network's output at 100 x 100 points, in float32, MAPS times, as a slider that is being moved asks for them."""
    network, line = mlp(DEEPER, tanh), np.linspace(-1, 1, 100, dtype=np.float32)
    theta = network.init(np.random.default_rng(0)).astype(np.float32)
    points = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    return lambda: [network(theta, points) for _ in range(MAPS)]


def rows(taken):
    """What the course's own times say."""
    return [
        *(
            Row(f"an epoch, {name}", taken[name, 1] / EPOCHS, "ms", note="2-4-2-1 tanh, batch 10")
            for name in OPTIMIZERS
        ),
        *(
            Row(f"{MANY} networks: one alone / each of a stack, {name}", MANY * one / many, "times", 8, at_least=True)
            for name, one, many in ((name, taken[name, 1], taken[name, MANY]) for name in OPTIMIZERS)
        ),
        Row("200 epochs with all 250 rows, 2-8-8-1, Adam", taken["retrain"], "ms", 40),
        Row("a decision map of 100 x 100, 2-8-8-1, float32", taken["map"] / MAPS, "ms", 0.5),
    ]


def beside(taken):
    """The peers' times against the course's."""
    for name in OPTIMIZERS:
        for peer, count, limit in (("scikit-learn", 1, 1.5), ("PyTorch", 1, 5), ("PyTorch", MANY, 2)):
            ratio = taken[peer, name, count] / taken[name, count]
            what = "one network" if count == 1 else f"{count} at once"
            yield Row(f"{peer} / the course, {what}, {name}", ratio, "times", limit, at_least=True)
