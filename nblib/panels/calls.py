"""A call that does not fit, of one of the functions that a chapter's cells use: told in a sentence with its usual form."""

import functools
import inspect

from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.validation import in_short


def called_as(form):
    """A decorator: the function stays as it is, but a call with arguments that do not fit says so, and shows this form."""

    def told(function):
        signature = inspect.signature(function)

        @functools.wraps(function)
        def call(*given, **named):
            try:
                signature.bind(*given, **named)
            except TypeError as trouble:
                raise CourseError(_sentence(function, signature, given, named, trouble) + usual_form(form)) from None
            return function(*given, **named)

        call.keys = lambda: _ask_for_brackets(function)  # what Python asks for at `**weights`
        return call

    return told


def usual_form(form):
    """The sentence that shows how a call is usually written."""
    return say(f"{form} のように書きます。", f" Write it like this: {form}")


def _sentence(function, signature, given, named, trouble):
    """What there is too much of, or what is missing."""
    takes, call = signature.parameters.values(), f"{function.__name__}( )"
    in_order = [p for p in takes if p.kind is p.POSITIONAL_OR_KEYWORD]
    unknown = [name for name in named if name not in signature.parameters]
    missing = [p.name for p in in_order[len(given) :] if p.default is p.empty and p.name not in named]
    if len(given) > len(in_order) and not any(p.kind is p.VAR_POSITIONAL for p in takes):
        return _too_much(call, given[len(in_order)])
    if unknown and not any(p.kind is p.VAR_KEYWORD for p in takes):
        which = listing(unknown)
        return say(f"{call} に {which} という引数はありません。", f"{call} knows no argument named {which}.")
    if missing:
        which = listing(missing)
        return say(f"{call} に渡すものが足りません: {which}。", f"Something is missing in {call}: {which}.")
    return say(f"{call} の呼び方が合いません({trouble})。", f"{call} cannot be called so ({trouble}).")


def _too_much(call, extra):
    """The sentence for the first thing that has no place; a dict of controls lacks its two stars."""
    if isinstance(extra, dict):
        return say(f"{call} の中で、名前つきのもの(dict)の前に ** が抜けています。",
                   f"In {call} the ** before a group of controls (a dict) is missing.")  # fmt: skip
    return say(f"{call} に渡したものが多すぎます({in_short(extra)} から先)。",
               f"{call} was given too much, from {in_short(extra)} on.")  # fmt: skip


def _ask_for_brackets(function):
    name = function.__name__
    raise CourseError(
        say(
            f"{name} の後ろに ( ) が要ります。**{name}() のように書きます。",
            f"The ( ) after {name} is missing. Write it like this: **{name}()",
        )
    )


def as_asked(thing, kind, form):
    """The question or exercise that was passed; a CourseError shows the form of the call if it is none."""
    if isinstance(thing, kind):
        return thing
    name = thing.__name__ if inspect.isfunction(thing) else in_short(thing)
    raise CourseError(
        say(
            f"1番目の {name} は、この講座の予想や練習ではありません。順番を確かめてください。",
            f"The first thing, {name}, is no question or exercise of this course. Look at the order.",
        )
        + usual_form(form)
    )
