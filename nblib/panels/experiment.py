"""The learner's experiment: which controls it takes, and what does not fit together, told in words."""

import inspect

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.controls import Trail
from nblib.panels.dragging import names
from nblib.pictures.picture import Picture
from nblib.validation import in_short


def taken_by(experiment, controls, pictures):
    """The names of those controls that the experiment takes; a CourseError if things do not fit together."""
    if not controls or isinstance(pictures, list | tuple) and not pictures:
        raise CourseError(
            say(
                "動かすものか、見せる図がありません。panel(実験, [図], w0=slider(0)) のように、どちらも1つ以上渡してください。",
                "There is nothing to move, or no picture. panel needs both: panel(experiment, [picture], w0=slider(0)).",
            )
        )
    _check_kinds(experiment, controls, pictures)
    signature = inspect.signature(experiment)
    takes = signature.parameters.values()
    if any(p.kind is p.VAR_KEYWORD for p in takes):
        return list(controls)
    needed = [p.name for p in takes if p.default is p.empty and p.kind is not p.VAR_POSITIONAL]
    by_pictures = {name for p in pictures for name in (*names(p.drags), *p.takes)}
    by_pictures |= {name for name, c in controls.items() if isinstance(c, Trail)}
    unknown = [c for c in controls if c not in signature.parameters and c not in by_pictures]
    missing = [p for p in needed if p not in controls]
    if unknown or missing:
        wrong, call = ", ".join(unknown + missing), f"{name_of(experiment)}{signature}"
        raise CourseError(
            say(
                f"実験の引数と、panel に渡したスライダーなどの名前が合いません: {wrong}。{call} と同じ名前にしてください。",
                f"The experiment's arguments and the panel's controls do not match: {wrong}. Use the names in {call}.",
            )
        )
    return [c for c in controls if c in signature.parameters]


def _check_kinds(experiment, controls, pictures):
    """Tell what was passed in the place of a function, a list of pictures, or a control."""
    call = "panel(neuron, [NeuronDiagram()], w0=slider(0))"
    if not callable(experiment):
        wrong = say(f"実験は関数ですが、{in_short(experiment)} は関数ではありません。",
                    f"An experiment is a function; {in_short(experiment)} is none.")  # fmt: skip
    elif not _tells_its_arguments(experiment):
        wrong = say(f"{name_of(experiment)} の引数の名前がわかりません。def で自分の関数を書き、その中で使ってください。",
                    f"What {name_of(experiment)} calls its arguments cannot be known. Use it in a function of your own.")  # fmt: skip
    elif not isinstance(pictures, list | tuple) or not all(isinstance(p, Picture) for p in pictures):
        wrong = say(
            f"2番目には図のリストを渡します。{in_short(pictures)} はそうではありません([ ] と ( ) を確かめてください)。",
            f"The second thing is a list of pictures; {in_short(pictures)} is not (look at [ ] and ( )).",
        )
    elif none := [f"{name}={in_short(c)}" for name, c in controls.items() if not hasattr(c, "value")]:
        wrong = say(f"{', '.join(none)} は動かせません。slider({none[0].partition('=')[2]}) のように書きます。",
                    f"{', '.join(none)} cannot be moved. Write slider({none[0].partition('=')[2]}).")  # fmt: skip
    else:
        return
    raise CourseError(wrong + say(f" 例: {call}", f" For example: {call}"))


def _tells_its_arguments(function):
    """Whether Python knows them: of some functions that are not written in Python (max, say) it does not."""
    try:
        inspect.signature(function)
    except ValueError:
        return False
    return True


def name_of(experiment):
    """What the experiment is called."""
    return getattr(experiment, "__name__", type(experiment).__name__)
