"""The first 100 steps of every optimizer, computed by PyTorch: what tests/maths/test_reference_paths.py compares with.

Needs PyTorch, which the course does not, and none of nblib:

    python -m venv /tmp/torch && /tmp/torch/bin/pip install torch
    /tmp/torch/bin/python tools/reference_paths.py        writes tests/maths/reference_paths.jsonl

Newton's methods, which PyTorch lacks, are written here for two numbers, the inverse of the Hessian by Cramer's rule.
"""

import json
import pathlib

import torch

STEPS, KEPT = 100, (0, 1, 2, 3, 5, 10, 20, 50, 100)  # of many starts only some steps are kept
TARGET = pathlib.Path(__file__).parents[1] / "tests" / "maths" / "reference_paths.jsonl"


def bowl(x, y):
    """A bowl ten times as steep one way as the other."""
    return (x**2 + 10 * y**2) / 2


def rosenbrock(x, y):
    """Rosenbrock's bent valley (1960)."""
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def beale(x, y):
    """Beale's function (1958)."""
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


# Starts from which rounding does not grow: from Rosenbrock's (0, -0.5) AdaDelta makes 0.004 of 1e-18 in 90 steps.
LANDSCAPES = {
    "bowl": (bowl, [(3.0, 2.0), (-2.5, 0.7), (0.1, -1.9), (4.0, 0.0)]),
    "Rosenbrock": (rosenbrock, [(-1.2, 1.0), (0.5, 0.9), (1.5, 2.0), (-0.3, -0.5)]),
    "Beale": (beale, [(2.5, 0.3), (3.5, 0.55), (3.2, 0.3), (2.7, 0.6)]),
}
SHIFTS = ((0.3, -0.2), (-0.5, 0.1), (0.2, 0.1))  # three "mini-batches": the landscape moved this way and that
RATES = {"bowl": 0.05, "Rosenbrock": 0.0005, "Beale": 0.005}  # for those whose steps grow with the slope

# By name: a class of torch.optim, its settings, and whether its rate is that of RATES; plain ones take their own.
TORCH = {
    "GD": (torch.optim.SGD, {}, True),
    "SGD": (torch.optim.SGD, {}, True),
    "momentum": (torch.optim.SGD, dict(momentum=0.9), True),
    "momentum, beta 0.5": (torch.optim.SGD, dict(momentum=0.5), True),
    "Nesterov": (torch.optim.SGD, dict(momentum=0.9, nesterov=True), True),
    "AdaGrad": (torch.optim.Adagrad, dict(lr=0.3), False),
    "RMSProp": (torch.optim.RMSprop, dict(lr=0.03), False),
    "AdaDelta": (torch.optim.Adadelta, {}, False),
    "Adam": (torch.optim.Adam, dict(lr=0.1), False),
    "Adam, other settings": (torch.optim.Adam, dict(lr=0.2, betas=(0.5, 0.9), eps=0.01), False),
    "AdamW": (torch.optim.AdamW, dict(lr=0.1, weight_decay=0.1), False),
    "NAdam": (torch.optim.NAdam, dict(lr=0.01), False),
}
LR = torch.optim.lr_scheduler
SCHEDULES = {
    "constant": lambda optimizer: LR.ConstantLR(optimizer, factor=1.0),
    "step": lambda optimizer: LR.StepLR(optimizer, step_size=30, gamma=0.1),
    "exponential": lambda optimizer: LR.ExponentialLR(optimizer, gamma=0.97),
    "cosine": lambda optimizer: LR.CosineAnnealingLR(optimizer, T_max=STEPS, eta_min=0.01),
    "warm-up": lambda optimizer: LR.LinearLR(optimizer, start_factor=0.05, total_iters=19),
}


def by_torch(function, start, optimizer, settings, scheduler=None, shifts=((0.0, 0.0),)):
    """STEPS steps from a start, in double precision, the gradient by PyTorch's own differentiation."""
    theta = torch.tensor(start, dtype=torch.double, requires_grad=True)
    stepper = optimizer([theta], **settings)
    clock = scheduler(stepper) if scheduler else None
    path = [theta.tolist()]
    for t in range(STEPS):
        stepper.zero_grad()
        dx, dy = shifts[t % len(shifts)]
        function(theta[0] + dx, theta[1] + dy).backward()
        stepper.step()
        if clock:
            clock.step()
        path.append(theta.tolist())
    return path


def by_newton(function, start, rate, damping):
    """Newton's method with two numbers."""

    def of(theta):
        return function(theta[0], theta[1])

    theta, path = torch.tensor(start, dtype=torch.double), [list(start)]
    for _ in range(STEPS):
        gx, gy = torch.autograd.functional.jacobian(of, theta).tolist()
        (a, b), (_, c) = torch.autograd.functional.hessian(of, theta).tolist()
        a, c = a + damping, c + damping
        size = a * c - b * b
        x, y = theta.tolist()
        theta = torch.tensor(
            [x - rate * (c * gx - b * gy) / size, y - rate * (a * gy - b * gx) / size], dtype=torch.double
        )
        path.append(theta.tolist())
    return path


def paths(walk, starts):
    """The whole path from the first start, and some steps of those from all of them."""
    found = [walk(start) for start in starts]
    return dict(one=found[0], many={str(t): [path[t] for path in found] for t in KEPT})


def every_path():
    """All sequences by optimizer and landscape, with the settings they were made with."""
    for name, (optimizer, settings, by_landscape) in TORCH.items():
        for landscape, (function, starts) in LANDSCAPES.items():
            now = settings | (dict(lr=RATES[landscape]) if by_landscape else {})
            shifts = SHIFTS if name == "SGD" else ((0.0, 0.0),)
            made = paths(lambda s, f=function, o=optimizer, n=now, h=shifts: by_torch(f, s, o, n, shifts=h), starts)
            yield dict(optimizer=name, landscape=landscape, settings=now, **made)
    for name, settings in (("Newton", dict(rate=1.0, damping=0.0)), ("damped Newton", dict(rate=0.5, damping=3.0))):
        for landscape, (function, starts) in LANDSCAPES.items():
            made = paths(lambda s, f=function, n=settings: by_newton(f, s, **n), starts)
            yield dict(optimizer=name, landscape=landscape, settings=settings, **made)
    for name, scheduler in SCHEDULES.items():
        function, starts = LANDSCAPES["bowl"]
        for of, optimizer in (("GD", torch.optim.SGD), ("Adam", torch.optim.Adam)):
            made = by_torch(function, starts[0], optimizer, dict(lr=0.1), scheduler)
            yield dict(optimizer=of, landscape="bowl", settings=dict(lr=0.1), schedule=name, one=made)


def shorter(thing):
    """Numbers with 12 digits, enough for the comparison."""
    if isinstance(thing, float):
        return float(f"{thing:.12g}")
    if isinstance(thing, dict):
        return {key: shorter(value) for key, value in thing.items()}
    return [shorter(value) for value in thing] if isinstance(thing, list | tuple) else thing


def main():
    """Write the file, one sequence a line."""
    torch.set_default_dtype(torch.double)  # else NAdam keeps its product of mu in single precision
    head = json.dumps(dict(made_by=f"tools/reference_paths.py, PyTorch {torch.__version__}, double precision"))
    lines = [json.dumps(shorter(path)) for path in every_path()]
    TARGET.write_text("\n".join([head, *lines]) + "\n", "utf-8")
    print(TARGET, len(lines), "sequences", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
