"""Why each step of backpropagation is what it is, in a sentence."""

from nblib.chapters.backprop import backprop_trace as W
from nblib.language import say


def reason(step, symbols):
    """The sentence; names stand in it as formulas between dollars."""
    what, first = (f"${symbols.tex(n.itself)}$" for n in (step.what, step.terms[0][0]))
    if step.rule in W.FORWARD:
        return _forward(step.rule)
    if step.rule == W.LOSS_SLOPE:
        return say(
            f"ここから逆向きです。{what} を少し増やすと、L はどれだけ変わるでしょう? 損失の式を微分します。",
            f"Now the way back begins. How much does L change with {what}? Differentiate the loss.",
        )
    if step.rule == W.BIAS_SLOPE:
        return say(
            f"{what} は {first} にそのまま足されます。だから、傾きも同じです。",
            f"{what} is added to {first} as it is. So the slope is the same.",
        )
    if step.rule == W.WEIGHT_SLOPE:
        value = f"${symbols.tex(step.terms[0][1])}$"
        return say(
            f"{what} は {value} とかけ合わされて {first} に入ります。だから、{first} の傾きの {value} 倍です。",
            f"{what} is multiplied by {value} on its way into {first}. So its slope is that of {first}, times {value}.",
        )
    if step.rule == W.SUM_SLOPE:
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
        W.ADD: say("入ってくる値に重みをかけて、バイアスといっしょに足します。", "Weigh what comes in, and add it all up with the bias."),
        W.ACTIVATE: say("合計を活性化関数に通します。", "Put the sum through the activation function."),
        W.LOSE: say("出力 $y$ を正解 $t$ と比べて、損失を計算します。", "Compare the output $y$ with the target $t$: that is the loss."),
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
