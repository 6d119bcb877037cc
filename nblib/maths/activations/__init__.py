"""All activations, under one roof and by name. Each one's formula and source stand where it is defined."""

import inspect
from dataclasses import dataclass

from nblib.maths.activations.activation import Activation
from nblib.maths.activations.gates import gelu, gelu_tanh, hard_swish, mish, silu, swish, tanh_exp
from nblib.maths.activations.other import bent_identity, gaussian, hard_shrink, identity, sine, soft_shrink, tanh_shrink
from nblib.maths.activations.rectifiers import (
    celu,
    elu,
    leaky_relu,
    prelu,
    relu,
    relu6,
    rrelu,
    selu,
    softplus,
    threshold,
)
from nblib.maths.activations.squashing import (
    arctan,
    hard_sigmoid,
    hard_tanh,
    log_sigmoid,
    sigmoid,
    softsign,
    step,
    tanh,
)
from nblib.maths.activations.vector import VectorActivation, log_softmax, maxout, softmax, softmin

# Activations as they are, and functions that make one from a parameter: elu(alpha=1.0)
GALLERY = {
    "identity": identity,
    "step": step,
    "sigmoid": sigmoid,
    "hard sigmoid": hard_sigmoid,
    "log-sigmoid": log_sigmoid,
    "tanh": tanh,
    "hard tanh": hard_tanh,
    "tanh-shrink": tanh_shrink,
    "soft-shrink": soft_shrink,
    "hard-shrink": hard_shrink,
    "softsign": softsign,
    "softplus": softplus,
    "ReLU": relu,
    "ReLU6": relu6,
    "leaky ReLU": leaky_relu,
    "PReLU": prelu,
    "RReLU": rrelu,
    "ELU": elu,
    "SELU": selu,
    "CELU": celu,
    "GELU": gelu,
    "GELU (tanh)": gelu_tanh,
    "SiLU": silu,
    "Swish": swish,
    "hard swish": hard_swish,
    "Mish": mish,
    "tanhExp": tanh_exp,
    "bent identity": bent_identity,
    "arctan": arctan,
    "sine": sine,
    "Gaussian": gaussian,
    "threshold": threshold,
}
VECTOR_GALLERY = {"softmax": softmax, "softmin": softmin, "log-softmax": log_softmax, "maxout": maxout}

# What each maker's parameters may sensibly be, from and to
RANGES = {
    "soft-shrink": {"threshold": (0.1, 2.0)},
    "hard-shrink": {"threshold": (0.1, 2.0)},
    "softplus": {"beta": (0.2, 10.0)},
    "leaky ReLU": {"slope": (0.0, 1.0)},
    "PReLU": {"slope": (-1.0, 2.0)},
    "RReLU": {"lower": (0.0, 1.0), "upper": (0.0, 1.0)},
    "ELU": {"alpha": (0.0, 3.0)},
    "CELU": {"alpha": (0.1, 3.0)},
    "Swish": {"beta": (0.0, 10.0)},
    "threshold": {"at": (-2.0, 2.0), "value": (-2.0, 2.0)},
    "softmax": {"temperature": (0.1, 10.0)},
    "maxout": {"pieces": (2, 4)},
}


@dataclass(frozen=True)
class Parameter:
    """A number that a maker takes, and the range of a slider for it."""

    name: str
    default: float
    low: float
    high: float

    def turned(self, turn):
        """Its value when a knob is turned: -1 is the lowest, 0 the default, 1 the highest."""
        return self.default + turn * (self.high - self.default if turn > 0 else self.default - self.low)


def parameters(name):
    """The Parameters of the activation of this name in the galleries, in order; none if it has none."""
    if name not in RANGES:
        return ()
    arguments = inspect.signature((GALLERY | VECTOR_GALLERY)[name]).parameters
    return tuple(Parameter(key, arguments[key].default, *ends) for key, ends in RANGES[name].items())


def activation(name, *values):
    """The activation of this name in the galleries; values are its parameters in order, else their defaults."""
    found = (GALLERY | VECTOR_GALLERY)[name]
    return found if isinstance(found, Activation | VectorActivation) else found(*values)


def constants(name, *turns):
    """The values of the parameters of this activation, one for each turn (see Parameter.turned); spare turns do nothing."""
    return tuple(parameter.turned(turn) for parameter, turn in zip(parameters(name), turns, strict=False))
