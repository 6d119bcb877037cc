"""What the digits chapter shows: how well digits were read, and (pixels.py) the digits themselves."""

import numpy as np
from matplotlib.transforms import ScaledTranslation

from nblib.chapters.digits.experiments import confusion
from nblib.chapters.digits.pixels import LookingFor, Paper, Pixels
from nblib.language import language, say, word
from nblib.maths.stroke_raster import SIDE
from nblib.pictures import style
from nblib.pictures.bars import Bars
from nblib.pictures.canvas import BASE_DPI
from nblib.pictures.ghost import Ghost
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields

__all__ = ["Bars", "ConfusionMatrix", "LookingFor", "Marks", "Misread", "Paper", "Pixels"]


class Marks(Picture):
    """The result has, under each of the fields, shares (n,) from 0 to 1: a dot for each, a line at their median."""

    size = (600, 268)

    def __init__(self, names):
        """names: a dict of each field to what stands below its column."""
        self.names = names
        lines = max(name.count("\n") + 1 for name in names.values())
        self.margins = (50, 14 + 15 * lines, 8, 28)

    def draw(self, axes):
        count = len(self.names)
        axes.set(xlim=(-0.5, count - (0.2 if self._is_wide() else 0.5)), title=say("正しく読めた割合", "read right"))
        axes.set_xticks(range(count), list(self.names.values()))
        axes.tick_params(bottom=False)
        # Near 100% every mistake counts: so the higher, the wider apart
        axes.set_yscale("function", functions=(lambda y: -np.sqrt(np.clip(1 - y, 0, 1)), lambda y: 1 - y**2))
        axes.set(ylim=(0, 1), yticks=[0, 0.5, 0.8, 0.9, 0.95, 0.98, 1])
        style.in_percent(axes.yaxis)
        axes.grid(axis="y")
        looks = zip("os^D", (style.POSITIVE, style.GREEN, style.NEGATIVE, style.INK), range(count), strict=False)
        self.dots = [axes.plot([], [], m, ms=8, color=c, alpha=0.75, mec=style.PAPER)[0] for m, c, _ in looks]
        self.medians = [axes.plot([], [], "-", lw=2.5, color=style.INK)[0] for _ in self.names]
        self.texts = [self._draw_number(axes) for _ in range(count)]
        self.ghost = Ghost(axes)
        return [*self.dots, *self.medians, *self.ghost.artists, *self.texts]

    def _draw_number(self, axes):
        """A number, yet empty: beside its line, or below the dots where columns stand close to each other."""
        if self._is_wide():
            return axes.text(0, 0, "", va="center", fontsize=13)
        below = axes.transData + ScaledTranslation(0, -7 / BASE_DPI, axes.figure.dpi_scale_trans)
        return axes.text(0, 0, "", ha="center", va="top", transform=below)

    def _is_wide(self):
        return self.room[0] >= 110 * len(self.names) + 60

    def _shares(self, result):
        return [np.asarray(shares, float) for shares in as_fields(result, *self.names)]

    def update(self, values, result):
        for i, column in enumerate(self._shares(result)):
            spread = np.linspace(-0.16, 0.16, len(column)) if len(column) > 1 else [0]
            middle = np.median(column)
            self.dots[i].set_data(i + np.asarray(spread), column)
            self.medians[i].set_data([i - 0.22, i + 0.22], [middle] * 2)
            place = (i + 0.26, middle) if self._is_wide() else (i, max(min(column), 0.3))
            self.texts[i].set(position=place, text=style.percent(middle))

    def imagine(self, values, result, expected):
        """expected: a dict with a share for one of the columns, by the name of its field."""
        ((field, share),) = expected.items()
        at = list(self.names).index(field)
        if self._is_wide():
            aside = dict(ha="left", va="center", position=(at + 0.32, share))
        else:
            aside = dict(ha="right", va="top" if share > 0.5 else "bottom")
        self.ghost.show([at - 0.3, at + 0.3], [share] * 2, **aside)

    def verdict(self, values, result):
        first, *_, last = (100 * np.median(column) for column in self._shares(result))
        gap = first - last
        chip = say(f"差 {abs(gap):.1f}ポイント", f"gap {abs(gap):.1f} points")
        return Verdict(f"{first:.1f}% → {last:.1f}%", chip, -1 if gap > 1 else 0)

    def takeaway(self, values, result):
        count = len(self._shares(result)[0])
        return say(
            f"点は{count}回の訓練の1つ1つ、横線はその中央値。",
            f"Each dot is one of {count} trainings, each line their median.",
        )

    def describe(self, values, result):
        told = [
            f"{name} {style.percent(np.median(column))} ({style.percent(column.min())} - {style.percent(column.max())})"
            for name, column in zip(map(_on_one_line, self.names.values()), self._shares(result), strict=True)
        ]
        return say(f"中央値(最小 - 最大): {'、'.join(told)}。", f"Medians (least - most): {', '.join(told)}.")


def _on_one_line(name):
    return name.replace("\n", "" if language() == "ja" else " ")


class ConfusionMatrix(Picture):
    """The result has y (N,), which digits they are, and read (N,), what was read. A row for each digit."""

    size, margins = (300, 268), (40, 42, 10, 28)

    def draw(self, axes):
        axes.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), xticks=range(10), yticks=range(10))
        axes.set(xlabel=say("読まれた数字", "read as"), ylabel=say("実際の数字", "written"))
        axes.tick_params(length=0)
        axes.set_title(word("confusion matrix"))
        cells = [(row, column) for row in range(10) for column in range(10)]
        self.boxes = axes.pcolormesh(
            np.arange(-0.5, 10), np.arange(-0.5, 10), np.zeros((10, 10)), ec=style.CELL_EDGE, lw=0.7
        )
        self.boxes.set_array(None)
        self.counts = [axes.text(c, r, "", ha="center", va="center_baseline", fontsize=12) for r, c in cells]
        return [self.boxes, *self.counts]

    def update(self, values, result):
        table = confusion(*as_fields(result, "y", "read"))
        diagonal = np.eye(10, dtype=bool).ravel()
        pairs = list(zip(table.ravel(), diagonal, strict=True))
        self.boxes.set_facecolor(
            [style.POSITIVE_PALE if right else style.WRONG_FACE if count else style.PAPER for count, right in pairs]
        )
        for text, (count, right) in zip(self.counts, pairs, strict=True):
            rewrite(text, f"{count}" if count else "", style.INK if right else style.WRONG_INK)

    def verdict(self, values, result):
        y, read = as_fields(result, "y", "read")
        wrong = int(np.sum(y != read))
        return Verdict(style.percent(np.mean(y == read)), say(f"読みまちがい {wrong} 枚", f"{wrong} misread"))

    def takeaway(self, values, result):
        wrong = confusion(*as_fields(result, "y", "read")) * ~np.eye(10, dtype=bool)
        if not wrong.any():
            return say("読みまちがいはない。", "None is misread.")
        a, b = np.unravel_index(wrong.argmax(), wrong.shape)
        return say(
            f"いちばん多い読みまちがいは、{a}を{b}と読んだもので {wrong[a, b]} 回。",
            f"The most frequent mistake: {a} read as {b}, {wrong[a, b]} times.",
        )

    def describe(self, values, result):
        table = confusion(*as_fields(result, "y", "read"))
        wrong = table * ~np.eye(10, dtype=bool)
        right = f"{np.trace(table)} / {table.sum()} ({style.percent(np.trace(table) / table.sum())})"
        if not wrong.any():
            return say(f"正しく読めたのは {right}。", f"Read right: {right}.")
        a, b = np.unravel_index(wrong.argmax(), wrong.shape)
        return say(
            f"正しく読めたのは {right}。いちばん多い読みまちがいは、{a}を{b}と読んだもので、{wrong[a, b]}回。",
            f"Read right: {right}. The most frequent mistake: {a} read as {b}, {wrong[a, b]} times.",
        )


class Misread(Picture):
    """The digits that were misread, those first of which the network was surest. The result has X, y, read and sure too.

    X (N, 64) are the pictures; sure (N,) is the probability that the network gave to what it read.
    """

    size, margins, spare = (290, 268), (4, 4, 4, 28), True
    rows, widest = 3, 68  # a sheet with its words below needs so many CSS pixels

    def draw(self, axes):
        self.columns = max(int((self.room[0] - 8) / self.widest), 1)
        axes.set(xlim=(0, self.columns), ylim=(self.rows, 0))
        axes.axis("off")
        self.above = axes.set_title("", fontsize=12)
        places = [(column, row) for row in range(self.rows) for column in range(self.columns)]
        self.sheets = [self._draw_sheet(axes, *place) for place in places]
        self.names = [axes.text(c + 0.5, r + 0.97, "", ha="center", va="bottom") for c, r in places]
        return [*self.sheets, *self.names, self.above]

    def _draw_sheet(self, axes, column, row):
        """An image of a digit, as high as wide."""
        width, height = (self.room[0] - 8) / self.columns, (self.room[1] - 32) / self.rows  # of a place, in CSS pixels
        half = 0.72 * height / width / 2
        box = (column + 0.5 - half, column + 0.5 + half, row + 0.76, row + 0.04)
        return axes.imshow(
            np.zeros((SIDE, SIDE)), cmap=style.colormap("PENCIL"), vmin=0, vmax=1, extent=box, aspect="auto"
        )

    def _wrong(self, result):
        """The numbers of those misread, the surest first."""
        y, read, sure = as_fields(result, "y", "read", "sure")
        wrong = np.flatnonzero(y != read)
        return wrong[np.argsort(-sure[wrong], kind="stable")]

    def update(self, values, result):
        wrong = self._wrong(result)
        for i, (sheet, name) in enumerate(zip(self.sheets, self.names, strict=True)):
            there = i < len(wrong)
            sheet.set_visible(there)
            if there:
                sheet.set_data(result["X"][wrong[i]].reshape(SIDE, SIDE))
            rewrite(name, self._name(result, wrong[i]) if there else "", style.INK)
        shown = min(len(wrong), len(self.sheets))
        self.above.set_text(
            say(
                f"まちがい{len(wrong)}枚のうち、自信の順に{shown}枚",
                f"{shown} of {len(wrong)} misread, surest first",
            )
        )

    @staticmethod
    def _name(result, i):
        return f"{result['y'][i]} → {result['read'][i]}  {100 * result['sure'][i]:.0f}%"

    def describe(self, values, result):
        wrong = self._wrong(result)
        names = [self._name(result, i) for i in wrong[:3]]
        return say(
            f"読みまちがいは{len(wrong)}枚。自信のあった順に(書かれた数字 → 読まれた数字、確率): {'、'.join(names)}。",
            f"{len(wrong)} were misread, the surest first (written → read, probability): {', '.join(names)}.",
        )
