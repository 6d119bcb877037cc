"""What the digits chapter shows: how well digits were read, and (pixels.py) the digits themselves."""

import numpy as np

from nblib.chapters.digits.experiments import confusion
from nblib.chapters.digits.pixels import LookingFor, Paper, Pixels
from nblib.language import language, say, word
from nblib.maths.stroke_raster import SIDE
from nblib.pictures import style
from nblib.pictures.bars import Bars
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture, first_that_holds
from nblib.validation import as_fields

__all__ = ["Bars", "ConfusionMatrix", "LookingFor", "Marks", "Misread", "Paper", "Pixels"]

WINDOWS = (0.85, 1.005), (0.6, 1.01), (0, 1.02)  # of the accuracies; the first that holds them all is shown


class Marks(Picture):
    """The result has, under each of the fields, shares (n,) from 0 to 1: a dot for each, a line at their median."""

    size, margins = (620, 360), (62, 62, 14, 36)

    def __init__(self, names, title=""):
        """names: a dict of each field to what stands below its column."""
        self.names, self.title = names, title

    def draw(self, axes):
        count = len(self.names)
        axes.set(xlim=(-0.5, count - 0.5), ylim=WINDOWS[0], title=self.title)
        axes.set_xticks(range(count), list(self.names.values()))
        axes.tick_params(bottom=False)
        axes.yaxis.set_major_formatter(lambda value, _position: f"{100 * value:.0f}%")
        axes.set_ylabel(say("正しく読めた割合", "read right"))
        self.axes = axes
        looks = zip("os^D", (style.POSITIVE, style.GREEN, style.NEGATIVE, style.INK), range(count), strict=False)
        self.dots = [axes.plot([], [], m, ms=8, color=c, alpha=0.75, mec=style.PAPER)[0] for m, c, _ in looks]
        self.medians = [axes.plot([], [], "-", lw=2.5, color=style.INK)[0] for _ in self.names]
        self.texts = [axes.text(i + 0.26, 0, "", va="center", fontsize=13) for i in range(count)]
        return [*self.dots, *self.medians, *self.texts]

    def _shares(self, result):
        return [np.asarray(shares, float) for shares in as_fields(result, *self.names)]

    def update(self, values, result):
        shares = self._shares(result)
        self.axes.set_ylim(first_that_holds(WINDOWS, *shares))
        for i, column in enumerate(shares):
            spread = np.linspace(-0.16, 0.16, len(column)) if len(column) > 1 else [0]
            self.dots[i].set_data(i + np.asarray(spread), column)
            self.medians[i].set_data([i - 0.22, i + 0.22], [np.median(column)] * 2)
            self.texts[i].set(position=(i + 0.26, np.median(column)), text=style.percent(np.median(column)))

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

    size, margins = (400, 400), (58, 50, 10, 36)

    def draw(self, axes):
        axes.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), xticks=range(10), yticks=range(10))
        axes.set(xlabel=say("読まれた数字", "read as"), ylabel=say("書かれた数字", "written"))
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

    size, margins = (470, 400), (6, 8, 6, 36)
    columns, rows = 5, 3

    def draw(self, axes):
        axes.set(xlim=(0, self.columns), ylim=(self.rows, 0))
        axes.axis("off")
        self.above = axes.set_title("")
        places = [(column, row) for row in range(self.rows) for column in range(self.columns)]
        self.sheets = [self._draw_sheet(axes, *place) for place in places]
        self.names = [axes.text(c + 0.5, r + 0.97, "", ha="center", va="bottom", fontsize=12) for c, r in places]
        return [*self.sheets, *self.names, self.above]

    @staticmethod
    def _draw_sheet(axes, column, row):
        box = (column + 0.08, column + 0.92, row + 0.76, row + 0.04)
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
                f"読みまちがい{len(wrong)}枚のうち、自信のあった順に{shown}枚",
                f"{shown} of {len(wrong)} misread, the surest first",
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
