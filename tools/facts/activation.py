"""Numbers of the chapter on activation."""

import numpy as np

from nblib.chapters.activation.experiments import TARGETS, WINDOW, curve_fit, gap
from nblib.maths.activations import GALLERY, activation


def facts():
    """Lowest points of the gallery, and gaps of fitted curves."""
    found = {"gallery_size": f"{len(GALLERY)}"}
    for key, name in dict(swish="Swish", gelu="GELU", mish="Mish").items():
        z = np.linspace(-4, 0, 4001)
        a = activation(name)(z)
        found[f"{key}_low"] = f"{a.min():.2f}"
        if name == "Swish":
            found["swish_at"] = f"{z[a.argmin()]:.2f}"
    for width in (4, 12):
        found[f"gap_relu_{width}"] = f"{_gap_to_wave(width, activation('ReLU')):.2f}"
    return found


def _gap_to_wave(width, sigma):
    """How far the best sum of so many neurons stays from the wave."""
    network, theta = curve_fit(TARGETS["wave"], width, sigma)
    x = np.linspace(*WINDOW, 361)
    return gap(network(theta, x[:, np.newaxis])[:, 0], TARGETS["wave"](x))
