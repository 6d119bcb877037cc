"""A learner's own activation, looked at before it is used: what is wrong with it?"""

import contextlib
import functools

import numpy as np

from nblib.chapters.which_activation.activation_faults import first_fault
from nblib.chapters.which_activation.fault_words import sentence
from nblib.errors import CourseError
from nblib.exercises.exercise import begun
from nblib.exercises.judge import function
from nblib.exercises.sandbox import guarded


def what_is_wrong(activation):
    """None if no fault of an activation is found; else (place or None, sentence).

    One that never ends, or would end the lesson, is a CourseError: nobody should go on to draw it.
    """
    fault = _first_fault(_This(activation))
    return None if fault is None else (fault.z, guarded(lambda: sentence(activation, fault))[0])


class _This:
    """An activation by its identity, as what the learner made it of may have no hash."""

    def __init__(self, activation):
        self.activation = activation

    def __hash__(self):
        return id(self.activation)

    def __eq__(self, other):
        return self.activation is other.activation


@functools.lru_cache(8)
def _first_fault(this):
    return guarded(lambda: first_fault(this.activation))[0]


def trusted(activation):
    """The activation, if no fault of it is found; else a CourseError says what is wrong."""
    if wrong := what_is_wrong(activation):
        raise CourseError(wrong[1])
    return activation


def first_sentence(activation, part=None, may_be_left_out=True):
    """The first fault of an activation (of this part of it alone, if given) as a sentence; None if there is none.

    may_be_left_out: whether own(f), without the derivative, is a way out.
    """
    fault = first_fault(activation)
    return None if fault is None or part not in (None, fault.part) else sentence(activation, fault, may_be_left_out)


def begun_function(answer):
    """The answer, if it is a function that no longer returns the ... of the exercise; what else it does is not our concern."""
    result = None
    with contextlib.suppress(Exception):
        result = function(answer)(np.zeros((1, 1)))
    begun(result)
    return function(answer)
