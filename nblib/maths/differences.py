"""Slopes found by trying: how much does a function change when its input is moved a little?"""


def slope(function, x, step=1e-5):
    """The slope of a function of one number at x, by the central difference.

    (f(x + step) - f(x - step)) / (2 step) is exact for parabolas, and off by about step**2 else
    (Taylor's theorem).
    """
    return (function(x + step) - function(x - step)) / (2 * step)
