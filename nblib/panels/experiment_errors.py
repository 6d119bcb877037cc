"""What went wrong while an experiment ran or its pictures were drawn, told in words."""

from nblib.errors import CourseError
from nblib.language import say
from nblib.learner_code import learners_line, named
from nblib.panels.experiment import name_of
from nblib.python_errors import plainly
from nblib.validation import in_short


class Undrawn(CourseError):
    """There is no picture, and the experiment is not to blame."""


class Values(dict):
    """The controls' values by name, as pictures take them: one that is not there is asked for in words."""

    def __missing__(self, name):
        raise Undrawn(
            say(
                f"この図には {name} という名前のスライダーなどが要ります。panel(...) の中の名前を見直してください。",
                f"This picture needs a control named {name}. Look at the names in panel(...).",
            )
        )


def undrawn(values, before):
    """The sentence for values of which no picture can be drawn. before: the last values of which there was one."""
    new = {
        name: value for name, value in values.items() if name not in before or in_short(before[name]) != in_short(value)
    }
    which = ", ".join(f"{name} = {in_short(value)}" for name, value in (new or values).items())
    still = say("図は最後にうまくいったときのままです。", " The picture shows the last values that worked.")
    return say(
        f"{which} では図にできません。範囲を狭くするか、別の値にしてください。",
        f"No picture can be drawn at {which}. Make the range narrower, or choose another value.",
    ) + (still if before else "")


def explain(error, experiment):
    """What went wrong in the learner's experiment and where, as sentences."""
    name = name_of(experiment)
    if isinstance(error, Undrawn):
        return str(error)
    if isinstance(error, CourseError):
        return f"{name}: {error}"
    what, line = named(error), learners_line(error)
    if not line:
        return say(
            f"実験 {name} の結果から図を描けませんでした({what})。return で返している値を見直してください。",
            f"No picture could be drawn from the result of the experiment {name} ({what}). Check what it returns.",
        )
    number, text = line
    what = "\n".join(filter(None, (what, plainly(error))))
    return say(
        f"実験 {name} が{number}行目で止まりました。\n    {text}\n{what}\nこの行を直してセルを実行しなおすか、スライダーなどを動かしてください。図は最後にうまくいったときのままです。",
        f"The experiment {name} stopped in line {number}.\n    {text}\n{what}\nMend that line and run the cell again, or move a control. The picture shows the last values that worked.",
    )
