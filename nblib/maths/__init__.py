"""The mathematics that all chapters share, numpy alone: what their cells use of it, under one roof."""

from nblib.maths.activations import (
    GALLERY,
    VECTOR_GALLERY,
    activation,
    constants,
    identity,
    relu,
    sigmoid,
    softmax,
    step,
    swish,
    tanh,
)
from nblib.maths.activations.activation import own
from nblib.maths.autograd import Value
from nblib.maths.data import (
    PRANK,
    SHARPNESS,
    diary,
    expected_accuracy,
    expected_accuracy_of,
    expected_log_loss,
)
from nblib.maths.descent import descend, ends, walk
from nblib.maths.finite_differences import along, one_at_a_time, partials, quotients, slope
from nblib.maths.gradient_sizes import delta_sizes, learnable_share
from nblib.maths.initialisations import lecun_normal
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.landscapes.single_minimum import quadratic
from nblib.maths.layers import Dense
from nblib.maths.losses import absolute_error, accuracy, binary_cross_entropy, log_loss, squared_error
from nblib.maths.network import Network, mlp, reorder
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score
from nblib.maths.optimizers import (
    OPTIMIZERS,
    SECOND_ORDER,
    adam,
    damped_newton,
    gradient_descent,
    inside,
    momentum,
)
from nblib.maths.repeated_training import (
    accuracies_by_size,
    interval,
    losses_by_size,
    prank_learned,
    prank_losses,
    prank_run,
    prank_successes,
)
from nblib.maths.schedules import SCHEDULES, over_time
from nblib.maths.training import train

__all__ = [
    "ARTICLE_WEIGHTS",
    "Dense",
    "GALLERY",
    "LANDSCAPES",
    "Network",
    "OPTIMIZERS",
    "PRANK",
    "SCHEDULES",
    "SECOND_ORDER",
    "SHARPNESS",
    "SITUATIONS",
    "VECTOR_GALLERY",
    "Value",
    "absolute_error",
    "accuracies_by_size",
    "accuracy",
    "activation",
    "adam",
    "along",
    "binary_cross_entropy",
    "constants",
    "damped_newton",
    "delta_sizes",
    "descend",
    "diary",
    "ends",
    "expected_accuracy",
    "expected_accuracy_of",
    "expected_log_loss",
    "gradient_descent",
    "identity",
    "inside",
    "interval",
    "learnable_share",
    "lecun_normal",
    "log_loss",
    "losses_by_size",
    "mlp",
    "momentum",
    "one_at_a_time",
    "over_time",
    "own",
    "partials",
    "prank_learned",
    "prank_losses",
    "prank_run",
    "prank_successes",
    "predicts_test",
    "quadratic",
    "quotients",
    "relu",
    "reorder",
    "score",
    "sigmoid",
    "slope",
    "softmax",
    "squared_error",
    "step",
    "swish",
    "tanh",
    "train",
    "walk",
]
