"""The experiments of the room on backpropagation, for its cells: a trace, what lies behind a weight, what slopes cost."""

from nblib.chapters.backprop.backprop_paths import behind, entry, paths
from nblib.chapters.backprop.backprop_trace import backprop_trace
from nblib.chapters.backprop.multiplication_counts import (
    Counted,
    expected_multiplications,
    multiplications,
    parameter_count,
    run_times,
)
from nblib.chapters.backprop.slope_answer import judge_slope

__all__ = [
    "Counted",
    "backprop_trace",
    "behind",
    "entry",
    "expected_multiplications",
    "judge_slope",
    "multiplications",
    "parameter_count",
    "paths",
    "run_times",
]
