"""One trajectory of 200 steps in Rosenbrock's valley, by the course's optimizers and by torch.optim, in turns.

Each computes its own gradient: the course by the landscape's formula, PyTorch by its differentiation, as is usual with
it. To see what the optimizers alone take, PyTorch gets the formula's gradient too.
"""

from importlib.metadata import version
from itertools import islice

import numpy as np

from benchmarks.table import Missing, Row
from benchmarks.tasks import RATES, REPEATS, START, STEPS
from benchmarks.timing import in_turns
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS

LIMITS = {"GD": 30, "momentum": 30, "Adam": 15}


def measure(conditions):
    """The rows on single trajectories; PyTorch's version is added to the conditions."""
    ways = {name: trajectory(name) for name in RATES}
    try:
        from benchmarks import torch_trajectories as peer
    except ImportError as error:
        return [*alone(in_turns(ways)), Missing("one trajectory, beside torch.optim", f"make bench-peers ({error})")]
    conditions["torch"] = version("torch")
    for name in RATES:
        ways[name, "usual"] = peer.trajectory(name)
        ways[name, "by formula"] = peer.trajectory(name, by_formula=True)
    taken = in_turns(ways)
    return [*alone(taken), *beside(taken)]


def trajectory(name):
    """The whole path, as a chapter's cell takes it, REPEATS times."""
    gradient, start = LANDSCAPES["Rosenbrock"].gradient, np.array(START)

    def run():
        for _ in range(REPEATS):
            np.array(list(islice(OPTIMIZERS[name](gradient, start, rate=RATES[name]), STEPS + 1)))

    return run


def alone(taken):
    """The course's own times."""
    return [
        Row(f"one trajectory of {STEPS} steps, {name}", taken[name] / REPEATS, "ms", note="Rosenbrock")
        for name in RATES
    ]


def beside(taken):
    """PyTorch's times against the course's."""
    for name, limit in LIMITS.items():
        what = f"torch.optim / the course, a trajectory, {name}"
        yield Row(what, taken[name, "usual"] / taken[name], "times", limit, at_least=True)
        yield Row(f"{what}, same gradient", taken[name, "by formula"] / taken[name], "times")
