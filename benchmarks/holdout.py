"""Do the numbers of chapter 11 hold for other diaries than those that it shows? (make holdout)

    python -m benchmarks.holdout              on 40 diaries that no panel uses
    python -m benchmarks.holdout --seeds 200  on so many: the uncertainty halves with four times as many

Each line: what the chapter says; the mean over these diaries with its 95% confidence interval; and,
where there is one, the same by scikit-learn's logistic regression, which is a single neuron (make bench-peers has it).
That one is fitted to the end. The chapter's neuron stops after 300 steps, which is early, and so it is less sure: its
loss is lower, and agrees with scikit-learn's once it is trained on.
"""

import argparse
import importlib.util

import numpy as np

from nblib.chapters.generalisation import double_descent
from nblib.chapters.generalisation.confidence import EDGES, said_and_true, surest
from nblib.chapters.generalisation.experiments import (
    DIARIES,
    at_the_end,
    ends_of,
    judged_by_few,
    learned,
    new_days,
    noted_days,
)
from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.maths.losses import log_loss

FIRST = 1000  # the number of the first of these diaries: the chapter's own are 0 to 59
RESAMPLED = 4000
LONG = 20_000  # steps


def interval(values, of=np.mean):
    """A statistic of the values, and between which ends it lies with 95% confidence (bootstrap, Efron, 1979)."""
    values = np.asarray(values, float)
    drawn = np.random.default_rng(0).integers(len(values), size=(RESAMPLED, len(values)))
    return of(values), *np.quantile(of(values[drawn], axis=1), [0.025, 0.975])


def row(what, values, shown=None, peer=None, of=np.mean):
    """A line of the table as cells: what, mean and interval, what the chapter shows, what scikit-learn finds."""
    others = ("" if number is None else f"{number:.3f}" for number in (shown, peer))
    return what, "{:.3f} ({:.3f} to {:.3f})".format(*interval(values, of)), *others


# ---- what the chapter says, one function for each panel


def by_heart(numbers):
    """A neuron and a network, with and without notes, and what decay and days do; on new days."""
    cases = {
        "neuron": (0, 100), "network of 16": (16, 100), "neuron, no notes": (0, 100, 0, 0),
        "network of 2": (2, 100), "network of 8": (8, 100),
        "network of 16, decay 0.01": (16, 100, 0.01), "network of 16, 1000 days, decay 0.01": (16, 1000, 0.01),
    }  # fmt: skip
    for name, case in cases.items():
        ends, shown = ends_of(numbers, *case), at_the_end(*case).mean(axis=1)
        for measure, i in (("loss", 1), ("accuracy", 3)):
            yield row(f"{name}: {measure}", ends[i], shown[i])


def trained_on(numbers):
    """The same neuron after LONG steps, when it has come to its best fit."""
    ends, peers = ends_of(numbers, 0, 100, steps=LONG), logistic(numbers, (0, 100))
    for measure, i, peer in (("loss", 1, peers[0]), ("accuracy", 3, peers[1])):
        yield row(f"neuron, {LONG} steps: {measure}", ends[i], peer=peer)


def logistic(numbers, case):
    """Mean loss and accuracy on new days of scikit-learn's logistic regression on the same diaries, without a penalty."""
    if not importlib.util.find_spec("sklearn"):
        return None, None
    from sklearn.linear_model import LogisticRegression

    days, useless = case[1], case[3] if len(case) == 4 else 10
    X, P = new_days(useless)
    found = []
    for number in numbers:
        seen, tests = noted_days(days, useless, np.random.default_rng(100 + number))
        fit = LogisticRegression(C=1e6, max_iter=10_000).fit(seen, tests[:, 0])
        scores = fit.decision_function(X)
        found.append((log_loss(scores, P[:, 0]), np.where(scores > 0, P[:, 0], 1 - P[:, 0]).mean()))
    return np.mean(found, axis=0)


def stopping(numbers):
    """When the loss on new days is least, and how much the end is above it."""
    runs = [learned(16, 100, number=number).run for number in numbers]
    yield row("step with the least loss on new days", [run.steps[run.test_losses.argmin()] for run in runs])
    yield row("least loss on new days", [run.test_losses.min() for run in runs])
    yield row("loss at the end above the least", [run.test_losses[-1] - run.test_losses.min() for run in runs])


def choosing(numbers):
    """What the best of forty promises on fifty validation days, and what it keeps."""
    both = [judged_by_few(50, number) for number in numbers]
    yield row("best of 40: accuracy promised", [there.max() for there, _ in both])
    yield row("best of 40: accuracy on new days", [new[there.argmax()] for there, new in both])
    yield row("mean of all 40 on new days", [new.mean() for _, new in both])


def certainty(numbers):
    """How sure the trained network is when it is surer than 95%, how often it is right then, and what dividing does."""
    rows, (X, P) = [], new_days(10)
    for number in numbers:
        found = learned(16, 100, number=number)
        scores = found.network(found.run.thetas[-1], X)[:, 0]
        divided = min(log_loss(scores / by, P[:, 0]) for by in np.arange(1, 10.5, 0.5))
        rows.append((*surest(*said_and_true(scores, P[:, 0], EDGES)), log_loss(scores, P[:, 0]), divided))
    names = (
        "surer than 95%: mean certainty",
        "... and right on",
        "... on a share of days",
        "loss",
        "loss, best divided",
    )
    for name, values in zip(names, zip(*rows, strict=True), strict=True):
        yield row(name, values)


def second_descent(numbers):
    """Median errors on new examples from other seeds: fewer features than examples, as many, many more."""
    for features in (30, 60, 1000):
        errors = [
            double_descent.errors_once(features, 0.3, 0.0, np.random.default_rng(number))[1] for number in numbers
        ]
        shown = np.median(double_descent.fit_errors(features, 0.3, 0)[1])
        yield row(f"{features} features: median error", errors, shown, of=np.median)


def table(numbers):
    """All lines, with a head."""
    rows = [("what", f"{len(numbers)} other diaries", f"the chapter's {DIARIES}", "scikit-learn")]
    for part in (by_heart, trained_on, stopping, choosing, certainty, second_descent):
        rows += part(numbers)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in rows)


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=40)
    count = parser.parse_args().seeds
    print(f"Nobody gets past: loss {FLOOR['loss']:.3f}, accuracy {FLOOR['accuracy']:.3f}\n")
    print(table(range(FIRST, FIRST + count)))


if __name__ == "__main__":
    main()
