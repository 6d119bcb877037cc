"""What a neuron looks for in a picture: its weights, each where its pixel is."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.chapters.digits.pixels import ruled, squares_in_words
from nblib.language import say
from nblib.maths.stroke_raster import SIDE
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_numbers


class LookingFor(Picture):
    """result[field] are the 64 weights of a neuron, row by row.

    The larger the square, the larger the weight (Hinton and Sejnowski's diagram, 1986): a filled blue one wants ink
    there, an open orange one wants paper.
    """

    size, margins = (292, 350), (10, 12, 10, 66)

    def __init__(self, field="w", largest=1.5):
        """largest: the weight whose square fills its pixel."""
        self.field, self.largest = field, largest

    def draw(self, axes):
        ruled(axes)
        axes.add_patch(Rectangle((0, 0), SIDE, SIDE, fc=style.EMPTY_FACE, ec=style.LINE, lw=1.5, clip_on=False))
        axes.set_title(
            say("このニューロンの64個の重み\n青い■ インクを探す\n橙の□ 紙の白を探す", "its 64 weights\nblue ■: looks for ink\norange □: looks for paper"),
            fontsize=12,
        )  # fmt: skip
        self.squares = [axes.add_patch(Rectangle((0, 0), 0, 0, lw=1.6)) for _ in range(SIDE * SIDE)]
        return self.squares

    def update(self, values, result):
        for i, w in enumerate(as_numbers(result[self.field], SIDE * SIDE)):
            half = 0.47 * min(abs(w) / self.largest, 1) ** 0.5  # so the area tells the weight
            row, column = divmod(i, SIDE)
            square = self.squares[i]
            square.set_bounds(column + 0.5 - half, SIDE - row - 0.5 - half, 2 * half, 2 * half)
            square.set(ec=style.colour_of(w), fc=style.POSITIVE if w > 0 else "white")

    def describe(self, values, result):
        w = as_numbers(result[self.field], SIDE * SIDE).reshape(SIDE, SIDE)
        strong = np.abs(w) > 0.5 * np.abs(w).max()
        ink, paper = squares_in_words(strong & (w > 0)), squares_in_words(strong & (w < 0))
        return say(
            f"大きな重み。インクを探すマスは、{ink}。紙を探すマスは、{paper}。",
            f"Large weights. It looks for ink in {ink}; for paper in {paper}.",
        )
