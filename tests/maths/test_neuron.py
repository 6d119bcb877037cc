"""The neuron against the article's numbers and plain Python."""

import numpy as np

from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score


def test_the_articles_day():
    y = score(ARTICLE_WEIGHTS, [[1, 0, 0]])
    np.testing.assert_allclose(y, [-0.1])
    assert not predicts_test(y)[0]


def test_all_situations_in_plain_python():
    expected = [-0.5 + 0.4 * x1 + 0.6 * x2 + 0.3 * x3 for x1 in (0, 1) for x2 in (0, 1) for x3 in (0, 1)]
    np.testing.assert_allclose(score(ARTICLE_WEIGHTS, SITUATIONS), expected)
    assert predicts_test(expected).tolist() == [False, False, True, True, False, True, True, True]


def test_rounding_error_is_no_verdict():
    y = -0.7 + 0.4 + 0.3
    assert y > 0, "the trap that the tolerance is for"
    assert not predicts_test(y)
    assert predicts_test(1e-6)


def test_many_neurons_at_once_are_the_same_as_one_by_one():
    rng = np.random.default_rng(0)
    w, X = rng.normal(size=(5, 2, 4)), rng.normal(size=(7, 3))
    together = score(w, X)
    assert together.shape == (5, 2, 7)
    for i in range(5):
        for j in range(2):
            np.testing.assert_allclose(together[i, j], score(w[i, j], X))


def test_inputs_are_not_changed():
    w, X = ARTICLE_WEIGHTS.copy(), SITUATIONS.copy()
    score(w, X)
    assert (w == ARTICLE_WEIGHTS).all() and (X == SITUATIONS).all()
