"""The start chapter and the tool box: predictions found once more, the exercise with every typical mistake, the machine check."""

import importlib.metadata
import statistics

import pytest

from nblib.chapters import toolbox
from nblib.chapters.start import ask, machine_check
from nblib.chapters.start.machine_check import check_machine
from nblib.exercises.exercise import review
from nblib.language import words
from nblib.panels import plain_pictures
from tests.exercises.answers import right_answer, right_option


def test_predictions():
    words.speak("en")
    assert right_answer(toolbox.ask.how_many) == f"{len([2, 3, 4, 5])} of them"
    assert right_answer(toolbox.ask.slope_on_the_left).startswith("Negative")  # d/dx of x x / 2 is x, here -1
    assert "it is -1" in right_option(toolbox.ask.slope_on_the_left).why
    held = toolbox.ask.slope_while_held  # d/du of (u u + v v) / 2 + u v / 2 is u + v / 2
    assert right_answer(held) == "Yes, it can" and f"from {-1 + 1 / 2} to {-1 + 2 / 2}" in right_option(held).why
    power = toolbox.ask.negative_power
    assert right_answer(power) == "A number between 0 and 1" and f"{2.718281828**-2:.3f}" in right_option(power).why


def looping(numbers):
    total = 0
    for number in numbers:
        total += number
    return total / len(numbers)


def returning_too_early(numbers):
    total = 0
    for number in numbers:
        total += number
        return total


hours = [1, 0, 2, 1, 3, 0, 1, 2]


def not_adding(numbers):
    for n in numbers:
        total = n
    return total / len(numbers)


def without_first(numbers):
    total = 0
    for i in range(1, len(numbers)):
        total += numbers[i]
    return total / len(numbers)


def without_last(numbers):
    total = 0
    for i in range(len(numbers) - 1):
        total += numbers[i]
    return total / len(numbers)


def printing(numbers):
    print(sum(numbers) / len(numbers))


@pytest.mark.parametrize("right", [looping, statistics.fmean, lambda a: sum(a) / len(a)])
def test_a_right_mean(right):
    assert review(ask.write_mean, right).right


MISTAKES = [
    (sum, "足しただけ", "This is the sum"),
    (len, "個数が返って", "how many there are"),
    (lambda a: sum(a) / (len(a) - 1), "1つ少ない", "one less"),
    (lambda a: sum(a) / 8, "いつも8", "always divides by 8"),
    (lambda a: sum(a) / 2, "いつも2", "always divides by 2"),
    (lambda a: len(a) / sum(a), "逆", "upside down"),
    (lambda a: sum(a) // len(a), "// は小数を切り捨て", "// leaves out"),
    (lambda a: int(sum(a) / len(a)), "// は小数を切り捨て", "// leaves out"),
    (lambda a: round(sum(a) / len(a)), "丸めて", "rounded"),
    (lambda a: round(sum(a) / len(a), 1), "丸めて", "rounded"),
    (lambda a: round(sum(a) / len(a), 2), "丸めて", "rounded"),
    (lambda a: sum(hours) / len(hours), "hours や", "not hours"),
    (lambda a: 5, "いつも同じ答え", "always the same answer"),
    (not_adding, "最後の数だけ", "Only the last number is used"),
    (lambda a: a[-1], "最後の数を返して", "returns the last number"),
    (without_first, "最初の数が抜けて", "first number is left out"),
    (without_last, "最後の数が抜けて", "last number is left out"),
    (returning_too_early, "for の中", "inside the loop"),
    (lambda a: a[0] / len(a), "最初の数だけ", "Only the first"),
    (statistics.median, "中央値", "median"),
    (max, "になりました", "but this gave"),
    (printing, "print は", "print only shows"),
    (lambda a: a, "1つの数", "one number"),
    (lambda: 1, "TypeError", "TypeError"),
    (3, "関数を渡して", "A function is needed"),
]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("answer", "japanese", "english"), MISTAKES)
def test_a_wrong_mean_gets_its_own_words(answer, japanese, english, language):
    words.speak(language)
    for _ in range(5):
        found = review(ask.write_mean, answer)
        assert found.right is False and (japanese if language == "ja" else english) in found.words


def test_the_unsolved_exercise_is_not_begun():
    assert review(ask.write_mean, lambda numbers: ...).right is None


# ---- the machine


def test_this_machine_is_fit():
    assert [finding.fine for finding in machine_check.findings()] == [True, True]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("package", ["numpy", "matplotlib", "ipywidgets", "anywidget"])
def test_a_version_too_old_is_named_with_the_remedy(package, language, monkeypatch):
    words.speak(language)
    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "0.1" if name == package else real(name))
    first, _ = machine_check.findings()
    assert not first.fine and f"{package} 0.1" in first.words and f'%pip install "{package}>=' in first.words


def test_a_package_that_is_missing_is_named(monkeypatch):
    def version(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert (
        not machine_check.findings()[0].fine and "pip install -r requirements.txt" in machine_check.findings()[0].words
    )


def test_an_old_python_is_named(monkeypatch):
    monkeypatch.setattr(machine_check.platform, "python_version", lambda: "3.9.2")
    assert "Python 3.9.2" in machine_check.findings()[0].words


def test_a_missing_font_is_named_and_pictures_go_on(monkeypatch):
    monkeypatch.setattr(machine_check, "get_font_ttf_path", lambda: "/no/such/font.ttf")
    found = check_machine()
    assert "× 日本語の文字の部品がありません" in repr(found) and "×" in found.lines.value


def test_the_stage_is_heard_or_there_is_a_way_out():
    found = check_machine()
    assert "待っています" in found.lines.value and found.bottom.layout.display == ""
    found.panel.stage.room = 900
    assert "つながっています" in found.lines.value and found.bottom.layout.display == "none"
    assert "Restart Kernel" in repr(found)


def test_switching_to_plain_pictures_and_back():
    check_machine().switch.click()
    again = check_machine()
    assert "普通の画像" in again.lines.value and again.panel.stage.image.value
    again.panel.controls["n"].value = 10
    assert "つまみは 10" in again.panel.stage.caption.value
    again.switch.click()
    assert "待っています" in check_machine().lines.value
    plain_pictures(False)
