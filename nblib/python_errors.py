"""What Python says in English of the usual slips, once more in plain words, with the next move."""

import difflib
import re

from nblib.language import say
from nblib.learner_code import learners_line, learners_names
from nblib.validation import unfinished


def plainly(error):
    """A sentence on what this error of Python's mostly comes from and what to do; empty where none is known."""
    try:
        said = str.__str__(str(error))
    except BaseException:  # an error of the learner's own may break when it is asked
        return ""
    for kind, pattern, told in _usual(error):
        if isinstance(error, kind) and (found := re.search(pattern, said)):
            return told(*found.groups()) if callable(told) else told
    return ""


def _usual(error):
    """The kind of error, what is found in its words, and the sentence: the first that fits is told."""
    return [*_unread(), *_shapes(), *_names(), *_numbers(error)]


def _unread():
    """Errors of a cell that Python cannot even read."""
    return [
        (SyntaxError, "non-printable", say("全角の空白など、見えない文字が混ざっています。^ の印のところを消して、半角の空白を打ちなおしてください。",
                                           "There is a sign that cannot be seen. Delete what stands at the ^, and type a plain space.")),
        (SyntaxError, "invalid character '([×÷²³])",
         lambda sign: say(f"「{sign}」は使えません。かけ算は *、割り算は /、2乗は **2 と書きます。",
                          f"Python does not know “{sign}”. Multiplying is *, dividing is /, and a square is **2.")),
        (SyntaxError, "invalid character '(.)",
         lambda sign: say(f"Python の知らない文字「{sign}」があります。全角の記号や数字は、半角で打ちなおしてください。",
                          f"Python does not know the character “{sign}”. Type a plain one from the keyboard.")),
        (IndentationError, "", say("行の始めの空白(字下げ)がそろっていません。def、for、if の中の行は、同じ数だけ空白を入れて始めます。",
                                   "The spaces at the beginning of the lines do not fit. Lines inside def, for or if begin with the same number of spaces.")),
        (SyntaxError, "never closed|unmatched|does not match|EOF", say("かっこの数が合いません。( と )、[ と ] が組になっているか、見てください。",
                                                     "The brackets do not come in pairs. Look for each ( and ), [ and ].")),
        (SyntaxError, "Missing parentheses", say("print のあとに、かっこが要ります: print(y)。", "After print there are brackets: print(y).")),
        (SyntaxError, "expected ':'", say("行の終わりの : が抜けています。def、for、if、else の行は : で終わります。",
                                          "A : is missing at the end of the line. Lines with def, for, if or else end with it.")),
        (SyntaxError, r"decimal literal|comma|invalid syntax",
         say("^ の印のあたりに、何かが抜けています。かけ算は 2 * h のように * を書きます。数や名前のあいだの , や、前の行の ) も確かめてください。",
             "Something is missing near the ^. Multiplying needs its *, as in 2 * h. Look for a missing comma, and for a ) in the line before.")),
        (SyntaxError, r"'=='|cannot assign", say("等しいかどうかを調べるのは == です。= は、左の名前に右の値をつけます。",
                                       "To ask whether two things are equal, write ==. A single = gives the name on the left a value.")),
        (SyntaxError, "string", say("文字列の引用符が閉じていません。始めと終わりに、同じ ' か \" を書きます。",
                                    "A text is not closed. It begins and ends with the same ' or \".")),
        (SyntaxError, "'return' outside", say("return は、def の中(字下げした行)に書きます。", "A return stands inside a def, in a line that begins with spaces.")),
    ]  # fmt: skip


def _names():
    """Names that nothing is known of."""
    return [
        (UnboundLocalError, r"'(\w+)'",
         lambda name: say(f"{name} には、まだ値がありません。値を決める行が、その前に実行されていません。",
                          f"{name} has no value yet: the line that gives it one was not reached before.")),
        (NameError, r"name '(true|false|none)'",
         lambda name: say(f"Python では {name.capitalize()} と、大文字で始めます。", f"Python writes {name.capitalize()}, with a capital.")),
        (NameError, r"name '(\w+)'",
         lambda name: say(f"{name} という名前は、まだありません。つづりを見てください。かけ算の * の抜け(w1x1 ではなく w1 * x1)や、文字列の引用符の抜けもよくあります。上のセルで決まる名前なら、上から順に実行してください。",
                          f"The name {name} is not known yet. Look at its spelling. A missing * (w1 * x1, not w1x1) or missing quotation marks are common, too. If a cell above makes it, run the cells from the top.")),
        (AttributeError, "", say("点(.)の後ろの名前がちがいます。つづりを見てください。", "There is no such name behind the dot. Look at its spelling.")),
        (ModuleNotFoundError, "", say("その名前のパッケージは入っていません。つづりを見てください。", "There is no such package here. Look at its spelling.")),
        (KeyError, "", say("その名前のものは、入っていません。つづりを見てください。", "There is nothing of that name in it. Look at its spelling.")),
        (IndexError, "", say("番号が大きすぎます。番号は0から始まり、個数より1小さい数で終わります。",
                             "The number in [ ] is too large. Counting begins at 0, and ends at one less than there are.")),
    ]  # fmt: skip


def _numbers(error):
    """Arithmetic with what is no number."""
    return [
        (ZeroDivisionError, "", say("0で割っています。", "Something is divided by 0.")),
        (RecursionError, "", say("関数が自分自身を呼びつづけています。", "The function goes on calling itself.")),
        (TypeError, r"'ellipsis'", unfinished()),
        (TypeError, r"'(?:int|float|numpy\.float64|numpy\.int64|numpy\.ndarray)' object is not callable",
         say("かっこの前に * が抜けています。2(y - t) ではなく 2 * (y - t) と書きます。",
             "A * is missing before the bracket: 2 * (y - t), not 2(y - t).")),
        (TypeError, r"for \^|bitwise_xor", say("^ は累乗ではありません。h の2乗は h**2 と書きます。", "A power is not written ^. The square of h is h**2.")),
        (TypeError, "'(?:function|builtin_function_or_method|method|numpy\\.ufunc|numpy\\._ArrayFunctionDispatcher)'",
         lambda: _of_a_function(error)),
        (TypeError, "'NoneType'", say("None(何もない)で計算しています。その関数に return があるか、見てください。",
                                      "It calculates with None, nothing. Has the function that gave it a return?")),
        (TypeError, r"'str'|\bstr\b|string|dtype\('<U", say("文字列では計算できません。数なら、引用符を取ってください。",
                             "A text cannot be calculated with. If it is a number, take the quotation marks away.")),
        (TypeError, "'(?:list|tuple)'|multiply sequence", say("リストは、そのままでは計算できません。np.array(...) にするか、中の数を1つずつ使います。",
                                            "A list cannot be calculated with as a whole: make it np.array(...), or take its numbers one by one.")),
        (TypeError, "only .*(?:scalar|0-dimensional|length-1|size-1)", say("math.exp などは、数を1つしか受け取れません。np.exp のように、numpy の関数を使います。",
                                                        "math.exp and the like take one number only. Use numpy's functions, such as np.exp.")),
        (TypeError, "ufunc '\\w+' not supported", say("数でないものが混ざっています。数のリストか配列を渡します。", "There is something in it that is no number. Hand over numbers, or an array of them.")),
        (TypeError, "positional argument|required keyword", say("関数に渡す値の数が、def のかっこの中の数と合いません。",
                                        "The function is called with more or fewer values than stand in the brackets of its def.")),
        (MemoryError, "", _too_much()),
        ((ValueError, OverflowError), "array is too big|Maximum allowed|index-sized", _too_much()),
        (OverflowError, "", say("数が大きくなりすぎました。", "A number has grown too large.")),
    ]  # fmt: skip


def _of_a_function(error):
    """Of a function that stands where a number should: its name, and what the learner may have meant."""
    own, others = learners_names(error)
    line = learners_line(error)
    written = re.findall(r"[^\W\d]\w*(?!\s*\()\b", line[1]) if line else []
    name = next((n for n in written if callable(own.get(n, others.get(n)))), None)
    if name is None:
        return say("関数を、数のように使っています。関数は、かっこをつけて呼ぶと数になります。",
                   "A function is used like a number. It gives a number when it is called, with brackets.")  # fmt: skip
    if near := [] if name in own else difflib.get_close_matches(name, own, 1):
        return say(f"{name} は関数で、数ではありません。{near[0]} のことですか?", f"{name} is a function, and no number. Did you mean {near[0]}?")  # fmt: skip
    return say(f"{name} は関数です。かっこをつけて {name}(...) と呼ぶと、数になります。",
               f"{name} is a function. Called with brackets, {name}(...), it gives a number.")  # fmt: skip


def _too_much():
    return say(
        "大きすぎて、メモリに入りません。数の個数を減らしてください。",
        "That is more than fits into memory. Make it of fewer numbers.",
    )


def _shapes():
    """Arrays that do not fit."""
    return [
        (ValueError, "matmul|not aligned|core dimension",
         say("配列の形が合いません。@ では、左の列の数と右の行の数をそろえます。.T が抜けているか、反対側についていませんか?",
             "The shapes do not fit for @: the left one needs as many columns as the right one has rows. Is a .T missing, or on the wrong one?")),
        (ValueError, "broadcast", say("形のちがう配列どうしは、+ や * で計算できません。それぞれの .shape を見てください。",
                                      "Arrays of these two shapes cannot be combined with + - * /. Look at the .shape of each.")),
        (ValueError, "truth value", say("if、and、max は、配列をまとめて比べられません。np.where、&、np.maximum を使います。",
                                        "if, and, max cannot look at a whole array. Use np.where, &, np.maximum.")),
        (ValueError, "could not convert", say("文字列は数になりません。数なら、引用符を取ってください。",
                                              "A text is no number. If it is one, take the quotation marks away.")),
        (ValueError, "axis|axes", say("その番号の軸はありません。配列の .shape を見てください。", "There is no such axis. Look at the array's .shape.")),
    ]  # fmt: skip
