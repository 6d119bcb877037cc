"""Steps against the slopes: what one weight alone does to the loss and to the forecasts, and all of them together."""

import numpy as np

from nblib.chapters.slope.experiments import moves
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.direct_labels import apart
from nblib.pictures.ghost import Ghost
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.pictures.sketch_line import SketchLine, asked_for, is_open, parting, told
from nblib.validation import as_fields, as_function, as_number, as_numbers


def looks(count):
    """How the moves of `count` weights are shown: (name, colour, dashes) of each alone, and of all together."""
    lines = [style.LINES[i % len(style.LINES)] for i in (0, 1, 2, 4)][:count]
    alone = [(say(f"w{i} だけ", f"w{i} alone"), *line) for i, line in enumerate(lines)]
    return [*alone, (say("全部", "all"), style.INK, "-")]


class StepLosses(Picture):
    """The loss after one step w - rate * slopes, as a share of the loss before it, against the rate.

    The result has "loss", a function of the weights, "w" and "slopes", and "rate", that of the step taken, which can be
    dragged along the curve of all weights. That curve is hidden until a sketch of it, the control `drags`, is compared.
    """

    size, margins = (296, 250), (32, 46, 40, 32)
    highest = 2.0  # larger shares leave the picture

    def __init__(self, count=4, largest=0.4, drags=""):
        """count: how many weights there are. largest: the largest rate. drags: the name of a sketch, if there is one."""
        self.count, self.largest, self.drags = count, largest, drags or ()

    def draw(self, axes):
        axes.set(xlim=(0, self.largest), ylim=(0, self.highest), xlabel=word("rate"))
        axes.set(xticks=np.linspace(0, self.largest, 3 if self.room[0] < 300 else 5), yticks=[0, 0.5, 1, 1.5, 2])
        axes.set_yticklabels(["0", "0.5", "1", "1.5", "2"])
        axes.set_title(say("1歩のあとの損失", "loss after one step"))
        axes.axhspan(1, self.highest, color=style.WORSE_BAND, lw=0)
        axes.axhline(1, color=style.LINE, lw=1)
        worse = say("始めより上", "above the start") if self.room[0] >= 280 else say("増えた", "higher")
        axes.text(
            0.02 * self.largest, 0.98 * self.highest, worse, color=style.CAPTION, va="top"
        )  # a sketch begins below
        self.rates = np.linspace(0, self.largest, 41)
        self.now = axes.axvline(0, color=style.LINE, lw=1.5)
        shown, end = looks(self.count), 1.03 * self.largest
        self.curves = [axes.plot([], [], ls=ls, color=colour, lw=2.2)[0] for _, colour, ls in shown]
        self.curves[-1].set_linewidth(4)
        names = [*(f"w{i}" for i in range(self.count)), shown[-1][0]]
        self.names = [axes.text(end, 0, n, color=c, va="center") for n, (_, c, _) in zip(names, shown, strict=True)]
        self.dots = [axes.plot([], [], "o", ms=8, color=curve.get_color())[0] for curve in self.curves[:-1]]
        self.dots.append(handle_mark(axes))
        self.ghost, self.sketch = Ghost(axes), SketchLine(axes)
        return [self.now, *self.ghost.artists, *self.curves, *self.names, *self.sketch.artists, *self.dots]

    def _shares(self, result, rate):
        """Losses after a step with this rate, of each weight alone and of all together, as shares of the loss before."""
        loss, w, slopes = as_fields(result, "loss", "w", "slopes")
        moved = moves(as_numbers(w, self.count), as_numbers(slopes, self.count), rate)
        return np.array([as_number(as_function(loss)(place)) for place in moved]) / as_number(loss(w))

    def update(self, values, result):
        shares = np.array([self._shares(result, rate) for rate in self.rates])
        now, self._alone = self._shares(result, result["rate"]), shares[:, :-1]
        self.now.set_xdata([result["rate"]] * 2)
        for i, (curve, dot) in enumerate(zip(self.curves, self.dots, strict=True)):
            curve.set_data(self.rates, shares[:, i])
            dot.set_data([result["rate"]], [now[i]])
        self._hold(now[-1])
        self._place_names(shares)
        for artist in (self.curves[-1], self.names[-1], self.dots[-1]):
            artist.set_visible(is_open(values, self.drags))
        if self.drags:
            self.sketch.show(values[self.drags])

    def imagine(self, values, result, expected):
        """expected(shares): what the share of all together would be, by those of each alone, (count,)."""
        together = [expected(alone) for alone in self._alone]
        self.ghost.show(self.rates, together, position=(0.58 * self.largest, 0.03), ha="center")

    def _place_names(self, shares):
        """Each name stands at the right end of its curve, or where that leaves the picture."""
        seen = [np.flatnonzero(curve <= self.highest)[-1] for curve in shares.T]
        is_seen = np.array(seen) == len(shares) - 1
        heights = apart(np.where(is_seen, shares[-1], self.highest), self._line(), 0.05, self.highest)
        for name, last, height, is_here in zip(self.names, seen, heights, is_seen, strict=True):
            aside = -1 if not is_here and self.rates[last] > 0.8 * self.largest else 1
            name.set(x=self.rates[last] + 0.03 * aside * self.largest, y=height if is_here else 0.96 * self.highest)
            name.set(va="center" if is_here else "top", ha="left" if aside > 0 else "right")

    def _hold(self, share):
        """The dot that can be taken stays in sight: at the upper edge, as a triangle, where its share lies beyond."""
        self.dots[-1].set_ydata([min(share, self.highest)])
        self.dots[-1].set_marker("o" if share <= self.highest else "^")

    def _line(self):
        """How much of the axis a line of text takes."""
        _, south, _, north = self.margins
        return 15 * self.highest / (self.room[1] - south - north)

    def verdict(self, values, result):
        share = self._shares(result, result["rate"])[-1]
        if not is_open(values, self.drags):
            return Verdict(say("損失 × ?", "loss × ?"), say("全部動かすと", "all together"))
        sign = 0 if np.isclose(share, 1) else 1 if share < 1 else -1
        chip = {
            0: say("始めと同じ", "as before"),
            1: say("↓ 始めより下", "↓ lower"),
            -1: say("↑ 始めより上", "↑ higher"),
        }
        return Verdict(say("損失", "loss") + f" × {style.number(share)}", chip[sign], sign)

    def takeaway(self, values, result):
        if self.drags:
            return self._on_sketch(values[self.drags], result)
        *alone, together = self._shares(result, result["rate"])
        i = int(np.argmin(alone))
        best, all_ = style.number(alone[i]), style.number(together)
        return say(
            f"全部動かすと始めの {all_} 倍、w{i} だけなら {best} 倍。",
            f"All together: {all_} times the loss before. w{i} alone: {best} times.",
        )

    def _on_sketch(self, mine, result):
        """What to sketch, or where the sketch and the curve of all weights part."""
        if not mine.compared:
            return asked_for(
                mine, say("4つとも動かしたときの線を描いてください。", "Sketch the line of all four together.")
            )
        shares = np.clip([self._shares(result, rate)[-1] for rate in self.rates], 0, self.highest)
        return parting(mine, self.rates, shares, (0, self.highest), lambda x: say(f"学習率 {x:.2f}", f"rate {x:.2f}"))

    def handles(self, values, result):
        if not is_open(values, self.drags):
            return []
        share = self._shares(result, result["rate"])[-1]
        return [Handle("rate", result["rate"], min(share, self.highest), "across", lambda x, _y: x)]

    def describe(self, values, result):
        *alone, together = self._shares(result, result["rate"])
        each = ", ".join(style.percent(share) for share in alone)
        if not is_open(values, self.drags):
            alone = say(
                f"学習率 {result['rate']:g} で1つだけ動かすと、損失は始めの {each}。",
                f"One step of one weight with rate {result['rate']:g}: the loss is {each} of what it was.",
            )
            return f"{alone}\n{told(values[self.drags])}"
        return say(
            f"学習率 {result['rate']:g} で1歩動かすと、損失は、1つだけなら始めの {each}、全部いっしょなら {style.percent(together)}。",
            f"One step with rate {result['rate']:g}: the loss is {each} of what it was for one weight alone, {style.percent(together)} for all together.",
        )


class Forecasts(Picture):
    """Bars of mean probabilities: before the step, after one of each weight alone, and after one of all together.

    The result has "chance", the mean probability as a function of the weights, "w", "slopes" and "rate", and "tests",
    the share of days on which there was a test. The bar of all is hidden until a sketch, the control `drags`, is compared.
    """

    size, margins, spare = (296, 250), (72, 46, 20, 52), True

    def __init__(self, count=4, drags=""):
        """count: how many weights there are. drags: the name of a sketch, if there is one."""
        self.count, self.drags = count, drags or ()

    def draw(self, axes):
        rows = range(self.count + 2)
        names = [(say("始め", "before"), style.LINE, "-"), *looks(self.count)]
        axes.set(xlim=(0, 1.2), ylim=(self.count + 1.6, -0.6))  # beyond 100% the number has its place
        axes.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.set_yticks(rows, [name for name, *_ in names])
        axes.tick_params(axis="y", length=0)
        axes.set_title(say("テストの確率の平均", "mean chance of a test"), pad=24)
        self.bars = axes.barh(rows, 0, height=0.55, color=[colour for _, colour, _ in names]).patches
        (self.truth,) = axes.plot([], [], ":", color=style.ACCENT, lw=2.5)
        self.share = axes.text(0, -0.7, "", color=style.ACCENT, ha="center", va="bottom")
        self.notes = [axes.text(0, row, "", va="center", bbox=style.behind(pad=1.2)) for row in rows]
        return [*self.bars, self.truth, self.share, *self.notes]

    def _chances(self, result):
        chance, w, slopes, rate = as_fields(result, "chance", "w", "slopes", "rate")
        w = as_numbers(w, self.count)
        places = [w, *moves(w, as_numbers(slopes, self.count), rate)]
        return [as_number(as_function(chance)(place)) for place in places]

    def update(self, values, result):
        tests = as_number(result["tests"])
        self.truth.set_data([tests, tests], [-0.6, self.count + 1.6])
        self.share.set(x=tests, text=say(f"日記 {100 * tests:.0f}%", f"diary {100 * tests:.0f}%"))
        for bar, note, chance in zip(self.bars, self.notes, self._chances(result), strict=True):
            bar.set_width(chance)
            note.set(x=chance + 0.03, text=f"{100 * chance:.0f}%")
        if not is_open(values, self.drags):
            self.bars[-1].set_width(0)
            self.notes[-1].set(x=0.03, text="?")

    def describe(self, values, result):
        before, *_, together = self._chances(result)
        tests = style.percent(as_number(result["tests"]))
        if not is_open(values, self.drags):
            return say(
                f"テストの確率の平均は、始めが {style.percent(before)}。実際にテストがあったのは {tests} の日。",
                f"Mean probability of a test: {style.percent(before)} before. There was a test on {tests} of days.",
            )
        return say(
            f"テストの確率の平均は、始めが {style.percent(before)}、全部いっしょに動かすと {style.percent(together)}。実際にテストがあったのは {tests} の日。",
            f"Mean probability of a test: {style.percent(before)} before, {style.percent(together)} after all have moved. There was a test on {tests} of days.",
        )
