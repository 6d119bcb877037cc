"""Points in the plane with one of two answers each, drawn at random, for networks to tell apart.

Two kinds, each by name, as functions (points, noise, rng) -> X (points, 2), T (points, 1) of 0.0 and 1.0:

CLOUDS fit about [-2, 2] and have both answers in equal number (or nearly). noise, 0 to 0.5: how far points are moved at
random, as a part of the cloud's size.
PROBLEMS are days of the story: their two inputs, 0 to 1, are how clearly friend and teacher speak, and the answer is
whether there is a test. noise, 0 to 1: the share of answers that are turned round at random.

rng: a numpy Generator; the same seed, the same points. Both kinds have a circle and a spiral; what these are stands
here once, and each kind says how large, and how its points are spread over them.
"""

import numpy as np

SIZE = 2.0  # half the width of a cloud


def in_circle(X, radius):
    """Which of the places X (n, 2) lie in the circle around 0: (n,) of True and False. No straight line parts them."""
    return np.hypot(X[:, 0], X[:, 1]) < radius


def on_spiral(along, arm, turns, start, length):
    """Places (n, 2) on two arms wound round each other from 0 outwards: hard for small networks.

    along (n,), 0 to 1: how far out on its arm each lies. arm (n,): 0 or 1. An arm begins at the distance `start` from
    0, goes round `turns` times and gets `length` farther away (Lang and Witbrock, 1988, with three turns).
    """
    return _around(start + length * along, 2 * np.pi * turns * along + np.pi * arm)


def _around(radius, angle):
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


# Clouds: the answers are given in turn, and a point is drawn for each


def circle_cloud(points, noise, rng):
    """A disc of ones in a ring of zeros."""
    inside = _in_turn(points)
    radius = SIZE * np.where(inside, np.sqrt(rng.random(points)) * 0.5, rng.uniform(0.7, 1, points))
    X = _around(radius, rng.uniform(0, 2 * np.pi, points))
    return _moved(X, in_circle(X, 0.6 * SIZE), noise, rng)


def exclusive_or_cloud(points, noise, rng):
    """Four squares, opposite ones alike: the prank, with clues of any strength."""
    X = rng.uniform(0.1, 1, (points, 2)) * rng.choice([-1, 1], (points, 2)) * SIZE
    return _moved(X, X[:, 0] * X[:, 1] < 0, noise, rng)


def gaussian_clouds(points, noise, rng):
    """Two round heaps side by side: a single neuron is enough, as long as they do not overlap."""
    right = _in_turn(points)
    X = (2 * right[:, np.newaxis] - 1) * SIZE / 2 + rng.normal(0, 0.15 * SIZE, (points, 2))
    return _moved(X, right, noise, rng)


def spiral_cloud(points, noise, rng):
    """Two arms of a spiral, with points as dense outside as inside."""
    arm = _in_turn(points)
    along = np.sqrt(rng.random(points) * 0.98 + 0.02)
    return _moved(on_spiral(along, arm, turns=1.75, start=0, length=SIZE), arm, noise, rng)


def moons(points, noise, rng):
    """Two half-moons, each with a horn in the other's bay."""
    upper = _in_turn(points)
    angle = np.pi * rng.random(points)
    X = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    return _moved(np.where(upper[:, np.newaxis], X, -X) * SIZE / 1.5, upper, noise, rng)


def _in_turn(points):
    """Ones and zeros in turn, as True and False (points,)."""
    return np.arange(points) % 2 == 0


def _moved(X, answers, noise, rng):
    """The points, moved by the noise, and the answers (points,) as targets (points, 1)."""
    return X + rng.normal(0, 1, X.shape) * noise * SIZE / 2, answers.astype(float)[:, np.newaxis]


CLOUDS = {
    "circle": circle_cloud,
    "XOR": exclusive_or_cloud,
    "Gaussians": gaussian_clouds,
    "spiral": spiral_cloud,
    "moons": moons,
}


# Problems: days are drawn anywhere in the square, or on the arms, and then have their answers


def prank_by_strength(days, noise, rng):
    """The prank with clues of any strength: a test when exactly one of friend and teacher speaks more clearly than 0.5."""
    X = rng.random((days, 2))
    return X, _turned_round((X[:, 0] > 0.5) != (X[:, 1] > 0.5), noise, rng)


def circle_problem(days, noise, rng):
    """A test when both speak about half as clearly as they could. Half of the square lies in this circle."""
    X = rng.random((days, 2))
    return X, _turned_round(in_circle(X - 0.5, 0.4), noise, rng)


def spiral_problem(days, noise, rng):
    """Days on the one arm have a test, days on the other have none. All lie a little off their arm."""
    arm, along = rng.random(days) < 0.5, rng.random(days)
    X = 0.5 + on_spiral(along, arm, turns=1, start=0.05, length=0.4)
    return X + rng.normal(0, 0.015, X.shape), _turned_round(arm, noise, rng)


def _turned_round(answers, noise, rng):
    """Answers (days,), some of them turned round, as targets (days, 1)."""
    return (answers != (rng.random(len(answers)) < noise))[:, np.newaxis].astype(float)


PROBLEMS = {"prank": prank_by_strength, "circle": circle_problem, "spiral": spiral_problem}
