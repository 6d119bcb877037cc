"""A-kun's neuron as a drawing, and its sum as a waterfall."""

from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

from nblib.language import CLUES, say, word
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.marks import BeyondMarks
from nblib.pictures.moving_text import reframe, rewrite
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_number


def terms_of(values):
    """The pairs (weight, input) that the neuron adds up, the bias with its constant 1 first."""
    return [(values["w0"], 1)] + [(values[f"w{i}"], values[f"x{i}"]) for i in (1, 2, 3)]


class NeuronDiagram(Picture):
    """Inputs, weighted edges and the neuron. Edge: sign by colour and dashes, size by width; its number can be dragged."""

    size, margins, keeps_shape = (470, 300), (0, 0, 0, 0), True
    heights = (268, 196, 124, 52)  # of the bias and the three clues
    middle = 160

    def __init__(self, field=None):
        """field: the entry of the result that is the sum, such as "z"; without it the result itself is the sum, y."""
        self.field, self.symbol = field, field or "y"

    def _sum(self, result):
        return as_number(result if self.field is None else result[self.field])

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        smaller = max(self.size[0] / self.room[0], 1)  # in a narrow room names and circles keep their size
        is_narrow = smaller >= 1.2  # then names are short, and the lines take the room of the arrow behind the sum
        self.left, body = min((104 if is_narrow else 134) * smaller, 180), min(42 * smaller, 48)
        self.right = self.size[0] - body - 4 if is_narrow else 350
        self._draw_names(axes, body, smaller, is_narrow)
        self.edges = [
            axes.plot([self.left, self.right], [y, self.middle], solid_capstyle="round")[0] for y in self.heights
        ]
        self.labels = [axes.text(*self._on_edge(y), "", bbox=_on_paper(), **_CENTRED) for y in self.heights]
        self.nodes = [
            axes.add_patch(Circle((self.left, y), min(16 * smaller, 24), lw=1.8, zorder=3)) for y in self.heights
        ]
        self.inputs = [axes.text(self.left, y, "", **_CENTRED) for y in self.heights]
        self.body = axes.add_patch(Circle((self.right, self.middle), body, lw=3.5, zorder=3))
        self.sum = axes.text(self.right, self.middle, "", fontsize=15 if is_narrow else 18, **_CENTRED)
        return [*self.edges, *self.labels, *self.nodes, *self.inputs, self.body, self.sum]

    def _draw_names(self, axes, body, smaller, is_narrow):
        names = [word("bias"), *(word(clue) for clue in CLUES)]
        if is_narrow:
            names[3] = say("水曜日", "Wed.")
        symbols = ["$w_0$", "$x_1$", "$x_2$", "$x_3$"]
        for y, name, symbol in zip(self.heights, names, symbols, strict=True):
            axes.text(self.left - 24 * smaller, y, f"{name} {symbol}", ha="right", va="center")
        told = say("合計", "sum") + (f" ${self.symbol}$" if is_narrow else "")
        axes.text(self.right, self.middle - body - 12 * smaller, told, color=style.CAPTION, **_CENTRED)
        if not is_narrow:
            self._draw_output(axes, body)

    def _draw_output(self, axes, body):
        arrow = ((self.right + body + 2, self.middle), (self.size[0] - 28, self.middle))
        axes.add_patch(FancyArrowPatch(*arrow, arrowstyle="-|>", mutation_scale=18, color=style.INK))
        axes.text(self.size[0] - 18, self.middle, f"${self.symbol}$", fontsize=14, ha="center", va="center")
        key = say(
            "線の上の数を上下に引くと、重みが変わります", "drag a number on a line up or down to change that weight"
        )
        axes.text(self.size[0] / 2, 9, key, color=style.CAPTION, ha="center", va="center")

    def _on_edge(self, y):
        return self.left + 0.42 * (self.right - self.left), y + 0.42 * (self.middle - y)

    def update(self, values, result):
        y = self._sum(result)
        for i, (w, x) in enumerate(terms_of(values)):
            colour = style.colour_of(w)
            self.edges[i].set(color=colour, linestyle=style.dashes_of(w))
            self.edges[i].set(linewidth=1.5 + 8 * min(abs(w), 1), alpha=1 if x else 0.25)
            reframe(self.labels[i], colour if x else style.LINE)
            number = style.signed(w) if x in (0, 1) else f"{style.signed(w)} × {x:g}"
            rewrite(self.labels[i], number, style.ink_of(w) if x else style.CAPTION)
            self.nodes[i].set(facecolor=style.INK if x else style.PAPER, edgecolor=style.INK)
            rewrite(self.inputs[i], f"{x:g}", style.PAPER if x else style.INK)
        is_test = bool(predicts_test(y))
        self.body.set(edgecolor=style.POSITIVE if is_test else style.NEGATIVE, linestyle="-" if is_test else "--")
        self.body.set_facecolor(style.POSITIVE_PALE if is_test else style.NEGATIVE_PALE)
        rewrite(self.sum, style.number(y), style.ink_of(1 if is_test else -1))

    def verdict(self, values, result):
        y = self._sum(result)
        sign = 1 if predicts_test(y) else -1
        return Verdict(f"{self.symbol} = {style.number(y)}", f"{style.mark(sign > 0)} {style.verdict(sign > 0)}", sign)

    def handles(self, values, result):
        return [Handle(f"w{i}", *self._on_edge(y)) for i, y in enumerate(self.heights)]

    def idle(self, values, result):
        why = say("手がかりが0なので、いまは何も足していません。", "Its clue is 0, so it adds nothing now.")
        return {f"w{i}": why for i, (_, x) in enumerate(terms_of(values)) if not x}

    def takeaway(self, values, result):
        return "" if self._differs(values, result) else self._told(values, result, short=True)

    def _differs(self, values, result):
        return abs(self._sum(result) - sum(w * x for w, x in terms_of(values))) > 1e-6

    def describe(self, values, result):
        if self._differs(values, result):
            y = self._sum(result)
            return say(
                f"あなたの式では {self.symbol} = {style.number(y)}、判断は「{style.verdict(predicts_test(y))}」。"
                "線は、もとの式のままです。",
                f"By your own formula {self.symbol} = {style.number(y)}: {style.verdict(predicts_test(y))}. "
                "The lines still show the original one.",
            )
        return self._told(values, result)

    def _told(self, values, result, short=False):
        """The sum term by term, and the verdict; short: without the clues that add nothing, and without factors of 1."""
        y = self._sum(result)
        added = [(w, x) for w, x in terms_of(values)[1:] if x or not short]
        terms = [style.number(w) if short and x == 1 else f"{style.number(w)} × {x:g}" for w, x in added]
        total = " + ".join([style.number(values["w0"]), *(f"({t})" if t.startswith("-") else t for t in terms)])
        total += f" = {style.number(y)}" if terms else ""
        why = say("0より大きい", "above 0") if predicts_test(y) else say("0を超えない", "not above 0")
        verdict = style.verdict(predicts_test(y))
        return say(
            f"{self.symbol} = {total}。{why}ので「{verdict}」。",
            f"{self.symbol} = {total}, {why}: {verdict}{'' if short else ' tomorrow'}.",
        )


class Waterfall(Picture):
    """How the sum grows term by term, from the bias down to y, beside the threshold."""

    size, margins, spare = (400, 268), (112, 42, 62, 26), True
    low, high = -1.5, 1.5  # what goes beyond is marked at the edge

    def draw(self, axes):
        axes.set(
            title=say("合計ができるまで", "How the sum comes about"), xlabel=say("ここまでの合計", "the sum so far")
        )
        axes.set(xlim=(self.low, self.high), ylim=(4.6, -0.6), xticks=range(-1, 2))
        names = ["$w_0$", *(f"{word(clue)} $w_{i}x_{i}$" for i, clue in enumerate(CLUES, 1)), "$y$"]
        axes.set_yticks(range(5), names)
        axes.tick_params(left=False)
        axes.axhline(3.5, color=style.PALE, lw=0.8)
        threshold = axes.axvline(0, color=style.INK, lw=1.5)
        self.bars = [axes.add_patch(Rectangle((0, i - 0.3), 0, 0.6)) for i in range(5)]
        self.beyond = BeyondMarks(axes, self.low, self.high)
        self.steps = [axes.plot([], [], color=style.LINE, lw=1, ls=":")[0] for _ in range(4)]
        beside = dict(transform=axes.get_yaxis_transform(), ha="right", va="center")
        end = 1 + 54 / (self.room[0] - self.margins[0] - self.margins[2])
        self.numbers = [axes.text(end, i, "", **beside) for i in range(5)]
        return [*self.bars, threshold, *self.steps, *self.beyond.artists, *self.numbers]

    def update(self, values, result):
        y, so_far, ends = as_number(result), 0, []
        terms = [w * x for w, x in terms_of(values)]
        for i, term in enumerate([*terms, y]):
            start = so_far if i < 4 else 0
            self._move_bar(i, start, term)
            if i < 4:
                so_far += term
                self.steps[i].set_data([so_far, so_far], [i + 0.3, i + 0.7])
            ends.append(start + term)
        self.beyond.put(ends)

    def _move_bar(self, i, start, term):
        here, there = self.beyond.inside(start), self.beyond.inside(start + term)
        self.bars[i].set(x=min(here, there), width=abs(there - here), facecolor=style.colour_of(term))
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


def _on_paper():
    """What is behind the number on an edge."""
    return dict(boxstyle="round,pad=0.3,rounding_size=0.9", fc=style.PAPER, ec=style.LINE)


_CENTRED = dict(ha="center", va="center", zorder=4)
