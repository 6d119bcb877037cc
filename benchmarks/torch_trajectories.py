"""The trajectories of the benchmark by torch.optim, in double precision and on one thread, its fastest for two numbers."""

import torch

from benchmarks.tasks import RATES, REPEATS, START, STEPS

OPTIMIZERS = {
    "GD": lambda theta, rate: torch.optim.SGD([theta], lr=rate),
    "momentum": lambda theta, rate: torch.optim.SGD([theta], lr=rate, momentum=0.9),
    "Adam": lambda theta, rate: torch.optim.Adam([theta], lr=rate),
}


def height(theta):
    """Rosenbrock's function."""
    x, y = theta.unbind()
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def slopes(theta):
    """Its gradient by formula."""
    x, y = theta.unbind()
    return torch.stack([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])


def trajectory(name, by_formula=False):
    """STEPS steps with every place kept, REPEATS times. by_formula: the gradient is not left to PyTorch."""
    torch.set_num_threads(1)

    def run():
        for _ in range(REPEATS):
            theta = torch.tensor(START, dtype=torch.double, requires_grad=True)
            stepper, path = OPTIMIZERS[name](theta, RATES[name]), [theta.detach().clone()]
            for _ in range(STEPS):
                if by_formula:
                    theta.grad = slopes(theta.detach())
                else:
                    stepper.zero_grad()
                    height(theta).backward()
                stepper.step()
                path.append(theta.detach().clone())
            torch.stack(path)

    return run
