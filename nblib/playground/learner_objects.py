"""The learner's own things for the playground: data, activations and optimizers, told apart by what they are."""

import inspect

from nblib.errors import CourseError
from nblib.language import say
from nblib.maths.activations.activation import Activation
from nblib.playground.settings import Choices
from nblib.validation import in_short


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
