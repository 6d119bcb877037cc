"""Softmax worked out on paper, in two ways: as the formula stands, and with the largest score taken off first."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_number, as_numbers


class TwoSoftmaxes(Picture):
    """The result has "y", the scores (names,), and "T", the temperature."""

    size, margins = (560, 330), (0, 0, 0, 0)
    columns = (70, 160, 252, 330, 424, 508)

    def __init__(self, names):
        """names: what the scores are of, three or four words."""
        self.names = names

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self._draw_heads(axes)
        self.rows = [250 - 44 * i for i in range(len(self.names))]
        for y, name in zip(self.rows, self.names, strict=True):
            axes.text(self.columns[0], y, name, ha="right", va="center")
            axes.axhline(y - 22, color=style.FAINT, lw=1, xmin=0.02, xmax=0.98)
        last = self.rows[-1] - 46
        axes.text(self.columns[0], last, say("和", "sum"), ha="right", va="center")
        centred = dict(ha="center", va="center")
        self.cells = [[axes.text(x, y, "", **centred) for x in self.columns[1:]] for y in (*self.rows, last)]
        self.verdicts = [axes.text(x, last - 46, "", **centred) for x in (206, 424)]
        return [*(cell for row in self.cells for cell in row), *self.verdicts]

    def _draw_heads(self, axes):
        for x, text in (
            (206, say("式のまま", "as it stands")),
            (424, say("最大を引いてから", "largest taken off first")),
        ):
            axes.text(x, 312, text, ha="center", va="center", fontsize=13)
        axes.axvline(290, color=style.PALE, lw=1, ymin=0.04, ymax=0.98)
        heads = r"$e^{y/T}$", say("割合", "share"), r"$(y-m)/T$", r"$e^{(y-m)/T}$", say("割合", "share")
        for x, text in zip(self.columns[1:], heads, strict=True):
            axes.text(x, 282, text, ha="center", va="center", color=style.CAPTION)

    def _work_out(self, result):
        """Both ways: (exps, shares) as the formula stands, and (scores, exps, shares) with the largest taken off."""
        y, T = as_fields(result, "y", "T")
        y, T = as_numbers(y, len(self.names)), as_number(T)
        off = (y - y.max()) / T
        with np.errstate(all="ignore"):  # what overflows is the lesson
            plain, safe = np.exp(y / T), np.exp(off)
            return (plain, plain / plain.sum()), (off, safe, safe / safe.sum())

    def update(self, values, result):
        (plain, shares), (off, safe, safe_shares) = self._work_out(result)
        rows = [[_big(plain[i]), _share(shares[i]), style.number(off[i], 1), _big(safe[i]), _share(safe_shares[i])]
                for i in range(len(off))]  # fmt: skip
        rows.append([_big(plain.sum()), _share(shares.sum()), "", _big(safe.sum()), _share(safe_shares.sum())])
        for cells, texts in zip(self.cells, rows, strict=True):
            for cell, text in zip(cells, texts, strict=True):
                cell.set_text(text)
        for verdict, (text, colour) in zip(self.verdicts, (_judge(plain.sum()), _judge(safe.sum())), strict=True):
            verdict.set_text(text)
            verdict.set_color(colour)

    def describe(self, values, result):
        (plain, shares), _ = self._work_out(result)
        total = plain.sum()
        if np.isinf(total):
            return say("式のままでは、e の累乗が計算機の表せる数を超え、割合が求まらない。最大を引いてからなら求まる。",
                       "As the formula stands, a power of e is more than the computer can hold: no shares. With the largest taken off there are.")  # fmt: skip
        if not total:
            return say("式のままでは、e の累乗がどれも0になり、0で割ることになる。最大を引いてからなら求まる。",
                       "As the formula stands, every power of e becomes 0, and nothing can be divided by their sum. With the largest taken off it works.")  # fmt: skip
        return say("どちらの計算でも、割合は同じ。", "Both ways give the same shares.")


def _big(value):
    """A number however large, as text; what the computer cannot hold, in words."""
    if np.isinf(value):
        return say("大きすぎる", "too large")
    if value == 0 or 0.005 <= value < 99999:
        return style.number(value, 2 if value < 1000 else 0)
    exponent = int(np.floor(np.log10(value)))
    return rf"${value / 10.0**exponent:.1f} \times 10^{{{exponent}}}$"


def _share(value):
    return say("求まらない", "none") if np.isnan(value) else style.number(value)


def _judge(total):
    """What has become of the sum of the powers: a sentence and its colour."""
    if np.isinf(total):
        return say("× 大きすぎて割れない", "× too large to divide"), style.NEGATIVE
    if not total:
        return say("× 0で割れない", "× division by 0"), style.NEGATIVE
    return say("○ 計算できる", "○ works"), style.POSITIVE
