"""The loss on a diary by situations: the same as day by day; what training finds in it, against an independent fit."""

import math

import numpy as np
import pytest

from nblib.chapters.generalisation.experiments import noted_days
from nblib.chapters.optimizers import diary_loss
from nblib.chapters.optimizers.diary_loss import runs_away
from nblib.maths.data import diary
from nblib.maths.descent import ends, walk
from nblib.maths.losses import log_loss
from nblib.maths.neuron import score
from nblib.maths.optimizers import gradient_descent, momentum

TRUE = 8 * np.array([-0.5, 0.4, 0.6, 0.3])
# scikit-learn 1.9.1, LogisticRegression(C=inf, tol=1e-12, solver="newton-cholesky") on diary(10_000, default_rng(0))
SCIKIT_LEARN = [-3.8577405935, 3.0377926909, 4.7019844312, 2.3725883943]


def found(loss, steps=800):
    """What training finds, from weights of 0."""
    return ends(momentum(loss.gradient, np.zeros((*loss.days.shape[:-1], 4)), rate=0.5), steps)


def newton_by_hand(rows, targets, steps=40):
    """Logistic regression by Newton's method (iteratively reweighted least squares), number by number."""
    w = [0.0] * 4
    for _ in range(steps):
        slope, curve = [0.0] * 4, [[0.0] * 4 for _ in range(4)]
        for x, t in zip(rows, targets, strict=True):
            a = (1.0, *x)
            p = 1 / (1 + math.exp(-sum(u * v for u, v in zip(w, a, strict=True))))
            for i in range(4):
                slope[i] += (p - t) * a[i]
                for j in range(4):
                    curve[i][j] += p * (1 - p) * a[i] * a[j]
        w = [a - b for a, b in zip(w, solved(curve, slope), strict=True)]
    return w


def solved(matrix, right):
    """Gaussian elimination with the largest pivot."""
    rows = [[*row, b] for row, b in zip(matrix, right, strict=True)]
    for i in range(4):
        pivot = max(range(i, 4), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(4):
            if r != i:
                part = rows[r][i] / rows[i][i]
                rows[r] = [a - part * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [rows[i][4] / rows[i][i] for i in range(4)]


def test_the_loss_by_situations_is_that_of_all_days():
    rng = np.random.default_rng(0)
    X, T = diary(73, rng)
    for confidence in (1.0, 8.0):
        loss = diary_loss.on_days(X, T, confidence)
        for w in rng.normal(size=(5, 4)):
            assert loss(w) == pytest.approx(log_loss(confidence * score(w, X), T))
            slopes = [(loss(w + h) - loss(w - h)) / 2e-6 for h in 1e-6 * np.eye(4)]
            np.testing.assert_allclose(loss.gradient(w), slopes, atol=1e-7)


def test_many_weights_and_many_diaries_at_once():
    loss = diary_loss.on_diaries(500, range(6))
    w = np.random.default_rng(1).normal(size=(6, 4))
    one = [diary_loss.DiaryLoss(loss.days[i], loss.tests[i]) for i in range(6)]
    np.testing.assert_allclose(loss(w), [one[i](w[i]) for i in range(6)])
    np.testing.assert_allclose(loss.gradient(w), [one[i].gradient(w[i]) for i in range(6)])
    np.testing.assert_allclose(one[0](w), [one[0](v) for v in w])
    assert (loss.days.sum(axis=-1) == 500).all() and (loss.tests <= loss.days).all()


def test_nothing_overflows():
    loss = diary_loss.on_days(*diary(60, np.random.default_rng(0)), 8.0)
    with np.errstate(all="raise", under="ignore"):
        for w in (np.full(4, 1e4), np.full(4, -1e4)):
            assert np.isfinite(loss(w)) and np.isfinite(loss.gradient(w)).all()


def test_drawn_by_situation_is_as_random_as_drawn_by_day():
    """Means and standard deviations of all 16 counts agree within four standard errors."""
    one_by_one = [diary_loss.on_days(*diary(300, np.random.default_rng(10_000 + seed))) for seed in range(2000)]
    at_once = diary_loss.on_diaries(300, range(2000))
    for name in ("days", "tests"):
        these, those = np.array([getattr(loss, name) for loss in one_by_one]), getattr(at_once, name)
        error = np.sqrt(these.var(axis=0) / 2000 + those.var(axis=0) / 2000)
        assert (np.abs(these.mean(axis=0) - those.mean(axis=0)) < 4 * error).all()
        assert (np.abs(these.std(axis=0) / those.std(axis=0) - 1) < 4 / np.sqrt(2000)).all()


def test_batches_take_every_day_once_and_average_to_the_whole():
    X, T = diary(60, np.random.default_rng(11))
    w = np.array([0.1, -0.2, 0.3, 0.4])
    gradient = diary_loss.on_batches(X, T, 10, np.random.default_rng(0), 8.0)
    epochs = [np.mean([gradient(w) for _ in range(6)], axis=0) for _ in range(2)]
    np.testing.assert_allclose(epochs, [diary_loss.on_days(X, T, 8.0).gradient(w)] * 2)


# ---- the closing scene


@pytest.mark.parametrize("seed", range(20))
def test_from_10000_days_the_weights_are_within_15_percent(seed):
    w = found(diary_loss.on_days(*diary(10_000, np.random.default_rng(seed))))
    assert (np.abs(w / TRUE - 1) < 0.15).all(), w


def test_from_200_days_fewer_than_half_are():
    near = [found(diary_loss.on_days(*diary(200, np.random.default_rng(seed)))) / TRUE - 1 for seed in range(20)]
    assert sum((np.abs(off) < 0.15).all() for off in near) < 10


def test_with_the_true_chances_the_weights_are_within_1_percent():
    np.testing.assert_allclose(found(diary_loss.on_average()), TRUE, rtol=0.01)


@pytest.mark.parametrize(("days", "seed"), [(60, 11), (300, 4), (1000, 5)])
def test_the_best_weights_are_those_of_an_independent_logistic_regression(days, seed):
    X, T = diary(days, np.random.default_rng(seed))
    np.testing.assert_allclose(found(diary_loss.on_days(X, T), 3000), newton_by_hand(X, T), atol=1e-4)


def test_the_best_weights_are_those_of_scikit_learn():
    X, T = diary(10_000, np.random.default_rng(0))
    np.testing.assert_allclose(found(diary_loss.on_days(X, T)), SCIKIT_LEARN, atol=1e-4)


def test_the_spread_shrinks_with_the_root_of_the_number_of_days():
    """A hundred times the days, a tenth of the spread; it is that of the theory (the inverse of the curvature)."""
    spread = {days: found(diary_loss.on_diaries(days, range(400))).std(axis=0) for days in (500, 50_000)}
    np.testing.assert_allclose(spread[500] / spread[50_000], 10, rtol=0.2)
    p = diary_loss.on_average()
    chance = p.tests / p.days
    curvature = (diary_loss.INPUTS.T * (p.days * chance * (1 - chance))) @ diary_loss.INPUTS
    np.testing.assert_allclose(spread[50_000], np.sqrt(np.diag(np.linalg.inv(curvature)) / 50_000), rtol=0.12)


def test_confidence_and_weights_trade_places():
    X, T = diary(60, np.random.default_rng(11))
    plain = found(diary_loss.on_days(X, T), 3000)
    scaled = walk(momentum(diary_loss.on_days(X, T, 8.0).gradient, np.zeros(4), rate=0.1), 3000)[-1]
    np.testing.assert_allclose(8 * scaled, plain, atol=1e-6)


# ---- diaries without best weights


@pytest.mark.parametrize("days", [8, 20, 60, 200])
def test_endless_are_just_those_whose_weights_grow_for_ever(days):
    """Newton's method comes to rest where there are best weights, and nowhere else."""
    seen = set()
    for seed in range(60):
        loss = diary_loss.on_days(*diary(days, np.random.default_rng(seed)))
        w = np.zeros(4)
        for _ in range(25):
            z = diary_loss.INPUTS @ w
            p = 1 / (1 + np.exp(-z))
            H = (diary_loss.INPUTS.T * (loss.days * p * (1 - p))) @ diary_loss.INPUTS + 1e-9 * np.eye(4)
            w = w - np.linalg.solve(H, diary_loss.INPUTS.T @ (loss.days * p - loss.tests))
            if np.abs(w).max() > 500:
                break
        settled = np.abs(w).max() < 15 and np.abs(loss.gradient(w)).max() < 1e-9
        assert settled != runs_away(loss.days, loss.tests), (days, seed)
        seen.add(settled)
    assert seen == ({True, False} if days > 10 else {False})


def test_endless_for_many_diaries_at_once():
    loss = diary_loss.on_diaries(60, range(50))
    alone = [bool(runs_away(loss.days[i], loss.tests[i])) for i in range(50)]
    assert runs_away(loss.days, loss.tests).tolist() == alone and 5 < sum(alone) < 45


def test_on_an_endless_diary_the_weights_go_on_growing():
    X, T = diary(60, np.random.default_rng(3))
    loss = diary_loss.on_days(X, T)
    assert runs_away(loss.days, loss.tests)
    sizes = [np.abs(w).max() for w in walk(gradient_descent(loss.gradient, np.zeros(4), rate=2.0), 4000)[1000::1000]]
    assert (np.diff(sizes) > 0.1).all() and np.isfinite(sizes).all()


# ---- learning by heart


def test_useless_notes_are_coins_that_tell_nothing():
    X, T = noted_days(20_000, 10, np.random.default_rng(0))
    assert X.shape == (20_000, 13) and T.shape == (20_000, 1) and set(np.unique(X)) == {0, 1}
    notes = X[:, 3:]
    assert np.abs(notes.mean(axis=0) - 0.5).max() < 4 * 0.5 / np.sqrt(20_000)
    assert max(abs(np.corrcoef(note, T[:, 0])[0, 1]) for note in notes.T) < 4 / np.sqrt(20_000)
    clues, tests = diary(20_000, np.random.default_rng(0))
    assert (X[:, :3] == clues).all() and (T[:, 0] == tests).all(), "the same diary without them"
