"""What each step of backpropagation does: its numbers' names, its formula, its line of code, and why it is so."""

from nblib.chapters.backprop.backprop_trace import (
    ACTIVATE,
    ADD,
    BIAS_SLOPE,
    FORWARD,
    LOSE,
    LOSS_SLOPE,
    SUM_SLOPE,
    VALUE_SLOPE,
    WEIGHT_SLOPE,
    Number,
)
from nblib.language import say
from nblib.maths.activations.vector import VectorActivation
from nblib.maths.losses import squared_error

# ---- formulas and lines of code

MOST = 3  # slopes of a sum that are written out; of what a neuron adds up, the bias comes on top

# f'(z) by its output a, or by z, where that is short
LOCAL = {"sigmoid": r"{a}\,(1 - {a})", "tanh": "1 - {square}", "sine": r"\cos({z})"}

# One example in numpy: x, z, h, y, t and b are vectors, W is a matrix (inputs, outputs); x is what comes into a layer
CODE = {
    ADD: "z = b + x @ W",
    ACTIVATE: "h = f(z)",
    LOSE: "L = loss(y, t)",
    LOSS_SLOPE: "dy = dloss(y, t)",
    SUM_SLOPE: "dz = dh * df(z)",
    BIAS_SLOPE: "db = dz",
    WEIGHT_SLOPE: "dW = np.outer(x, dz)",
    VALUE_SLOPE: "dx = W @ dz",
}
SQUARED = {LOSE: "L = np.mean((y - t) ** 2)", LOSS_SLOPE: "dy = 2 * (y - t) / len(y)"}
ALL_AT_ONCE = {SUM_SLOPE: "dz = dh @ jacobian(z)"}


def code(trace):
    """{rule: its line of numpy} for the steps of a trace, in the order forward and back."""
    lines = dict(CODE)
    for step in trace:
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
    total = f"{step.what.amount + 0.0:.3f}"
    if step.rule in (ACTIVATE, LOSE, LOSS_SLOPE):
        return f"{in_names(step, symbols)} = {total}"
    products = [" × ".join(_in_product(n.amount) for n in term) for term in step.terms]
    return f"{in_names(step, symbols)} = {_few(products, ' + ', '…', MOST + 1)} = {total}"


def in_names(step, symbols):
    """The equation as plain text with names alone: ∂L/∂w5 = ∂L/∂y × h1."""
    names = [[symbols.plain(n) for n in term] for term in step.terms]
    if step.rule == ACTIVATE:
        right = f"{step.layer.name}({_few([name for (name,) in names], ', ')})"
    elif step.rule not in (LOSE, LOSS_SLOPE):
        right = _few([" × ".join(term) for term in names], " + ", "…", MOST + 1)
    elif step.layer is squared_error and len(names) == 1:
        ((y, t),) = names
        right = f"({y} - {t})²" if step.rule == LOSE else f"2 × ({y} - {t})"
    else:
        right = f"{'loss' if step.rule == LOSE else 'dloss'}({_few([', '.join(term) for term in names], '; ', '…')})"
    return f"{symbols.plain(step.what)} = {right}"


def local(step, symbols):
    """How an activation's slope follows from its output, in TeX, with its number; "" where there is no short form."""
    if step.rule != SUM_SLOPE or step.layer.name not in LOCAL:
        return ""
    ((_, slope),) = step.terms
    z, a = (symbols.tex(Number(k, slope.column, slope.place[:1], 0, slope.place[0] + 1)) for k in ("sum", "value"))
    square = f"({a})^2" if "^" in a else f"{a}^2"
    return f"{symbols.tex(slope)} = {LOCAL[step.layer.name].format(a=a, z=z, square=square)} = {short(slope.amount)}"


def short(amount, digits=3):
    """A number as short as it can be written, rounded."""
    return f"{round(float(amount), digits) + 0.0:g}"


def _right_side(step, text, times, len_y):
    terms = [[text(n) for n in term] for term in step.terms]
    if step.rule == ACTIVATE:
        return rf"{_named(step.layer.name)}({_few([name for (name,) in terms], ', ')})"
    if step.rule in (LOSE, LOSS_SLOPE):
        return _of_loss(step, terms, len_y)
    return _few([times.join(term) for term in terms], " + ", most=MOST + (step.rule == ADD))


def _of_loss(step, terms, len_y):
    """The loss, or its slope along one output."""
    if step.layer is not squared_error:
        names = _few([", ".join(term) for term in terms], r"; ")
        return rf"\mathrm{{{'loss' if step.rule == LOSE else 'dloss'}}}({names})"
    share = rf"\frac{{1}}{{{len_y}}}" if len_y > 1 else ""
    if step.rule == LOSE:
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


# ---- why


def reason(step, symbols):
    """Why the step is what it is, in a sentence; names stand in it as formulas between dollars."""
    what, first = (f"${symbols.tex(n.itself)}$" for n in (step.what, step.terms[0][0]))
    if step.rule in FORWARD:
        return _forward(step.rule)
    if step.rule == LOSS_SLOPE:
        return say(
            f"ここから逆向きです。{what} を少し増やすと、L はどれだけ変わるでしょう? 損失の式を微分します。",
            f"Now the way back begins. How much does L change with {what}? Differentiate the loss.",
        )
    if step.rule == BIAS_SLOPE:
        return say(
            f"{what} は {first} にそのまま足されます。だから、傾きも同じです。",
            f"{what} is added to {first} as it is. So the slope is the same.",
        )
    if step.rule == WEIGHT_SLOPE:
        value = f"${symbols.tex(step.terms[0][1])}$"
        return say(
            f"{what} は {value} とかけ合わされて {first} に入ります。だから、{first} の傾きの {value} 倍です。",
            f"{what} is multiplied by {value} on its way into {first}. So its slope is that of {first}, times {value}.",
        )
    if step.rule == SUM_SLOPE:
        value = f"${symbols.tex(step.terms[0][1])}$"
        return say(
            f"活性化関数は、{what} の変化を {value} 倍にして伝えます。だから、戻ってくる傾きも {value} 倍です。",
            f"The activation passes on {value} times a change of {what}. So the slope that comes back is multiplied by it.",
        )
    return _value(step, symbols, what)


def question(step, symbols):
    """What is asked in the place of the reason."""
    what = f"${symbols.tex(step.what.itself)}$"
    return say(
        f"{what} を少し増やすと、L は増えるでしょうか、減るでしょうか。どれだけの割合で? 数を答えてください。",
        f"If {what} grows a little, does L grow or fall, and at what rate? Type the number.",
    )


def _forward(rule):
    return {
        ADD: say("入ってくる値に重みをかけて、バイアスといっしょに足します。", "Weigh what comes in, and add it all up with the bias."),
        ACTIVATE: say("合計を活性化関数に通します。", "Put the sum through the activation function."),
        LOSE: say("出力 $y$ を正解 $t$ と比べて、損失を計算します。", "Compare the output $y$ with the target $t$: that is the loss."),
    }[rule]  # fmt: skip


def _value(step, symbols, what):
    """Of a neuron's value: one way back, or several."""
    if len(step.terms) == 1:
        ((known, weight),) = step.terms
        other, by = (f"${symbols.tex(n.itself)}$" for n in (known, weight))
        return say(
            f"{what} は重み {by} をかけられて {other} に入ります。だから、{other} の傾きの {by} 倍です。",
            f"{what} goes into {other} with the weight {by}. So its slope is that of {other}, times {by}.",
        )
    return say(
        f"{what} は{len(step.terms)}個のニューロンに使われます。それぞれから戻ってくるものを、足し合わせます。",
        f"{what} is used by {len(step.terms)} neurons. What comes back from each of them is added up.",
    )
