"""What training finds in a diary: the four weights beside the true ones, and how exact they are in diaries of any length."""

import numpy as np

from nblib.language import CLUES, say, word
from nblib.maths.data import SHARPNESS
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields

TRUE = SHARPNESS * ARTICLE_WEIGHTS  # what a neuron finds that learns from endless days
NEAR = 0.15  # of the true weight


class Estimates(Picture):
    """The result has "w" (4,), the weights found, and "endless": whether they grow for ever."""

    size = (300, 248)
    window = (-9, 9)

    @property
    def margins(self):
        """To the left the names of the weights, of which a narrow picture has only the signs."""
        return (104 if self._is_wide() else 40, 42, 56, 28)

    def _is_wide(self):
        return self.room[0] >= 280

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=(3.6, -0.6), xlabel=say("重み", "weight"))
        axes.set(xticks=[-8, -4, 0, 4, 8])
        names = [f"{word(name)} " * self._is_wide() + f"$w_{i}$" for i, name in enumerate(("bias", *CLUES))]
        axes.set_yticks(range(4), names)
        axes.axvline(0, color=style.PALE, lw=1)
        for i, true in enumerate(TRUE):
            axes.axhline(i, color=style.FAINT, lw=1, zorder=0)
            (ring,) = axes.plot([true], [i], "o", ms=17, mfc="none", mec=style.INK, mew=1.5)
        (self.found,) = axes.plot([], [], "o", ms=9, color=style.POSITIVE, clip_on=False)
        look = dict(
            frameon=False, borderpad=0, handlelength=1.3, handletextpad=0.3, columnspacing=1.2, markerscale=0.75
        )
        at = dict(loc="lower center", bbox_to_anchor=(0.5, 1.02), borderaxespad=0, ncols=2)
        axes.legend([ring, self.found], [say("本当", "true"), say("見つけた", "found")], **at, **look)
        beside = dict(transform=axes.get_yaxis_transform(), va="center")
        self.numbers = [axes.text(1.03, i, "", **beside) for i in range(4)]
        return [self.found, *self.numbers]

    def update(self, values, result):
        w, endless = self._read(result)
        self.found.set_data(np.clip(w, *self.window), range(4))
        self.found.set_marker("D" if endless else "o")
        for text, value in zip(self.numbers, w, strict=True):
            text.set_text(style.signed(value, 1) + "…" * endless)

    def verdict(self, values, result):
        w, endless = self._read(result)
        if endless or w[1:].sum() <= 0:
            chip = say("際限がない", "grow without end") if endless else say("和が負", "sum below 0")
            return Verdict(say("比は決まらない", "no ratio"), chip, -1)
        return Verdict(_parts(w), say("見つけた比", "ratio found"))

    def takeaway(self, values, result):
        w, endless = self._read(result)
        if endless:
            return say(
                "この日記には、いちばんよい重みがない。大きいほどよい。",
                "This diary has no best weights: the larger, the better.",
            )
        scale = style.number(w @ ARTICLE_WEIGHTS / (ARTICLE_WEIGHTS @ ARTICLE_WEIGHTS), 1)
        return say(
            f"Aくんの重み(4 : 6 : 3)のおよそ {scale} 倍。",
            f"About {scale} times A-kun's weights, which are 4 : 6 : 3.",
        )

    @staticmethod
    def _read(result):
        w, endless = as_fields(result, "w", "endless")
        return np.asarray(w, float), bool(endless)

    @staticmethod
    def _ratio(w, endless):
        """The trust as it is told in the story, three numbers that add up to 4 + 6 + 3."""
        if endless:
            return say("重みは、どこまでも大きくなる", "the weights grow without end")
        names = " : ".join(word(clue) for clue in CLUES)
        if w[1:].sum() <= 0:
            return say(f"{names} の比は決められない", f"{names}: no ratio")
        return f"{names} = {_parts(w)}"

    def describe(self, values, result):
        w, endless = self._read(result)
        found = ", ".join(style.number(v) for v in w)
        if endless:
            return say(
                f"見つけた重みは {found}、しかもまだ大きくなっていく。この日記には、いちばんよい重みがない。",
                f"Weights found: {found}, and still growing. In this diary there are no best weights.",
            )
        scale = style.number(w @ ARTICLE_WEIGHTS / (ARTICLE_WEIGHTS @ ARTICLE_WEIGHTS), 1)
        return say(
            f"見つけた重みは {found}。Aくんの重みのおよそ {scale} 倍。{self._ratio(w, endless)}。",
            f"Weights found: {found}, about {scale} times A-kun's. {self._ratio(w, endless)}.",
        )


def _parts(w):
    """The three weights of the clues as parts that add up to 4 + 6 + 3."""
    return " : ".join(style.number(v, 1) for v in 13 * w[1:] / w[1:].sum())


class Spread(Picture):
    """How far the weights found in many diaries lie apart, against the number of days, on logarithmic scales.

    The control `days` says which length is marked.
    """

    size, margins, spare = (290, 248), (38, 42, 34, 62), True

    def __init__(self, found):
        """found: a dict of days: (weights (diaries, 4), whether they grow for ever (diaries,))."""
        self.found = found

    def draw(self, axes):
        lengths = np.array(list(self.found))
        axes.set(xscale="log", yscale="log", xlim=(lengths[0] / 1.3, lengths[-1] * 1.3), ylim=self.window)
        axes.set(xlabel=word("days"))
        axes.set_xticks([days for days in lengths if np.log10(days) % 1 == 0] or lengths[:1])
        axes.xaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.set_yticks([0.1, 0.2, 0.5, 1, 2], ["0.1", "0.2", "0.5", "1", "2"])
        axes.minorticks_off()
        self._draw_endless(axes)
        sure = [days for days in lengths if self._endless(days) < 0.16]
        heights = np.array([self._spread(days) for days in sure])  # (lengths, 4)
        for i, ((colour, dashes), mark) in enumerate(zip(style.LINES[:4], style.ENDS, strict=False)):
            axes.plot(sure, heights[:, i], ls=dashes, marker=mark, color=colour, ms=7, label=f"$w_{i}$")
        root = np.mean(heights[-1]) * np.sqrt(sure[-1] / lengths)
        axes.plot(lengths, root, color=style.LINE, lw=1, label=say("1/√日数", "1/√days"))
        place = dict(loc="upper right", bbox_to_anchor=(1.04, 1.02), borderpad=0, labelspacing=0.2)
        if self.room[0] >= 280:
            axes.legend(**place, frameon=False, handlelength=2, ncols=1)
        self.here = axes.axvline(lengths[0], color=style.CAPTION, lw=1.5)
        foot = dict(transform=axes.get_xaxis_transform(), clip_on=False, zorder=5)
        (self.foot,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, **foot)
        self.ghost, self.lengths = Ghost(axes), np.array(sure)
        self.middle = heights.mean(axis=1)  # of the four weights
        return [self.here, *self.ghost.artists, self.foot]

    window = (0.06, 5)

    def _draw_endless(self, axes):
        """Above some of the lengths the share of diaries that have no best weights."""
        head = say("ばらつき(±)と、際限のない日記(%)", "spread (±), and endless diaries (%)")
        axes.text(0.5, 1.16, head, ha="center", va="bottom", fontsize=12, transform=axes.transAxes)
        every = 1 if self.room[0] >= 330 else 2
        for days in list(self.found)[::every]:
            share = f"{100 * self._endless(days):.0f}"
            axes.text(days, 1.02, share, ha="center", transform=axes.get_xaxis_transform())

    def _endless(self, days):
        return np.mean(self.found[days][1])

    def _spread(self, days):
        """For each weight, half of the range in which the middle 68% of the diaries lie: (4,)."""
        low, high = np.quantile(self.found[days][0], (0.16, 0.84), axis=0)
        return (high - low) / 2

    def update(self, values, result):
        self.here.set_xdata([values["days"]] * 2)
        self.foot.set_data([values["days"]], [0])

    def imagine(self, values, result, expected):
        """expected(times): by how much the spread is multiplied with so many times as many days."""
        line = self.middle[0] * expected(self.lengths / self.lengths[0])
        seen = line > self.window[0]
        self.ghost.show(self.lengths[seen], line[seen], ha="left", position=(self.lengths[0], 1.15 * line[0]))

    def handles(self, values, result):
        return [Handle("days", values["days"], self.window[0], "across", at=lambda x, y: x)]

    def describe(self, values, result):
        w, endless = self.found[values["days"]]
        near = np.mean((np.abs(w / TRUE - 1) < NEAR).all(axis=-1) & ~endless)
        return say(
            f"{values['days']}日の日記を{len(w)}冊: 4つの重みがどれも本当の値の ±15% に入ったのは {style.percent(near)}、"
            f"際限なく大きくなったのは {style.percent(np.mean(endless))}。",
            f"{len(w)} diaries of {values['days']} days: all four weights within 15% of the truth in {style.percent(near)}, "
            f"growing without end in {style.percent(np.mean(endless))}.",
        )
