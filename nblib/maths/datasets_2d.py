"""Clouds: points in the plane in two colours, drawn at random, for networks to tell apart.

Each is a function (points, noise, rng) -> X (points, 2), T (points, 1) of 0.0 and 1.0, both colours in equal number (or
nearly). noise, 0 to 0.5: how far points are moved at random, as a part of the cloud's size. All fit about [-2, 2].
"""

import numpy as np

SIZE = 2.0  # half the width of a cloud


def circle(points, noise, rng):
    """A disc of ones in a ring of zeros: no straight line can part them."""
    T = _halves(points)
    radius = SIZE * np.where(T == 1, np.sqrt(rng.random(points)) * 0.5, rng.uniform(0.7, 1, points))
    return _moved(_around(radius, rng.uniform(0, 2 * np.pi, points)), T, noise, rng)


def exclusive_or(points, noise, rng):
    """Four squares, opposite ones alike: the prank, with clues of any strength."""
    X = rng.uniform(0.1, 1, (points, 2)) * rng.choice([-1, 1], (points, 2)) * SIZE
    return _moved(X, (X[:, 0] * X[:, 1] < 0).astype(float), noise, rng)


def gaussians(points, noise, rng):
    """Two round heaps side by side: a single neuron is enough, as long as they do not overlap."""
    T = _halves(points)
    X = (2 * T[:, np.newaxis] - 1) * SIZE / 2 + rng.normal(0, 0.15 * SIZE, (points, 2))
    return _moved(X, T, noise, rng)


def spiral(points, noise, rng):
    """Two arms wound round each other (Lang and Witbrock, 1988): hard for small networks."""
    T = _halves(points)
    along = np.sqrt(rng.random(points) * 0.98 + 0.02)
    return _moved(_around(SIZE * along, 3.5 * np.pi * along + np.pi * T), T, noise, rng)


def moons(points, noise, rng):
    """Two half-moons, each with a horn in the other's bay."""
    T = _halves(points)
    angle = np.pi * rng.random(points)
    X = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    return _moved(np.where(T[:, np.newaxis] == 1, X, -X) * SIZE / 1.5, T, noise, rng)


CLOUDS = {"circle": circle, "XOR": exclusive_or, "Gaussians": gaussians, "spiral": spiral, "moons": moons}


def _halves(points):
    """Ones and zeros in turn."""
    return (np.arange(points) % 2 == 0).astype(float)


def _around(radius, angle):
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _moved(X, T, noise, rng):
    return X + rng.normal(0, 1, X.shape) * noise * SIZE / 2, T[:, np.newaxis]
