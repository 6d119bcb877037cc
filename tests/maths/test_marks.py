"""A-kun's marks: the same from the same seed, within their ranges, and good near just enough of both."""

import numpy as np

from nblib.chapters.patients.experiments import marks


def test_the_same_seed_the_same_marks():
    first, again, other = (marks(50, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert all((a == b).all() for a, b in zip(first, again, strict=True))
    assert (first[0] != other[0]).any()


def test_marks_are_good_around_just_enough_and_bad_far_from_it():
    sleep, study, good = marks(20_000, np.random.default_rng(3))
    assert sleep.min() >= 4 and sleep.max() <= 12 and study.min() >= 0 and study.max() <= 6
    assert set(good) == {0, 1} and np.allclose(sleep * 10, np.round(sleep * 10))
    near = (abs(sleep - 8) < 1) & (abs(study - 3) < 0.75)
    far = (abs(sleep - 8) > 3) & (abs(study - 3) > 2)
    assert good[near].mean() > 0.99 and good[far].mean() < 0.01
    edge = abs(np.hypot((sleep - 8) / 2, (study - 3) / 1.5) - 1.4) < 0.02
    assert abs(good[edge].mean() - 0.5) < 0.1
