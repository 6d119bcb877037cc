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
from nblib.playground.weight_editor import parameter_names

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
    "weights_by_name",
]


def weights_by_name(network, inputs):
    """{"x1 → h1.2": its place in theta, ...} of every weight; inputs: the names of the network's inputs."""
    names = parameter_names(network, inputs)
    return {name: place for place, (name, weight) in enumerate(zip(names, network.is_weight, strict=True)) if weight}
