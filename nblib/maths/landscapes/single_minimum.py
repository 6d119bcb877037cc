"""Landscapes with one minimum, or none: what makes the way down long."""

import numpy as np

from nblib.maths.landscapes.landscape import Landscape


def quadratic(name, a, b, minima=((0, 0),), window=((-5, 5), (-5, 5)), source="elementary function"):
    """The landscape (a x² + b y²) / 2: curvature a along x, and b along y."""

    def curvatures(x, y):
        return a, 0, b

    terms = [f"{abs(c):g}{letter}^2" if abs(c) != 1 else f"{letter}^2" for c, letter in ((a, "x"), (b, "y"))]
    formula = rf"\frac{{1}}{{2}}({terms[0]} {'-' if b < 0 else '+'} {terms[1]})"
    return Landscape(
        name,
        lambda x, y: (a * x * x + b * y * y) / 2,
        lambda x, y: (a * x, b * y),
        curvatures,
        np.reshape(np.array(minima, float), (-1, 2)),
        window,
        formula,
        source,
    )


bowl = quadratic("bowl", 1, 1)
ravine = quadratic("ravine", 1, 20)  # any rate above 2 / 20 is too large for plain descent
saddle = quadratic("saddle", 1, -1, minima=())

rosenbrock = Landscape(
    "Rosenbrock",
    lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
    lambda x, y: (2 - 400 * y + 1200 * x * x, -400 * x, 200),
    np.array([[1.0, 1.0]]),
    ((-2, 2), (-1, 3)),
    r"(1 - x)^2 + 100\,(y - x^2)^2",
    "Rosenbrock, 1960",
)

_BEALE = ((1, 1.5), (2, 2.25), (3, 2.625))  # the exponents k and constants c of its three terms c - x + x y^k


def _beale_slopes(x, y):
    """Each term t has the slopes y^k - 1 and k x y^(k-1)."""
    along_x = along_y = 0
    for k, c in _BEALE:
        t = c - x + x * y**k
        along_x = along_x + 2 * t * (y**k - 1)
        along_y = along_y + 2 * t * k * x * y ** (k - 1)
    return along_x, along_y


def _beale_curvatures(x, y):
    xx = xy = yy = 0
    for k, c in _BEALE:
        t, down_x, down_y = c - x + x * y**k, y**k - 1, k * x * y ** (k - 1)
        xx = xx + 2 * down_x**2
        xy = xy + 2 * (down_x * down_y + t * k * y ** (k - 1))
        yy = yy + 2 * (down_y**2 + (t * k * (k - 1) * x * y ** (k - 2) if k > 1 else 0))
    return xx, xy, yy


beale = Landscape(
    "Beale",
    lambda x, y: sum((c - x + x * y**k) ** 2 for k, c in _BEALE),
    _beale_slopes,
    _beale_curvatures,
    np.array([[3.0, 0.5]]),
    ((-4.5, 4.5), (-4.5, 4.5)),
    r"(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
    "Beale, 1958",
)
