"""The paper on which the learner draws, and where the pen is."""

import numpy as np

from nblib.chapters.digits.pixels import SQUARE, ruled, rules
from nblib.language import say
from nblib.maths import stroke_raster
from nblib.pictures import style
from nblib.pictures.picture import Picture


class Paper(Picture):
    """Draws the path of a pen, the control named in `drags`, as it is on the paper: 32 x 32 dots, black or white."""

    size, margins = (292, 320), (10, 12, 10, 36)

    def __init__(self, control="paper"):
        self.drags, self.takes = control, (control,)

    def draw(self, axes):
        ruled(axes, say("ここに書いてください", "draw here"))
        self.sheet = axes.imshow(np.zeros((2, 2)), **SQUARE)
        (self.pen,) = axes.plot([], [], "o", ms=11, mew=2.5, mec=style.ACCENT, clip_on=False)
        return [self.sheet, *rules(axes), self.pen]

    def update(self, values, result):
        path = values[self.drags]
        self.sheet.set_data(stroke_raster.dots(path, fit=False))
        x, y, is_down = path[-1] if path else (stroke_raster.SIDE / 2, stroke_raster.SIDE / 2, 0)
        self.pen.set_data([x], [y])
        self.pen.set_markerfacecolor(style.ACCENT if is_down else "white")

    def describe(self, values, result):
        path = values[self.drags]
        if not len(stroke_raster.inked(path)[0]):
            return say("紙は空です。", "The paper is empty.")
        x, y, is_down = path[-1]
        state = say("下りている", "down") if is_down else say("上がっている", "up")
        black = stroke_raster.dots(path, fit=False).mean()
        return say(
            f"紙の {style.percent(black)} が黒い。ペンは左から {x:g}、下から {y:g} のところで、{state}。",
            f"{style.percent(black)} of the paper is black. The pen is {state}, {x:g} from the left and {y:g} from below.",
        )
