"""One step of backpropagation in four ways at once: why, as a formula, with its numbers, and as a line of code."""

from matplotlib.patches import Rectangle

from nblib.chapters.backprop.backprop_formulas import code, formula, in_words, local, numbers, question, reason
from nblib.chapters.backprop.backprop_step import PresentStep
from nblib.chapters.backprop.line_wrap import width_of, wrapped
from nblib.language import say
from nblib.pictures import style
from nblib.pictures.moving_text import write
from nblib.pictures.picture import Picture

LETTER = 6.1  # CSS pixels across, about
CODE_TOP, LINE = 106, 14  # CSS pixels: the first line of the code, and from line to line
HEAD, WHY, ROWS = 241, 231, (173, 145, 125)  # the heights of what stands above the code


class StepEquation(Picture):
    """The result is that of a PresentStep: "network", "trace", "step_number" and "verdict"."""

    size, margins, spare = (360, 250), (0, 0, 0, 0), True

    def draw(self, axes):
        width, height = self.room
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.axis("off")
        self.letters = (width - 20) / LETTER
        self.band = axes.add_patch(Rectangle((4, 0), width - 8, LINE, fc=style.ACCENT_PALE, ec=style.ACCENT, lw=1.5))
        self.head = axes.text(8, HEAD, "", color=style.SOFT_INK, va="center")
        self.why = axes.text(8, WHY, "", va="top", linespacing=1.35)
        self.rows = [
            axes.text(8, y, "", fontsize=size, va="center") for y, size in zip(ROWS, (15, 13, 12), strict=True)
        ]
        self.rows[2].set_ha("right")
        self.total = axes.text(8, ROWS[2], "", fontsize=14, color=style.ACCENT, va="center")
        mono = dict(fontsize=12, family="DejaVu Sans Mono", va="center")
        self.code = [axes.text(26, CODE_TOP - i * LINE, "", **mono) for i in range(8)]
        axes.text(width - 10, CODE_TOP, "dz = ∂L/∂z", color=style.CAPTION, va="center", ha="right")
        self.arrow = axes.text(9, 0, "▶", color=style.ACCENT, va="center", family="DejaVu Sans")
        return [self.band, self.head, self.why, *self.rows, self.total, *self.code, self.arrow]

    def update(self, values, result):
        present = PresentStep(result)
        lines = code(present.trace)
        write(self.code, [((26, CODE_TOP - i * LINE), line) for i, line in enumerate(lines.values())])
        self._point_at(list(lines).index(present.now.rule) if present.now else None)
        write([self.head, self.why], [((8, HEAD), _head(present)), ((8, WHY), wrapped(_why(present), self.letters))])
        self._write_equation(present)

    def _point_at(self, row):
        """Light up a line of the code."""
        y = CODE_TOP - (row or 0) * LINE
        self.band.set(y=y - LINE / 2, visible=row is not None)
        self.arrow.set(y=y, visible=row is not None)

    def _write_equation(self, present):
        """The formula, its numbers and the result, as far as they may be seen."""
        rows, total, step, symbols = ["", "", ""], "", present.now, present.symbols
        if step:
            left = symbols.tex(step.what)
            rows[0] = f"${left}\\ =\\ {formula(step, symbols)}$" if present.parts else f"${left}\\ =\\ $ ?"
            rows[2] = f"${local(step, symbols)}$" if present.parts and local(step, symbols) else ""
        if step and present.is_open:
            rows[1] = f"$=\\ {numbers(step, symbols)}$"
            total = f"= {step.what.amount + 0.0:.3f}"
        self._fit(rows)
        lefts = 8, 8, self.room[0] - 8
        write([*self.rows, self.total], [*zip(zip(lefts, ROWS, strict=True), rows, strict=True), ((8, ROWS[2]), total)])

    def _fit(self, rows):
        """Set the formula and its numbers as large as they fit, and break the numbers where that is too small to be read."""
        for i, size in ((0, 15), (1, 13)):
            self.rows[i].set_fontsize(max(12, min(size, size * 0.9 * self.letters / (width_of(rows[i]) or 1))))
        if width_of(rows[1]) > self.letters:
            terms = rows[1].strip("$").split(" + ")
            half = (len(terms) + 1) // 2
            rows[1] = f"${' + '.join(terms[:half])}$\n$+ {' + '.join(terms[half:])}$"

    def describe(self, values, result):
        present = PresentStep(result)
        if not present.now:
            return say("「次へ」を押すと始まります。", "Press “next” to begin.")
        name = present.symbols.plain(present.now.what)
        asked = say(f"{name} はいくつ?", f"How large is {name}?")
        text = in_words(present.now, present.symbols) if present.is_open else asked
        return text + (f" {present.verdict.words}" if present.verdict and present.verdict.words else "")


def _head(present):
    """Where we are."""
    if not present.now:
        return say("始める前", "before the first step")
    way = say("順伝播 →", "forward →") if present.is_forward else say("← 逆伝播", "← backward")
    way = say("全部の傾きがそろいました", "all slopes are known") if present.is_done else way
    return f"{present.number} / {len(present.trace)}   {way}"


def _why(present):
    if not present.now:
        return say("「次へ」のボタンで、1つずつ計算します。", "The next button computes one number at a time.")
    return (reason if present.is_open else question)(present.now, present.symbols)
