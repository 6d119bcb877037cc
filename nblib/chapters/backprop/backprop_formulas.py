"""What each step of backpropagation does: as a formula, as a formula with its numbers, and as a line of code."""

from nblib.chapters.backprop import backprop_trace as W
from nblib.maths.activations.vector import VectorActivation
from nblib.maths.losses import squared_error

MOST = 3  # slopes of a sum that are written out; of what a neuron adds up, the bias comes on top

# f'(z) by its output a, or by z, where that is short
LOCAL = {"sigmoid": r"{a}\,(1 - {a})", "tanh": "1 - {square}", "sine": r"\cos({z})"}

# One example in numpy: x, z, h, y, t and b are vectors, W is a matrix (inputs, outputs); x is what comes into a layer
CODE = {
    W.ADD: "z = b + x @ W",
    W.ACTIVATE: "h = f(z)",
    W.LOSE: "L = loss(y, t)",
    W.LOSS_SLOPE: "dy = dloss(y, t)",
    W.SUM_SLOPE: "dz = dh * df(z)",
    W.BIAS_SLOPE: "db = dz",
    W.WEIGHT_SLOPE: "dW = np.outer(x, dz)",
    W.VALUE_SLOPE: "dx = W @ dz",
}
SQUARED = {W.LOSE: "L = np.mean((y - t) ** 2)", W.LOSS_SLOPE: "dy = 2 * (y - t) / len(y)"}
ALL_AT_ONCE = {W.SUM_SLOPE: "dz = dh @ jacobian(z)"}


def code(steps):
    """{rule: its line of numpy} for these steps, in the order forward and back."""
    lines = dict(CODE)
    for step in steps:
        if step.layer is squared_error:
            lines |= SQUARED
        if isinstance(step.layer, VectorActivation):
            lines |= ALL_AT_ONCE
    return lines


def formula(step, symbols):
    """The right side of a step's equation, in TeX."""
    return _right_side(step, symbols.tex, r" \times ", len_y=symbols.widths[-1])


def numbers(step, symbols):
    """The same with numbers in the place of names."""
    digits = 3 if len(step.terms) <= 2 else 2  # for the room of one line
    return _right_side(step, lambda n: _in_product(n.amount, digits), r" \times ", len_y=symbols.widths[-1])


def in_words(step, symbols):
    """The whole equation as plain text: ∂L/∂w5 = ∂L/∂y × h1 = -2.21 × 0.664 = -1.468."""
    left, total = symbols.plain(step.what), f"{step.what.amount:.3f}"
    if step.rule in (W.ACTIVATE, W.LOSE, W.LOSS_SLOPE):
        return f"{left} = {total}"
    by_name, by_number = (
        _few([" × ".join(text(n) for n in term) for term in step.terms], " + ", "…", MOST + 1)
        for text in (symbols.plain, lambda n: _in_product(n.amount))
    )
    return f"{left} = {by_name} = {by_number} = {total}"


def local(step, symbols):
    """How an activation's slope follows from its output, in TeX, with its number; "" where there is no short form."""
    if step.rule != W.SUM_SLOPE or step.layer.name not in LOCAL:
        return ""
    ((_, slope),) = step.terms
    z, a = (symbols.tex(W.Number(k, slope.column, slope.place[:1], 0, slope.place[0] + 1)) for k in ("sum", "value"))
    square = f"({a})^2" if "^" in a else f"{a}^2"
    return f"{symbols.tex(slope)} = {LOCAL[step.layer.name].format(a=a, z=z, square=square)} = {short(slope.amount)}"


def short(amount, digits=3):
    """A number as short as it can be written, rounded."""
    return f"{round(float(amount), digits) + 0.0:g}"


def _right_side(step, text, times, len_y):
    terms = [[text(n) for n in term] for term in step.terms]
    if step.rule == W.ACTIVATE:
        return rf"{_named(step.layer.name)}({_few([name for (name,) in terms], ', ')})"
    if step.rule in (W.LOSE, W.LOSS_SLOPE):
        return _of_loss(step, terms, len_y)
    return _few([times.join(term) for term in terms], " + ", most=MOST + (step.rule == W.ADD))


def _of_loss(step, terms, len_y):
    """The loss, or its slope along one output."""
    if step.layer is not squared_error:
        names = _few([", ".join(term) for term in terms], r"; ")
        return rf"\mathrm{{{'loss' if step.rule == W.LOSE else 'dloss'}}}({names})"
    share = rf"\frac{{1}}{{{len_y}}}" if len_y > 1 else ""
    if step.rule == W.LOSE:
        squares = _few([f"({y} - {t})^2" for y, t in terms], " + ")
        return rf"{share}\,({squares})" if share else squares
    ((y, t),) = terms
    return rf"{share}\,2\,({y} - {t})"


def _few(parts, between, dots=r"\ldots", most=MOST):
    """At most so many of them, then dots."""
    return between.join([*parts[:most], *([dots] if len(parts) > most else [])])


def _named(name):
    """The name of a function in TeX; f where a name holds letters that TeX may not know."""
    plain = name.isascii() and name.replace(" ", "").replace("-", "").isalnum()
    return rf"\mathrm{{{name.replace(' ', chr(92) + ' ')}}}" if plain else "f"


def _in_product(amount, digits=3):
    """A number as it stands in a product: in brackets if negative."""
    return f"({short(amount, digits)})" if round(float(amount), digits) < 0 else short(amount, digits)
