"""Newton's method: the quadratic model of a landscape around a place, and the step to where the model is level."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.language import say
from nblib.maths.newton import QuadraticModel
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.landscape_view import FromAbove
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields

RINGS = np.array([-9, -4, -1, -0.09, 0.09, 1, 4, 9])  # where the model's lines are: heights in units of its own drop


class ModelFromAbove(FromAbove):
    """A landscape with the paths of Newton's method and of GD, and dashed lines of equal height of the first's model.

    The result is FromAbove's with these two paths, and "damping" in addition.
    """

    cells = 61

    def __init__(self):
        super().__init__(count=2)

    def draw(self, axes):
        moving = super().draw(axes)
        for name, sign, (colour, _), side in zip(("Newton", "GD"), style.END_SIGNS, style.LINES, _SIDES, strict=False):
            axes.set_title(f"{sign} {name}", loc=side, color=colour, fontsize=12)
        looks = dict(colors=style.ACCENT, linewidths=1.3, linestyles="--")
        self.rings = axes.add_collection(LineCollection([], **looks))
        (self.level,) = axes.plot([], [], "P", ms=13, mfc=style.PAPER, mec=style.ACCENT, mew=2, clip_on=True)
        self.ghost = Ghost(axes, "o")
        self.ghost.line.set_markevery([-1])
        return [self.rings, *moving, *self.ghost.artists, self.level]

    def update(self, values, result):
        super().update(values, result)
        landscape, place, model = self._model(result)
        x, y = (np.linspace(*side, self.cells) for side in landscape.window)
        heights = model(np.stack(np.meshgrid(x, y), axis=-1) - place)
        self.rings.set_segments(self._lines(contour_generator(x, y, heights), model))
        self.level.set_data(*([[], []] if model.step is None else (place + model.step)[:, np.newaxis]))

    def imagine(self, values, result, expected):
        """expected: where the first step would lead, as (xs, ys) from the start on."""
        self.ghost.show(*expected, ha="center")

    def _head(self, landscape):
        return ""

    @staticmethod
    def _lines(contours, model):
        if model.step is None:
            levels = model.height + np.linspace(-1, 1, 5) * (abs(model.slope).max() + 1)
        else:
            levels = model.height - model.drop + RINGS * max(abs(model.drop), 1e-3)
        return [line for level in levels for line in contours.lines(level)]

    @staticmethod
    def _model(result):
        landscape, paths, damping = as_fields(result, "landscape", "paths", "damping")
        place = paths[0][1][0]
        return landscape, place, QuadraticModel(landscape, place, damping)

    def verdict(self, values, result):
        landscape, place, model = self._model(result)
        kinds = dict(
            bowl=say("鉢", "a bowl"), top=say("山", "a hill"), saddle=say("鞍", "a saddle"), flat=say("樋", "a trough")
        )
        text = say(f"モデルは{kinds[model.kind]}", f"model: {kinds[model.kind]}")
        if model.step is None:
            return Verdict(text, say("1歩がない", "no step"))
        up = landscape(place + model.step) > model.height
        return Verdict(text, say("1歩目は上り", "step up") if up else say("1歩目は下り", "step down"), -1 if up else 1)

    def takeaway(self, values, result):
        landscape, place, model = self._model(result)
        if model.step is None:
            return say(
                "曲率が0の向きには、ニュートン法の1歩が決まらない。",
                "Where a curvature is 0, Newton's method has no step.",
            )
        small, large = (style.number(c, 1) for c in model.curvatures)
        return say(
            f"曲率は {small} と {large}。ニュートン法の1歩は + へ。",
            f"Curvatures {small} and {large}. Newton's step leads to the +.",
        )

    def describe(self, values, result):
        _, _, model = self._model(result)
        small, large = (style.number(c) for c in model.curvatures)
        told = {
            "bowl": say("モデルは鉢の形で、底がある。", "The model is a bowl: it has a bottom."),
            "top": say("モデルは山の形。傾きが0の所は、底ではなく頂上。", "The model is a hill: it is level at its top, and has no bottom."),
            "saddle": say("モデルは鞍の形。傾きが0の所は、底ではなく鞍点。", "The model is a saddle: it is level at a saddle point, and has no bottom."),
            "flat": say("曲率が0の向きがあり、ニュートン法の1歩は決まらない。", "In one direction there is no curvature, and so no Newton step."),
        }[model.kind]  # fmt: skip
        head = say(f"曲率は {small} と {large}。{told}", f"Curvatures {small} and {large}. {told}")
        return f"{head} {super().describe(values, result)}"


_SIDES = ("left", "right")


class ModelCut(Picture):
    """The cut along the step: the landscape's true height, and the model's. The result is ModelFromAbove's.

    Heights are in units of the drop that the model promises, so that the scale stays.
    """

    size, margins, spare = (300, 248), (32, 30, 14, 28), True

    def draw(self, axes):
        axes.set(xlim=(-0.5, 1.5), ylim=(-2.2, 2.2), yticks=[-2, -1, 0, 1, 2])
        axes.set_xticks([0, 1], [say("今の場所", "here"), say("1歩先", "one step on")])
        axes.set_title(say("1歩の向きに切った断面", "cut along the step"))
        for line in (axes.axhline, axes.axvline):
            line(0, color=style.LINE, lw=0.8)
        self.along = np.linspace(-0.5, 1.5, 81)
        (self.model,) = axes.plot([], [], "--", color=style.ACCENT, lw=2.5, label=say("モデル", "model"))
        (self.true,) = axes.plot([], [], "-", color=style.POSITIVE, lw=2.5, label=say("本当の高さ", "true height"))
        (self.level,) = axes.plot([], [], "P", ms=13, mfc=style.PAPER, mec=style.ACCENT, mew=2)
        (self.lands,) = axes.plot([], [], "o", ms=9, color=style.POSITIVE)
        (self.start,) = axes.plot([], [], "o", ms=7, mfc=style.PAPER, mec=style.INK)
        self.none = axes.text(0.5, 1.2, "", ha="center", color=style.ACCENT)
        legend = axes.legend(loc="lower left", framealpha=0.85, edgecolor="none", handlelength=2)
        return [legend, self.model, self.true, self.level, self.lands, self.start, self.none]

    def update(self, values, result):
        landscape, place, model = ModelFromAbove._model(result)
        self.none.set_text("" if _has_cut(model) else say("決まった1歩がない", "no step to be shown"))
        self.start.set_data([0], [0])
        if not _has_cut(model):
            for line in (self.model, self.true, self.level, self.lands):
                line.set_data([], [])
            return
        unit, d = abs(model.drop), self.along[:, np.newaxis] * model.step
        true = (landscape(place + d) - model.height) / unit
        self.model.set_data(self.along, (model(d) - model.height) / unit)
        self.true.set_data(self.along, np.clip(true, -99, 99))
        self.level.set_data([1], [-np.sign(model.drop)])
        self.lands.set_data([1], np.clip([(landscape(place + model.step) - model.height) / unit], -2.2, 2.2))

    def describe(self, values, result):
        landscape, place, model = ModelFromAbove._model(result)
        if not _has_cut(model):
            return say("断面に描ける1歩がない。", "There is no step to be cut along.")
        here, there, hoped = (
            style.number(h) for h in (model.height, landscape(place + model.step), model.height - model.drop)
        )
        way = say("上り", "up") if landscape(place + model.step) > model.height else say("下り", "down")
        return say(
            f"1歩で高さは {here} から {there} へ({way})。モデルの予想は {hoped}。",
            f"One step leads {way}, from height {here} to {there}; the model says {hoped}.",
        )


def _has_cut(model):
    return model.step is not None and abs(model.drop) > 1e-12
