"""What the tests of the maths with any numbers share: numbers of every size, and a context in which nothing may warn."""

import contextlib
import warnings

import numpy as np
import pytest

from tests.thorough import THOROUGH

hypothesis = pytest.importorskip("hypothesis")
settings, st = hypothesis.settings, hypothesis.strategies


def often(examples):
    """So many random examples, the same ones each time; ten times as many with NBLIB_THOROUGH=1."""
    return settings(
        max_examples=10 * examples if THOROUGH else examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
    )


def numbers(largest):
    """Finite numbers up to this size, with 0, tiny ones and the ends among them."""
    return st.floats(-largest, largest) | st.sampled_from([0.0, -0.0, 1e-320, 1.0, -1.0, largest, -largest])


SEEDS = st.integers(0, 2**32 - 1)
NO_NUMBERS = st.sampled_from([np.nan, np.inf, -np.inf])


@contextlib.contextmanager
def nothing_warns():
    """Whatever warns here is an error; what is too small for a float may become 0."""
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        yield


def frozen(*arrays):
    """The arrays as floats that cannot be written to."""
    copies = [np.array(array, float) for array in arrays]
    for copy in copies:
        copy.flags.writeable = False
    return copies
