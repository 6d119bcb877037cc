"""Texts in rows and columns, for pictures that show figures instead of curves."""

from nblib.pictures import style
from nblib.pictures.text_cache import rewrite


class Grid:
    """A table of texts on axes of its own. Its head is fixed; the texts below are written anew."""

    def __init__(self, axes, size, head, columns, lines):
        """size: of the picture, in CSS pixels. head: the columns' names. columns: (place from the left in CSS pixels,
        "left" or "right") of each. lines: how many rows there are below the head."""
        width, height = size
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.axis("off")
        step = height / (lines + 1)
        at = [height - step * (row + 0.5) for row in range(lines + 1)]
        for (x, ha), name in zip(columns, head, strict=True):
            axes.text(x, at[0], name, ha=ha, va="center", color=style.SOFT_INK, fontsize=11)
        axes.plot([0, width], [height - step] * 2, color=style.PALE, lw=1)
        self.texts = [[axes.text(x, y, "", ha=ha, va="center") for x, ha in columns] for y in at[1:]]

    @property
    def artists(self):
        """What moves."""
        return [text for row in self.texts for text in row]

    def write(self, rows):
        """Put strings into the table: a list of rows, as long as the columns are many."""
        for row, strings in zip(self.texts, rows, strict=True):
            for text, string in zip(row, strings, strict=True):
                rewrite(text, string, style.INK)
