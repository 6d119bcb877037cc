"""What decides the predictions about gradients: how small they get on their way back, whom they no longer reach, wrong ones.

Their words stand in questions.md.
"""

import numpy as np

from nblib.chapters.gradient_check.backward_passes import pass_losses
from nblib.chapters.gradient_check.dead_neurons import dead_relu_run, prank_days
from nblib.chapters.gradient_check.own_pass import disagreement
from nblib.exercises.question import question, the_one
from nblib.maths.activations import sigmoid
from nblib.maths.gradient_sizes import delta_sizes, learnable_share
from nblib.maths.initialisations import lecun_normal
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp


@question
def how_much_is_left():
    """With sigmoids, ten layers leave next to nothing of the gradient."""
    network = mlp((2, *[16] * 10, 1), sigmoid)
    theta = network.init(np.random.default_rng(0), lecun_normal)
    first, *_, last = delta_sizes(network, binary_cross_entropy, theta, *prank_days())
    times = last / first
    right = the_one(about_the_same=times < 3, a_tenth=3 <= times < 1000, a_millionth=times > 1_000_000)
    millions = round(times / 1e6)
    return dict(right=right, millions=millions, ten_thousands=100 * millions, factor=times**0.1)


def _arriving(seen):
    """{activation: how large the gradient is at the first layer, as a multiple of that at the last}."""
    return {name: sizes[0] / sizes[-1] for name, sizes in seen.result["gradients"].items()}


def _sigmoid_sizes(now):
    """The sizes (L,) of the gradient in the layers of the network with sigmoids."""
    return np.asarray(now.result["gradients"]["sigmoid"], float)


@how_much_is_left.belief("about_the_same")
def nothing_is_lost(now):
    """It would arrive at every layer as large as it was at the output."""
    sizes = _sigmoid_sizes(now)
    return np.full(len(sizes), sizes[-1])


@how_much_is_left.belief("a_tenth")
def taken_away_evenly(now):
    """Each layer would take away as much as the others, so that of L layers the first one gets 1/L."""
    sizes = _sigmoid_sizes(now)
    return sizes[-1] * np.arange(1, len(sizes) + 1) / len(sizes)


@how_much_is_left.goal
def explodes(now, start):
    """On its way back the gradient of ReLU has grown a thousandfold."""
    return _arriving(now)["ReLU"] > 1000


@how_much_is_left.goal
def all_alike(now, start):
    """With all three activations about the same arrives."""
    arriving = _arriving(now).values()
    return max(arriving) < 10 * min(arriving)


@how_much_is_left.goal
def relu_level(now, start):
    """Through ten hidden layers of ReLU the gradient stays about as it was."""
    arriving = now.result["gradients"]["ReLU"]
    return now.values["depth"] == 10 and 0.4 < arriving[0] / arriving[-2] < 2.5  # the last one is the output's


@question
def do_they_return():
    """A neuron that is dead on all days never comes back."""
    network, run = dead_relu_run("ReLU", 5.0, 0)
    X, _ = prank_days()
    dead = np.array([learnable_share(network, theta, X)[0] == 0 for theta in run.thetas])  # (steps, neurons)
    returned, at_last = (dead[:-1] & ~dead[1:]).any(), dead[-1].any()
    right = the_one(never=not returned, pulled_back=returned and not at_last, come_and_go=returned and at_last)
    return dict(right=right)


def _dead(seen):
    """The share of hidden neurons without a slope on any day."""
    return np.mean(np.concatenate(seen.result["shares"]) == 0)


@do_they_return.goal
def all_alive(now, start):
    """With ReLU all neurons are alive at the end of the training."""
    return now.values["sigma"] == "ReLU" and now.values["step"] == 200 and _dead(now) == 0


@do_they_return.goal
def all_dead(now, start):
    """Not one neuron is left alive."""
    return _dead(now) == 1


@do_they_return.goal
def elu_dead(now, start):
    """A neuron with ELU, which is flat only far below 0, is dead."""
    return now.values["sigma"] == "ELU" and _dead(now) > 0


@question
def does_it_show():
    """A wrong gradient often trains nearly as well."""
    (steps, right), (_, wrong) = (pass_losses(name, 6, 0) for name in ("no mistake", "slope forgotten"))
    falls = wrong[-1] < 2 * right[-1]
    found = the_one(
        goes_up=wrong[-1] > wrong[0], hardly_falls=wrong[-1] <= wrong[0] and not falls, falls_as_usual=falls
    )
    return dict(right=found, steps=steps[-1], wrong_loss=wrong[-1], right_loss=right[-1])


def _curves(seen):
    """The losses of the correct program, and those of this one."""
    return [losses for _steps, losses in seen.result["losses"].values()]


@does_it_show.belief("goes_up")
def uphill(now):
    """It would go up as fast as it falls with the right slopes: the "losses" (steps, losses), each fall a rise."""
    steps, losses = next(iter(now.result["losses"].values()))
    return dict(losses=(steps, losses[0] ** 2 / losses))


@does_it_show.belief("hardly_falls")
def stays_up(now):
    """The loss would stay near that of the start: the "losses" (steps, losses)."""
    steps, losses = next(iter(now.result["losses"].values()))
    return dict(losses=(steps, np.full(len(steps), losses[0])))


@does_it_show.goal
def loss_rises(now, start):
    """The loss ends higher than it began."""
    _, losses = _curves(now)
    return not losses[-1] <= losses[0]


@does_it_show.goal
def yet_faster(now, start):
    """A program with a mistake brings the loss lower than the correct one."""
    correct, losses = _curves(now)
    return losses[-1] < 0.9 * correct[-1]


@does_it_show.goal
def in_their_rings(now, start):
    """A program with a mistake has all slopes right, as with a single day there is nothing to divide by."""
    gaps = [disagreement(*pair) for pair in now.result["slopes"].values()]
    return now.values["mistake"] != "no mistake" and max(gaps) < 1e-6


QUESTIONS = (how_much_is_left, do_they_return, does_it_show)
