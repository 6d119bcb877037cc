"""How colours look to colour-blind readers, and how far apart they are.

Matrices: Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency",
severity 1.0, on linear RGB. Distance: CIE 1976, in Lab with the white D65; about 2 is just seen, 10 at a glance.
"""

import numpy as np
from matplotlib.colors import to_rgb

DEFICIENCIES = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)


def linear(colour):
    """Linear RGB (3,) of a colour."""
    srgb = np.array(to_rgb(colour))
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def seen(colour, deficiency=None):
    """Linear RGB (3,) of a colour as it is seen."""
    matrix = np.array(DEFICIENCIES[deficiency]) if deficiency else np.eye(3)
    return np.clip(matrix @ linear(colour), 0, 1)


def lab(rgb):
    """CIE Lab (3,) of linear RGB (3,)."""
    share = TO_XYZ @ rgb / WHITE
    f = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one, other, deficiency=None):
    """How far apart two colours are in Lab, as they are seen."""
    return float(np.linalg.norm(lab(seen(one, deficiency)) - lab(seen(other, deficiency))))


def contrast(one, other):
    """The contrast of two colours as WCAG defines it, 1 to 21; in grey nothing else is left of them."""
    low, high = sorted(float(np.array([0.2126, 0.7152, 0.0722]) @ linear(c)) for c in (one, other))
    return (high + 0.05) / (low + 0.05)
