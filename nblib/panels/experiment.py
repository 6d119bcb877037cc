"""The learner's experiment: which controls it takes, and what went wrong in it, told in words."""

import inspect

from nblib.errors import CourseError
from nblib.learner import learners_line
from nblib.words import say


def taken_by(experiment, controls, pictures, extra):
    """The names of those controls that the experiment takes; a CourseError if they do not fit together.

    controls: names; extra: those of them that a picture takes, so that the experiment need not.
    """
    if not controls or not pictures:
        raise CourseError(
            say(
                "動かすものか、見せる図がありません。panel(実験, [図], w0=slider(0)) のように、どちらも1つ以上渡してください。",
                "There is nothing to move, or no picture. panel needs both: panel(experiment, [picture], w0=slider(0)).",
            )
        )
    signature = inspect.signature(experiment)
    takes = signature.parameters.values()
    if any(p.kind is p.VAR_KEYWORD for p in takes):
        return list(controls)
    needed = [p.name for p in takes if p.default is p.empty and p.kind is not p.VAR_POSITIONAL]
    unknown = [c for c in controls if c not in signature.parameters and c not in extra]
    missing = [p for p in needed if p not in controls]
    if unknown or missing:
        wrong, call = ", ".join(unknown + missing), f"{_name(experiment)}{signature}"
        raise CourseError(
            say(
                f"実験の引数と、panel に渡したスライダーなどの名前が合いません: {wrong}。{call} と同じ名前にしてください。",
                f"The experiment's arguments and the panel's controls do not match: {wrong}. Use the names in {call}.",
            )
        )
    return [c for c in controls if c in signature.parameters]


def _name(experiment):
    return getattr(experiment, "__name__", type(experiment).__name__)


def explain(error, experiment):
    """What went wrong in the learner's experiment and where, as sentences."""
    name = _name(experiment)
    if isinstance(error, CourseError):
        return f"{name}: {error}"
    what = f"{type(error).__name__}: {error}"
    line = learners_line(error)
    if not line:
        return say(
            f"実験 {name} の結果から図を描けませんでした({what})。return で返している値を見直してください。",
            f"No picture could be drawn from the result of the experiment {name} ({what}). Check what it returns.",
        )
    number, text = line
    return say(
        f"実験 {name} が{number}行目で止まりました。\n    {text}\n{what}\nこの行を直してセルを実行しなおすか、スライダーなどを動かしてください。図は最後にうまくいったときのままです。",
        f"The experiment {name} stopped in line {number}.\n    {text}\n{what}\nMend that line and run the cell again, or move a control. The picture shows the last values that worked.",
    )
