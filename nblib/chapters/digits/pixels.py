"""Pictures of 8 x 8 pixels: what a network sees of a digit, the paper to write on, and what a neuron looks for."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.chapters.digits.experiments import INK
from nblib.language import listing, say
from nblib.maths.stroke_raster import SIDE, dots, inked
from nblib.pictures import style
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_numbers


def ruled(axes, title=""):
    """Make axes a square sheet of 8 x 8, without ticks; rules() are its lines."""
    axes.set(xlim=(0, SIDE), ylim=(0, SIDE), xticks=[], yticks=[], title=title)
    for spine in axes.spines.values():
        spine.set_visible(False)


def sheet(axes):
    """An image of ink from 0 to 1 on such a sheet, yet empty."""
    looks = dict(cmap=style.colormap("PENCIL"), vmin=0, vmax=1, interpolation="nearest", aspect="auto")
    return axes.imshow(np.zeros((2, 2)), extent=(0, SIDE, 0, SIDE), **looks)


def rules(axes):
    """Thin lines between the pixels, and a frame around them."""
    lines = [line(i, color=style.PIXEL_EDGE, lw=0.8) for i in range(1, SIDE) for line in (axes.axhline, axes.axvline)]
    return [*lines, axes.add_patch(Rectangle((0, 0), SIDE, SIDE, fc="none", ec=style.LINE, lw=1.5, clip_on=False))]


class Pixels(Picture):
    """result[field] are the 64 numbers, row by row, from 0 (paper) to 1 (black); written in them is 16 times as much."""

    size, margins, keeps_shape = (268, 268), (17, 4, 17, 30), True

    def __init__(self, field="X", title="", numbered=True, spare=False):
        """title: what stands above; {name} in it is result[name]. numbered: whether the numbers are written."""
        self.field, self.title, self.numbered, self.spare = field, title, numbered, spare

    def draw(self, axes):
        ruled(axes)
        self.above = axes.set_title("")
        self.sheet = sheet(axes)
        self.numbers = []
        if self.numbered:
            places = [(column + 0.5, SIDE - row - 0.5) for row in range(SIDE) for column in range(SIDE)]
            self.numbers = [axes.text(*at, "", ha="center", va="center_baseline", fontsize=12) for at in places]
        return [self.sheet, *rules(axes), *self.numbers, self.above]

    def _pixels(self, result):
        return as_numbers(result[self.field], SIDE * SIDE)

    def _head(self, result):
        return self.title.format(**{k: v for k, v in result.items() if isinstance(v, int | str | np.integer)})

    def update(self, values, result):
        pixels = self._pixels(result)
        self.sheet.set_data(pixels.reshape(SIDE, SIDE))
        for text, value in zip(self.numbers, pixels, strict=False):
            ink = round(INK * value)
            rewrite(text, f"{ink}" if ink else "", style.PAPER if ink > 0.6 * INK else style.INK)
        rewrite(self.above, self._head(result), style.INK)

    def verdict(self, values, result):
        if "y" not in result:
            return None
        ink = round(INK * self._pixels(result).sum())
        return Verdict(say(f"これは {result['y']}", f"a {result['y']}"), say(f"インク {ink}", f"ink: {ink}"))

    def takeaway(self, values, result):
        return say("64個の数。0 が紙の白、16 が真っ黒。", "64 numbers: 0 is white paper, 16 is black.")

    def describe(self, values, result):
        pixels = self._pixels(result).reshape(SIDE, SIDE)
        if not pixels.any():
            return self._head(result) + say("(紙だけ)。", " (nothing but paper).")
        return say(
            f"{self._head(result)}。インクの多いマスは、{squares_in_words(pixels > 0.5)}。",
            f"{self._head(result)}. Squares full of ink: {squares_in_words(pixels > 0.5)}.",
        )


class LookingFor(Picture):
    """result[field] are the 64 weights of a neuron, row by row.

    The larger the square, the larger the weight (Hinton and Sejnowski's diagram, 1986): a filled blue one wants ink
    there, an open orange one wants paper.
    """

    size, margins, keeps_shape = (236, 268), (8, 4, 8, 44), True

    def __init__(self, field="w", largest=1.5):
        """largest: the weight whose square fills its pixel."""
        self.field, self.largest = field, largest

    def draw(self, axes):
        ruled(axes)
        axes.add_patch(Rectangle((0, 0), SIDE, SIDE, fc=style.EMPTY_FACE, ec=style.LINE, lw=1.5, clip_on=False))
        for height, colour, words in (
            (1.14, style.POSITIVE, say("■ インクを探す", "■ looks for ink")),
            (1.05, style.NEGATIVE, say("□ 紙の白を探す", "□ looks for paper")),
        ):
            axes.text(0.5, height, words, color=colour, ha="center", va="center", transform=axes.transAxes)
        self.squares = [axes.add_patch(Rectangle((0, 0), 0, 0, lw=1.6)) for _ in range(SIDE * SIDE)]
        return self.squares

    def update(self, values, result):
        for i, w in enumerate(as_numbers(result[self.field], SIDE * SIDE)):
            half = 0.47 * min(abs(w) / self.largest, 1) ** 0.5  # so the area tells the weight
            row, column = divmod(i, SIDE)
            square = self.squares[i]
            square.set_bounds(column + 0.5 - half, SIDE - row - 0.5 - half, 2 * half, 2 * half)
            square.set(ec=style.colour_of(w), fc=style.POSITIVE if w > 0 else style.PAPER)

    def verdict(self, values, result):
        if "means" not in result:
            return None
        means = np.asarray(result["means"])
        high, low = (_digits_above(STRONG, sign * means) for sign in (1, -1))
        return Verdict(say(f"大きい: {high}", f"high: {high}"), say(f"小さい: {low}", f"low: {low}"))

    def takeaway(self, values, result):
        if "v" not in result:
            return ""
        most, least = np.argmax(result["v"]), np.argmin(result["v"])
        return say(
            f"いちばん賛成する数字は {most}、いちばん反対する数字は {least}。",
            f"It speaks most for a {most}, and most against a {least}.",
        )

    def describe(self, values, result):
        w = as_numbers(result[self.field], SIDE * SIDE).reshape(SIDE, SIDE)
        strong = np.abs(w) > 0.5 * np.abs(w).max()
        ink, paper = squares_in_words(strong & (w > 0)), squares_in_words(strong & (w < 0))
        return say(
            f"大きな重み。インクを探すマスは、{ink}。紙を探すマスは、{paper}。",
            f"Large weights. It looks for ink in {ink}; for paper in {paper}.",
        )


STRONG = 0.5  # a mean output above which a neuron is called high


def _digits_above(bound, means, most=3):
    """The digits whose mean output is above a bound, the largest first, a few at most."""
    digits = [f"{digit}" for digit in np.argsort(-means, kind="stable") if means[digit] > bound][:most]
    return listing(digits) if digits else say("なし", "none")


def squares_in_words(chosen):
    """Which squares are chosen, of booleans (8, 8): "row 2 (3-5, 7), row 3 ...", counted from 1."""
    rows = [(number, _stretches(row)) for number, row in enumerate(chosen, 1) if row.any()]
    told = [say(f"{number}行目の{'・'.join(places)}", f"row {number} ({', '.join(places)})") for number, places in rows]
    return listing(told) or say("なし", "none")


def _stretches(row):
    """The places of a row that are True, such as ["3-5", "7"]."""
    edges = np.flatnonzero(np.diff(np.r_[False, row, False])) + 1  # where they begin and end in turn
    return [f"{a}" if b == a + 1 else f"{a}-{b - 1}" for a, b in zip(edges[::2], edges[1::2], strict=True)]


class Paper(Picture):
    """Draws the path of a pen, the control named in `drags`, as it is on the paper: 32 x 32 dots, black or white.

    Where the result has "read" and "chances", the verdict is which digit the network reads, and how sure it is.
    """

    size, margins, keeps_shape = (252, 268), (9, 4, 9, 30), True  # a sheet as large as that of Pixels, beside it

    def __init__(self, control="paper"):
        self.drags, self.takes = control, (control,)

    def draw(self, axes):
        ruled(axes, say("ここに書いてください", "draw here"))
        self.sheet = sheet(axes)
        (self.pen,) = axes.plot([], [], "o", ms=11, mew=2.5, mec=style.ACCENT, clip_on=False)
        return [self.sheet, *rules(axes), self.pen]

    def update(self, values, result):
        path = values[self.drags]
        self.sheet.set_data(dots(path, fit=False))
        x, y, is_down = path[-1] if path else (SIDE / 2, SIDE / 2, 0)
        self.pen.set_data([x], [y])
        self.pen.set_markerfacecolor(style.ACCENT if is_down else style.PAPER)

    def verdict(self, values, result):
        if "read" not in result:
            return None
        chip = say(f"確率 {style.percent(max(result['chances']))}", f"{style.percent(max(result['chances']))} sure")
        return Verdict(say(f"読み: {result['read']}", f"reads {result['read']}"), chip)

    def takeaway(self, values, result):
        if not len(inked(values[self.drags])[0]):
            return say("紙は空です。ここに、数字を1つ書いてください。", "The paper is empty. Draw a digit on it.")
        if "read" not in result:
            return ""
        order = np.argsort(result["chances"])[::-1]
        second = style.percent(result["chances"][order[1]])
        return say(f"2番目は {order[1]} で、確率 {second}。", f"Its second choice is {order[1]}, with {second}.")

    def describe(self, values, result):
        path = values[self.drags]
        if not len(inked(path)[0]):
            return say("紙は空です。", "The paper is empty.")
        x, y, is_down = path[-1]
        state = say("下りている", "down") if is_down else say("上がっている", "up")
        share = dots(path, fit=False).mean()
        return say(
            f"紙の {style.percent(share)} にインクがついている。ペンは左から {x:g}、下から {y:g} のところで、{state}。",
            f"{style.percent(share)} of the paper has ink on it. The pen is {state}, {x:g} from the left and {y:g} from below.",
        )
