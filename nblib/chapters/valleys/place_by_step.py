"""Where each of several descents is at which step: the place of the rolling ball over time, which can be sketched first."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.direct_labels import apart
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture
from nblib.pictures.sketch_line import SketchLine, asked_for, is_open, parting, told

ABOVE = 0.3  # from the end of a line to the foot of its name, in hours: no line runs through it there


class PlaceByStep(Picture):
    """The result has "paths", a dict of name: places (K, 1), all of them from one start.

    Of them one is to be sketched, the control `drags`, and hidden until the sketch is compared.
    """

    size, margins, spare = (215, 248), (44, 42, 12, 28), True

    def __init__(self, names, sketched, drags, steps=60, window=(15.8, 22.4), label="$x$"):
        """names: those of the paths. sketched: one of them. steps: how far the axis goes. window, label: of the places."""
        self.names, self.sketched, self.drags = names, sketched, drags
        self.steps, self.window, self.label = steps, window, label

    def draw(self, axes):
        axes.set(xlim=(0, self.steps), ylim=self.window, xlabel=say("歩数", "steps"), ylabel=self.label)
        axes.set_title(say(f"{self.steps}歩までの場所", f"the first {self.steps} steps"), fontsize=12)
        axes.locator_params(nbins=5)
        looks = dict(zip(self.names, style.LINES, strict=False))
        self.lines = {n: axes.plot([], [], color=colour, ls=dashes, lw=2)[0] for n, (colour, dashes) in looks.items()}
        self.told = {n: axes.text(0, 0, "", color=looks[n][0], ha="right", bbox=style.behind(pad=0.5)) for n in looks}
        self.sketch, self.ghost = SketchLine(axes), Ghost(axes)
        return [*self.lines.values(), *self.ghost.artists, *self.told.values(), *self.sketch.artists]

    def update(self, values, result):
        for name, line in self.lines.items():
            places = np.clip(result["paths"][name][:, 0], *self.window)
            shown = name != self.sketched or is_open(values, self.drags)
            line.set_data(*((np.arange(len(places)), places) if shown else ([], [])))
            self.told[name].set_text(name if shown else "")
        above = [result["paths"][name][: self.steps + 1, 0][-1] + ABOVE for name in self.names]
        low, high = self.window
        for name, height in zip(self.names, apart(above, 0.55, low + 0.2, high - 0.4), strict=True):
            self.told[name].set_position((0.98 * self.steps, height))
        self.sketch.show(values[self.drags])

    def imagine(self, values, result, expected):
        """expected: whose way it would be, and its places (K,), step by step."""
        _name, places = expected
        # above the way: below it stand the names of those that stop early
        late = int(0.8 * min(len(places) - 1, self.steps))
        self.ghost.show(np.arange(len(places)), places, late, ha="right", va="bottom")

    def takeaway(self, values, result):
        mine = values[self.drags]
        if not mine.compared:
            return asked_for(
                mine, say(f"{self.sketched} の動きを描いてください。", f"Sketch how {self.sketched} moves.")
            )
        places = np.clip(result["paths"][self.sketched][:, 0], *self.window)
        return parting(mine, np.arange(len(places)), places, self.window, lambda x: say(f"{x:.0f}歩", f"step {x:.0f}"))

    def describe(self, values, result):
        where = [
            f"{name} {style.number(result['paths'][name][-1, 0])}"
            for name in self.names
            if name != self.sketched or is_open(values, self.drags)
        ]
        steps = len(result["paths"][self.sketched]) - 1
        text = say(f"{steps}歩のあとの場所: {'、'.join(where)}。", f"Places after {steps} steps: {', '.join(where)}.")
        return f"{text}\n{told(values[self.drags])}"
