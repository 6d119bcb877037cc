"""The handwritten digits and the network that reads them."""

import importlib.util
import statistics
import subprocess
import sys
import time

import numpy as np
import pytest

from nblib.chapters.digits import experiments
from nblib.maths import stroke_raster
from tests.digits import DRAWN, needs_digits, path_of, rows
from tools.facts import digits as measured

SEEDS = range(10)


@needs_digits
def test_they_are_the_digits_of_the_file():
    X, y = experiments.digits()
    expected_X, expected_y = rows()
    np.testing.assert_array_equal(X, expected_X)
    np.testing.assert_array_equal(y, expected_y)
    assert X.shape == (1797, 64) and sorted(set(y.tolist())) == list(range(10))
    with pytest.raises(ValueError):
        X[0, 0] = 1  # or another cell would find it changed


@needs_digits
def test_scikit_learn_is_not_imported():
    code = "import sys; from nblib.chapters.digits.experiments import digits; digits(); print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_without_scikit_learn_it_is_named(monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *a: None if name == "sklearn" else real(name, *a))
    with pytest.raises(ModuleNotFoundError) as caught:
        experiments.digits()
    assert caught.value.name == "sklearn"


@needs_digits
def test_as_many_of_each_digit_are_kept_back_and_no_two_seeds_keep_the_same():
    _, y = rows()
    kept = [experiments.kept_back(y, seed) for seed in SEEDS]
    for test in kept:
        assert np.bincount(y[test]).tolist() == [36] * 10
    assert len({test.tobytes() for test in kept}) == 10
    last = experiments.kept_back(y, 0, new_writers=True)
    assert last[-360:].all() and last.sum() == 360


@needs_digits
def test_accuracy_over_ten_seeds_and_the_time_of_a_run():
    accuracies, seconds = [], []
    for seed in SEEDS:
        began = time.process_time()  # which does not count what else a machine is busy with
        reader = experiments.reader(seed)
        assert reader.theta.shape == (2410,), "asked for, it is trained"
        seconds.append(time.process_time() - began)
        X, y, chances = reader.tested()
        right = [max(range(10), key=lambda k, row=row: row[k]) == digit for row, digit in zip(chances, y, strict=True)]
        accuracies.append(sum(right) / len(right))
        assert accuracies[-1] == pytest.approx(reader.accuracies[-1])
        np.testing.assert_allclose(chances.sum(axis=1), 1)
    assert statistics.median(accuracies) >= 0.97 and min(accuracies) >= 0.95
    assert statistics.median(seconds) < 3


@needs_digits
def test_the_facts_of_the_prose_are_still_so():
    """Within a hundredth: another processor rounds otherwise."""
    texts = measured.facts().items()
    kept = {name: float(text.rstrip("%")) / (100 if text.endswith("%") else 1) for name, text in texts}
    now = measured.measured()
    assert now.keys() == kept.keys()
    assert now == pytest.approx(kept, abs=0.0105)


@needs_digits
def test_a_training_is_the_same_each_time():
    first = experiments.reader(3).theta
    experiments.trained.cache_clear()
    np.testing.assert_array_equal(experiments.reader(3).theta, first)


@needs_digits
def test_a_reader_is_trained_only_when_its_marks_are_not_enough(monkeypatch):
    trained = []
    monkeypatch.setattr(experiments, "trained", lambda *asked: trained.append(asked))
    reader = experiments.reader(4, width=8)
    assert reader.accuracies.shape == (31,) and 0.5 < experiments.known_hands(reader) < 1
    assert "seed=4" in repr(reader) and not hasattr(reader, "_repr_html_") and trained == []
    with pytest.raises(AttributeError):
        _ = reader.theta
    assert trained == [(4, False, 8)]


@needs_digits
def test_the_marks_known_beforehand_are_those_of_the_training():
    for new_writers in (False, True):
        reader, trained = experiments.reader(2, new_writers), experiments.trained(2, new_writers, 32)
        np.testing.assert_allclose(reader.accuracies, trained.accuracies, atol=0.01)
        X, y, chances = trained.tested()
        last = np.flatnonzero(trained.test) >= 1797 - 360
        assert experiments.known_hands(reader) == pytest.approx(np.mean(chances.argmax(1)[last] == y[last]), abs=0.03)


@needs_digits
def test_a_hidden_neuron_is_what_the_network_makes_of_it():
    reader = experiments.reader(1)
    X, y, _ = reader.tested()
    at = [reader.network.neurons(reader.theta, x) for x in X]
    for i in (0, 31):
        seen = experiments.hidden_neuron(reader, i)
        means = [np.mean([layers[1][i] for layers, d in zip(at, y, strict=True) if d == digit]) for digit in range(10)]
        np.testing.assert_allclose(seen["means"], means)
        parts = reader.theta[: 65 * 32].reshape(65, 32), reader.theta[65 * 32 :].reshape(33, 10)
        np.testing.assert_array_equal(seen["w"], parts[0][1:, i])
        np.testing.assert_array_equal(seen["v"], parts[1][1 + i])


def test_confusions_are_counted():
    table = experiments.confusion(np.array([3, 3, 3, 8]), np.array([3, 8, 8, 1]))
    assert {tuple(map(int, at)): int(table[tuple(at)]) for at in np.argwhere(table)} == {
        (3, 3): 1,
        (3, 8): 2,
        (8, 1): 1,
    }


@needs_digits
@pytest.mark.parametrize("digit", DRAWN)
def test_a_digit_drawn_with_the_pen_is_read(digit):
    """Brought to size and place, wherever it stands and however large it is."""
    path = path_of(DRAWN[digit])
    small = tuple((0.4 * x + 3, 0.4 * y + 0.5, ink) for x, y, ink in path)
    X = np.array([stroke_raster.ink(stroke_raster.dots(p)) for p in (path, small)])
    read = [experiments.reader(seed).chances(X).argmax(axis=1).tolist() for seed in range(5)]
    assert sum(r == [digit, digit] for r in read) >= 3, read
