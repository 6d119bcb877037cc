"""The other activations of one number: straight, bent, shrinking towards 0, waving, and the bell."""

import numpy as np

from nblib.maths.activations.activation import Activation

identity = Activation(
    "identity",
    np.array,  # a copy: what comes out may be changed without changing what went in
    lambda z, a: np.ones_like(a),
    "z",
    "elementary function",
)
bent_identity = Activation(
    "bent identity",
    lambda z: (np.hypot(z, 1) - 1) / 2 + z,  # hypot(z, 1) is the root of z² + 1, without the square, which may overflow
    lambda z, a: z / (2 * np.hypot(z, 1)) + 1,
    r"\frac{\sqrt{z^2 + 1} - 1}{2} + z",
    "folklore",
)
tanh_shrink = Activation(
    "tanh-shrink",
    lambda z: z - np.tanh(z),
    lambda z, a: np.tanh(z) ** 2,
    r"z - \tanh(z)",
    "folklore",
)
sine = Activation(
    "sine",
    np.sin,
    lambda z, a: np.cos(z),
    r"\sin(z)",
    "elementary function",
)


def _near(z):
    return np.clip(z, -40, 40)  # beyond, exp(-z²) is 0 to the last digit, and z² may overflow


gaussian = Activation(
    "Gaussian",
    lambda z: np.exp(-(_near(z) ** 2)),
    lambda z, a: -2 * _near(z) * a,
    r"e^{-z^2}",
    "elementary function",
)


def soft_shrink(threshold=0.5):
    """Every sum comes nearer to 0 by the threshold, and stays there if it is smaller (PyTorch's default)."""
    return Activation(
        "soft-shrink",
        lambda z: z - np.clip(z, -threshold, threshold),
        lambda z, a: np.abs(np.sign(a)),
        r"\max(0, z - \lambda) + \min(0, z + \lambda)",
        "Donoho and Johnstone, 1994",
        kinks=(-threshold, threshold),
    )


def hard_shrink(threshold=0.5):
    """Sums smaller than the threshold become 0, all others pass (PyTorch's default)."""
    return Activation(
        "hard-shrink",
        lambda z: np.where(np.abs(z) <= threshold, 0, z),  # so that NaN passes, too
        lambda z, a: (np.abs(z) > threshold).astype(a.dtype),
        r"z\;(|z| > \lambda),\quad 0\;(|z| \leq \lambda)",
        "Donoho and Johnstone, 1994",
        jumps=(-threshold, threshold),
    )
