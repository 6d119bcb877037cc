"""The training of the benchmark, as scikit-learn and PyTorch do it.

PyTorch runs on one thread, which is its fastest for networks as small as these, in double precision as the course does,
and takes its batches from tensors (a DataLoader would be slower). Many networks at once are batched matrix products.
"""

import warnings

import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.tasks import BATCH, EPOCHS, MANY, RATE, ROWS, WIDTHS, T, X

SOLVERS = {"descent": ("sgd", torch.optim.SGD), "Adam": ("adam", torch.optim.Adam)}


def ways():
    """Every peer, by (name, optimizer, number of networks): functions that take EPOCHS epochs."""
    torch.set_num_threads(1)
    found = {}
    for name, (solver, optimizer) in SOLVERS.items():
        found["scikit-learn", name, 1] = fit(solver)
        found["PyTorch", name, 1] = one(optimizer)
        found["PyTorch", name, MANY] = many(optimizer)
    return found


def fit(solver):
    """scikit-learn's fit, told never to stop early and to do nothing that the others do not."""
    same = dict(activation="tanh", solver=solver, batch_size=BATCH, learning_rate_init=RATE, alpha=0, momentum=0)
    model = MLPClassifier(WIDTHS[1:-1], **same, max_iter=EPOCHS, tol=0, n_iter_no_change=ROWS * EPOCHS)

    def run():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # not converged after EPOCHS epochs: so it should be
            model.fit(X, T[:, 0])

    return run


def one(optimizer):
    """The usual PyTorch: modules, a loss, backward, step."""
    layers = [torch.nn.Linear(i, o) for i, o in zip(WIDTHS[:-1], WIDTHS[1:], strict=True)]
    model = torch.nn.Sequential(layers[0], torch.nn.Tanh(), layers[1], torch.nn.Tanh(), layers[2]).double()
    loss = torch.nn.BCEWithLogitsLoss()
    return descent(optimizer, list(model.parameters()), lambda inputs, targets: loss(model(inputs), targets))


def many(optimizer):
    """MANY networks, their parameters stacked, their losses added up: each gets its own gradient."""
    shapes = [shape for i, o in zip(WIDTHS[:-1], WIDTHS[1:], strict=True) for shape in ((1, o), (i, o))]
    b1, W1, b2, W2, b3, W3 = parameters = [
        torch.randn(MANY, *s, dtype=torch.double, requires_grad=True) for s in shapes
    ]
    surprise = torch.nn.functional.binary_cross_entropy_with_logits

    def loss(inputs, targets):
        A = torch.tanh(torch.baddbmm(b1, inputs.expand(MANY, -1, -1), W1))
        Y = torch.baddbmm(b3, torch.tanh(torch.baddbmm(b2, A, W2)), W3)
        return surprise(Y, targets.expand(MANY, -1, -1)) * MANY

    return descent(optimizer, parameters, loss)


def descent(optimizer, parameters, loss):
    """EPOCHS epochs of mini-batches."""
    inputs, targets = torch.tensor(X), torch.tensor(T)
    stepper = optimizer(parameters, lr=RATE)

    def run():
        for _ in range(EPOCHS):
            for rows in torch.randperm(ROWS).split(BATCH):
                stepper.zero_grad()
                loss(inputs[rows], targets[rows]).backward()
                stepper.step()

    return run
