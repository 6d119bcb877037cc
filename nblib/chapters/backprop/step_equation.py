"""One step of backpropagation in four ways at once: why, as a formula, with its numbers, and as a line of code."""

from matplotlib.patches import Rectangle

from nblib.chapters.backprop.backprop_formulas import code, formula, in_words, local, numbers, question, reason
from nblib.chapters.backprop.backprop_step import PresentStep
from nblib.chapters.backprop.line_wrap import width_of, wrapped
from nblib.language import say
from nblib.pictures import style
from nblib.pictures.moving_text import write
from nblib.pictures.picture import Picture

WIDEST = 50  # letters of a line of numbers; more are set smaller
CODE_TOP, LINE = 143, 18  # CSS pixels: the first line of the code, and from line to line


class StepEquation(Picture):
    """The result is that of a PresentStep: "network", "trace", "step_number" and "verdict"."""

    size, margins = (440, 430), (0, 0, 0, 0)

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self.band = axes.add_patch(
            Rectangle((14, 0), self.size[0] - 28, LINE, fc=style.ACCENT_PALE, ec=style.ACCENT, lw=1.5)
        )
        self.head = axes.text(16, 412, "", fontsize=13, color=style.SOFT_INK, va="center")
        self.why = axes.text(16, 392, "", fontsize=13, va="top", linespacing=1.5)
        self.rows = [axes.text(16, y, "", fontsize=s, va="center") for y, s in ((316, 16), (274, 14), (206, 13))]
        self.total = axes.text(16, 262, "", fontsize=16, color=style.ACCENT, va="center")
        self.judgement = axes.text(16, 236, "", fontsize=13, color=style.INK, va="top", linespacing=1.3)
        mono = dict(fontsize=12, family="DejaVu Sans Mono", va="center")
        self.code = [axes.text(40, CODE_TOP - i * LINE, "", **mono) for i in range(8)]
        note = say("1つの層を numpy で書くと(dz は ∂L/∂z のこと)", "one layer in numpy (dz stands for ∂L/∂z)")
        axes.text(22, CODE_TOP + 22, note, fontsize=11, color=style.SOFT_INK, va="center")
        self.arrow = axes.text(22, 0, "▶", fontsize=11, color=style.ACCENT, va="center", family="DejaVu Sans")
        return [self.band, self.head, self.why, *self.rows, self.total, self.judgement, *self.code, self.arrow]

    def update(self, values, result):
        present = PresentStep(result)
        lines = code(present.trace)
        write(self.code, [((40, CODE_TOP - i * LINE), line) for i, line in enumerate(lines.values())])
        self._point_at(list(lines).index(present.now.rule) if present.now else None)
        write([self.head, self.why], [((16, 412), _head(present)), ((16, 392), wrapped(_why(present), 60))])
        self._write_equation(present)

    def _point_at(self, row):
        """Light up a line of the code."""
        y = CODE_TOP - (row or 0) * LINE
        self.band.set(y=y - LINE / 2, visible=row is not None)
        self.arrow.set(y=y, visible=row is not None)

    def _write_equation(self, present):
        """The formula, its numbers and the result, as far as they may be seen, and what is to be said of an answer."""
        rows, total, note, step, symbols = ["", "", ""], "", "", present.now, present.symbols
        if step:
            left = symbols.tex(step.what)
            rows[0] = f"${left}\\ =\\ {formula(step, symbols)}$" if present.parts else f"${left}\\ =\\ $ ?"
            rows[2] = f"${local(step, symbols)}$" if present.parts and local(step, symbols) else ""
        if step and present.is_open:
            rows[1] = f"$=\\ {numbers(step, symbols)}$"
            total = f"= {step.what.amount + 0.0:.3f}"
        if present.verdict:
            note = wrapped(present.verdict.words, 40 if present.is_open else 60)
        self.rows[1].set_fontsize(min(14, 14 * WIDEST / (width_of(rows[1]) or 1)))
        write(self.rows, [((16, y), text) for y, text in zip((316, 274, 206), rows, strict=True)])
        write([self.total], [((16, 236), total)])
        write([self.judgement], [((130, 246) if total else (16, 280), note)])

    def describe(self, values, result):
        present = PresentStep(result)
        if not present.now:
            return say("「次へ」を押すと始まる。", "Press “next” to begin.")
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
        return say("「次へ」のボタンで、1つずつ計算します。", "Press “next” to compute one number at a time.")
    return (reason if present.is_open else question)(present.now, present.symbols)
