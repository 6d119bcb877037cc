"""The diary against the course's known figures, a plain recount, and long random diaries."""

import itertools
import math

import numpy as np
import pytest

from nblib.maths.data import (
    CLUE_CHANCE,
    HINTED_DAYS,
    chance_of_test,
    diary,
    expected_accuracy,
    expected_accuracy_of,
    expected_log_loss,
    situation_chance,
)
from nblib.maths.losses import accuracy, log_loss
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score

MANY = 400_000


def world():
    """Every situation with its chance and the chance of a test, in plain Python."""
    for x in itertools.product([0, 1], repeat=3):
        often = math.prod(c if on else 1 - c for on, c in zip(x, (0.5, 0.4, 0.2), strict=True))
        y = -0.5 + 0.4 * x[0] + 0.6 * x[1] + 0.3 * x[2]
        yield x, often, 1 / (1 + math.exp(-8 * y))


def by_hand(w):
    """Expected accuracy and log loss of weights w, in plain Python."""
    right = loss = 0
    for x, often, p in world():
        z = w[0] + sum(a * b for a, b in zip(w[1:], x, strict=True))
        q = 1 / (1 + math.exp(-z))
        right += often * (p if z > 1e-9 else 1 - p)
        loss -= often * (p * math.log(q) + (1 - p) * math.log(1 - q))
    return right, loss


@pytest.mark.parametrize(("w", "share"), [(ARTICLE_WEIGHTS, 0.847), ([-0.5, 0, 1, 0], 0.807), ([-0.5, 1, 0, 0], 0.658)])
def test_known_accuracies(w, share):
    assert round(float(expected_accuracy_of(w)), 3) == share


def test_known_losses_and_share_of_tests():
    assert round(float(expected_log_loss(ARTICLE_WEIGHTS)), 3) == 0.575
    assert round(float(expected_log_loss(8 * ARTICLE_WEIGHTS)), 3) == 0.345
    assert round(float(situation_chance() @ chance_of_test(SITUATIONS)), 2) == 0.48
    assert situation_chance().sum() == pytest.approx(1)


def test_random_weights_agree_with_plain_python():
    for w in np.random.default_rng(0).normal(size=(50, 4)):
        share, loss = by_hand(w)
        assert expected_accuracy_of(w) == pytest.approx(share)
        assert expected_log_loss(w) == pytest.approx(loss)


def test_long_diary_agrees_with_the_exact_figures():
    X, T = diary(MANY, np.random.default_rng(3))
    error = 5 * 0.5 / math.sqrt(MANY)  # five standard errors of a share
    np.testing.assert_allclose(X.mean(axis=0), CLUE_CHANCE, atol=error)
    for w in (ARTICLE_WEIGHTS, np.array([-0.2, 0.1, 0.5, -0.4])):
        share = accuracy(predicts_test(score(w, X)), T)
        assert share == pytest.approx(expected_accuracy_of(w), abs=error)
        assert log_loss(score(8 * w, X), T) == pytest.approx(expected_log_loss(8 * w), abs=0.01)


def test_same_seed_same_diary_and_nothing_else_is_random():
    first, again = (diary(50, np.random.default_rng(7)) for _ in range(2))
    other = diary(50, np.random.default_rng(8))
    assert all((a == b).all() for a, b in zip(first, again, strict=True))
    assert (first[0] != other[0]).any()
    assert first[0].shape == (50, 3) and first[1].shape == (50,)
    assert set(np.unique(first[0])) | set(np.unique(first[1])) == {0.0, 1.0}


def test_the_true_weights_are_the_best_there_are():
    """Log loss is smallest at 8 times the article's weights: every small step makes it worse."""
    best = expected_log_loss(8 * ARTICLE_WEIGHTS)
    for step in np.random.default_rng(1).normal(size=(200, 4)) * 0.05:
        assert expected_log_loss(8 * ARTICLE_WEIGHTS + step) > best


def test_claim_3_no_way_to_judge_beats_the_articles():
    tables = np.array(list(itertools.product([0, 1], repeat=8)))
    shares = expected_accuracy(tables)
    assert len(tables) == 256 and shares.max() < 0.85
    assert (tables[shares.argmax()] == predicts_test(score(ARTICLE_WEIGHTS, SITUATIONS))).all()


def test_a_sharper_world_can_be_judged_better():
    table = predicts_test(score(ARTICLE_WEIGHTS, SITUATIONS))
    shares = [expected_accuracy(table, sharpness=k) for k in (0, 2, 8, 20, 1000)]
    assert shares[0] == pytest.approx(0.5) and shares == sorted(shares) and shares[-1] == pytest.approx(1)


def test_claim_1_hinted_days_need_a_bias():
    X, T = HINTED_DAYS[:, :2], HINTED_DAYS[:, 2]
    angles = np.linspace(0, 2 * math.pi, 7200)
    pinned = [np.all(predicts_test(score([0, math.cos(a), math.sin(a)], X)) == T) for a in angles]
    assert not any(pinned)
    assert (predicts_test(score([-0.35, 0.4, 0.6], X)) == T).all()
    assert T.sum() == 3 and X[T == 1].min() >= 0.6 and X[T == 0].max() <= 0.3
