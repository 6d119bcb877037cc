"""The sum sign as a picture: which numbers are added up, from where to where."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_number


class Sum(Picture):
    """Numbers as bars; those from `start` to `end` count. The result is their sum."""

    size, margins = (640, 370), (56, 48, 16, 104)

    def __init__(self, numbers):
        """numbers: a list a_1, a_2, ... of numbers from 0 to 4."""
        self.numbers = numbers

    def draw(self, axes):
        count = len(self.numbers)
        axes.set(xlim=(0.4, count + 0.6), ylim=(0, 4), xticks=range(1, count + 1), yticks=range(5))
        axes.set(xlabel=say("$i$ 日目", "day $i$"), ylabel=say("勉強した時間 $a_i$", "hours of study $a_i$"))
        bars = enumerate(self.numbers, 1)
        self.bars = [axes.add_patch(Rectangle((i - 0.35, 0), 0.7, a, ec=style.INK, lw=1.2)) for i, a in bars]
        numbers = [axes.text(i, a + 0.14, f"{a:g}", ha="center", bbox=_GROUND) for i, a in enumerate(self.numbers, 1)]
        (self.mean,) = axes.plot([], [], "--", color=style.ACCENT, lw=2)
        above = dict(transform=axes.transAxes, va="center")
        self.formula = axes.text(0, 1.25, "", fontsize=15, **above)
        self.note = axes.text(0, 1.08, "", color=style.ACCENT, **above)
        return [*self.bars, self.mean, *numbers, self.formula, self.note]

    def days(self, values):
        """The days whose numbers Python's numbers[start - 1 : end] takes: from start to end, where there are such days."""
        return [i + 1 for i in range(len(self.numbers))[values["start"] - 1 : values["end"]]]

    def chosen(self, values):
        """The numbers of these days."""
        return [self.numbers[day - 1] for day in self.days(values)]

    def update(self, values, result):
        start, end, days, chosen = values["start"], values["end"], self.days(values), self.chosen(values)
        for i, bar in enumerate(self.bars, 1):
            bar.set(facecolor=style.POSITIVE if i in days else "white", alpha=1 if i in days else 0.4)
        added = f"{' + '.join(f'{a:g}' for a in chosen)} = " if chosen else ""
        total = f"{as_number(result):g}"
        self.formula.set_text(rf"$\sum_{{i={start}}}^{{{end}}}\ a_i\ =\ $" + added + total)
        height = [np.mean(chosen)] * 2 if chosen else []
        self.mean.set_data([days[0] - 0.45, days[-1] + 0.45] if chosen else [], height)
        self.note.set_text(f"-- {word('mean')} {style.number(np.mean(chosen))}" if chosen else "")

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


_GROUND = dict(fc="white", ec="none", pad=0.8)
