"""What decides the predictions about one activation: verdicts, slopes, sums of pieces. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.chapters.activation.experiments import TARGETS, WINDOW, curve_fit, gap
from nblib.exercises.question import question, the_one
from nblib.maths.activations import activation, sigmoid
from nblib.maths.activations.activation import own
from nblib.maths.data import PRANK
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score


@question
def verdict_with_sigmoid():
    """The output is now above 0, but the verdict stays: the border has moved along."""
    today = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
    sums = score(np.random.default_rng(1).uniform(-1, 1, (200, 4)), SITUATIONS)
    stays = (predicts_test(sums) == (sigmoid(sums) > sigmoid(0))).all()
    right = the_one(no=stays, depends_on_weights=not stays)
    return dict(right=right, today=today, output=sigmoid(today), border=sigmoid(0))


@verdict_with_sigmoid.belief("yes")
def border_stays(now):
    """The border would stay at the output 0, whatever the activation makes of a sum of 0."""
    return None if abs(now.result["activation"](0.0)) < 1e-9 else 0.0


@verdict_with_sigmoid.goal
def even(now, start):
    """At the border the sigmoid says 50%."""
    return now.values["sigma"] == "sigmoid" and abs(now.result["z"]) < 1e-9


@verdict_with_sigmoid.goal
def nearly_sure(now, start):
    """A large sum is a probability near 1."""
    return now.values["sigma"] == "sigmoid" and sigmoid(now.result["z"]) > 0.9


@verdict_with_sigmoid.goal
def silent(now, start):
    """A ReLU whose sums are all negative never says anything."""
    w = [now.values[f"w{i}"] for i in range(4)]
    return now.values["sigma"] == "ReLU" and not predicts_test(score(w, SITUATIONS)).any()


@question
def steepest_sigmoid():
    """The slope of the sigmoid is at most a quarter."""
    z = np.linspace(-9, 9, 3601)
    most = sigmoid.derivative(z, sigmoid(z)).max()
    right = the_one(**{name: np.isclose(slope, most) for name, slope in dict(one=1, half=0.5, quarter=0.25).items()})
    return dict(right=right, most=most, ten_sigmoids=round(1 / most**10))


def _steepest(now, slope):
    """A tangent (xs, ys) of that slope to the sigmoid where it is steepest, at 0; None if it is not shown."""
    reach = np.array([-1.2, 1.2]) / max(1, 2 * slope)
    shown = "sigmoid" in (now.values["first"], now.values["second"])
    return (reach, sigmoid(0.0) + slope * reach) if shown else None


@steepest_sigmoid.belief("one")
def as_steep_as_tanh(now):
    """It would be as steep as tanh at 0."""
    return _steepest(now, float(activation("tanh").derivative(0.0, 0.0)))


@steepest_sigmoid.belief("half")
def as_steep_as_high(now):
    """Its slope would be its height."""
    return _steepest(now, float(sigmoid(0.0)))


@steepest_sigmoid.goal
def steepest(now, start):
    """The sigmoid is steepest at 0."""
    return "sigmoid" in (now.values["first"], now.values["second"]) and now.values["z"] == 0


@steepest_sigmoid.goal
def straight_swish(now, start):
    """One end of its constant makes Swish a straight line."""
    return now.values["first"] == "Swish" and now.result["constants"] == (0,)


@steepest_sigmoid.goal
def absolute_value(now, start):
    """One end of its constant makes PReLU the absolute value."""
    z = np.linspace(-3, 3, 13)
    return now.values["first"] == "PReLU" and np.allclose(now.result["first"](z), np.abs(z))


@steepest_sigmoid.goal
def level_everywhere(now, start):
    """A step has no slope to go by."""
    z = np.linspace(-3, 3, 12)
    return any(not np.any(f.derivative(z, f(z))) for f in (now.result["first"], now.result["second"]))


@question
def squares_add_up():
    """Squares are bent, but any number of them adds up to one parabola."""
    few, some, many = map(_gap_of_squares, (3, 4, 12))
    nears, hits = many < few / 2, some < 0.01
    return dict(right=the_one(no=not nears and not hits, nearer=nears and not hits, exactly=hits))


def gap_of(result):
    """How far the whole sum stays from its target; infinite while not all neurons are added."""
    (network, theta), target = result["network"], result["target"]
    if result["added"] < network.widths[1]:
        return np.inf
    x = np.linspace(*WINDOW, 361)
    return gap(network(theta, x[:, np.newaxis])[:, 0], target(x))


@squares_add_up.belief("nearer")
def corner_by_corner(now):
    """Each neuron would mend a place: the target joined up, straight, from so many places to the next, (xs, ys)."""
    x = np.linspace(*WINDOW, 361)
    places = np.linspace(*WINDOW, max(2, min(now.result["added"], now.values["width"])))
    return x, np.interp(x, places, now.result["target"](places))


@squares_add_up.belief("exactly")
def hill_by_hill(now):
    """Every square would be a hill or a valley of its own: the target as far as there are neurons, from the left."""
    x = np.linspace(*WINDOW, 361)
    count = min(now.result["added"], now.values["width"])
    low, high = WINDOW
    return x, np.where(x <= low + (high - low) * count / 4, now.result["target"](x), 0)


@squares_add_up.goal
def near_the_wave(now, start):
    """Functions that are bent in the right way come near."""
    return now.values["target"] == "wave" and gap_of(now.result) < 0.05


@squares_add_up.goal
def near_with_four(now, start):
    """Some functions fit some curves with few neurons."""
    return now.values["width"] <= 4 and gap_of(now.result) < 0.05


@squares_add_up.goal
def straight_line(now, start):
    """Without bending, any number of neurons is a straight line."""
    return now.values["sigma"] == "identity" and now.values["width"] == 12


def _gap_of_squares(width):
    """How far the best sum of so many squares stays from the wave."""
    network, theta = curve_fit(TARGETS["wave"], width, own(np.square))
    x = np.linspace(*WINDOW, 361)
    return gap(network(theta, x[:, np.newaxis])[:, 0], TARGETS["wave"](x))


BENT = ("step", "sigmoid", "tanh", "ReLU", "SiLU", "Gaussian", "sine")


@question
def alone():
    """Some bent functions let a single neuron do the prank, others never do."""
    can = [_does_prank(activation(name)) for name in BENT]
    return dict(right=the_one(never=not any(can), any_bent=all(can), some=any(can) and not all(can)))


def does_prank_with(shape, now):
    """Whether the neuron with this activation judges all four corners right."""
    outputs = now.result["sigma"](np.array(now.result["sums"]))
    right = predicts_test(outputs - now.result["threshold"]) == (PRANK[:, 2] == 1)
    return now.values["shape"] == shape and right.all()


@alone.goal
def with_sine(now, start):
    """A wave has hills and valleys enough."""
    return does_prank_with("sine", now)


@alone.goal
def with_bell(now, start):
    """One hill is enough."""
    return does_prank_with("Gaussian", now)


@alone.goal
def with_dip(now, start):
    """So is one shallow valley."""
    return does_prank_with("SiLU", now)


def _does_prank(sigma):
    """Whether weights and a threshold on a grid let one neuron with this activation do the prank."""
    grid = np.array(list(itertools.product(np.arange(-3, 3.25, 0.25), repeat=3)))
    outputs = sigma(grid[:, :1] + grid[:, 1:] @ PRANK[:, :2].T)  # (weights, 4)
    is_test = PRANK[:, 2] == 1
    return bool(np.any(outputs[:, is_test].min(axis=1) > outputs[:, ~is_test].max(axis=1) + 0.05))


QUESTIONS = (verdict_with_sigmoid, steepest_sigmoid, squares_add_up, alone)
