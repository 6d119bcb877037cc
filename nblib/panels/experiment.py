"""The learner's experiment: which controls it takes, and what went wrong in it, told in words."""

import inspect

from nblib.errors import CourseError
from nblib.learner import learners_line
from nblib.words import say


def check_controls(experiment, controls, pictures, extra):
    """Refuse a panel without controls or pictures, and controls that do not fit the experiment.

    controls: names; extra: those of them that a picture takes, so that the experiment need not.
    """
    if not controls or not pictures:
        raise CourseError(
            say(
                "動かすものか、見せる図がありません。panel(実験, [図], w0=slider(0)) のように、どちらも1つ以上渡してください。",
                "There is nothing to move, or no picture. panel needs both: panel(experiment, [picture], w0=slider(0)).",
            )
        )
    takes = inspect.signature(experiment).parameters.values()
    if any(p.kind is p.VAR_KEYWORD for p in takes):
        return
    name = experiment.__name__
    unknown = [c for c in controls if c not in [p.name for p in takes] and c not in extra]
    needed = [p.name for p in takes if p.default is p.empty and p.kind is not p.VAR_POSITIONAL]
    missing = [p for p in needed if p not in controls]
    if unknown or missing:
        wrong = ", ".join(unknown + missing)
        raise CourseError(
            say(
                f"実験 {name} の引数と、panel に渡したスライダーなどの名前が合いません: {wrong}。{name}{inspect.signature(experiment)} と同じ名前にしてください。",
                f"The arguments of the experiment {name} and the panel's controls do not match: {wrong}. Use the names in {name}{inspect.signature(experiment)}.",
            )
        )


def arguments_for(experiment, values):
    """Those of the values that the experiment takes."""
    takes = inspect.signature(experiment).parameters.values()
    everything = any(p.kind is p.VAR_KEYWORD for p in takes)
    names = [p.name for p in takes]
    return {name: value for name, value in values.items() if everything or name in names}


def explain(error, experiment):
    """What went wrong in the learner's experiment and where, as sentences."""
    name = getattr(experiment, "__name__", str(experiment))
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
