"""Losses while training: one curve or several, and a marker at the moment that is shown."""

import numpy as np

from nblib.language import language, say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_number

LONGEST = dict(ja=48, en=100)  # letters of a sentence that fits below the picture
BESIDE, LEAST = 122, 110  # CSS pixels: names to the right of the curves; what has to be left for the curves


class LossCurves(Picture):
    """Losses over steps, on a logarithmic scale. The result has "losses", a dict of name: (steps (K,), losses (K,)).

    If it has "step" too, a marker stands there on each curve; a control that is named so (or "steps") can be pulled then.
    """

    corner = "upper right"  # where the names of several curves stand

    def __init__(
        self,
        names,
        steps,
        lowest=1e-3,
        highest=3.0,
        title=None,
        size=(300, 248),
        ticks=None,
        beside=False,
        spare=False,
        tells=None,
    ):
        """names: those of the curves, at most six. steps: how far the axis goes. lowest, highest, ticks: of losses.

        beside: whether the names stand to the right of the curves, where many of them cover nothing, if there is room.
        spare: whether the picture may be left out where there is little room. tells: the name of the curve that the verdict
        is about; the only one, if there is but one.
        """
        self.names, self.steps, self.lowest, self.highest = names, steps, lowest, highest
        self.title, self.size, self.ticks, self.beside, self.spare = title, size, ticks, beside, spare
        self.tells = names[0] if len(names) == 1 else tells

    @property
    def margins(self):
        """To the right, room for the names that stand there."""
        return 57, 42, BESIDE if self._is_beside() else 14, 28

    def _is_beside(self):
        return self.beside and self.room[0] - 57 - BESIDE >= LEAST

    def draw(self, axes):
        axes.set(xlim=(0, self.steps), ylim=(self.lowest, self.highest), yscale="log", xlabel=say("歩数", "steps"))
        if self.title is None:
            axes.set_title(say("損失の移り変わり", "loss while training"))
        else:
            axes.set(ylabel=word("loss"), title=self.title)
        axes.locator_params(axis="x", nbins=min(6, max(2, int(self.room[0] - self.margins[0] - self.margins[2]) // 50)))
        if self.ticks:
            axes.set_yticks(self.ticks)
        axes.yaxis.set_major_formatter(lambda value, _position: self._edge(value) or f"{value:g}")
        axes.yaxis.set_minor_formatter(lambda value, _position: self._edge(value))
        looks = zip(self.names, style.LINES, strict=False)
        self.curves = [axes.plot([], [], ls=ls, color=colour, lw=2.5, label=name)[0] for name, (colour, ls) in looks]
        self.here = [axes.plot([], [], "o", ms=8, color=curve.get_color())[0] for curve in self.curves]
        self.ghost = Ghost(axes)
        curves = [*self.curves, *self.here, *self.ghost.artists]
        return [*self._draw_now(axes), *curves, *self._draw_names(axes)]

    def _draw_now(self, axes):
        """A line through the present step, which is taken hold of at its foot."""
        (self.now,) = axes.plot([], [], color=style.CAPTION, lw=1)
        (self.foot,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, clip_on=False, zorder=5)
        return self.now, self.foot

    def _draw_names(self, axes):
        """The names of several curves."""
        if len(self.names) == 1:
            return []
        place = dict(loc="center left", bbox_to_anchor=(1.02, 0.5)) if self._is_beside() else dict(loc=self.corner)
        return [axes.legend(**place, framealpha=0.85, edgecolor="none", handlelength=3 if self._is_beside() else 2)]

    def _edge(self, value):
        """What a tick says at the edges, where all that lies beyond is drawn; elsewhere nothing."""
        sign = style.edge(value, self.lowest, self.highest)
        return f"{sign}{value:g}" if sign else ""

    def update(self, values, result):
        (losses,) = as_fields(result, "losses")
        for name, curve, here in zip(self.names, self.curves, self.here, strict=True):
            steps, heights = losses[name]
            heights = np.clip(heights, self.lowest, self.highest)
            curve.set_data(steps, heights)
            at = [np.searchsorted(steps, result["step"], "right") - 1] if "step" in result else []
            here.set_data(np.asarray(steps)[at], heights[at])
        self._show_now(values, result)

    def imagine(self, values, result, expected):
        """expected: a dict with "losses", (steps, losses), if it is about these."""
        if "losses" in expected:
            steps, losses = expected["losses"]
            heights = np.clip(losses, self.lowest, self.highest)
            at = 3 * len(steps) // 10
            self.ghost.show(steps, heights, None if self._is_under_names(heights[at]) else at, va="top", ha="left")

    def _is_under_names(self, height):
        """Whether the ghost's name, at this loss, would lie under the names of the curves in the upper right corner."""
        if len(self.names) == 1 or self.beside or self.corner != "upper right":
            return False
        west, south, east, north = self.margins
        across, down = self.room[0] - west - east, self.room[1] - south - north  # of the axes, in CSS pixels
        below_top = down * np.log(self.highest / height) / np.log(self.highest / self.lowest)
        longest = max(map(len, self.names))
        return below_top < 17 * len(self.names) + 8 and 0.7 * across < 90 + 45 + 7.5 * longest

    def _show_now(self, values, result):
        """The line through the present step, where a control sets it."""
        at = [result["step"]] if self._control(values, result) else []
        self.now.set_data(at * 2, [self.lowest, self.highest] if at else [])
        self.foot.set_data(at, [self.lowest] if at else [])

    @staticmethod
    def _control(values, result):
        """The control that sets the present step, or None."""
        return next((name for name in ("step", "steps") if name in values and "step" in result), None)

    def handles(self, values, result):
        name = self._control(values, result)
        return [Handle(name, result["step"], self.lowest, "across", at=lambda x, y: x)] if name else []

    def verdict(self, values, result):
        if self.tells is None:
            return None
        (losses,) = as_fields(result, "losses")
        steps, heights = losses[self.tells]
        at = np.searchsorted(steps, result.get("step", steps[-1]), "right") - 1
        loss = as_number(heights[at])
        told = style.number(loss) if 0.1 <= loss < 1e6 else style.scientific(loss, plain=True)
        chip = self.tells if len(self.names) > 1 else say(f"{steps[at]:g}歩", f"step {steps[at]:g}")
        return Verdict(f"{word('loss')} {told}", chip)

    def takeaway(self, values, result):
        told = self.describe(values, result)
        return told if len(told) <= LONGEST[language()] else ""

    def describe(self, values, result):
        (losses,) = as_fields(result, "losses")
        ends, last = [], max(losses[name][0][-1] for name in self.names)
        for name in self.names:
            steps, heights = losses[name]
            at = np.searchsorted(steps, result.get("step", steps[-1]), "right") - 1
            shown = style.number(as_number(heights[at]), 3)
            if steps[-1] < last:
                shown = say(f"{steps[-1]}歩のあと発散", f"diverged after step {steps[-1]}")
            ends.append(f"{name} " * (len(self.names) > 1) + shown)
        step = result.get("step", last)
        return say(f"{step:g}歩での損失: {'、'.join(ends)}。", f"Loss after {step:g} steps: {', '.join(ends)}.")
