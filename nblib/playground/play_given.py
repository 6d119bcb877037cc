"""What playground(...) is to hide: controls that keep their value, and are not seen."""

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.cells import close_widgets
from nblib.panels.control import Held
from nblib.playground.setting_controls import PARTS
from nblib.validation import in_short

FILE = "file"  # what is hidden by this name: the heading to save and to open files


def hidden(controls, hide):
    """The controls, those that are to be hidden as values alone."""
    names = {part for name in hide if name != FILE for part in PARTS.get(name, (name,))}
    if unknown := names - controls.keys():
        raise CourseError(
            say(f"hide の {in_short(sorted(unknown))} は隠せません。隠せるもの: {', '.join(controls)}",
                f"hide: there is no {in_short(sorted(unknown))}, only: {', '.join(controls)}")
        )  # fmt: skip
    for name in names:
        control, held = controls[name], Held(value=controls[name].value)
        close_widgets(control.shown)
        controls[name] = held
    return controls
