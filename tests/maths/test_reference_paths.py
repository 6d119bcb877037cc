"""Every optimizer's first 100 steps, beside those of PyTorch (tools/reference_paths.py).

The landscapes' slopes are written here by hand once more, so that nothing of nblib but the optimizers is under test.
"""

import json
import pathlib
from itertools import count, islice

import numpy as np
import pytest

from nblib.maths import schedules
from nblib.maths.optimizers import OPTIMIZERS, SECOND_ORDER

_, *PATHS = map(json.loads, pathlib.Path(__file__).with_name("reference_paths.jsonl").read_text("utf-8").splitlines())
SHIFTS = np.array([(0.3, -0.2), (-0.5, 0.1), (0.2, 0.1)])
OURS = {"lr": "rate", "eps": "epsilon", "weight_decay": "decay", "rate": "rate", "damping": "damping"}
SCHEDULES = {
    "constant": schedules.constant(0.1),
    "step": schedules.step_decay(0.1, 30),
    "exponential": schedules.exponential(0.1, 0.97),
    "cosine": schedules.cosine(0.1, 100, 0.01),
    "warm-up": schedules.warm_up(0.1, 20),
}


def bowl(theta):
    return np.array([1, 10]) * theta


def rosenbrock(theta):
    x, y = theta[..., 0], theta[..., 1]
    return np.stack([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)], axis=-1)


def beale(theta):
    x, y = theta[..., :1], theta[..., 1:]
    n = np.array([1, 2, 3])
    rest = np.array([1.5, 2.25, 2.625]) - x + x * y**n
    return 2 * np.stack([(rest * (y**n - 1)).sum(-1), (rest * n * x * y ** (n - 1)).sum(-1)], axis=-1)


GRADIENTS = {"bowl": bowl, "Rosenbrock": rosenbrock, "Beale": beale}


def hessian_of(gradient):
    """Differences of the slopes with a step into the complex plane: exact to rounding."""
    bumps = 1e-30j * np.eye(2)
    return lambda theta: np.stack([gradient(theta + bump).imag / 1e-30 for bump in bumps], axis=-1)


def settings_of(path):
    found = {OURS[key]: value for key, value in path["settings"].items() if key in OURS}
    if "momentum" in path["settings"]:
        found["beta"] = path["settings"]["momentum"]
    if "betas" in path["settings"]:
        found["beta1"], found["beta2"] = path["settings"]["betas"]
    if "schedule" in path:
        found["rate"] = SCHEDULES[path["schedule"]]
    if path["optimizer"] == "Newton":
        del found["damping"]
    return found


def ours(path, start):
    """The first 101 thetas of our optimizer."""
    gradient, settings = GRADIENTS[path["landscape"]], settings_of(path)
    name = path["optimizer"].partition(",")[0]
    if name in SECOND_ORDER:
        settings["hessian"] = hessian_of(gradient)
    if name == "SGD":
        batches, settings["noise"] = count(), 0

        def of_batch(theta):
            return GRADIENTS[path["landscape"]](theta + SHIFTS[next(batches) % 3])

        gradient = of_batch
    return np.array(list(islice((OPTIMIZERS | SECOND_ORDER)[name](gradient, np.array(start), **settings), 101)))


def title(path):
    return " ".join(filter(None, [path["optimizer"], path["landscape"], path.get("schedule")]))


def agree(ours, theirs):
    theirs = np.array(theirs)
    error = np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))
    assert error.max() <= 1e-9


@pytest.mark.parametrize("path", PATHS, ids=title)
def test_one_start(path):
    theirs = path["one"]
    agree(ours(path, theirs[0]), theirs)
    assert np.ptp(theirs, axis=0).max() > 0.05, "it moves"


@pytest.mark.parametrize("path", [path for path in PATHS if "many" in path], ids=title)
def test_many_starts(path):
    together = ours(path, path["many"]["0"])
    for step, thetas in path["many"].items():
        agree(together[int(step)], thetas)


def test_nothing_is_left_out():
    of = {(path["optimizer"].partition(",")[0], path["landscape"]) for path in PATHS}
    assert of == {(name, landscape) for name in OPTIMIZERS | SECOND_ORDER for landscape in GRADIENTS}
    assert {path["schedule"] for path in PATHS if "schedule" in path} == set(schedules.SCHEDULES)
    assert all(len(path["one"]) == 101 for path in PATHS)
