"""What is asked, and the answer of a prediction that is right."""

import functools
import inspect


def as_value(asked):
    """A question or exercise; made first, where its room has not been converted yet."""
    return asked() if inspect.isfunction(asked) or isinstance(asked, functools.partial) else asked


def right_option(question):
    """The one Option that is right, whichever letter it has."""
    return next(option for option in question.options if option.right)


def right_answer(question):
    """Its text."""
    return right_option(question).text
