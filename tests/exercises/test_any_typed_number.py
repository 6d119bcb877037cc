"""Any text in the place of a number: the number that it means, or a sentence; at once, and without a warning."""

import math
import warnings

import pytest

from nblib.chapters.backprop.slope_answer import typed_number
from nblib.errors import CourseError
from nblib.language import words
from tests.thorough import THOROUGH

hypothesis = pytest.importorskip("hypothesis")
example, given, settings, st = hypothesis.example, hypothesis.given, hypothesis.settings, hypothesis.strategies
often = settings(max_examples=5000 if THOROUGH else 400, deadline=None, derandomize=True)

NUMBERS = st.integers(0, 99) | st.floats(0, 1e6, allow_nan=False)
SHOWN = {"*": ["*", "×", " * "], "/": ["/", "÷"], "-": ["-", "−", "ー", " – "], "+": ["+", "+"]}


def grown(inner):
    """Pairs (text, value) of sums, products and squares of such pairs."""
    signs = st.sampled_from([(sign, shown) for sign, all_shown in SHOWN.items() for shown in all_shown])
    return st.one_of(
        st.builds(lambda a, sign, b: (f"({a[0]}){sign[1]}({b[0]})", _worked_out(a[1], sign[0], b[1])), inner, signs, inner),
        st.builds(lambda a, power: (f"({a[0]}){power}", a[1] * a[1]), inner, st.sampled_from(["**2", "^2"])),
        inner.map(lambda a: (f"-({a[0]})", -a[1])),
    )  # fmt: skip


def _worked_out(a, sign, b):
    if sign == "/":
        return a / b if b else math.nan
    return {"+": a + b, "-": a - b, "*": a * b}[sign]


@often
@given(pair=st.recursive(NUMBERS.map(lambda number: (f"{number}", float(number))), grown, max_leaves=8))
def test_sums_products_and_squares_are_worked_out(pair):
    text, value = pair
    if math.isfinite(value):
        assert typed_number(text) == pytest.approx(value, rel=1e-9, abs=1e-9)
    else:
        with pytest.raises(CourseError):
            typed_number(text)


@often
@given(text=st.text(max_size=12) | st.text("0123456789.+-*/()^_ejx×ー,{}[]'\"\\\n #=", max_size=12), language=st.sampled_from(["ja", "en"]))  # fmt: skip
@example("(" * 40 + "9" + ")**2" * 40, "en")  # a number of more digits than any memory holds
@example("9" * 5000, "en")
@example("~0", "ja")
@example("not 1", "en")
@example("1" + "+1" * 100_000, "ja")
@example("\ud800", "ja")
def test_any_text_is_a_finite_number_or_told_to_be_none(text, language):
    words.speak(language)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            assert math.isfinite(typed_number(text))
        except CourseError as trouble:
            assert str(trouble).strip().encode()
            assert any("ぁ" <= letter <= "ん" for letter in str(trouble)) or language == "en"
