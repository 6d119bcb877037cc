"""What a wrong slope tells about the mistake: at each step of backpropagation, the numbers that typical errors give."""

import math

import numpy as np

from nblib.chapters.backprop import backprop_trace as W
from nblib.language import say
from nblib.maths.losses import squared_error


class Mistakes:
    """The typical mistakes at one step of a walk: pairs (number that the mistake gives, sentence that helps)."""

    def __init__(self, steps, step, symbols):
        numbers = [s.what for s in steps] + [n for s in steps for term in s.terms for n in term]
        self.known = {(n.kind, n.column, n.place, n.slope): n for n in numbers}
        self.step, self.name = step, symbols.plain

    def all(self):
        """The pairs, the most telling ones first."""
        by_rule = {
            W.LOSS_SLOPE: self._of_loss,
            W.BIAS_SLOPE: self._of_bias,
            W.WEIGHT_SLOPE: self._of_weight,
            W.VALUE_SLOPE: self._of_value,
            W.SUM_SLOPE: self._of_sum,
        }
        return [self._sign(), *by_rule[self.step.rule]()]

    def _get(self, kind, column, place, slope=False):
        """The amount of a number of the walk; NaN, which equals nothing, if there is none."""
        found = self.known.get((kind, column, tuple(place), slope))
        return found.amount if found else math.nan

    def _values(self, column):
        """The values of all neurons of a column."""
        return {n.place: n for n in self.known.values() if n.kind == "value" and n.column == column and not n.slope}

    def _sign(self):
        what, grows = self.name(self.step.what.itself), self.step.what.amount > 0
        return -self.step.what.amount, say(
            f"大きさは合っていますが、符号が逆です。{what} が増えると、L は{'増え' if grows else '減り'}ます。",
            f"The size is right, the sign is not. When {what} grows, L {'grows' if grows else 'falls'}.",
        )

    def _of_loss(self):
        what = self.step.what
        found = [
            (self._get("loss", what.column + 1, (0,)),
             say("それは損失 L そのものです。聞いているのは、L が変わる割合です。", "That is the loss itself. What is asked for is the rate at which it changes.")),
        ]  # fmt: skip
        if self.step.layer is squared_error:
            half = say("2乗を微分すると、2が前に出ます。", "Differentiate a square, and a 2 comes to the front.")
            found.append((what.amount / 2, half))
        return found

    def _of_bias(self):
        (((known,),), what) = self.step.terms, self.step.what
        bias, z = self.name(what.itself), self.name(known.itself)
        return [
            (known.amount * self._get("bias", what.column, what.place),
             say(f"{bias} の大きさはかけません。{bias} はそのまま足されるので、{z} の傾きと同じです。", f"Do not multiply by {bias}. It is added as it is, so its slope is that of {z}.")),
            self._without_activation(known, 1.0),
        ]  # fmt: skip

    def _without_activation(self, known, times):
        """The slope behind the activation was taken in the place of the one before it."""
        value, z = self._get("value", known.column, known.place, slope=True), self.name(known.itself)
        return (value if known.kind == "sum" else math.nan) * times, say(
            f"活性化関数を通って戻るのを忘れています。{z} の傾きのほうを使います。",
            f"The activation's derivative is missing. Use the slope along {z}.",
        )

    def _of_weight(self):
        ((known, value),), what = self.step.terms, self.step.what
        start, end, weight = self.name(value), self.name(known.itself), self.name(what.itself)
        column, place = value.column, value.place
        others = [n.amount for p, n in self._values(column).items() if p != place]
        slopes = [s.amount for s in self.known.values()
                  if s.slope and s.kind == known.kind and s.column == known.column and s.place != known.place]  # fmt: skip
        return [
            (known.amount * self._get("weight", what.column, what.place),
             say(f"重みそのものをかけています。{weight} とかけ合わされるのは {start} なので、{start} をかけます。", f"That is times the weight itself. What meets {weight} is {start}: multiply by {start}.")),
            (known.amount * self._get("sum", column, place),
             say(f"活性化関数の前の値をかけています。重みに入るのは {start} です。", f"That is times the sum before the activation. What goes into the weight is {start}.")),
            self._without_activation(known, value.amount),
            (known.amount, say(f"それは {end} の傾きです。重みの傾きは、それに、入ってくる値 {start} をかけたものです。", f"That is the slope along {end}. A weight's slope is that, times what comes in: {start}.")),
            (value.amount, say(f"戻ってくる傾きがかかっていません。{end} の傾きをかけます。", f"What comes back is missing: multiply by the slope along {end}.")),
            *[(known.amount * other, say(f"別のニューロンの値です。{weight} が出ているのは {start} からです。", f"That is another neuron's value. {weight} starts at {start}.")) for other in others],
            *[(slope * value.amount, say(f"別のニューロンの傾きです。{weight} が入るのは {end} です。", f"That is another neuron's slope. {weight} leads to {end}.")) for slope in slopes],
        ]  # fmt: skip

    def _of_value(self):
        terms, what = self.step.terms, self.step.what
        name, slopes = self.name(what.itself), np.array([known.amount for known, _ in terms])
        weights = np.array([w.amount for _, w in terms])
        behind = {p[0] for k, c, p, _ in self.known if k == "weight" and c == terms[0][1].column} - {what.place[0]}
        swapped = [slopes @ [self._get("weight", w.column, (i, w.place[1])) for _, w in terms] for i in sorted(behind)]
        inner = [self._without_activation(known, 1.0)[0] for known, _ in terms]
        one = [(s * w, say("道が1本足りません。どの道を戻ってくるものも足します。", "That is one path alone. Add up what comes back along all of them.")) for s, w in zip(slopes, weights, strict=True)]  # fmt: skip
        return [
            *(one if len(terms) > 1 else []),
            (slopes.sum(), say("重みがかかっていません。それぞれの傾きに、通る線の重みをかけます。", "The weights are missing: multiply each slope by the weight of its line.")),
            (weights.sum(), say("戻ってくる傾きがかかっていません。", "What comes back is missing: multiply by the slopes.")),
            *[(s, say(f"別のニューロンの重みです。{name} から出る線を見てください。", f"Those are another neuron's weights. Look at the lines that start at {name}.")) for s in swapped],
            (slopes.sum() * self._get("value", what.column, what.place),
             say(f"それは重みの傾きの計算です。{name} の傾きには、値ではなく重みをかけます。", f"That would be a weight's slope. For {name}, multiply by the weight, not by the value.")),
            (float(inner @ weights), say("活性化関数を通って戻るのを忘れています。次の層の、活性化関数の前の傾きを使います。", "An activation's derivative is missing. Use the slopes before the next layer's activation.")),
        ]  # fmt: skip

    def _of_sum(self):
        terms, what = self.step.terms, self.step.what
        known, local = terms[0]
        z, a = (self._get(kind, what.column, what.place) for kind in ("sum", "value"))
        h, back = self.name(known.itself), sum(d.amount for d, _ in terms)
        wrong = [self._local_slope(a, self._function(a)), self._local_slope(a, z), self._local_slope(z, z)]
        return [
            (back, say("活性化関数の微分がかかっていません。", "The activation's derivative is missing.")),
            *[(back * d, say(f"微分をとる場所がちがいます。{self.name(what.itself)} のところの傾きです。", f"The derivative was taken at the wrong place. It belongs at {self.name(what.itself)}.")) for d in wrong],
            (back * a, say(f"{h} の値ではなく、活性化関数の傾き {self.name(local)} をかけます。", f"Multiply by the activation's slope {self.name(local)}, not by the value of {h}.")),
            (local.amount, say(f"戻ってくる傾きがかかっていません。{h} の傾きをかけます。", f"What comes back is missing: multiply by the slope along {h}.")),
        ]  # fmt: skip

    def _function(self, z):
        return float(self.step.layer(np.array([z]))[0])

    def _local_slope(self, z, a):
        """The activation's slope by its formula, for what was taken to be its sum z and its output a."""
        derivative = getattr(self.step.layer, "derivative", None)
        return float(derivative(np.array([z]), np.array([a]))[0]) if derivative else math.nan
