"""The experiments on generalisation: days without luck, twenty learners at once, confidence, and the smallest fit."""

import numpy as np
import pytest

from nblib.chapters.generalisation import double_descent, experiments
from nblib.chapters.generalisation.confidence import EDGES, said_and_true, shown_confidence, surest
from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.maths.activations import sigmoid
from nblib.maths.data import expected_accuracy_of, expected_log_loss
from nblib.maths.losses import log_loss
from nblib.maths.neuron import score


def test_on_new_days_everything_comes_as_often_as_in_this_world():
    X, P = experiments.new_days(10)
    assert X.shape == (experiments.NEW_DAYS, 13)
    rng = np.random.default_rng(0)
    for w in 2 * rng.normal(size=(10, 4)):
        assert log_loss(score(w, X[:, :3]), P[:, 0]) == pytest.approx(expected_log_loss(w), abs=1e-12)
        right = np.where(score(w, X[:, :3]) > 0, P[:, 0], 1 - P[:, 0]).mean()
        assert right == pytest.approx(expected_accuracy_of(w), abs=1e-12)


def test_twenty_at_once_are_what_each_is_alone():
    found = experiments.ends_of(range(2), 4, 50)
    for number in range(2):
        alone = experiments.learned(4, 50, number=number)
        ends = alone.run.losses[-1], alone.run.test_losses[-1], alone.accuracy[-1], alone.new_accuracy[-1]
        np.testing.assert_allclose(found[:, number], ends, rtol=1e-6)


def test_what_was_prepared_is_what_the_learners_come_to():
    np.testing.assert_allclose(experiments.at_the_end(0, 100)[:, :3], experiments.ends_of(range(3), 0, 100), atol=6e-4)


def test_no_median_gets_past_the_floor():
    for width in (0, 2, 4, 8, 16):
        for days in (50, 1000):
            found = experiments.medians(width, days)
            assert found["new_loss"] > FLOOR["loss"] and found["new_accuracy"] <= FLOOR["accuracy"] + 1e-4


def test_more_validation_days_fool_less():
    def gap(days):
        both = [experiments.judged_by_few(days, number) for number in range(4)]
        return np.mean([there.max() - new[there.argmax()] for there, new in both])

    assert gap(20) > gap(100) > gap(1000) and abs(gap(1000)) < 0.03


def test_validation_days_are_others_than_those_trained_on():
    found = experiments.learned(16, 100)
    losses, right = experiments.validated(found, 200)
    assert losses.shape == right.shape == found.run.steps.shape
    assert losses[-1] > 0.5 > found.run.losses[-1] and right[-1] < 0.9


def test_said_and_true_counts_every_day_once():
    scores = np.array([-50.0, -1.0, 0.0, 1.0, 60.0])
    chance = np.array([0.1, 0.2, 0.5, 0.9, 1.0])
    said, true, count = said_and_true(scores, chance, EDGES)
    assert count.sum() == 5 and count[0] == count[-1] == 1
    assert np.nansum(said * count) == pytest.approx(sigmoid(scores).sum())
    assert np.nansum(true * count) == pytest.approx(chance.sum())
    assert np.isnan(said[count == 0]).all()


def test_the_surest_days_of_both_ends_count():
    said, true, count = np.array([0.01, 0.5, 0.99]), np.array([0.2, 0.5, 0.7]), np.array([10, 70, 20])
    assert surest(said, true, count) == pytest.approx(((0.99 * 10 + 0.99 * 20) / 30, (0.8 * 10 + 0.7 * 20) / 30, 0.3))
    assert surest(said, true, np.array([0, 5, 0]))[2] == 0


def test_dividing_the_confidence_changes_no_verdict():
    plain, calmed = shown_confidence(16, 300, 1), shown_confidence(16, 300, 4.5)
    assert calmed["accuracy"] == plain["accuracy"] and calmed["loss"] < plain["loss"] / 2


@pytest.mark.parametrize("features", [5, 20, 50])
def test_the_fit_is_that_of_numpy(features):
    rng = np.random.default_rng(features)
    F, y = rng.normal(size=(20, features)), rng.normal(size=20)
    np.testing.assert_allclose(double_descent.smallest_fit(F, y), np.linalg.lstsq(F, y, rcond=None)[0], atol=1e-9)
    ridge = np.linalg.solve(F.T @ F + 0.7 * np.eye(features), F.T @ y)
    np.testing.assert_allclose(double_descent.smallest_fit(F, y, 0.7), ridge, atol=1e-9)
