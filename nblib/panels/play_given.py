"""What playground(...) is given: checked, and told in words where it does not fit."""

from dataclasses import fields

from nblib.errors import CourseError
from nblib.maths.settings import Settings
from nblib.panels.cells import close_widgets
from nblib.panels.held import Held
from nblib.panels.play_controls import PARTS
from nblib.results import as_number, in_short
from nblib.words import say


def check_names(settings):
    """A CourseError if there is no setting of one of these names."""
    known = [field.name for field in fields(Settings)]
    if unknown := [name for name in settings if name not in known]:
        raise CourseError(
            say(f"playground に {', '.join(unknown)} という設定はありません。あるもの: {', '.join(known)}",
                f"The playground has no setting {', '.join(unknown)}, only: {', '.join(known)}")
        )  # fmt: skip


def check_shape(settings, epoch, pace):
    """A CourseError if layers and activations differ in number, or epoch or pace are no whole numbers."""
    layers, bends = len(settings.widths), len(settings.activations)
    if layers != bends:
        raise CourseError(
            say(f"widths は{layers}層、activations は{bends}層分です。隠れ層ごとに1つずつ、同じ数だけ書いてください。",
                f"widths has {layers} layers, activations {bends}. Give one of each for every hidden layer.")
        )  # fmt: skip
    for name, number, least in (("epoch", epoch, 0), ("pace", pace, 1)):
        if not isinstance(number, int) or number < least:
            raise CourseError(
                say(f"{name} は {least} 以上の整数です。{in_short(number)} は使えません。",
                    f"{name} is a whole number of at least {least}, and not {in_short(number)}.")
            )  # fmt: skip


def begun(epoch, theta, network):
    """The start that a given theta stands for, if it fits the network."""
    if theta is None:
        return None
    if len(theta) != network.size:
        raise CourseError(
            say(f"theta には {network.size} 個の数が必要ですが、{len(theta)} 個あります。",
                f"theta needs {network.size} numbers, but has {len(theta)}.")
        )  # fmt: skip
    return epoch, tuple(float(as_number(number)) for number in theta)


def hidden(controls, hide):
    """The controls, those that are to be hidden as values alone."""
    names = {part for name in hide for part in PARTS.get(name, (name,))}
    if unknown := names - controls.keys():
        raise CourseError(
            say(f"hide の {in_short(sorted(unknown))} は隠せません。隠せるもの: {', '.join(controls)}",
                f"hide: there is no {in_short(sorted(unknown))}, only: {', '.join(controls)}")
        )  # fmt: skip
    for name in names:
        control, held = controls[name], Held(value=controls[name].value)
        close_widgets(getattr(control, "shown", control))
        controls[name] = held
    return controls
