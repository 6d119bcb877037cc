"""Training many networks at once asks the system for memory once, and not at every step."""

import platform
import subprocess
import sys

import pytest

STEPS = 20
RUN = f"""
import resource
import numpy as np
from nblib.maths.activations import tanh
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp
from nblib.maths.training import train
network = mlp((2, 8, 8, 1), tanh)
X, T = np.zeros((250, 2)), np.zeros((250, 1))
for epochs in (2, {STEPS}):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    train(network, binary_cross_entropy, network.init_stack(range(40)), X, T, epochs=epochs, rate=0.1)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="mallopt is glibc's")
def test_pages_are_asked_for_once():
    asked = int(subprocess.check_output([sys.executable, "-c", RUN]))
    an_array = 40 * 250 * 8 * 8 // 4096  # pages
    assert asked < an_array * STEPS / 2, "an array or more at every step"
