"""What the numbers of a network are called: x, z, h, y, w, b, L, and the slopes along them, as formulas and in plain text."""

from nblib.pictures import style
from nblib.words import say


class Symbols:
    """Names for the Numbers of one network (see maths/walk.py). Columns are told apart only where there are several."""

    def __init__(self, network):
        self.widths = network.widths
        columns = [0]
        for layer in network.layers:
            columns.append(columns[-1] + (layer.size > 0))
        self.with_sum = {c for c in columns if columns.count(c) > 1}  # those with an activation

    def tex(self, number):
        """Its name in TeX, without the dollars."""
        name = self._local(number) if number.kind == "local" else self._name(number)
        return rf"\frac{{\partial L}}{{\partial {name}}}" if number.slope else name

    def plain(self, number):
        """Its name as it can be typed, such as ∂L/∂w5."""
        name = self._local(number) if number.kind == "local" else self._name(number)
        name = name.replace("_", "").replace("^", "").replace("{", "").replace("}", "")
        return f"∂L/∂{name}" if number.slope else name

    def _name(self, number):
        kind, last = number.kind, len(self.widths) - 1
        if kind in ("loss", "target"):
            return "L" if kind == "loss" else self._indexed("t", number)
        if kind in ("weight", "bias"):
            return f"{kind[0]}_{{{number.rank}}}"
        if kind == "value" and number.column == last:
            return self._indexed("y", number)
        if kind == "value":
            return self._in_column("h", number, last > 2) if number.column else f"x_{{{number.rank}}}"
        return self._in_column("z" if kind == "sum" else "u", number, len(self.with_sum) > 1)

    def _indexed(self, letter, number):
        return letter if self.widths[-1] == 1 else f"{letter}_{{{number.rank}}}"

    @staticmethod
    def _in_column(letter, number, several):
        return f"{letter}_{{{number.rank}}}" + (f"^{{({number.column})}}" if several else "")

    def _local(self, number):
        """The slope of an activation: f' at the sum."""
        row = f"_{{{number.place[1] + 1}}}" + (f"^{{({number.column})}}" if len(self.with_sum) > 1 else "")
        return f"f'(z{row})" if number.place[0] == number.place[1] else f"f_{{{number.place[0] + 1}}}'(z{row})"


def short(amount, digits=3):
    """A number as short as it can be written, rounded."""
    return f"{round(float(amount), digits) + 0.0:g}"


def factor(amount):
    """A number as it stands in a product: in brackets if negative."""
    return short(amount) if round(float(amount), 3) >= 0 else f"({short(amount)})"


def product_sum(names, times, most):
    """Terms, each a list of names, as one line of sums and products; of more than `most` terms only the first."""
    terms = [times.join(term) for term in names[:most]]
    return " + ".join(terms) + (" + …" if len(names) > most else "")


def result_of(step):
    """The number that a step found, as text."""
    return style.number(step.what.amount, 3)


def way(rule_is_forward):
    """In which direction a step goes, in words."""
    return say("順伝播 →", "forward →") if rule_is_forward else say("← 逆伝播", "← backward")
