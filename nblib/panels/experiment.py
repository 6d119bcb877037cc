"""The learner's experiment: which controls it takes, what does not fit together, and what goes wrong, told in words."""

import inspect
import re

from nblib.errors import CourseError
from nblib.language import say
from nblib.learner_code import learners_line, named
from nblib.panels.control import Control
from nblib.panels.dragging import names
from nblib.pictures.picture import Picture
from nblib.python_errors import plainly
from nblib.validation import in_short


def taken_by(experiment, controls, pictures):
    """The names of those controls that the experiment takes; a CourseError if things do not fit together."""
    _check_there_are_any(controls, pictures)
    _check_kinds(experiment, controls, pictures)
    signature = inspect.signature(experiment)
    if any(p.kind is p.VAR_KEYWORD for p in signature.parameters.values()):
        return list(controls)
    _check_names(experiment, signature, controls, pictures)
    return [c for c in controls if c in signature.parameters]


def _check_there_are_any(controls, pictures):
    if not controls or isinstance(pictures, list | tuple) and not pictures:
        raise CourseError(
            say(
                "動かすものか、見せる図がありません。panel(実験, [図], w0=slider(0)) のように、どちらも1つ以上渡してください。",
                "There is nothing to move, or no picture. panel needs both: panel(experiment, [picture], w0=slider(0)).",
            )
        )


def _check_names(experiment, signature, controls, pictures):
    """Tell which arguments have no control, and which controls neither the experiment nor a picture takes."""
    takes = signature.parameters.values()
    needed = [p.name for p in takes if p.default is p.empty and p.kind is not p.VAR_POSITIONAL]
    by_pictures = {name for p in pictures for name in (*names(p.drags), *p.takes)}
    by_pictures |= {name for name, c in controls.items() if c.records}
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
    elif none := [f"{name}={in_short(c)}" for name, c in controls.items() if not isinstance(c, Control)]:
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


def checked_key(key):
    """What was given as a panel's key: small letters, digits and _, or None. A CourseError says what is wrong."""
    if key is None or isinstance(key, str) and re.fullmatch(r"[a-z0-9_]+", key):
        return key
    if isinstance(key, Control):
        raise CourseError(
            say(
                "key はパネルの名前です。動かすものには、別の名前をつけてください。",
                "key names the panel. Give the control another name.",
            )
        )
    raise CourseError(
        say(
            f"key には、英小文字・数字・_ の文字列を渡します。{in_short(key)} はそうではありません。例: key='my_panel'",
            f"key is a text of small letters, digits and _; {in_short(key)} is none. For example: key='my_panel'",
        )
    )


# ---- while it runs, and while its pictures are drawn
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
