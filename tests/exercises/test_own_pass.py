"""The learner's own backward pass: right ones in several styles, and every typical mistake, in both languages."""

import numpy as np
import pytest

from nblib.chapters.gradient_check import backward_passes as passes
from nblib.chapters.gradient_check.exercises import write_backward
from nblib.chapters.gradient_check.own_pass import claimed_and_measured
from nblib.exercises.exercise import review
from nblib.language import words
from tests.exercises.reviewed import assert_right, assert_told


def backward(X, Z, A, Y, T, W2, *, dY=None, slope=None):
    dY = 2 * (Y - T) / len(X) if dY is None else dY
    dZ = dY @ W2.T * (1 - A**2 if slope is None else slope)
    return dZ.sum(axis=0), X.T @ dZ, dY.sum(axis=0), A.T @ dY


def by_days(X, Z, A, Y, T, W2):
    """A loop over the days that adds up."""
    db1, dW1, db2, dW2 = 0, 0, 0, 0
    for x, a, y, t in zip(X, A, Y, T, strict=True):
        dy = 2 * (y - t) / len(X)
        dz = dy * W2[:, 0] * (1 - a**2)
        db1, dW1, db2, dW2 = db1 + dz, dW1 + np.outer(x, dz), db2 + dy, dW2 + np.outer(a, dy)
    return [db1, dW1, db2, dW2]


def as_rows(*known):
    db1, dW1, db2, dW2 = backward(*known)
    return db1[None], dW1.tolist(), float(db2[0]), dW2


def slope_of_z(X, Z, A, Y, T, W2):
    return backward(X, Z, A, Y, T, W2, slope=1 - np.tanh(Z) ** 2)


@pytest.mark.parametrize("answer", [backward, by_days, as_rows, slope_of_z])
def test_right_answers(answer):
    assert_right(write_backward, answer)


def overwriting(X, Z, A, Y, T, W2, days=None):
    for x, a, y, t in zip(X, A, Y, T, strict=True):
        dy = 2 * (y - t) / len(X)
        dz = dy * W2[:, 0] * (1 - a**2)
        db1, dW1, db2, dW2 = dz, np.outer(x, dz), dy, np.outer(a, dy)
    return db1, dW1, db2, dW2


def returning_at_once(X, Z, A, Y, T, W2):
    db1, dW1, db2, dW2 = 0, 0, 0, 0
    for x, a, y, t in zip(X, A, Y, T, strict=True):
        dy = 2 * (y - t) / len(X)
        dz = dy * W2[:, 0] * (1 - a**2)
        db1, dW1, db2, dW2 = db1 + dz, dW1 + np.outer(x, dz), db2 + dy, dW2 + np.outer(a, dy).reshape(-1, 1)
        return db1, dW1, db2, dW2


def overwriting_weights_alone(*known):
    db1, _, db2, _ = backward(*known)
    _, dW1, _, dW2 = overwriting(*known)
    return db1, dW1, db2, dW2


def part(number, change):
    """The right pass, but for one of its four parts."""

    def mistaken(*known):
        parts = list(backward(*known))
        parts[number] = change(parts[number], *known)
        return parts

    return mistaken


def writing_into_y(X, Z, A, Y, T, W2):
    dY = Y
    dY -= T
    return backward(X, Z, A, Y, T, W2, dY=2 * dY / len(X))


def misspelt(X, Z, A, Y, T, W2):
    return A.T @ dY  # noqa: F821


def endless(X, Z, A, Y, T, W2):
    while True:
        pass


MISTAKES = [
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, W2, dY=2 * (T - Y) / len(X)), "符号が逆", "sign is flipped"),
    (part(1, lambda dW1, *_: -dW1), "符号が逆", "sign is flipped"),
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, W2, dY=2 * (Y - T)), "N で割っていません", "1/N is lost"),
    (part(0, lambda db1, X, *_: db1 / len(X)), "N で割りすぎ", "once too often"),
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, W2, dY=(Y - T) / len(X)), "2倍が抜けて", "factor 2"),
    (overwriting, "= が前の日の分を消して", "add up with +="),
    (overwriting_weights_alone, "= が前の日の分を消して", "add up with +="),
    (lambda *known: [p for p in overwriting(*(k[::-1] if i < 5 else k for i, k in enumerate(known)))], "+= と書くところが =", "= stands where += should"),
    (returning_at_once, "return がくり返しの中", "return stands inside the loop"),
    (lambda *known: backward(*known, slope=1), "かけ忘れ", "is forgotten"),
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, W2, slope=1 - Z**2), "通ったあとの A", "A, which came out"),
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, W2, slope=1 - np.tanh(A) ** 2), "A はもう tanh を", "been through tanh already"),
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, W2, slope=1 - A), "1 - A ではなく", "not 1 - A."),
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, W2, slope=A * (1 - A)), "シグモイド関数の傾き", "slope of the sigmoid"),
    (lambda X, Z, A, Y, T, W2: backward(X, Z, A, Y, T, np.ones_like(W2)), "W2 がかかっていません", "W2 is left out"),
    (part(3, lambda dW2, X, Z, A, Y, T, W2: Z.T @ (2 * (Y - T) / len(X))), "Z ではなく A", "A, not Z"),
    (part(1, lambda dW1, *_: dW1.T), "転置されています", "transposed"),
    (part(3, lambda dW2, *_: dW2.T), "転置されています", "transposed"),
    (part(1, lambda dW1, *_: dW1 + 1), "差分で測ると", "by differences"),
    (part(0, lambda db1, X, Z, A, Y, T, W2: 2 * (Y - T) / len(X) @ W2.T * (1 - A**2)), "sum(axis=0)", "sum(axis=0)"),
    (lambda *known: [backward(*known)[i] for i in (1, 0, 3, 2)], "db1 の形が", "db1 has the shape"),
    (lambda *known: None, "return を書き忘れ", "None. Is a return missing"),
    (lambda *known: backward(*known)[:3], "4つを、この順に", "four arrays"),
    (part(2, lambda db2, *_: np.full(1, np.nan)), "inf か nan", "inf or nan"),
    (part(2, lambda db2, *_: "0.5"), "db2", "db2"),
    (part(1, lambda dW1, *_: "a"), "数の配列ではありません", "no array of numbers"),
    (part(1, lambda dW1, *_: [[1], [2, 3]]), "数の配列ではありません", "no array of numbers"),
    (writing_into_y, "Y の中身が変わって", "Y has been changed"),
    (misspelt, "A.T @ dY", "A.T @ dY"),
    (lambda X: 1, "TypeError", "TypeError"),
    (endless, "終わらないくり返し", "never ends"),
    (7, "関数を渡して", "A function is needed"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(answer, japanese, english, language):
    assert_told(write_backward, answer, language, japanese, english, times=1 if answer is endless else 3)


def test_what_is_wrong_is_named_part_by_part():
    words.speak("en")
    found = review(write_backward, lambda *known: backward(*known, slope=1))
    assert found.words.startswith("What is wrong: db1, dW1. ")
    both = part(1, lambda dW1, X, *_: len(X) * dW1)
    found = review(write_backward, lambda *known: [-p if i == 3 else p for i, p in enumerate(both(*known))])
    assert found.words.startswith("What is wrong: dW2. The sign is flipped"), "two mistakes: the first on the way back"


def test_the_solution_is_right_and_unsolved_is_not_begun():
    names = {}
    exec(write_backward.solution, names)
    assert review(write_backward, names["my_backward"]).right
    assert review(write_backward, lambda *_: ...).right is None
    assert review(write_backward, lambda *_: (..., 1, 1, 1)).right is None


@pytest.mark.parametrize("name", passes.PASSES)
def test_passes_are_what_they_are_called(name):
    """Each by its own signs, on a network without nblib's backward pass."""
    network, theta, X, T = passes.small_example(5, 3)
    X, Z, A, Y, T, W2 = passes.forward_values(theta, X, T)
    by = {
        "no mistake": backward(X, Z, A, Y, T, W2),
        "sign flipped": [-p for p in backward(X, Z, A, Y, T, W2)],
        "transposed": part(1, lambda dW1, *_: dW1.T)(X, Z, A, Y, T, W2),
        "1/N lost": backward(X, Z, A, Y, T, W2, dY=2 * (Y - T)),
        "= for +=": overwriting(X, Z, A, Y, T, W2),
        "slope forgotten": backward(X, Z, A, Y, T, W2, slope=1),
        "slope at the wrong place": backward(X, Z, A, Y, T, W2, slope=1 - Z**2),
    }[name]
    pairs = claimed_and_measured(passes.PASSES[name], network, theta, X, T)
    assert list(pairs) == ["b1", "W1", "b2", "W2"]
    for (claimed, measured), its, right in zip(pairs.values(), by, backward(X, Z, A, Y, T, W2), strict=True):
        np.testing.assert_allclose(claimed, np.ravel(its), atol=1e-12)
        np.testing.assert_allclose(measured, np.ravel(right), atol=1e-8)


def test_a_pass_that_is_not_begun_leaves_the_measured_slopes():
    pairs = claimed_and_measured(lambda *_: ..., *passes.small_example(5, 3))
    assert all(claimed is None and len(measured) for claimed, measured in pairs.values())


@pytest.mark.parametrize("name", passes.PASSES)
def test_training_with_a_pass(name):
    """Its losses, against a plain loop; it ends where the loss explodes."""
    network, theta, X, T = passes.small_example(6, 1)
    losses = passes.pass_losses(name, 6, 1)[1]
    for loss in losses[:20]:
        Y = network(theta, X)
        assert loss == pytest.approx(((Y - T) ** 2).mean())
        theta = theta - 0.05 * np.concatenate(
            [np.ravel(p) for p in passes.PASSES[name](*passes.forward_values(theta, X, T))]
        )
    assert (losses < 100).all()
    assert (len(losses) < 301) == (name == "sign flipped")
