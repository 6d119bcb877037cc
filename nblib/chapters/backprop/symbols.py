"""The names of a network's numbers: x, z, h, y, w, b, L, and the slopes along them."""


class Symbols:
    """Names for the Numbers of one network: x, z, h, y, w, b, L, and the slopes along them.

    Columns are told apart only where there are several.
    """

    def __init__(self, network):
        self.widths = network.widths
        columns = [0]
        for layer in network.layers:
            columns.append(columns[-1] + (layer.size > 0))
        self.with_sum = {c for c in columns if columns.count(c) > 1}  # those with an activation

    def tex(self, number):
        """Its name in TeX, without the dollars."""
        name = self._local(number) if number.kind == "local" else self._name(number)
        return rf"\dfrac{{\partial L}}{{\partial {name}}}" if number.slope else name

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
