"""What Python says in English of the usual slips, in plain words: which slip gets which sentence, and where they are told."""

import math

import nbformat
import numpy as np
import pytest

from nblib.errors import CourseError
from nblib.language import words
from nblib.learner_code import is_courses
from nblib.python_errors import plainly
from nblib.validation import as_number

SLIPS = {  # code: what is said in Japanese, and in English
    "x = 2 － 1": ("「－」", "“－”"),
    "x = 2　+ 1": ("見えない文字", "cannot be seen"),
    "x = 3 × 4": ("かけ算は *", "Multiplying is *"),
    "x = 2h": ("2 * h", "2 * h"),
    "x = [1 2]": ("抜けています", "missing"),
    "def f(x)\n    return x": (": が抜けて", "A : is missing"),
    "def f(x):\nreturn x": ("字下げ", "spaces"),
    "f(1": ("かっこの数", "come in pairs"),
    "f(1))": ("かっこの数", "come in pairs"),
    "if 1 = 1: pass": ("== です", "write =="),
    "print('a)": ("引用符", "not closed"),
    "print 1": ("print(y)", "print(y)"),
    "return 1": ("def の中", "inside a def"),
    "w1x1": ("w1x1 という名前", "The name w1x1 is not known"),
    "重さ": ("重さ という名前", "The name 重さ is not known"),
    "number": ("number という名前", "The name number is not known"),  # “There is no number” would be read as a sentence
    "true": ("True", "True"),
    "def f():\n    n += 1\nf()": ("まだ値がありません", "no value yet"),
    "math.expp(1)": ("点(.)の後ろ", "behind the dot"),
    "import nunpy": ("パッケージ", "package"),
    "{}['w']": ("入っていません", "of that name"),
    "[1, 2][2]": ("番号が大きすぎ", "too large"),
    "1 / 0": ("0で割って", "divided by 0"),
    "def f(x): return f(x)\nf(1)": ("自分自身", "itself"),
    "... + 1": ("...", "..."),
    "2(3 - 1)": ("* が抜けて", "* is missing"),
    "np.ones(2)(3)": ("* が抜けて", "* is missing"),
    "1.5^2": ("h**2", "h**2"),
    "np.ones(2)^2": ("h**2", "h**2"),
    "1 + max": ("かっこをつけて", "brackets"),
    "1 - np.exp": ("かっこをつけて", "brackets"),
    "None + 1": ("None", "None"),
    "'2' + 1": ("引用符を取って", "quotation marks away"),
    "1 + '2'": ("引用符を取って", "quotation marks away"),
    "float('two')": ("引用符を取って", "quotation marks away"),
    "[1, 2] / 3": ("np.array", "np.array"),
    "[1, 2] * 1.5": ("np.array", "np.array"),
    "math.exp(np.ones(3))": ("np.exp", "np.exp"),
    "np.exp(['a'])": ("数でないもの", "no number"),
    "(lambda x: x)()": ("数と合いません", "more or fewer"),
    "np.zeros((10**6, 10**6))": ("メモリ", "memory"),
    "np.zeros((10**9,) * 3)": ("メモリ", "memory"),
    "[0] * 10**15": ("メモリ", "memory"),
    "[0] * 10**30": ("メモリ", "memory"),
    "math.exp(1000)": ("大きくなりすぎ", "too large"),
    "np.ones((2, 3)) @ np.ones((2, 3))": ("左の列の数", "as many columns"),
    "np.dot(np.ones(3), np.ones(4))": ("左の列の数", "as many columns"),
    "np.ones(2) + np.ones(3)": (".shape", ".shape"),
    "max(np.ones(3), 0)": ("np.maximum", "np.maximum"),
    "np.ones(3).sum(axis=1)": ("軸", "axis"),
}


def error_of(code):
    """The error that this code of a learner's ends with."""
    with pytest.raises(Exception) as caught:
        exec(compile(code, "a cell", "exec"), dict(math=math, np=np))
    return caught.value


@pytest.mark.parametrize("code", SLIPS)
@pytest.mark.filterwarnings("ignore")
def test_a_usual_slip_is_told_in_plain_words(code):
    for language, told in zip(("ja", "en"), SLIPS[code], strict=True):
        words.speak(language)
        assert told in plainly(error_of(code))


def test_of_other_errors_nothing_is_said():
    class Broken(ValueError):
        def __str__(self):
            raise SystemExit

    for error in (Broken(), KeyboardInterrupt(), CourseError("0"), OSError("disk full"), ValueError("of another kind")):
        assert plainly(error) == ""


def test_whose_code_ran_last():
    assert is_courses(pytest.raises(CourseError, as_number, "2").value)
    assert not is_courses(error_of("1 / 0")) and not is_courses(error_of("f(1")) and not is_courses(ValueError())


def test_in_a_notebook_it_stands_below_the_error():
    from nbclient import NotebookClient

    cells = ["from nblib import panels", "x = 2 － 1", "w1x1", "panels.slider(2, 3, 1)", "1 + 1"]
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(made, allow_errors=True, kernel_name="python3").execute()
    told = ["".join(o.text for o in cell.outputs if o.output_type == "stream") for cell in made.cells]
    assert "「－」" in told[1] and "w1x1 という名前" in told[2] and [told[0], told[3], told[4]] == ["", "", ""]
    assert [cell.outputs[0].output_type for cell in made.cells[1:4]] == ["error"] * 3
