"""Compute what is prepared (nblib/maths/prepared.py says what that is), and write it beside the code: python -m tools.prepare

A module whose code and calls are those that were prepared is left alone. A result that differs from the one that stands there
only as another processor rounds stays as it is.
"""

import ast
import hashlib
import inspect
import itertools
import json

import numpy as np

from nblib.chapters.backprop import multiplication_counts
from nblib.chapters.digits import experiments as digits
from nblib.chapters.generalisation import double_descent
from nblib.chapters.generalisation import experiments as generalisation
from nblib.chapters.valleys import experiments as valleys
from nblib.chapters.which_activation import experiments as which_activation
from nblib.maths import repeated_training
from nblib.maths.activations import GALLERY, tanh
from nblib.maths.datasets_2d import PROBLEMS
from nblib.maths.initialisations import lecun_normal
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.network import mlp
from nblib.maths.optimizers import OPTIMIZERS
from nblib.maths.prepared import decoded, encoded
from tools.import_graph import ROOT, path_of, steps_from


def product(**values):
    """Calls with every combination of these values, in their order."""
    return list(itertools.product(*values.values()))


def starts(width):
    """The 400 starts of a network on the prank."""
    network = mlp((2, width, 1), tanh)
    return network, network.init_stack(range(400), lecun_normal)


SIX = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
SHAPES = [GALLERY[name] for name in ("identity", "sigmoid", "tanh", "ReLU", "SiLU", "sine")]
FOUR = [LANDSCAPES[name] for name in ("Himmelblau", "Styblinski-Tang", "Rastrigin", "Ackley")]
SIZES = [
    (width, depth, noise)
    for width in (1, 2, 3, 4, 6, 8)
    for depth, noise in [*product(d=range(5), n=[0.1]), *product(d=[1], n=[0, 0.05, 0.15, 0.2, 0.25, 0.3])]
]
THREE = {"GD": 1, "momentum": 0.3, "Adam": 0.03}  # with their rates on the prank

# How many may come out otherwise on another processor: of 10,000 starts some lie on the edge between two valleys;
# of 400 trainings two may be near the bound, and of 360 digits some ten near the line between right and wrong
FEW = dict(successes=20, prank_successes=2, _marks=0.03, at_the_end=0.02)
# Losses and shares, which are drawn and told to three digits: six are kept. A theta keeps all, as its loss must follow from it
SIX_DIGITS = ("prank_losses", "losses_by_size", "accuracies_by_size", "final_losses", "fit_errors")
# What is prepared: module -> function -> its calls. The chapters' panels as they open, and what their sliders lead to as far
# as it is small.
CALLS = {
    repeated_training: {
        "prank_successes": product(width=range(1, 9), starts=[400]),
        "prank_losses": [(*starts(2), OPTIMIZERS[name], rate, 2000) for name, rate in THREE.items()]
        + [(*starts(width), OPTIMIZERS["Adam"], 0.03, 2000) for width in (2, 4)],
        "losses_by_size": SIZES,
        "accuracies_by_size": SIZES,
    },
    which_activation: {
        "final_losses": product(problem=PROBLEMS, activation=SHAPES, rate=[0.01, 0.03, 0.1, 0.3])
        + product(problem=["spiral"], activation=SHAPES, rate=[0.03], starts=[40]),
    },
    generalisation: {
        "at_the_end": product(
            width=[0, 2, 4, 8, 16], days=[50, 100, 200, 500, 1000], decay=[0, 0.003, 0.01, 0.03, 0.1], useless=[10]
        )
        + product(width=[0, 16], days=[50, 100, 200, 500, 1000], decay=[0], useless=[0]),
    },
    double_descent: {
        "fit_errors": product(features=double_descent.FEATURES, noise=[0, 0.3], decay=[0, 0.1, 1]),
    },
    valleys: {
        "successes": product(
            landscape=FOUR, optimizer=[OPTIMIZERS[name] for name in THREE], rates=[SIX], steps=[100, 200, 300]
        ),
        "_trained": product(width=[2, 3, 4, 8, 16]),
    },
    multiplication_counts: {
        "multiplications": product(depth=range(1, 5), width=range(1, 18)),
    },
    digits: {
        "_marks": product(seed=range(10), new_writers=[False, True], width=[4, 8, 16, 32, 64]),
    },
}


def asked_of(module, name):
    """The calls of a function that are prepared: {what is asked, in words: its arguments}."""
    asked = getattr(module, name).asked
    return {asked(*call): call for call in CALLS[module][name]}


def computed(module, name, call):
    """What comes out of a call, computed now."""
    return inspect.unwrap(getattr(module, name))(*call)


def alike(name, old, new):
    """Whether two results of a function are the same but for what another processor rounds otherwise."""
    if (
        name == "_trained"
    ):  # so long and fast a training that the thetas drift apart; their losses stay as they are spread
        (_, old), (_, new) = old, new
        return np.allclose(*(np.quantile(losses, [0.25, 0.5, 0.75]) for losses in (old, new)), rtol=0.1)
    few = FEW.get(name, 0)
    old, new = (result if isinstance(result, tuple) else (result,) for result in (old, new))
    return all(np.allclose(a, b, rtol=1e-5, atol=few, equal_nan=True) for a, b in zip(old, new, strict=True))


def code_of(module):
    """A hash of what a module's functions run: its own code and what it reaches of maths and of rooms, without the words."""
    folders, told = (ROOT / "nblib" / "maths", ROOT / "nblib" / "chapters"), hashlib.sha256()
    for path in sorted(steps_from(path_of(module.__name__))):
        if any(path.is_relative_to(folder) for folder in folders):
            told.update(ast.dump(_without_words(ast.parse(path.read_text("utf-8")))).encode())
    return told.hexdigest()


def _without_words(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    return tree


def file_of(module):
    """Where a module's results stand."""
    return path_of(module.__name__).with_suffix(".prepared.json")


def kept(module):
    """What stands there: dict(code, results)."""
    path = file_of(module)
    return json.loads(path.read_text("utf-8")) if path.exists() else dict(code="", results={})


def is_current(module):
    """Whether what stands there is of this code and these calls."""
    found = kept(module)
    asked = {name: set(asked_of(module, name)) for name in CALLS[module]}
    return found["code"] == code_of(module) and {name: set(r) for name, r in found["results"].items()} == asked


def prepare(module):
    """Compute all calls of a module, and write them, a result a line."""
    before, lines = kept(module)["results"], []
    for name in CALLS[module]:
        results = {asked: computed(module, name, call) for asked, call in asked_of(module, name).items()}
        old = {asked: decoded(told) for asked, told in before.get(name, {}).items()}
        results |= {
            asked: old[asked] for asked in results.keys() & old.keys() if alike(name, old[asked], results[asked])
        }
        shorter = rounded if name in SIX_DIGITS else lambda result: result
        told = ",\n".join(
            f"{json.dumps(asked)}: {json.dumps(encoded(shorter(result)))}" for asked, result in results.items()
        )
        lines.append(f"{json.dumps(name)}: {{\n{told}\n}}")
    text = f'{{"code": "{code_of(module)}",\n"results": {{\n' + ",\n".join(lines) + "\n}}\n"
    file_of(module).write_text(text, "utf-8")


def rounded(result):
    """An array, or a tuple of such, to six significant digits."""
    if isinstance(result, tuple):
        return tuple(map(rounded, result))
    return np.array([float(f"{value:.6g}") for value in result.flat]).reshape(result.shape)


def main():
    """Prepare what is not current."""
    for module in CALLS:
        if not is_current(module):
            prepare(module)
            print(f"{file_of(module).relative_to(ROOT)}: {file_of(module).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
