"""Sketch before you see: a control whose value is a curve that the learner draws over a picture, y over x.

A picture says that it takes the sketch, `drags = "mine"`; it is drawn with the pointer, or with the arrow keys: left and
right take the pen along and draw, up and down move the curve where the pen is. A button then asks for the true curve.
"""

import math
from dataclasses import replace

import ipywidgets as W
import traitlets

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.control import Control, check_number, plain_number
from nblib.panels.display import show
from nblib.pictures.sketch_line import Sketched
from nblib.validation import in_short

CALL = "sketch((0, 300), (0, 1.5))"
COLUMNS, KEYS_UP = 31, 30  # so many heights are drawn; so many presses of a key lead from the lowest to the highest


class Sketch(W.VBox, Control):
    """Two buttons below each other, and the curve as a value: Sketched. The picture is where it is drawn."""

    value = traitlets.Any()
    draws = True

    def __init__(self, across, up, columns, heights, compared, log):
        self.up, self.by_powers, self._pen = up, log, None  # _pen: where the pointer was last, (x, y), while it is down
        self.look = W.Button(description=say("実際を見る", "Show what happened"))
        self.anew = W.Button(description=say("描きなおす", "Sketch anew"))
        super().__init__([self.look, self.anew])
        self.add_class("nblib-sketch")
        self.value = Sketched(*across, heights or (None,) * columns, compared=compared)
        self.look.on_click(lambda _button: self._set(compared=True))
        self.anew.on_click(lambda _button: self._set(heights=(None,) * columns, at=None, compared=False))
        self.observe(lambda _change: self._dress(), "value")
        self._dress()

    def _set(self, **changes):
        self.value = replace(self.value, **changes)

    def _dress(self):
        """Only what can be done is offered."""
        self.look.button_style = "primary" if self.value.drawn else ""
        show(self.look, not self.value.compared)
        show(self.anew, bool(self.value.drawn) or self.value.compared)

    def named(self, name):
        """A sketch needs no label: it lies in the picture, and its buttons say what they do. (Boxes take no tooltip.)"""

    # ---- drawing
    @staticmethod
    def pen_label():
        """What is told of the place to draw to those who do not see it."""
        return say(
            "予想の曲線。ドラッグして描きます。キーボードでは、左右の矢印キーで描き進み、上下の矢印キーで高さを変えます",
            "Your sketch: drag to draw the curve. By keyboard: left and right draw on, up and down change the height",
        )

    def after(self, marks):
        """The Sketched that follows from what pen and keys did. marks: rows (x, y, ink, by_key) as Drawing.after has them."""
        now = self.value
        for x, y, ink, by_key in marks:
            now = self._stepped(now, int(x), int(y)) if by_key else self._drawn(now, float(x), float(y), ink)
        return now

    def _drawn(self, now, x, y, ink):
        """The pointer has come to (x, y), in the picture's coordinates; with ink there is a line from where it was."""
        begin = self._pen if ink and self._pen else (x, y)
        self._pen = x, y
        (first, y0), (last, y1) = sorted([(self._column(now, begin[0]), begin[1]), (self._column(now, x), y)])
        heights = list(now.heights)
        for column in range(first, last + 1):
            way = (column - first) / (last - first) if last > first else 1.0
            heights[column] = self._inside(y0 + way * (y1 - y0) if last > first else y)
        return replace(now, heights=tuple(heights), at=self._column(now, x))

    def _stepped(self, now, right, up):
        """So many arrow keys to the right and up. What the pen passes for the first time gets the height that it has."""
        heights, at = list(now.heights), now.at
        if at is None:
            at, heights[0] = 0, self._inside(self._between(0.5)) if heights[0] is None else heights[0]
        for _ in range(abs(right)):
            height, at = heights[at], min(max(at + (1 if right > 0 else -1), 0), len(heights) - 1)
            heights[at] = height if heights[at] is None else heights[at]
        if up:
            heights[at] = self._inside(self._between(self._part(heights[at]) + up / KEYS_UP))
        return replace(now, heights=tuple(heights), at=at)

    @staticmethod
    def _column(now, x):
        """The column nearest to x."""
        last = len(now.heights) - 1
        return int(min(max(round((x - now.low) / (now.high - now.low) * last), 0), last))

    def _inside(self, y):
        low, high = self.up
        return round(min(max(y, low), high), 6)

    def _between(self, part):
        """The height at this part of the axis, from 0 to 1."""
        low, high = self.up
        return low * (high / low) ** part if self.by_powers else low + part * (high - low)

    def _part(self, y):
        """At which part of the axis a height lies: the other way round."""
        low, high = self.up
        return math.log(y / low) / math.log(high / low) if self.by_powers else (y - low) / (high - low)

    # ---- as every control
    def ends(self):
        """Nothing drawn, and a whole curve beside the true one."""
        empty = replace(self.value, heights=(None,) * len(self.value.heights), at=None, compared=False)
        middle = (self._inside(self._between(0.5)),) * len(self.value.heights)
        return [empty, replace(empty, heights=middle, compared=True)]

    def fitted(self, value):
        """Another sketch over the same columns."""
        if isinstance(value, Sketched) and len(value.heights) == len(self.value.heights):
            return value
        raise CourseError(
            say(
                f"予想の曲線に {in_short(value)} は入れられません。",
                f"{in_short(value)} is no sketch for this picture.",
            )
        )

    def printed(self, value):
        """In a saved notebook there is nobody to sketch: it shows the true curve."""
        return replace(value, compared=True)

    def as_data(self):
        """Whether the true curve is shown, and the heights."""
        return [int(self.value.compared), *self.value.heights]

    def of_data(self, data):
        """The Sketched with these heights."""
        if not isinstance(data, list) or len(data) != 1 + len(self.value.heights):
            raise ValueError(f"no sketch of {len(self.value.heights)} columns")
        heights = tuple(None if height is None else plain_number(height, *self.up) for height in data[1:])
        return replace(self.value, heights=heights, at=None, compared=bool(plain_number(data[0], 0, 1, whole=True)))

    def code(self, name, writer):
        """sketch((0, 300), (0, 1.5)), with what has been drawn."""
        now = self.value
        given = [repr((now.low, now.high)), repr(self.up)]
        given += [f"columns={len(now.heights)}"] if len(now.heights) != COLUMNS else []
        given += [f"heights={now.heights!r}"] if now.drawn else []
        given += ["compared=True"] if now.compared else []
        return writer.made(sketch, given + (["log=True"] if self.by_powers else []))


@called_as(CALL)
def sketch(across, up, *, columns=COLUMNS, heights=None, compared=False, log=False):
    """A curve to be sketched in a picture that `drags` it. across: (low, high) of x; up: (low, high) of y.

    columns: how many heights are drawn. heights: what is drawn at first, None where nothing is. compared: whether the
    true curve is shown at once. log: whether the picture's y is an axis of logarithms.
    """
    for pair in (across, up):
        _check_ends(pair)
    if log and up[0] <= 0:
        raise CourseError(say("log=True では、高さは0より大きくします。", "With log=True heights lie above 0."))
    return Sketch(tuple(across), tuple(up), columns, tuple(heights) if heights else None, bool(compared), log)


def _check_ends(pair):
    """A CourseError unless it is (low, high)."""
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise CourseError(
            say(
                f"sketch には (最小, 最大) を2組渡します。{in_short(pair)} はそうではありません。例: {CALL}",
                f"sketch takes (low, high) twice; {in_short(pair)} is not that. For example: {CALL}",
            )
        )
    low, high = (check_number("sketch", number) for number in pair)
    if not low < high:
        raise CourseError(
            say(
                f"sketch の範囲は、小さいほうを先に書きます。{in_short(pair)} では描けません。例: {CALL}",
                f"The lower end of a sketch comes first; {in_short(pair)} leaves no room. For example: {CALL}",
            )
        )
