"""What can be chosen by name: the course's data, activations and optimizers, and the learner's own.

The learner's come without a word on which of these they are; that is seen from what they are.
"""

import inspect
from dataclasses import dataclass, field

from nblib.errors import CourseError
from nblib.language import say
from nblib.maths.activations import GALLERY, activation
from nblib.maths.activations.activation import Activation
from nblib.playground.examples import DATA
from nblib.playground.settings import DESCENTS
from nblib.validation import in_short


@dataclass(frozen=True)
class Choices:
    """What can be chosen by name: the course's things, and the learner's own."""

    data: dict = field(default_factory=lambda: dict(DATA))
    activations: dict = field(default_factory=lambda: {name: activation(name) for name in GALLERY})
    optimizers: dict = field(default_factory=lambda: dict(DESCENTS))


def choices_of(own):
    """The course's choices and the learner's own (a dict by name); a CourseError says what cannot be used."""
    choices = Choices()
    for name, thing in own.items():
        _kind(choices, name, thing)[name] = thing
    return choices


def _kind(choices, name, thing):
    """Which of the choices a thing belongs to."""
    if isinstance(thing, Activation):
        return choices.activations
    if inspect.isgeneratorfunction(thing):
        return choices.optimizers
    if callable(thing) and _takes_three(thing):
        return choices.data
    if isinstance(thing, tuple) and len(thing) == 2:
        return choices.data
    raise CourseError(
        say(f"own の {name} は使えません: {in_short(thing)}。使えるのは、own(f) で作った活性化関数、yield を使う最適化手法、"
            "データの組 (X, T)、データを作る関数 f(points, noise, rng) です。",
            f"own: {name} cannot be used: {in_short(thing)}. It takes activations made with own(f), optimizers that yield, "
            "data as a pair (X, T), or a function f(points, noise, rng) that makes data.")
    )  # fmt: skip


def _takes_three(function):
    """Whether it takes three things; a function that cannot say so (max, and np.sin before numpy 2.4) is not the learner's."""
    try:
        return len(inspect.signature(function).parameters) == 3
    except ValueError:
        return False
