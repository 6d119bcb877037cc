"""What decides the predictions on what backpropagation reuses, multiplies and adds up, and on its price.

Their words stand in questions.md.
"""

import math

import numpy as np

from nblib.chapters.backprop.backprop_paths import behind, paths
from nblib.chapters.backprop.multiplication_counts import multiplications, parameter_count
from nblib.exercises.question import question, the_one
from nblib.maths.activations import tanh
from nblib.maths.layers import Dense
from nblib.maths.losses import squared_error
from nblib.maths.network import Network, mlp


@question
def how_often_again():
    """Every weight that is moved asks for the output neuron anew."""
    network = mlp((3, 3, 3, 1), tanh)
    weights = np.flatnonzero(network.is_weight)
    counts = [sum(column) for column in zip(*(behind(network, p) for p in weights), strict=True)]
    (times,), total = counts[-1], sum(int(column.sum()) for column in counts)
    right = the_one(three=times == 3, twelve=times == 12, twenty_one=times == 21)
    return dict(right=right, weights=len(weights), all=total, once=sum(network.widths[1:]))


def _computed(seen):
    """How often the two chosen weights have neurons computed, all in all; 0 if they are not two."""
    both = len(set(seen.result["moved"])) == 2
    return sum(int(column.sum()) for column in seen.result["counts"]) if both else 0


@how_often_again.goal
def cheapest(now, start):
    """Two weights of the last layer: for each of them only the output is computed again."""
    return _computed(now) == 2


@how_often_again.goal
def dearest(now, start):
    """Two weights of the first layer: each of them has all layers behind it computed again."""
    widths = now.result["network"][0].widths
    return _computed(now) == 2 * (1 + sum(widths[2:]))


@how_often_again.goal
def same_neurons(now, start):
    """Two weights that lead into the same neuron, or into the output: whatever is computed is computed twice."""
    return _computed(now) > 0 and all(set(column) <= {0, 2} for column in now.result["counts"])


@question
def silent_clue():
    """The weights of a clue that is 0 have slope 0: nothing came in, so nothing can be blamed on them."""
    network = Network([Dense(2, 2), tanh, Dense(2, 1)])
    theta = np.array([0.1, -0.2, 0.7, -0.4, -0.6, 0.8, 0.1, 0.5, 0.8])
    slopes = network.gradient(squared_error, theta, np.array([[1.0, 0]]), np.ones((1, 1)))[1][4:6]
    right = the_one(no_difference=not slopes.any(), increase_both=(slopes < 0).all(), decrease_both=(slopes > 0).all())
    return dict(right=right)


def _worked_out(seen):
    """Whether a slope was asked for, and answered rightly."""
    verdict = seen.result["verdict"]
    return verdict is not None and verdict.right is True


@silent_clue.goal
def worked_out(now, start):
    """A slope is answered rightly."""
    return _worked_out(now)


@silent_clue.goal
def to_the_end(now, start):
    """All slopes are known."""
    return now.result["step_number"] > len(now.result["trace"])


@silent_clue.goal
def teacher_steeper(now, start):
    """The teacher's weight into the first hidden neuron has the larger slope: more came in from the teacher."""
    slopes = {step.what.place: step.what.amount for step in now.result["trace"]
              if step.what.slope and (step.what.kind, step.what.column) == ("weight", 1)}  # fmt: skip
    return abs(slopes[1, 0]) > abs(slopes[0, 0])


@silent_clue.goal
def another_problem(now, start):
    """A slope is answered rightly in a network of other weights."""
    return _worked_out(now) and now.values["task"] > 0


@question
def paths_that_cancel():
    """Of two equal paths with opposite signs nothing is left."""
    network = Network([Dense(1, 1), tanh, Dense(1, 3), tanh, Dense(3, 1)])
    theta, one = np.array([0, 0.5, 0, 0, 0, 1, 1, 1, 0, 1, -1, 0]), np.ones((1, 1))
    up, down, _ = (path.product for path in paths(network, theta, 1, [1], [1], squared_error))
    total = network.gradient(squared_error, theta, one, one)[1][1]
    answers = dict(zero=0.0, as_one_path=-abs(up), twice_one_path=-2 * abs(up))
    right = min(answers, key=lambda name: abs(answers[name] - total))
    return dict(right=right, up=up, down=down, size=abs(up), twice=2 * abs(up))


def _along(seen):
    """What comes back along each path (3,)."""
    return np.array([path.product for path in seen.result["paths"]])


@paths_that_cancel.belief("as_one_path")
def strongest_path_alone(now):
    """Only the strongest path would arrive."""
    return max(_along(now), key=abs)


@paths_that_cancel.belief("twice_one_path")
def sizes_add_up(now):
    """The sizes would add up, without their signs."""
    return np.abs(_along(now)).sum()


@paths_that_cancel.goal
def neighbour_wins(now, start):
    """The third path alone decides the sign, against both others."""
    sister, mother, neighbour = _along(now)
    return min(abs(sister), abs(mother)) > 0.05 and abs(neighbour) > abs(sister) + abs(mother)


@paths_that_cancel.goal
def one_direction(now, start):
    """All three paths are open, and pull the same way."""
    return abs(_along(now)).min() > 0.1 and abs(np.sign(_along(now)).sum()) == 3


@paths_that_cancel.goal
def closed_elsewhere(now, start):
    """A path is closed although the weight at its end is not 0, while another one is open."""
    closed = [product == 0 and now.values[f"v{i}"] != 0 for i, product in enumerate(_along(now), 1)]
    return any(closed) and _along(now).any()


@question
def how_many_times():
    """One parameter at a time costs about a third as many times more as there are parameters."""
    size, (one, back) = parameter_count(4, 17), multiplications(4, 17)
    answers = dict(ten=10, three_hundred=300, thousand=1000)
    right = min(answers, key=lambda name: abs(math.log(answers[name] * back / one)))
    return dict(right=right, size=size, runs=size + 1, one=one, back=back, times=one / back)


def _ratio(seen):
    """How many times the work one at a time is."""
    _size, one, back = seen.result["here"]
    return one / back


@how_many_times.belief("thousand")
def back_as_cheap_as_forward(now):
    """Backpropagation would cost one run forward: (parameters, multiplications)."""
    sizes, one, _back = np.array(now.result["chart"]).T
    return sizes, one / (sizes + 1)


@how_many_times.goal
def hundredfold(now, start):
    """One at a time takes about a hundred times the work."""
    return 90 <= _ratio(now) <= 110


@how_many_times.goal
def smallest_ratio(now, start):
    """The smallest network that there is."""
    one, back = multiplications(1, 1)
    return _ratio(now) <= one / back


@how_many_times.goal
def on_this_machine(now, start):
    """The same was measured in seconds."""
    return now.result["seconds"] is not None


QUESTIONS = (how_often_again, silent_clue, paths_that_cancel, how_many_times)
