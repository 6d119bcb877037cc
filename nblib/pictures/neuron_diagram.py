"""A-kun's neuron as a drawing, and its sum as a waterfall."""

from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

from nblib.language import CLUES, say, word
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture
from nblib.validation import as_number


def terms_of(values):
    """The pairs (weight, input) that the neuron adds up, the bias with its constant 1 first."""
    return [(values["w0"], 1)] + [(values[f"w{i}"], values[f"x{i}"]) for i in (1, 2, 3)]


class NeuronDiagram(Picture):
    """Inputs, weighted edges and the neuron. Edge: sign by colour and dashes, size by width."""

    size, margins = (470, 320), (0, 0, 0, 0)
    heights = (288, 220, 152, 84)  # of the bias and the three clues
    left, right, middle = 118, 345, 186

    def __init__(self, field=None):
        """field: the entry of the result that is the sum, such as "z"; without it the result itself is the sum, y."""
        self.field, self.symbol = field, field or "y"

    def _sum(self, result):
        return as_number(result if self.field is None else result[self.field])

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self._draw_names(axes)
        self.edges = [axes.plot([self.left, self.right], [y, self.middle])[0] for y in self.heights]
        behind = style.behind(boxstyle="round,pad=0.15")
        self.labels = [axes.text(*self._on_edge(y), "", bbox=behind, **_CENTRED) for y in self.heights]
        self.nodes = [axes.add_patch(Circle((self.left, y), 15, lw=1.5, zorder=3)) for y in self.heights]
        self.inputs = [axes.text(self.left, y, "", **_CENTRED) for y in self.heights]
        self.body = axes.add_patch(Circle((self.right, self.middle), 36, fc=style.PAPER, lw=3, zorder=3))
        self.sum = axes.text(self.right, self.middle, "", fontsize=14, **_CENTRED)
        self.verdict = axes.text(self.right + 18, 116, "", fontsize=14, **_CENTRED)
        return [*self.edges, *self.labels, *self.nodes, *self.inputs, self.body, self.sum, self.verdict]

    def _draw_names(self, axes):
        names = [word("bias"), *(word(clue) for clue in CLUES)]
        symbols = ["$w_0$", "$x_1$", "$x_2$", "$x_3$"]
        for y, name, symbol in zip(self.heights, names, symbols, strict=True):
            axes.text(self.left - 24, y, f"{name} {symbol}", ha="right", va="center")
        arrow = ((self.right + 37, self.middle), (self.size[0] - 28, self.middle))
        axes.add_patch(FancyArrowPatch(*arrow, arrowstyle="-|>", mutation_scale=18, color=style.INK))
        axes.text(self.size[0] - 18, self.middle, f"${self.symbol}$", fontsize=14, ha="center", va="center")
        axes.text(self.right, 240, say("足し合わせる", "adds up"), **_CENTRED)
        key = say(
            "太さ = 重みの大きさ   青の実線 = 正   橙の破線 = 負\n薄い線 = 手がかりが0で、何も足さない",
            "width = size of the weight   blue, solid = positive\norange, dashed = negative   "
            "faint = the clue is 0 and adds nothing",
        )
        axes.text(8, 6, key, fontsize=11, color=style.CAPTION, linespacing=1.4)

    def _on_edge(self, y):
        return self.left + 0.42 * (self.right - self.left), y + 0.42 * (self.middle - y)

    def update(self, values, result):
        y = self._sum(result)
        for i, (w, x) in enumerate(terms_of(values)):
            self.edges[i].set(color=style.colour_of(w), linestyle=style.dashes_of(w))
            self.edges[i].set(linewidth=1 + 7 * min(abs(w), 1), alpha=1 if x else 0.25)
            self.labels[i].set_text(style.number(w) if i == 0 else f"{style.number(w)} × {x:g}")
            self.nodes[i].set(facecolor=style.INK if x else style.PAPER, edgecolor=style.INK)
            rewrite(self.inputs[i], f"{x:g}", style.PAPER if x else style.INK)
        is_test = predicts_test(y)
        self.body.set_edgecolor(style.POSITIVE if is_test else style.NEGATIVE)
        self.body.set_linestyle("-" if is_test else "--")
        self.sum.set_text(style.number(y))
        self.verdict.set_text(f"{style.mark(is_test)} {style.verdict(is_test)}")

    def describe(self, values, result):
        y = self._sum(result)
        if abs(y - sum(w * x for w, x in terms_of(values))) > 1e-6:
            return say(
                f"あなたの式では {self.symbol} = {style.number(y)}、判断は「{style.verdict(predicts_test(y))}」。"
                "線は、もとの式のままです。",
                f"By your own formula {self.symbol} = {style.number(y)}: {style.verdict(predicts_test(y))}. "
                "The lines still show the original one.",
            )
        terms = [f"{style.number(w)} × {x:g}" for w, x in terms_of(values)[1:]]
        total = " + ".join([style.number(values["w0"]), *(f"({t})" if t.startswith("-") else t for t in terms)])
        why = say("0より大きい", "above 0") if predicts_test(y) else say("0を超えない", "not above 0")
        verdict = style.verdict(predicts_test(y))
        return say(
            f"{self.symbol} = {total} = {style.number(y)}。{why}ので「{verdict}」。",
            f"{self.symbol} = {total} = {style.number(y)}, {why}: {verdict} tomorrow.",
        )


class Waterfall(Picture):
    """How the sum grows term by term, from the bias down to y, beside the threshold."""

    size, margins = (440, 320), (120, 44, 62, 40)

    def draw(self, axes):
        axes.set(
            title=say("合計ができるまで", "How the sum comes about"), xlabel=say("ここまでの合計", "the sum so far")
        )
        axes.set(xlim=_NEAR, ylim=(4.6, -0.6), xticks=range(-4, 5))
        names = ["$w_0$", *(f"{word(clue)} $w_{i}x_{i}$" for i, clue in enumerate(CLUES, 1)), "$y$"]
        axes.set_yticks(range(5), names)
        axes.tick_params(left=False)
        axes.axhline(3.5, color=style.PALE, lw=0.8)
        self.axes = axes
        threshold = axes.axvline(0, color=style.INK, lw=1.5)
        self.bars = [axes.add_patch(Rectangle((0, i - 0.3), 0, 0.6)) for i in range(5)]
        self.steps = [axes.plot([], [], color=style.LINE, lw=1, ls=":")[0] for _ in range(4)]
        beside = dict(transform=axes.get_yaxis_transform(), ha="right", va="center")
        self.numbers = [axes.text(1.16, i, "", **beside) for i in range(5)]
        return [*self.bars, threshold, *self.steps, *self.numbers]

    def update(self, values, result):
        y, so_far = as_number(result), 0
        terms = [w * x for w, x in terms_of(values)]
        for i, term in enumerate([*terms, y]):
            start = so_far if i < 4 else 0
            self._move_bar(i, start, term)
            if i < 4:
                so_far += term
                self.steps[i].set_data([so_far, so_far], [i + 0.3, i + 0.7])
        reach = max(abs(y), *(abs(sum(terms[: i + 1])) for i in range(4)))
        self.axes.set_xlim(_NEAR if reach <= 1.25 else _FAR)

    def _move_bar(self, i, start, term):
        self.bars[i].set(x=min(start, start + term), width=abs(term), facecolor=style.colour_of(term))
        self.bars[i].set(hatch="///" if term < 0 else "", edgecolor=style.PAPER)
        self.numbers[i].set_text(style.signed(term) if i < 4 else style.number(term))

    def describe(self, values, result):
        terms = {clue: values[f"w{i}"] * values[f"x{i}"] for i, clue in enumerate(CLUES, 1)}
        clue = max(terms, key=lambda name: abs(terms[name]))
        if not terms[clue]:
            return say("手がかりは何も足していないので、y は w0 そのもの。", "No clue adds anything: y is w0 itself.")
        return say(
            f"いちばん効いている手がかりは{word(clue)}({style.signed(terms[clue])})。",
            f"The clue that counts most now: {word(clue)} ({style.signed(terms[clue])}).",
        )


_CENTRED = dict(ha="center", va="center", zorder=4)
_NEAR, _FAR = (-1.6, 1.6), (-4.6, 4.6)
