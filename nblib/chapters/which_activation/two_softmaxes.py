"""Softmax on paper, in two ways: as the formula stands, and with the largest score taken off first."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import right_mark, say
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_number, as_numbers

# Parts of the width: right end of the names; middles of the columns; the line between both ways; right end of the shares;
# where their bars begin, and how long all of it is
ROOMY = dict(names=0.12, columns=(0.2, 0.31, 0.425, 0.54), edge=0.367, shares=0.665, bars=(0.69, 0.29))
WIDE = dict(names=0.175, columns=(0.255, 0.375, 0.505, 0.635), edge=0.435, shares=0.79, bars=(0.835, 0.145))
NARROW = WIDE | dict(names=0.21, columns=(0.32, 0.46, None, 0.625), edge=0.53)  # without the differences
TINY = WIDE | dict(
    names=0.24, columns=(0.365, None, None, 0.6), edge=0.49, shares=0.815, over=0.93, halves=(0.25, 0.75)
)
# nor with the shares as it stands


class TwoSoftmaxes(Picture):
    """The result has "y", the scores (names,), and "T", the temperature. The bars show the shares, and can be pulled."""

    size, margins = (560, 230), (0, 0, 0, 0)

    def __init__(self, names):
        """names: what the scores are of, three or four words; the controls y1, y2, ... set the scores."""
        self.names = names

    def draw(self, axes):
        width, height = self.width, _ = self.room
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.axis("off")
        self.look = ROOMY if width >= 640 else WIDE if width >= 440 else NARROW if width >= 320 else TINY
        self.left, self.full = self.look["bars"]
        step = min(42, (height - 84) / (len(self.names) + 1))
        self.rows = [height - 64 - step * i for i in range(len(self.names) + 1)]
        self._draw_heads(axes, height)
        for y, name in zip(self.rows, (*self.names, say("和", "sum")), strict=True):
            axes.text(self.look["names"] * width, y, name, ha="right", va="center")
        for y in self.rows[:-1]:
            axes.plot([4, width - 4], [y - step / 2] * 2, color=style.FAINT, lw=1)
        self.bars = [axes.add_patch(Rectangle((self.left * width, y - 8), 0, 16)) for y in self.rows[:-1]]
        (self.ends,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, mew=1.6)
        self.cells = [self._draw_row(axes, y) for y in self.rows]
        self.verdicts = [axes.text(x * width, 12, "", ha="center", va="center") for x in self._halves()]
        self.ghost = Ghost(axes, "|", "")
        self.ghost.line.set_markersize(26)  # beyond the bar, and the handle at its end
        return [
            *self.bars,
            self.ends,
            *self.ghost.artists,
            *(cell for row in self.cells for cell in row),
            *self.verdicts,
        ]

    def _halves(self):
        """The middles of both ways, as parts of the width."""
        between = (self.look["names"] + self.look["edge"]) / 2 + 0.02, (self.look["edge"] + 1) / 2
        return self.look.get("halves", between)

    def _draw_heads(self, axes, height):
        told = say("式のまま", "as it stands"), say("最大を引いてから", "largest taken off")
        for x, text in zip(self._halves(), told, strict=True):
            axes.text(x * self.width, height - 12, text, ha="center", va="center", fontsize=13)
        axes.plot([self.look["edge"] * self.width] * 2, [4, height - 4], color=style.PALE, lw=1)
        heads = r"$e^{y/T}$", say("割合", "share"), r"$(y-m)/T$", r"$e^{(y-m)/T}$"
        for x, text in zip(self.look["columns"], heads, strict=True):
            if x:
                axes.text(x * self.width, height - 38, text, ha="center", va="center", color=style.CAPTION)
        over = self.look.get("over", self.look["shares"]) * self.width
        axes.text(over, height - 38, say("割合", "share"), ha="right", va="center", color=style.CAPTION)

    def _draw_row(self, axes, y):
        """The cells of a row: four numbers, and the share beside its bar."""
        middles = [axes.text((x or 0) * self.width, y, "", ha="center", va="center") for x in self.look["columns"]]
        for text, x in zip(middles, self.look["columns"], strict=True):
            text.set_visible(x is not None)
        return [*middles, axes.text(self.look["shares"] * self.width, y, "", ha="right", va="center")]

    def _work_out(self, result):
        """Both ways: (exps, shares) as the formula stands, and (scores, exps, shares) with the largest taken off."""
        y, T = as_fields(result, "y", "T")
        y, T = as_numbers(y, len(self.names)), as_number(T)
        off = (y - y.max()) / T
        with np.errstate(all="ignore"):  # what overflows is the lesson
            plain, safe = np.exp(y / T), np.exp(off)
            return (plain, plain / plain.sum()), (off, safe, safe / safe.sum())

    def imagine(self, values, result, expected):
        """expected: a share for each name; what is larger than all there is, is drawn at the end."""
        named = dict(position=(self.width - 4, self.rows[-2] - 12), va="top")
        if self.look is ROOMY:  # in the row of the sums, which have no bar
            named = dict(position=(self.left * self.width, self.rows[-1]), va="center", ha="left")
        self.ghost.show((self.left + np.clip(expected, 0, 1) * self.full) * self.width, self.rows[:-1], -1, **named)

    def update(self, values, result):
        (plain, shares), (off, safe, safe_shares) = self._work_out(result)
        rows = [[self._big(plain[i]), _share(shares[i]), style.number(off[i], 1), self._big(safe[i]), _share(safe_shares[i])]
                for i in range(len(off))]  # fmt: skip
        rows.append(
            [self._big(plain.sum()), _share(shares.sum()), "", self._big(safe.sum()), _share(safe_shares.sum())]
        )
        for cells, texts in zip(self.cells, rows, strict=True):
            for cell, text in zip(cells, texts, strict=True):
                cell.set_text(text)
        for verdict, total in zip(self.verdicts, (plain.sum(), safe.sum()), strict=True):
            rewrite(verdict, *_judge(total))
        for bar, share in zip(self.bars, safe_shares, strict=True):
            bar.set(width=share * self.full * self.width, facecolor=style.POSITIVE)
        self.tips = (self.left + safe_shares * self.full) * self.width
        are_pulled = all(name in values for name in self._controls())
        self.ends.set_data(*((self.tips, self.rows[:-1]) if are_pulled else ([], [])))

    def _big(self, value):
        """A number however large or small, as text; what the computer cannot hold, in words."""
        if np.isinf(value):
            return say("大きすぎる", "too large")
        if value == 0 or 0.005 <= value < 99999:
            return style.number(value, 2 if value < 1000 else 0)
        exponent = int(np.floor(np.log10(value)))
        return rf"${value / 10.0**exponent:.{self.look in (ROOMY, WIDE):d}f} \times 10^{{{exponent}}}$"

    def _controls(self):
        return [f"y{i}" for i in range(1, len(self.names) + 1)]

    # ---- what it says
    def handles(self, values, result):
        y, T = np.asarray(result["y"], float), result["T"]
        _, (_, safe, _) = self._work_out(result)

        def score_for(i, x):
            """The score with which share i is as long as its bar is pulled, the others being what they are."""
            share = np.clip((x / self.width - self.left) / self.full, 1e-3, 1 - 1e-3)
            others = safe.sum() - safe[i]
            added = y[i] - values[f"y{i + 1}"]  # the same to all
            return float(T * np.log(share / (1 - share) * others) + y.max() - added)

        places = enumerate(zip(self._controls(), self.tips, self.rows, strict=False))
        return [
            Handle(name, float(x), y, moves="across", at=lambda x, _y, i=i: score_for(i, x))
            for i, (name, x, y) in places
        ]

    def verdict(self, values, result):
        (plain, _), (_, _, shares) = self._work_out(result)
        best, works = int(shares.argmax()), 0 < plain.sum() < np.inf
        chip = f"{right_mark()} {say('計算できる', 'works')}" if works else say("× 式のままは不可", "× formula fails")
        return Verdict(f"{self.names[best]} {shares[best]:.0%}", chip, 1 if works else -1)

    def takeaway(self, values, result):
        (plain, _), _ = self._work_out(result)
        if np.isinf(plain.sum()):
            return say(
                "式のままでは、大きすぎて計算できません。",
                "As the formula stands, its powers are too large for the computer.",
            )
        if not plain.sum():
            return say(
                "式のままでは、どの累乗も0になり、割れません。",
                "As the formula stands, all powers become 0: a division by 0.",
            )
        return say("どちらの計算でも、割合は同じです。", "Both ways give the same shares.")

    def describe(self, values, result):
        (plain, shares), _ = self._work_out(result)
        total = plain.sum()
        if np.isinf(total):
            return say("式のままでは、e の累乗がコンピュータの表せる数を超え、割合が求まらない。最大を引いてからなら求まる。",
                       "As the formula stands, a power of e is more than the computer can hold: no shares. With the largest taken off there are.")  # fmt: skip
        if not total:
            return say("式のままでは、e の累乗がどれも0になり、0で割ることになる。最大を引いてからなら求まる。",
                       "As the formula stands, every power of e becomes 0, and nothing can be divided by their sum. With the largest taken off it works.")  # fmt: skip
        told = ", ".join(f"{name} {share:.0%}" for name, share in zip(self.names, shares, strict=True))
        return say(
            f"確率は {told}。どちらの計算でも、割合は同じ。", f"Probabilities: {told}. Both ways give the same shares."
        )


def _share(value):
    return say("なし", "none") if np.isnan(value) else style.number(value)


def _judge(total):
    """What has become of the sum of the powers: a sentence and its colour."""
    if np.isinf(total):
        return say("× 大きすぎて割れない", "× too large"), style.NEGATIVE
    if not total:
        return say("× 0で割れない", "× division by 0"), style.NEGATIVE
    return f"{right_mark()} {say('計算できる', 'works')}", style.POSITIVE
