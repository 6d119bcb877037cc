"""Numbers typed beside a slider: ipywidgets moves a wrong one into the range without a word. Here are the words."""

import math

from nblib.words import say


class Typed:
    """What the learner typed last, and the sentence about it, if it could not be taken as it is."""

    def __init__(self, controls):
        self.sliders = [c for c in controls.values() if hasattr(c, "readout_format")]
        self.sentence, self._end = "", None

    def hear(self, number, text):
        """Text was typed into slider `number` (from 0), and is about to be taken as the browser does it."""
        slider = self.sliders[number]
        self.sentence, self._end = "", None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.sentence = say(
                f"「{text}」は数ではありません。{slider.description} には {slider.min:g} から {slider.max:g} までの数を入れてください。",
                f"“{text}” is no number. {slider.description} takes a number from {slider.min:g} to {slider.max:g}.",
            )
            return
        if slider.min <= value <= slider.max:
            return
        self._end = slider, slider.max if value > slider.max else slider.min
        self.sentence = say(
            f"{slider.description} の範囲は {slider.min:g} から {slider.max:g} までです。{value:g} は入らないので、端の {self._end[1]:g} にしました。"
            f"もっと動かしたいときは、セルの中の slider の範囲を変えて実行します。",
            f"{slider.description} goes from {slider.min:g} to {slider.max:g}. So {value:g} became {self._end[1]:g}, the nearest. "
            "For more, change the slider's range in the cell and run it.",
        )

    def after(self, change):
        """The sentence that still holds after a control has changed: only if it changed to that end."""
        return self.sentence if (change["owner"], change["new"]) == self._end else self.forget()

    def forget(self):
        """No sentence holds any more, as something else was moved: an empty one."""
        self.sentence, self._end = "", None
        return self.sentence
