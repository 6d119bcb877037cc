"""What the tool box shows: the sum sign, slopes (tangents.py), exp and log."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.chapters.toolbox.tangents import Cuts, Heights, Slope
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_number

__all__ = ["Cuts", "Exp", "Heights", "Log", "Slope", "Sum"]

# ---- the sum sign: which numbers are added up, from where to where


class Sum(Picture):
    """Numbers as bars; those from `start` to `end` count. The result is their sum."""

    size, margins, highest = (600, 268), (48, 42, 12, 58), 4

    def __init__(self, numbers):
        """numbers: a list a_1, a_2, ... of numbers from 0 to 3."""
        self.numbers = numbers

    def draw(self, axes):
        count = len(self.numbers)
        axes.set(xlim=(0.4, count + 0.6), ylim=(0, self.highest), xticks=range(1, count + 1), yticks=range(4))
        axes.set(xlabel=say("$i$ 日目", "day $i$"), ylabel=say("勉強した時間 $a_i$", "hours of study $a_i$"))
        bars = enumerate(self.numbers, 1)
        self.bars = [axes.add_patch(Rectangle((i - 0.35, 0), 0.7, a, ec=style.POSITIVE, lw=1.2)) for i, a in bars]
        behind = style.behind(pad=0.8, alpha=1)
        numbers = [axes.text(i, a + 0.14, f"{a:g}", ha="center", bbox=behind) for i, a in enumerate(self.numbers, 1)]
        (self.mean,) = axes.plot([], [], "--", color=style.ACCENT, lw=2)
        (self.range,) = axes.plot([], [], color=style.INK, lw=1.5, clip_on=False)
        self.ends = handle_mark(axes)
        inside = self.room[1] - 100
        self.formula = axes.text(0, 1 + 34 / inside, "", transform=axes.transAxes, fontsize=15, va="center")
        self.note = axes.text(count + 0.55, 3.68, "", color=style.ACCENT, ha="right", va="center")
        return [*self.bars, self.mean, *numbers, self.formula, self.note, self.range, self.ends]

    def days(self, values):
        """The days whose numbers Python's numbers[start - 1 : end] takes: from start to end, where there are such days."""
        return [i + 1 for i in range(len(self.numbers))[values["start"] - 1 : values["end"]]]

    def chosen(self, values):
        """The numbers of these days."""
        return [self.numbers[day - 1] for day in self.days(values)]

    def update(self, values, result):
        start, end, days, chosen = values["start"], values["end"], self.days(values), self.chosen(values)
        for i, bar in enumerate(self.bars, 1):
            bar.set_facecolor(style.POSITIVE if i in days else style.PAPER)
        total = f"{as_number(result):g}"
        self.formula.set_text(rf"$\sum_{{i={start}}}^{{{end}}}\ a_i\ =\ $" + self._terms(chosen) + total)
        height = [np.mean(chosen)] * 2 if chosen else []
        self.mean.set_data([days[0] - 0.45, days[-1] + 0.45] if chosen else [], height)
        self.note.set_text(f"- - {word('mean')} {style.number(np.mean(chosen))}" if chosen else "")
        ends = self._ends(values)
        self.ends.set_data(ends, [self.highest] * 2)
        self.range.set_data(ends, [self.highest] * 2)

    def _terms(self, chosen):
        """What is added up, as the middle of the formula; a narrow picture has no room for many terms."""
        terms = " + ".join(f"{a:g}" for a in chosen)
        return f"{terms} = " if chosen and 140 + 9 * len(terms) < self.room[0] else ""

    @staticmethod
    def _ends(values):
        """Where the range of days begins and ends on the axis: beside the bars of its first and its last day."""
        return values["start"] - 0.45, values["end"] + 0.45

    def handles(self, values, result):
        first, last = self._ends(values)
        return [
            Handle("start", first, self.highest, "across", at=lambda x, y: x + 0.45),
            Handle("end", last, self.highest, "across", at=lambda x, y: x - 0.45),
        ]

    def verdict(self, values, result):
        chosen, total = self.chosen(values), f"{as_number(result):g}"
        mean = f"{word('mean')} {style.number(np.mean(chosen))}" if chosen else say("足す数なし", "nothing to add")
        return Verdict(say(f"和 {total}", f"sum {total}"), mean)

    def takeaway(self, values, result):
        days, total = self.days(values), f"{as_number(result):g}"
        if not days:
            return say("足す数がありません。", "There is nothing to add.")
        return say(
            f"{days[0]}日目から{days[-1]}日目まで、{len(days)}個の数を足して {total} です。",
            f"Day {days[0]} to day {days[-1]}: {len(days)} number{'s' * (len(days) > 1)}, sum {total}.",
        )

    def describe(self, values, result):
        chosen, total = self.chosen(values), f"{as_number(result):g}"
        if not chosen and values["start"] > values["end"]:
            return say(
                f"はじめがおわりより後ろなので、足す数がない。和は {total}。",
                f"The start lies behind the end, so there is nothing to add: the sum is {total}.",
            )
        return self._missing(values) + self._added(self.days(values), chosen, total)

    def _missing(self, values):
        """Which day there is not, and what Python takes then; nothing if start and end are days."""
        last = len(self.numbers)
        wrong = [day for day in (values["start"], values["end"]) if not 1 <= day <= last]
        if not wrong:
            return ""
        first = say(
            f"{wrong[0]}日目はない(1日目から{last}日目まで)。", f"There is no day {wrong[0]}, only days 1 to {last}. "
        )
        index = values["start"] - 1 if values["start"] < 1 else values["end"]
        back = say(
            f"番号 {index} を、Python はリストの後ろから数える。",
            f"Python counts the index {index} from the end of the list. ",
        )
        return first + (back if index < 0 else "")

    def _added(self, days, chosen, total):
        """How many numbers were added, and their mean."""
        if not chosen:
            return say(f"足す数がない。和は {total}。", f"There is nothing to add: the sum is {total}.")
        return say(
            f"{days[0]}日目から{days[-1]}日目まで、{len(chosen)}個の数を足して {total}。"
            f"個数で割ると、平均 {style.number(np.mean(chosen))}。",
            f"From day {days[0]} to day {days[-1]}, {len(chosen)} "
            f"number{'s add' if len(chosen) > 1 else ' adds'} up to {total}. "
            f"Divided by how many they are: mean {style.number(np.mean(chosen))}.",
        )


# ---- exp and log: one leads there, the other back

_WINDOW, _TOP = (-2.6, 2.6), 13


class Exp(Picture):
    """The curve of exp. The control `x` is the place on it; the result is the height there."""

    size, margins = (290, 248), (44, 42, 12, 28)
    axes_names, title = ("$x$", "$y$"), r"$y = e^x$"

    def draw(self, axes):
        axes.set(xlim=_WINDOW, ylim=(-1, _TOP), xticks=range(-2, 3), yticks=range(0, 13, 2))
        axes.set(xlabel=self.axes_names[0], ylabel=self.axes_names[1], title=self.title)
        for line in (axes.axhline, axes.axvline):
            line(0, color=style.PALE, lw=0.8)
        axes.plot(*self._points(), color=style.POSITIVE, lw=3)
        (self.guide,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        self.here = handle_mark(axes)
        self.label = axes.text(0, 0, "", va="bottom", bbox=style.behind(pad=1.5))
        return [self.guide, self.here, self.label]

    def _points(self):
        """The curve's own points."""
        x = np.linspace(*_WINDOW, 241)
        return x, np.exp(x)

    def update(self, values, result):
        x, y = values["x"], as_number(result)
        self.guide.set_data([x, x, _WINDOW[0]], [-1, y, y])
        self.here.set_data([x], [y])
        right = x > 0.8
        self.label.set(x=x + (-0.2 if right else 0.2), y=min(y + 1.2, _TOP - 1.6), ha="right" if right else "left")
        self.label.set_text(rf"$e^{{{style.number(x, 1)}}}$ = {_short(y)}" if _is_seen(x, y) else "")

    def verdict(self, values, result):
        y = as_number(result)
        back = f"log {_short(y)} = {style.number(np.log(y), 1)}" if y > 0 else say("log はない", "no log")
        return Verdict(f"eˣ = {_short(y)}", back)

    def handles(self, values, result):
        return [Handle("x", values["x"], as_number(result), "across", at=lambda x, y: x)]

    def describe(self, values, result):
        x, y = values["x"], as_number(result)
        return say(
            f"e の {style.number(x, 1)} 乗は {_short(y)}。",
            f"e to the power of {style.number(x, 1)} is {_short(y)}.",
        )


class Log(Exp):
    """The same curve the other way round: from the result back to `x`."""

    spare = True
    axes_names, title = ("$y$", "$x$"), r"$x = \log y$"

    def draw(self, axes):
        moving = super().draw(axes)
        axes.set(xlim=(-1, _TOP), ylim=_WINDOW, xticks=range(0, 13, 2), yticks=range(-2, 3))
        return moving

    def _points(self):
        x, y = super()._points()
        return y, x

    def update(self, values, result):
        y = as_number(result)
        x = self._back(y)
        self.guide.set_data([y, y, -1], [_WINDOW[0], x, x])
        self.here.set_data([y], [x])
        right, low = y > 7, max(x - 0.75, _WINDOW[0] + 0.05)  # not below the window, over the axis's numbers
        self.label.set(x=y + (-0.5 if right else 0.5), y=low, ha="right" if right else "left")
        self.label.set_text(f"$\\log$ {_short(y)} = {style.number(x, 1)}" if _is_seen(x, y) else "")

    def handles(self, values, result):
        y = as_number(result)
        return [Handle("x", y, self._back(y), "up", at=lambda x, y: y)] if y > 0 else []

    @staticmethod
    def _back(y):
        return float(np.log(y)) if y > 0 else np.nan

    def describe(self, values, result):
        y = as_number(result)
        if y <= 0:
            return say("0以下の数には、log がない。", "Numbers of 0 or less have no logarithm.")
        return say(
            f"もとに戻すと、log {_short(y)} = {style.number(self._back(y), 1)}。",
            f"And back again: log {_short(y)} = {style.number(self._back(y), 1)}.",
        )


def _is_seen(x, y):
    """Whether the place lies in the window: a label would stand beside nothing."""
    return _WINDOW[0] <= x <= _WINDOW[1] and y <= _TOP


def _short(y):
    return style.number(y, 3) if y < 1e9 else style.scientific(y, plain=True)
