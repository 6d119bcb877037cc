"""Landscapes with several minima: where one ends depends on where one starts."""

import numpy as np

from nblib.maths.landscapes.landscape import Landscape, refined

_WHOLE = np.stack(np.meshgrid(np.arange(-5.0, 6), np.arange(-5.0, 6)), axis=-1).reshape(-1, 2)  # (121, 2)

himmelblau = refined(
    Landscape(
        name="Himmelblau",
        height=lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
        slopes=lambda x, y: (
            4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
            2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
        ),
        curvatures=lambda x, y: (12 * x * x + 4 * y - 42, 4 * (x + y), 12 * y * y + 4 * x - 26),
        minima=np.array([[3, 2], [-2.8, 3.1], [-3.8, -3.3], [3.6, -1.8]]),
        window=((-5, 5), (-5, 5)),
        formula=r"(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
        source="Himmelblau, 1972",
    )
)

styblinski_tang = refined(
    Landscape(
        name="Styblinski-Tang",
        height=lambda x, y: sum(t * (t * (t * t - 16) + 5) for t in (x, y)) / 2,
        slopes=lambda x, y: [t * (2 * t * t - 16) + 2.5 for t in (x, y)],
        curvatures=lambda x, y: (6 * x * x - 16, 0, 6 * y * y - 16),
        minima=np.array([[-2.9, -2.9], [2.7, -2.9], [-2.9, 2.7], [2.7, 2.7]]),
        window=((-5, 5), (-5, 5)),
        formula=r"\frac{1}{2}(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)",
        source="Styblinski and Tang, 1990",
    )
)

rastrigin = refined(
    Landscape(
        name="Rastrigin",
        height=lambda x, y: 20 + sum(t * t - 10 * np.cos(2 * np.pi * t) for t in (x, y)),
        slopes=lambda x, y: [2 * t + 20 * np.pi * np.sin(2 * np.pi * t) for t in (x, y)],
        curvatures=lambda x, y: (
            2 + 40 * np.pi**2 * np.cos(2 * np.pi * x),
            0,
            2 + 40 * np.pi**2 * np.cos(2 * np.pi * y),
        ),
        minima=0.995 * _WHOLE,
        window=((-5.12, 5.12), (-5.12, 5.12)),
        formula=r"20 + x^2 - 10\cos(2\pi x) + y^2 - 10\cos(2\pi y)",
        source="Rastrigin, 1974",
    )
)


CUSP = 1e-18  # whoever is so near to the very bottom of Ackley's funnel is there: squares of less would be 0


def _funnel(x, y):
    """Ackley's wide funnel: its depth, and a slope along x is that of the funnel times x, along y times y.

    At the very bottom, a cusp, there is no slope; 0 is one between those on all sides.
    """
    r = np.sqrt((x * x + y * y) / 2)
    depth = 20 * np.exp(-0.2 * r)
    return r, depth, 0.1 * depth / np.where(r > CUSP, r, np.inf)


def _dents(x, y):
    """The dents in the funnel, one near each pair of whole numbers."""
    return np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2)


def _ackley_slopes(x, y):
    _, _, steep = _funnel(x, y)
    dents = np.pi * _dents(x, y)
    return steep * x + dents * np.sin(2 * np.pi * x), steep * y + dents * np.sin(2 * np.pi * y)


def _ackley_curvatures(x, y):
    """NaN at the cusp, where there are none."""
    r, depth, steep = _funnel(x, y)
    r2 = np.where(r > CUSP, 4 * r * r, np.nan)
    bend = -(0.04 * depth + 2 * steep) / r2  # how `steep` changes: d(steep)/dx = bend * x
    dents, (s, c), (s2, c2) = _dents(x, y), *[(np.sin(2 * np.pi * t), np.cos(2 * np.pi * t)) for t in (x, y)]
    xx = steep + bend * x * x + np.pi**2 * dents * (2 * c - s * s)
    yy = steep + bend * y * y + np.pi**2 * dents * (2 * c2 - s2 * s2)
    return xx, bend * x * y - np.pi**2 * dents * s * s2, yy


ackley = refined(
    Landscape(
        name="Ackley",
        height=lambda x, y: 20 + np.e - _funnel(x, y)[1] - _dents(x, y),
        slopes=_ackley_slopes,
        curvatures=_ackley_curvatures,
        minima=0.985 * _WHOLE,
        window=((-5, 5), (-5, 5)),
        formula=r"20 + e - 20\,e^{-0.2\sqrt{(x^2 + y^2)/2}} - e^{(\cos 2\pi x + \cos 2\pi y)/2}",
        source="Ackley, 1987",
    )
)
