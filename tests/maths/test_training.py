"""Training against plain loops, closed forms and the diary's exact answer."""

import numpy as np
import pytest

from nblib.maths.data import SHARPNESS, SITUATIONS, chance_of_test
from nblib.maths.layers import Dense
from nblib.maths.losses import binary_cross_entropy, squared_error
from nblib.maths.network import Network, mlp
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.maths.optimizers import gradient_descent
from nblib.maths.training import gradient_on, train
from tests.maths.slopes import assert_slopes, central_difference, frozen, tanh

RNG = np.random.default_rng(0)
X, T = frozen(RNG.normal(size=(23, 2))), frozen(RNG.integers(2, size=(23, 1)))
NETWORK = mlp((2, 3, 1), tanh)
START = frozen(NETWORK.init(RNG))
STACK = frozen(NETWORK.init_stack(range(4)))


def run(theta=START, network=NETWORK, X=X, T=T, loss=binary_cross_entropy, epochs=6, rate=0.1, **settings):
    return train(network, loss, theta, X, T, epochs=epochs, rate=rate, **settings)


def test_full_batch_is_plain_descent():
    theta, thetas = START, [START]
    for _ in range(6):
        theta = theta - 0.1 * NETWORK.gradient(binary_cross_entropy, theta, X, T)[1]
        thetas.append(theta)
    result = run(optimizer=gradient_descent)
    np.testing.assert_allclose(result.thetas, thetas)
    np.testing.assert_allclose(result.losses, [binary_cross_entropy(NETWORK(t, X), T) for t in thetas])
    np.testing.assert_array_equal(result.steps, range(7))
    assert result.test_losses is None and result.diverged is None


def test_the_diarys_answer_is_found_again():
    """Trained on the exact chances of the 8 situations, a neuron finds 8 times the article's weights."""
    p = chance_of_test(SITUATIONS)[:, None]
    result = run(np.zeros(4), Network([Dense(3, 1)]), SITUATIONS, p, epochs=4000, rate=0.05, every=4000)
    np.testing.assert_allclose(result.thetas[-1], SHARPNESS * ARTICLE_WEIGHTS, atol=1e-3)


def batches_seen(epochs, batch, seed=0, rows=23):
    """The rows in each of the batches that a training looks at: X and T hold the row's number."""
    numbers = np.arange(float(rows))[:, None]
    seen = []

    class Spy:
        is_weight = np.array([False])

        def forward(self, theta, inputs):
            return [inputs], lambda dY: (None, np.zeros(1))

    class SpyLoss:
        def gradient(self, Y, targets):
            np.testing.assert_array_equal(Y, targets)
            seen.append(Y[:, 0].astype(int).tolist())

    gradient = gradient_on(Spy(), SpyLoss(), numbers, numbers, batch=batch, rng=np.random.default_rng(seed))
    for _ in range(epochs * -(-rows // batch)):
        gradient(np.zeros(1))
    return seen


@pytest.mark.parametrize("batch", [1, 5, 22, 23, 100])
def test_every_row_once_an_epoch_in_a_new_order(batch):
    seen = batches_seen(2, batch)
    half = len(seen) // 2
    first, second = (sum(part, []) for part in (seen[:half], seen[half:]))
    assert sorted(first) == sorted(second) == list(range(23)) and first != second
    assert [len(rows) for rows in seen[:half]] == [len(range(i, min(i + batch, 23))) for i in range(0, 23, batch)]


def test_the_same_seed_the_same_batches():
    assert batches_seen(2, 5, seed=3) == batches_seen(2, 5, seed=3) != batches_seen(2, 5, seed=4)


def test_a_batch_of_all_rows_is_full_batch():
    shuffled = run(batch=23, rng=np.random.default_rng(0))
    np.testing.assert_allclose(shuffled.thetas, run().thetas)


def test_moments_are_kept_as_asked_and_the_last_always():
    def steps(**settings):
        return run(epochs=3, batch=5, rng=np.random.default_rng(0), **settings).steps.tolist()

    assert steps() == [0, 5, 10, 15]  # an epoch is 5 steps, the last one of 3 rows
    assert steps(every=1) == list(range(16))
    assert steps(every=4) == [0, 4, 8, 12, 15]
    assert steps(every=100) == [0, 15]


def test_what_is_kept_does_not_change_the_way():
    often, seldom = (run(epochs=3, batch=5, rng=np.random.default_rng(0), every=every) for every in (1, 5))
    np.testing.assert_array_equal(often.thetas[::5], seldom.thetas)


def test_unseen_examples_have_losses_of_their_own_and_teach_nothing():
    unseen = frozen(RNG.normal(size=(7, 2))), frozen(RNG.integers(2, size=(7, 1)))
    result = run(test=unseen)
    np.testing.assert_array_equal(result.thetas, run().thetas)
    expected = [binary_cross_entropy(NETWORK(theta, unseen[0]), unseen[1]) for theta in result.thetas]
    np.testing.assert_allclose(result.test_losses, expected)


@pytest.mark.parametrize("settings", [{}, dict(batch=5), dict(decay=0.1, optimizer=gradient_descent)])
def test_a_stack_is_trained_as_each_would_be_alone(settings):
    together = run(STACK, rng=np.random.default_rng(5), **settings)
    assert together.thetas.shape == (7, 4, NETWORK.size) and together.losses.shape == (7, 4)
    for i in range(4):
        alone = run(STACK[i], rng=np.random.default_rng(5), **settings)
        np.testing.assert_allclose(together.thetas[:, i], alone.thetas, rtol=1e-9)
        np.testing.assert_allclose(together.losses[:, i], alone.losses)


def test_each_network_of_a_stack_may_have_its_own_examples():
    own_X, own_T = frozen(RNG.normal(size=(4, 23, 2))), frozen(RNG.integers(2, size=(4, 23, 1)))
    together = run(STACK, X=own_X, T=own_T, batch=5, rng=np.random.default_rng(5))
    for i in range(4):
        alone = run(STACK[i], X=own_X[i], T=own_T[i], batch=5, rng=np.random.default_rng(5))
        np.testing.assert_allclose(together.thetas[:, i], alone.thetas, rtol=1e-9)


def test_decay_is_the_slope_of_its_penalty_on_weights_alone():
    def penalised(theta):
        return binary_cross_entropy(NETWORK(theta, X), T) + 0.3 / 2 * np.sum(theta[NETWORK.is_weight] ** 2)

    gradient = gradient_on(NETWORK, binary_cross_entropy, X, T, decay=0.3)
    assert_slopes(gradient(START), central_difference(penalised, START))


def test_strong_decay_leaves_the_bias_alone():
    """Without weights the best score is the log odds, the same for every row."""
    result = run(np.ones(3), Network([Dense(2, 1)]), epochs=3000, decay=1e6, rate=0.01, every=3000)
    bias, *weights = result.thetas[-1]
    assert bias == pytest.approx(np.log(T.mean() / (1 - T.mean())), abs=1e-2) and np.abs(weights).max() < 1e-2


def line(rate, **settings):
    """Descent on (w - 1)**2 from w = 0, whose error grows by 1 - 2 * rate a step."""
    settings = dict(loss=squared_error, optimizer=gradient_descent, epochs=4000) | settings
    theta = np.zeros((*np.shape(rate)[:-1], 2))
    return run(theta, Network([Dense(1, 1)]), np.array([[0.0]]), np.array([[1.0]]), rate=rate, **settings)


def test_a_run_that_diverges_ends_before_it_does():
    result = line(2.0)  # the error triples: its square leaves floating point after 323 steps
    assert result.diverged == 324 and type(result.diverged) is int
    assert result.steps[-1] == 323 and len(result.thetas) == len(result.losses) == 324
    assert np.isfinite(result.thetas).all() and np.isfinite(result.losses).all()
    assert line(2.0, every=100).diverged == 400 and line(2.0, every=100).steps.tolist() == [0, 100, 200, 300]
    assert line(0.9).diverged is None


def test_a_stack_goes_on_while_any_is_finite():
    result = line(np.array([[2.0], [0.25], [5.0]]))
    assert result.diverged.tolist() == [324, None, 162] and result.steps[-1] == 4000
    assert np.isfinite(result.losses).sum(axis=0).tolist() == [324, 4001, 162]
    both = line(np.array([[2.0], [5.0]]))
    assert both.diverged.tolist() == [324, 162] and both.steps[-1] == 323


def test_a_start_that_is_not_finite_is_all_that_is_kept():
    result = run(np.full(NETWORK.size, np.nan))
    assert result.diverged == 0 and result.steps.tolist() == [0]


def test_float32_stays_float32():
    result = run(
        START.astype(np.float32), X=X.astype(np.float32), T=T.astype(np.float32), loss=squared_error, decay=0.1
    )
    assert result.thetas.dtype == result.losses.dtype == np.float32


@pytest.mark.parametrize("batch", [0, -1])
def test_no_batch_without_rows(batch):
    with pytest.raises(ValueError, match=f"batches of {batch}"):
        run(batch=batch, rng=np.random.default_rng(0))


def test_examples_and_targets_that_do_not_match_are_refused():
    with pytest.raises(ValueError, match="23 rows of X and 24 of T"):
        run(T=np.zeros((24, 1)), batch=5, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="differ"):
        run(T=T[:, 0])
