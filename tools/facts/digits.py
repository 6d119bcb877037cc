"""Numbers of the part on real handwriting.

The digits come with an optional package, and ten trainings take seconds. So these numbers are measured where the package
is, and kept beside this file; a test measures them again.

    python -m tools.facts.digits    measures, and writes digits.json
"""

import json
import pathlib

import numpy as np

from nblib.chapters.digits.experiments import digits, hidden_neuron, known_hands, reader
from nblib.pictures.style import percent

KEPT = pathlib.Path(__file__).with_suffix(".json")
SEEDS = range(10)
NEAR = 140  # about as many digits as one person wrote: 13 people wrote 1,797


def facts():
    """The numbers as they were measured."""
    kept = json.loads(KEPT.read_text("utf-8"))
    return {name: f"{n:.2f}" if name.startswith("weight_") else percent(n) for name, n in kept.items()}


def measured():
    """{name: number}, shares and mean sizes of weights. Of ten readers: what they read right, and more."""
    known, new = ([reader(seed, n) for seed in SEEDS] for n in (False, True))
    apart = _to_most_similar()
    found = {
        "digits_median": np.median([r.accuracies[-1] for r in known]),
        "digits_new": np.median([r.accuracies[-1] for r in new]),
        "digits_known_hands": np.median([known_hands(r) for r in known]),
    }
    found |= {"digits_near": np.mean(apart <= NEAR), "digits_near_by_chance": _near_by_chance(len(apart))}
    found |= _mean_weights(known)
    return {name: round(float(share), 4) for name, share in found.items()}


def _mean_weights(readers):
    """The mean size of the weights from pixels that are never inked, hardly ever (under 1%), and mostly."""
    inked = (digits()[0] > 0).mean(axis=0)
    sizes = np.mean([[np.abs(hidden_neuron(r, i)["w"]) for i in range(32)] for r in readers], axis=(0, 1))
    kinds = dict(never=inked == 0, hardly=(inked > 0) & (inked < 0.01), mostly=inked > 0.6)
    return {f"weight_{kind}": sizes[which].mean() for kind, which in kinds.items()}


def _near_by_chance(count):
    """The chance that another of so many pictures stands near by; at both ends there are fewer neighbours."""
    before = np.minimum(np.arange(count), NEAR)
    return (before + before[::-1]).mean() / (count - 1)


def _to_most_similar():
    """How many places away from each picture the most similar one stands: (1797,)."""
    X, _ = digits()
    squares = (X**2).sum(axis=1)
    apart = squares - 2 * X @ X.T + squares[:, np.newaxis]
    np.fill_diagonal(apart, np.inf)
    return np.abs(apart.argmin(axis=1) - np.arange(len(X)))


if __name__ == "__main__":
    KEPT.write_text(json.dumps(measured(), indent=1) + "\n", "utf-8")
