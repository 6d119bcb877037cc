"""What a neuron forecasts on average, before and after a step of its weights, beside what happened."""

from nblib.chapters.slope.step_losses import looks
from nblib.language import say
from nblib.maths.finite_differences import moves
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number, as_numbers


class Forecasts(Picture):
    """Bars of mean probabilities: before the step, after one of each weight alone, and after one of all together.

    The result has "chance", the mean probability as a function of the weights, "w", "slopes" and "rate", and "tests",
    the share of days on which there was a test.
    """

    size, margins = (380, 390), (104, 48, 20, 54)

    def __init__(self, count=4):
        """count: how many weights there are."""
        self.count = count

    def draw(self, axes):
        rows = range(self.count + 2)
        names = [(say("始め", "before"), style.PALE, "-"), *looks(self.count)]
        axes.set(xlim=(0, 1.02), ylim=(self.count + 1.6, -0.6))
        axes.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.set_yticks(rows, [name for name, *_ in names])
        axes.tick_params(axis="y", length=0)
        axes.set_title(
            say(
                "テストの確率の平均\n(点線: 実際にあった日の割合)",
                "mean probability of a test\n(dotted: days that had one)",
            )
        )
        self.bars = axes.barh(rows, 0, height=0.55, ec=style.INK, color=[colour for _, colour, _ in names]).patches
        (self.truth,) = axes.plot([], [], ":", color=style.ACCENT, lw=2.5)
        self.notes = [axes.text(0, row, "", va="center", bbox=_GROUND) for row in rows]
        return [*self.bars, self.truth, *self.notes]

    def _chances(self, result):
        chance, w, slopes, rate = as_fields(result, "chance", "w", "slopes", "rate")
        w = as_numbers(w, self.count)
        places = [w, *moves(w, as_numbers(slopes, self.count), rate)]
        return [as_number(as_function(chance)(place)) for place in places]

    def update(self, values, result):
        tests = as_number(result["tests"])
        self.truth.set_data([tests, tests], [-0.6, self.count + 1.6])
        for bar, note, chance in zip(self.bars, self.notes, self._chances(result), strict=True):
            bar.set_width(chance)
            inside = chance > 0.7
            note.set(
                x=chance + (-0.03 if inside else 0.03), ha="right" if inside else "left", text=f"{100 * chance:.0f}%"
            )

    def describe(self, values, result):
        before, *_, together = self._chances(result)
        tests = style.percent(as_number(result["tests"]))
        return say(
            f"テストの確率の平均は、始めが {style.percent(before)}、全部いっしょに動かすと {style.percent(together)}。実際にテストがあったのは {tests} の日。",
            f"Mean probability of a test: {style.percent(before)} before, {style.percent(together)} after all have moved. There was a test on {tests} of days.",
        )


_GROUND = dict(fc="white", ec="none", alpha=0.85, pad=1.2)
