"""Losses while training: on the days trained on, on new days and on validation days; and the step at which one stops."""

import numpy as np

from nblib.chapters.generalisation.noise_floor import draw_floor
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.direct_labels import apart
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.pictures.sketch_line import SketchLine, asked_for, is_open, parting, told
from nblib.validation import as_fields

KINDS = ("seen", "new", "validation")


def names():
    """The curves' names."""
    return dict(seen=word("training data"), new=word("test data"), validation=word("validation data"))


class StoppingCurves(Picture):
    """The result has "steps" (K,), the losses "seen", "new" and "validation" (K,), and "step", where one stops.

    drags: the name of a sketch control. Before it is compared, the curve of new days and that of validation are hidden.
    """

    size = 600, 268
    highest = 1.5

    @property
    def margins(self):
        """Beside the curves there is room for their names, where the room is wide enough."""
        return 50, 42, 118 if self._is_wide() else 14, 14

    def _is_wide(self):
        return self.room[0] >= 400

    def __init__(self, drags="", validation=False):
        """validation: whether its curve is drawn."""
        self.drags, self.kinds = drags or (), KINDS if validation else KINDS[:2]

    def draw(self, axes):
        axes.set(xlim=(0, 300), ylim=(0, self.highest), xlabel=say("歩数", "steps"), ylabel=word("loss"))
        axes.locator_params(axis="y", nbins=5)
        looks = dict(zip(KINDS, (style.LINES[0], style.LINES[1], style.LINES[3]), strict=True))
        self.curves = {
            kind: axes.plot([], [], color=looks[kind][0], ls=looks[kind][1], lw=2.5)[0] for kind in self.kinds
        }
        self.here = {kind: axes.plot([], [], "o", ms=8, color=looks[kind][0])[0] for kind in self.kinds}
        place = dict(va="center") if self._is_wide() else dict(va="bottom", ha="right", bbox=style.behind(pad=0.3))
        beside = dict(transform=axes.get_yaxis_transform(), **place)
        at = 1.02 if self._is_wide() else 0.97
        self.names = {kind: axes.text(at, 0, "", color=looks[kind][0], **beside) for kind in self.kinds}
        (self.now,) = axes.plot([], [], color=style.CAPTION, lw=1)
        (self.foot,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, clip_on=False, zorder=5)
        self.sketch, self.ghost = SketchLine(axes), Ghost(axes)
        moving = [*self.curves.values(), *self.here.values(), *self.names.values(), *self.ghost.artists]
        return [
            *draw_floor(axes, "loss", at=float(self._is_wide()), short=not self._is_wide()),
            self.now,
            *moving,
            *self.sketch.artists,
            self.foot,
        ]

    def update(self, values, result):
        steps, step = as_fields(result, "steps", "step")
        seen = [kind for kind in self.kinds if kind == "seen" or is_open(values, self.drags)]
        at = int(np.searchsorted(steps, step))
        above = 0 if self._is_wide() else 0.05  # of the curves' ends: there their names lie over them
        ends = [min(result[kind][-1], self.highest) + above for kind in seen]
        ends = apart(ends, 0.11, 0.03, self.highest - 0.05 - 2 * above)
        for kind in self.kinds:
            hidden = kind not in seen
            self.curves[kind].set_data(*([], []) if hidden else (steps, np.minimum(result[kind], self.highest)))
            self.here[kind].set_data(*([], []) if hidden else ([step], [min(result[kind][at], self.highest)]))
            self.names[kind].set_text("" if hidden else names()[kind])
            if not hidden:
                self.names[kind].set_y(ends[seen.index(kind)])
        self.now.set_data([step, step], [0, self.highest])
        self.foot.set_data([step], [0])
        if self.drags:
            self.sketch.show(values[self.drags])

    def imagine(self, values, result, expected):
        if is_open(values, self.drags):
            self.ghost.show(result["steps"], expected, len(expected) // 2)

    def handles(self, values, result):
        if "step" not in values or not is_open(values, self.drags):
            return []
        return [Handle("step", result["step"], 0, "across", at=lambda x, y: x)]

    def verdict(self, values, result):
        at = int(np.searchsorted(result["steps"], result["step"]))
        kind = "new" if is_open(values, self.drags) else "seen"
        return Verdict(f"{word('loss')} {style.number(result[kind][at])}", names()[kind])

    def takeaway(self, values, result):
        if not self.drags:
            return ""
        mine = values[self.drags]
        if mine.compared:
            return parting(
                mine, result["steps"], result["new"], (0, self.highest), lambda x: say(f"{x:.0f}歩", f"step {x:.0f}")
            )
        what = say(
            "新しい日の損失は、どうなるでしょう? 図の上に描いてください。",
            "How does the loss on new days go? Draw it into the picture.",
        )
        return asked_for(mine, what)

    def describe(self, values, result):
        at = int(np.searchsorted(result["steps"], result["step"]))
        seen = [kind for kind in self.kinds if kind == "seen" or is_open(values, self.drags)]
        heights = [f"{names()[kind]} {style.number(result[kind][at], 3)}" for kind in seen]
        text = say(
            f"{result['step']:g}歩での損失: {'、'.join(heights)}。",
            f"Loss at step {result['step']:g}: {', '.join(heights)}.",
        )
        if "new" in seen:
            best = int(np.argmin(result["new"]))
            text += say(
                f"テストデータの損失が最小なのは{result['steps'][best]:g}歩の {style.number(result['new'][best], 3)}。",
                f" On test data it is least at step {result['steps'][best]:g}: {style.number(result['new'][best], 3)}.",
            )
        return f"{text}\n{told(values[self.drags])}" if self.drags else text
