"""Numbers typed beside a slider: ipywidgets takes of a text what it can, without a word. Here are the words."""

import math
import re

from nblib.language import say
from nblib.pictures.style import exactly

# What the browser's parseFloat and parseInt read, from the start of a text on
_FLOAT = re.compile(r"[+-]?(Infinity|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)", re.ASCII)
_INT = re.compile(r"[+-]?(0[xX][0-9a-fA-F]+|\d+)", re.ASCII)


class Typed:
    """What the learner typed last, and the sentence about it, if it could not be taken as it is."""

    def __init__(self, controls):
        self.controls = controls
        self.sliders = {name: control for name, control in controls.items() if control.typed}
        self.sentence, self._slider, self._coming = "", None, ()

    def hear(self, name, text):
        """Text was typed beside the slider of this name, and is about to be taken as the browser does it.

        Returns the values, by name, that the panel has to set itself, as the browser takes nothing beside stops.
        """
        if name in self.controls and (chosen := self.controls[name].chosen_by(text)):
            value, sentence = chosen
            if sentence or value != self.controls[name].value:  # else the field was left as it was
                self.forget()
                self.sentence = sentence
            return {name: value}
        slider = self.sliders.get(name)
        if slider is None or text == format(slider.value, slider.readout_format):
            return {}  # no number can be typed there, or the field was left as it was
        taken = _taken(slider, text)
        self.sentence = _sentence(slider, text, taken)
        # The browser tells the number as it was typed, and then once more as the slider's steps have rounded it.
        self._slider, self._coming = slider, () if taken is None else (taken, slider.nearest(taken))
        return {}

    def after(self, change):
        """A control has changed: the sentence holds on only if that is what it tells of."""
        if change["owner"] is not self._slider or change["new"] not in self._coming:
            self.forget()

    def forget(self):
        """No sentence holds any more, as something else was moved."""
        self.sentence, self._slider, self._coming = "", None, ()


def _taken(slider, text):
    """The number that ipywidgets makes of the text; None if it leaves the slider where it is."""
    read = (_INT if slider.is_whole else _FLOAT).match(text)
    if not read:
        return None
    value = int(read[0], 16 if "x" in read[0].lower() else 10) if slider.is_whole else _number(read[0])
    return min(max(value, slider.min), slider.max)


def _number(read):
    return float(read.replace("Infinity", "inf"))


def _sentence(slider, text, taken):
    """What is to be said of it; nothing if the slider will stand where the text says."""
    read, at = _FLOAT.match(text), slider.value if taken is None else taken
    here, name = format(at, slider.readout_format), slider.description
    if not read or read[0] != text:
        return _no_number(slider, text, here)
    value = _number(text)
    if value == at:
        return "" if slider.nearest(at) == at else _rounded(slider, text)
    if value < slider.min == at or value > slider.max == at:
        return _beyond(slider, f"{value:g}", here)
    return say(
        f"{name} は整数だけです。「{text}」は入らないので、{here} です。",
        f"{name} takes whole numbers only. “{text}” does not fit; it is at {here}.",
    )


def _no_number(slider, text, here):
    """The sentence for a field that was left empty, and for letters."""
    name, low, high = slider.description, f"{slider.min:g}", f"{slider.max:g}"
    if not text:
        return say(
            f"何も入力されていません。{name} は {here} のままです。", f"Nothing was typed. {name} stays at {here}."
        )
    return say(
        f"「{text}」は数ではありません。{name} は {here} です。ここには {low} から {high} までの数を入れてください。",
        f"“{text}” is no number. {name} is at {here}. It takes a number from {low} to {high}.",
    )


def _rounded(slider, text):
    """The sentence for a number between two of the slider's steps."""
    name, step, here = (
        slider.description,
        f"{slider.step:g}",
        format(slider.nearest(_number(text)), slider.readout_format),
    )
    return say(
        f"{name} は {step} ずつ動きます。{text} は入らないので、いちばん近い {here} にしました。",
        f"{name} goes in steps of {step}. So {text} became {here}, the nearest.",
    )


def _beyond(slider, value, end):
    """The sentence for a number outside the range, and how to have a wider one."""
    name, low, high = slider.description, f"{slider.min:g}", f"{slider.max:g}"
    more = slider.wider()
    return say(
        f"{name} の範囲は {low} から {high} までです。{value} は入らないので、端の {end} にしました。"
        f"もっと動かしたいときは、{more}実行します。",
        f"{name} goes from {low} to {high}. So {value} became {end}, the nearest. For more, {more} and run it.",
    )


# ---- beside stops, where the page takes nothing by itself
def stop_for(stops, text):
    """The stop nearest to the number that was typed, or the present one; and what there is to say, "" if it fits."""
    number, listed = _finite(text), ", ".join(exactly(stop) for stop in stops.offered())
    here = stops.value if number is None else stops.nearest(number)
    told, name = exactly(here), stops.description
    if number is None:
        return here, say(
            f"「{text}」は数ではありません。{name} は {told} のままです。選べる数: {listed}。",
            f"“{text}” is no number. {name} stays at {told}. It can be {listed}.",
        )
    if number == here:
        return here, ""
    return here, say(
        f"{name} は {listed} のどれかです。{text} は選べないので、いちばん近い {told} にしました。",
        f"{name} can be {listed}. So {text} became {told}, the nearest.",
    )


def _finite(text):
    """The number that a text is, or None."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
