"""How well digits were read: a table of what was taken for what, and the digits that were misread."""

import numpy as np

from nblib.chapters.digits.digit_data import confusion
from nblib.chapters.digits.pixels import PAPER
from nblib.language import say, word
from nblib.maths.stroke_raster import SIDE
from nblib.pictures import style
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture
from nblib.validation import as_fields

RIGHT, WRONG, NONE = style.POSITIVE_PALE, style.WRONG_FACE, style.PAPER


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
        self.boxes.set_facecolor([RIGHT if right else WRONG if count else NONE for count, right in pairs])
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
        return axes.imshow(np.zeros((SIDE, SIDE)), cmap=PAPER, vmin=0, vmax=1, extent=box, aspect="auto")

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
