"""Which warnings the tests take for errors."""

import warnings

import pytest

from tests.strict import no_warnings
from tools.cells import run_cell


def warn(category, module):
    warnings.warn_explicit("seen", category, f"{module}.py", 1, module=module)


@pytest.mark.parametrize("module", ["nblib.pictures.canvas", "tests.walk", "matplotlib.axes"])
def test_a_warning_is_an_error_wherever_it_comes_from(module):
    with no_warnings(), pytest.raises(RuntimeWarning):
        warn(RuntimeWarning, module)


@pytest.mark.parametrize("category", [DeprecationWarning, PendingDeprecationWarning])
def test_what_will_be_dropped_is_an_error_only_where_we_use_it(category):
    with no_warnings():
        warn(category, "matplotlib.axes")
        warn(category, "nblibrary")
        with pytest.raises(category):
            warn(category, "nblib.pictures.canvas")
        with pytest.raises(category):
            run_cell(f"import warnings\nwarnings.warn('seen', {category.__name__})", {}, "00_cell")
