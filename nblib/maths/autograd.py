"""Automatic differentiation of single numbers: the general principle behind backpropagation, to be read.

A Value is a number that knows which numbers it was made of, and its slope along each of them. So whatever formula is
written with Values, backward() can walk it from the end to the beginning and find the slope of the result along every
number in it, once through: reverse mode (Linnainmaa, 1970).

    a, b = Value(2.0), Value(3.0)
    y = a * b + a.exp()
    y.backward()
    a.slope             # dy/da = b + exp(a)

Slow, as each number is an object; networks are differentiated a layer at a time instead (layers.py).
"""

import math


class Value:
    """A number, and `slope`: how fast the number that backward() was last called on changes with it."""

    def __init__(self, number, made_of=()):
        self.number = number
        self.slope = 0.0
        self.made_of = made_of  # pairs: a Value, and the slope of this one along it (the local derivative)

    def __repr__(self):
        return f"Value({self.number:g}, slope={self.slope:g})"

    def __add__(self, other):
        other = _value(other)
        return Value(self.number + other.number, [(self, 1), (other, 1)])

    def __mul__(self, other):
        other = _value(other)
        return Value(self.number * other.number, [(self, other.number), (other, self.number)])

    def __pow__(self, exponent):
        """To the power of a plain number; a ValueError where that is no real number, as the root of a negative one."""
        local = exponent * self.number ** (exponent - 1) if exponent else 0
        return Value(math.pow(self.number, exponent), [(self, local)])

    def exp(self):
        """e to the power of this."""
        e = math.exp(self.number)
        return Value(e, [(self, e)])

    def log(self):
        """The natural logarithm."""
        return Value(math.log(self.number), [(self, 1 / self.number)])

    def tanh(self):
        """The hyperbolic tangent."""
        t = math.tanh(self.number)
        return Value(t, [(self, 1 - t**2)])

    def maximum(self, other):
        """The larger one, which alone has a slope; of two equals the other."""
        other = _value(other)
        return Value(max(self.number, other.number), [(self if self.number > other.number else other, 1)])

    def relu(self):
        """This, or 0 if this is negative."""
        return self.maximum(0)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -_value(other)

    def __truediv__(self, other):
        return self * _value(other) ** -1

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other

    def backward(self):
        """Find the slope of this number along itself (1) and along every number that it was made of."""
        order = self._in_order()
        for value in order:
            value.slope = 0.0
        self.slope = 1.0
        for value in reversed(order):  # whoever was made of a value is done before it, so its slope is complete
            for part, local in value.made_of:
                part.slope += value.slope * local  # the chain rule; += sums over all paths

    def _in_order(self):
        """Every number that this one was made of, and at last itself, each after all that it was made of.

        Without recursion, as a formula can be deeper than Python lets functions call each other.
        """
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            value, parts_done = waiting.pop()
            if parts_done:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                waiting.append((value, True))
                waiting += [(part, False) for part, _ in value.made_of]
        return order


def _value(number):
    """A plain number as a Value."""
    return number if isinstance(number, Value) else Value(number)
