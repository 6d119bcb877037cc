"""An answer that never ends spoils nothing for the answers that come after it."""

import pytest

from nblib.chapters.activation import ask
from nblib.chapters.which_activation.own_activation import what_is_wrong
from nblib.errors import CourseError
from nblib.exercises import exercise
from nblib.exercises.judge import compare
from nblib.exercises.sandbox import SECONDS, guarded
from nblib.language import words
from nblib.maths.activations.activation import own


def in_a_comprehension():
    return [0 for _ in iter(int, 1)]


def on_one_line():
    while True: pass  # fmt: skip  # noqa: E701


def on_several_lines():
    x = 0
    while True:
        x += 1
        x -= 1


@pytest.mark.parametrize("endless", [in_a_comprehension, on_one_line, on_several_lines])
def test_the_next_answer_is_judged_as_ever(endless):
    for _ in range(2):
        with pytest.raises(CourseError, match="くり返し"):
            guarded(endless, seconds=0.2)
        assert guarded(lambda: sum(range(1000))) == (499500, "")


def test_too_long_is_told_with_what_else_it_may_be():
    with pytest.raises(CourseError, match=r"^0\.2秒たっても.*計算が多すぎます"):
        guarded(on_several_lines, seconds=0.2)


def test_an_exercise_may_give_its_answers_more_time(monkeypatch):
    given = []
    monkeypatch.setattr(exercise, "guarded", lambda task, seconds: given.append(seconds) or (task(), ""))
    more = dict(key="a", title="", judge=lambda answer: None, praise="", hints=["", ""], solution="")
    for made in (exercise.Exercise(**more), exercise.Exercise(**more, seconds=10)):
        assert exercise.review(made, 1).right
    assert given == [SECONDS, 10]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((..., ..., ...), "まだ答えがありません"),
        (((..., ...), (..., ...)), "まだ答えがありません"),
        ((-0.9, 0.5, ...), "まだ ... が残っています"),
        (((1, 2), (..., ...)), "まだ ... が残っています"),
        (((1, 2), ...), "まだ ... が残っています"),
    ],
)
def test_what_is_half_done_is_not_told_that_there_is_nothing(answer, told):
    with pytest.raises(exercise.NotBegun, match=told):
        exercise.all_begun(answer)
    assert exercise.all_begun(((1, 2), (3, 4))) == ((1, 2), (3, 4)) and exercise.all_begun(5) == 5


def test_a_number_that_rounds_to_nothing_has_no_sign():
    said = compare(lambda x: -0.0, lambda x: x + 1.0, [], [(1,)])
    assert "x = 1 のとき 0 になりました" in said


def test_two_numbers_that_differ_are_shown_apart():
    assert "0.333333 になりました。正しくは 0.333334 です" in compare(
        lambda x: 0.333333, lambda x: x * 0.333334, [], [(1,)]
    )
    said = compare(lambda x: 0.33333333, lambda x: x / 3, [], [(1,)])
    assert "0.33333333 になりました。正しくは 0.333333333 です" in said


@pytest.mark.parametrize("language, quoted", [("ja", "「raise ValueError」"), ("en", "“raise ValueError”")])
def test_a_line_of_code_stands_in_quotation_marks_and_not_in_backticks(language, quoted):
    """What is told is shown as it is, and nobody turns backticks into code there."""
    words.speak(language)

    def stopping(z):
        raise ValueError

    told = [exercise.review(ask.write_leaky, stopping).words, what_is_wrong(own(stopping))[1]]
    for sentence in told:
        assert quoted in sentence and "`" not in sentence
