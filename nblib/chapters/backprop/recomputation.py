"""What has to be computed again when one weight is moved after another, and what backpropagation reuses instead."""

from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.moving_text import write
from nblib.pictures.network_columns import lines
from nblib.pictures.network_diagram import NetworkDiagram
from nblib.pictures.picture import Verdict
from nblib.validation import as_fields

NARROW = 420  # CSS pixels: in less room labels are short
LOOKS = ("ACCENT", "-"), ("NEGATIVE", "--"), ("POSITIVE", "-.")  # colour, dashes


def _names(axes, looks):
    """A text for each of these looks, in its colour."""
    centred = dict(ha="center", va="center", fontsize=12, zorder=5, bbox=style.behind(pad=1.2, alpha=0.9))
    return [axes.text(0, 0, "", color=style.colour(colour), **centred) for colour, _ in looks]


class _Marked(NetworkDiagram):
    """A network without numbers beside its lines, and with large signs in its circles."""

    def __init__(self, names=(), size=(560, 250)):
        """names: what stands beside the inputs."""
        super().__init__(names=names, size=size, most_labels=0)

    def draw(self, axes):
        below = super().draw(axes)
        for text in self.values:
            text.set_fontsize(14)
        return below


class Recomputed(_Marked):
    """How often each neuron is computed again. The result has "network" and "counts", a row of numbers for each column.

    If it has "moved", two of backprop_paths.entry: (column, from, to), these weights are marked, red and orange.
    """

    def draw(self, axes):
        below = super().draw(axes)
        self.marked = axes.add_collection(LineCollection([], linewidths=5, zorder=2))
        self.names_of = _names(axes, LOOKS[:2])
        return [below[0], self.marked, *below[1:], *self.names_of]

    def update(self, values, result):
        super().update(values, {k: v for k, v in result.items() if k != "x"})
        counts = as_fields(result, "counts")[0]
        flat = [(p, counts[c][i]) for c, ps in self.places.items() for i, p in enumerate(ps)]
        self.nodes.set_facecolor([style.REUSED if n else style.PAPER for _, n in flat])
        self.nodes.set_edgecolor([style.POSITIVE if n else style.LINE for _, n in flat])
        self.nodes.set_linewidth([1.2 + 1.6 * min(n, 2) for _, n in flat])
        write(self.values, [(p, f"{n}") for p, n in flat if n])
        carries = [
            counts[c][i] > 0
            for c in self.places
            if c + 1 in self.places
            for i in range(len(self.places[c]))
            for _ in self.places[c + 1]
        ]
        self.edges.set(color=[style.POSITIVE if on else style.LINE for on in carries], linestyle="-")
        self.edges.set_linewidth([2 if on else 0.9 for on in carries])
        self._mark(result.get("moved", []))

    def _mark(self, moved):
        ends = [(self.places[c - 1][i], self.places[c][j]) for c, i, j in moved]
        self.marked.set_segments(ends)
        self.marked.set(color=[style.colour(c) for c, _ in LOOKS], linestyle=[d for _, d in LOOKS])
        is_close, is_one = self.room[0] < NARROW, len(set(moved)) < 2
        shares = (0.5, 0.5) if is_close else (0.3, 0.7)
        asides = (11, -11) if is_close and is_one else (11, 11)  # where both names belong to one short line
        middles = [(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]) + aside) for share, aside, (a, b) in
                   zip(shares, asides, ends, strict=False)]  # fmt: skip
        write(self.names_of, list(zip(middles, (say("赤", "red"), say("橙", "orange")), strict=False)))

    def verdict(self, values, result):
        counts = result["counts"]
        total, most = sum(int(sum(row)) for row in counts), int(max(counts[-1]))
        return Verdict(say(f"計算 {total} 回", f"{total} computed"), say(f"出力は {most} 回", f"output: {most} times"))

    def takeaway(self, values, result):
        counts = [np.asarray(row) for row in result["counts"]]
        neurons, twice = sum(map(len, counts[1:])), sum(int((row == 2).sum()) for row in counts)
        if not result.get("moved"):
            return say(f"入力のほかに、ニューロンは{neurons}個しかない。", f"Besides the inputs there are only {neurons} neurons.")  # fmt: skip
        return say(f"2回とも計算しなおすニューロンは{twice}個。", f"Neurons that are computed both times: {twice}.")

    def idle(self, values, result):
        why = say("いまは全部の重みを動かしています。", "Now all weights are moved.")
        return {} if result.get("moved") else {name: why for name in values if name != "every"}

    def describe(self, values, result):
        counts = [np.asarray(row) for row in result["counts"]]
        total, most = sum(int(row.sum()) for row in counts), int(counts[-1].max())
        if not result.get("moved"):
            return say(
                f"全部の重みを1つずつ動かすと、ニューロンの計算はのべ{total}回。出力のニューロンだけで{most}回。",
                f"With every weight moved in turn, neurons are computed {total} times in all, the output neuron {most} times.",
            )
        twice = sum(int((row == 2).sum()) for row in counts)
        return say(
            f"2つの重みを順に動かすと、ニューロンの計算はのべ{total}回。うち{twice}個のニューロンは、2回とも計算しなおす。",
            f"Moving the two weights in turn takes {total} computations of neurons. {twice} neuron{' is' if twice == 1 else 's are'} computed both times.",
        )


class Reused(_Marked):
    """Backpropagation layer by layer, from the output back. The result has "network", and "done": how many layers are done."""

    def draw(self, axes):
        below = super().draw(axes)
        self.boxes = axes.add_collection(LineCollection([], zorder=2))
        self.numbers = _names(axes, LOOKS * 2)
        return [below[0], self.boxes, *below[1:], *self.numbers]

    def update(self, values, result):
        super().update(values, {k: v for k, v in result.items() if k != "x"})
        last, done = len(result["network"][0].widths) - 1, result["done"]
        first_known = last + 1 - done
        columns = [(c, p) for c, ps in self.places.items() for p in ps]
        self.nodes.set(facecolor=[style.REUSED if c >= first_known else style.PAPER for c, _ in columns])
        self.nodes.set_edgecolor([style.ACCENT if c == first_known + 1 else style.INK for c, _ in columns])
        self.nodes.set_linewidth([4 if c == first_known + 1 else 1.4 for c, _ in columns])
        write(self.values, [(p, "∂") for c, p in columns if c >= first_known])
        between = [c for c in self.places if c + 1 in self.places]
        known = [c >= first_known - 1 for c in between for _ in lines(self.places, c)]
        new = [c == first_known - 1 for c in between for _ in lines(self.places, c)]
        self.edges.set(color=[style.POSITIVE if k else style.LINE for k in known], linestyle="-")
        self.edges.set_linewidth([3.2 if n else 1.4 if k else 0.8 for k, n in zip(known, new, strict=True)])
        self._box(
            result["network"][0],
            [c for c in range(last, first_known - 1, -1) if c in self.places and c - 1 in self.places],
        )

    def _box(self, network, columns):
        """A box around the weights that lead to each of these columns; the last one is new."""
        looks = [LOOKS[i % 3] for i in range(len(columns))]
        boxes, labels = [], []
        low, high, is_narrow = 26, self.room[1] - 24, self.room[0] < NARROW
        for order, c in enumerate(columns, 1):
            left, right = (self.places[k][0][0] + s * (self.radius + 5) for k, s in ((c - 1, 1), (c, -1)))
            boxes.append([(left, low), (right, low), (right, high), (left, high), (left, low)])
            weights = network.widths[c - 1] * network.widths[c]
            whole = say(f"{order}番目: 重み{weights}個", f"no. {order}: {weights} weights")
            labels.append((((left + right) / 2, low - 14), f"{weights}" if is_narrow else whole))
        self.boxes.set_segments(boxes)
        self.boxes.set(color=[style.colour(c) for c, _ in looks], linestyle=[d for _, d in looks])
        self.boxes.set_linewidth([3 if i + 1 == len(columns) else 1.6 for i in range(len(columns))])
        write(self.numbers, labels)

    @staticmethod
    def _known(result):
        """How many weights' slopes are known, how many of them are new, and how many there are."""
        widths, done = result["network"][0].widths, result["done"]
        products = [a * b for a, b in pairwise(widths)][::-1]
        return sum(products[:done]), products[done - 1] if done else 0, sum(products)

    def verdict(self, values, result):
        (known, _, total), done = self._known(result), result["done"]
        chip = say(f"{done}番目", f"no. {done}") if done else say("順伝播のあと", "after the forward pass")
        return Verdict(say(f"傾き {known} / {total}", f"{known} of {total} slopes"), chip)

    def takeaway(self, values, result):
        _, new, _ = self._known(result)
        if not new:
            return say(
                "値は全部1回ずつ計算した。傾きはまだ1つもない。",
                "Every value was computed once. No slope is known yet.",
            )
        return say(f"すぐうしろのデルタから、{new}個の重みの傾きがわかった。", f"From the deltas just behind them: the slopes of {new} weights.")  # fmt: skip

    def describe(self, values, result):
        (network, _), done = result["network"], result["done"]
        widths, last = network.widths, len(network.widths) - 1
        if not done:
            return say(
                "順伝播が終わったところ。どのニューロンの値も1回ずつ計算した。傾きは、まだ1つもわからない。",
                "The forward pass is done: every neuron was computed once. Not one slope is known yet.",
            )
        c = last + 1 - done
        new, known = widths[c - 1] * widths[c], sum(a * b for a, b in zip(widths[c - 1 :], widths[c:], strict=False))
        total = sum(a * b for a, b in zip(widths[:-1], widths[1:], strict=True))
        if done == 1:
            used = say(
                "損失から出力の傾きを求め、それを使って", "From the loss comes the slope at the output, and from that"
            )
        else:
            n = widths[c + 1]
            used = say(
                f"すでにわかっている{n}個の傾き(太い輪)を使って",
                f"From the {n} slope{'s' * (n > 1)} known already (thick ring{'s' * (n > 1)})",
            )
        return say(
            f"{used}、{new}個の重みの傾きがわかった。ここまでで{total}個のうち{known}個。",
            f"{used} come the slopes of {new} weights: {known} of {total} so far.",
        )
