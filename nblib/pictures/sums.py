"""The sum sign as a picture: which numbers are added up, from where to where."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.results import as_number
from nblib.words import say, word


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

    def chosen(self, values):
        """The numbers from start to end, both included."""
        return self.numbers[values["start"] - 1 : values["end"]]

    def update(self, values, result):
        start, end, chosen = values["start"], values["end"], self.chosen(values)
        for i, bar in enumerate(self.bars, 1):
            bar.set(facecolor=style.POSITIVE if start <= i <= end else "white", alpha=1 if start <= i <= end else 0.4)
        added = f"{' + '.join(f'{a:g}' for a in chosen)} = " if chosen else ""
        total = f"{as_number(result):g}"
        self.formula.set_text(rf"$\sum_{{i={start}}}^{{{end}}}\ a_i\ =\ $" + added + total)
        height = [np.mean(chosen)] * 2 if chosen else []
        self.mean.set_data([start - 0.45, end + 0.45] if chosen else [], height)
        self.note.set_text(f"-- {word('mean')} {style.number(np.mean(chosen))}" if chosen else "")

    def describe(self, values, result):
        chosen, total = self.chosen(values), f"{as_number(result):g}"
        if not chosen:
            return say(
                f"はじめがおわりより後ろなので、足す数がない。和は {total}。",
                f"The start lies behind the end, so there is nothing to add: the sum is {total}.",
            )
        return say(
            f"{values['start']}日目から{values['end']}日目まで、{len(chosen)}個の数を足して {total}。"
            f"個数で割ると、平均 {style.number(np.mean(chosen))}。",
            f"From day {values['start']} to day {values['end']}, {len(chosen)} "
            f"number{'s add' if len(chosen) > 1 else ' adds'} up to {total}. "
            f"Divided by how many they are: mean {style.number(np.mean(chosen))}.",
        )


_GROUND = dict(fc="white", ec="none", pad=0.8)
