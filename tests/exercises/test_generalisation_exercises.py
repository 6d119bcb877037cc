"""The exercises on generalisation: right answers and every typical mistake, in both languages."""

import pytest

from nblib.chapters.generalisation import ask as ex
from nblib.chapters.generalisation.exercises import CURVES, READINGS, RIGHT_READINGS, curve_table
from nblib.chapters.generalisation.hand_out_exercise import CHOSEN, measured, offered_table
from nblib.exercises.exercise import review
from nblib.language import words


def stop(losses, patience):
    """Written otherwise than the solution: the first step whose next `patience` losses are no better."""
    for step in range(len(losses)):
        rest = losses[step + 1 : step + 1 + patience]
        is_best = losses[step] == min(losses[: step + 1]) and losses.index(losses[step]) == step
        if is_best and all(loss >= losses[step] for loss in rest):
            return step
    raise AssertionError


def best(losses):
    return losses.index(min(losses))


def gave_up(losses, patience):
    return min(stop(losses, patience) + patience, len(losses) - 1)


def no_new_count(losses, patience):
    at, count = 0, 0
    for step in range(1, len(losses)):
        if losses[step] < losses[at]:
            at = step
        else:
            count += 1
        if count == patience:
            return at
    return at


def first_rise(losses, patience):
    return next((i - 1 for i in range(1, len(losses)) if losses[i] > losses[i - 1]), len(losses) - 1)


def readings(**other):
    return {**RIGHT_READINGS, **other}


RIGHT = [
    (ex.stop_in_time, stop),
    (ex.read_curves, readings()),
    (ex.hand_out, ("S", 0.8)),
    (ex.hand_out, ["s ", 80]),
    (ex.hand_out, ("S", 0.802)),
]
MISTAKES = [
    (ex.stop_in_time, lambda losses, patience: best(losses), "先のことは見られません", "nobody can look ahead"),
    (ex.stop_in_time, gave_up, "あきらめた歩数", "patience ended"),
    (ex.stop_in_time, lambda losses, patience: len(losses) - 1, "いつも最後の歩数", "always the last step"),
    (ex.stop_in_time, lambda losses, patience: stop(losses, patience) + 1, "1つずれて", "off by one"),
    (ex.stop_in_time, first_rise, "初めて上がったところ", "at the first rise"),
    (ex.stop_in_time, no_new_count, "数えなおしていません", "has to begin anew"),
    (ex.stop_in_time, lambda losses, patience: losses[stop(losses, patience)], "損失そのもの", "the loss itself"),
    (ex.stop_in_time, lambda losses, patience: 7, "正しくは", "right would be"),
    (ex.stop_in_time, lambda losses, patience: None, "return を書き忘れ", "Is a return missing"),
    (ex.stop_in_time, 3, "関数を渡して", "A function is needed"),
    (ex.read_curves, readings(A="train longer"), "A: 訓練データの損失は、もう0に近く", "A: The loss on training data is near 0"),
    (ex.read_curves, readings(A="leave it"), "A: 途中の損失", "A: Compare the end"),
    (ex.read_curves, readings(B="stop earlier"), "B: 2つの損失は、そろって", "B: Both losses are still falling, side by side"),
    (ex.read_curves, readings(B="leave it"), "B: どちらの損失も", "B: Both losses are still falling. It"),
    (ex.read_curves, readings(C="stop earlier"), "C: テストデータの損失は上がって", "C: The loss on test data does not rise"),
    (ex.read_curves, readings(C="train longer"), "C: どちらの損失も、もう動きません", "C: Neither loss moves"),
    (ex.read_curves, readings(D="stop earlier"), "差だけでは過学習とは言えません", "A gap alone is no overfitting"),
    (ex.read_curves, readings(D="train longer"), "D: テストデータの損失は、200歩から", "D: The loss on test data has not fallen"),
    (ex.read_curves, readings(D="overfitting"), "選べません", "is not among"),
    (ex.read_curves, dict(A="leave it"), "A から D までの4つ", "Answer all four"),
    (ex.read_curves, "leave it", "A から D までの4つ", "Answer all four"),
    (ex.hand_out, ("P", 0.8), "P は検証データで 80% 当たり", "P is right most often"),
    (ex.hand_out, ("Q", 0.8), "Q は早く止めた", "Q was stopped early"),
    (ex.hand_out, ("R", 0.8), "R は、テストデータの損失では", "R has the least loss on test data"),
    (ex.hand_out, ("S", 0.76), "S を選ぶのに使った日", "by which S was chosen"),
    (ex.hand_out, ("S", 89), "訓練した日のもの", "the days it was trained on"),
    (ex.hand_out, ("S", 0.5), "50% は、S の行のどこにも", "50% stands nowhere"),
    (ex.hand_out, ("X", 0.5), "'X' はありません", "no 'X'"),
    (ex.hand_out, "S", "文字と正解率の2つ", "Two things are needed"),
    (ex.hand_out, ("S", "many"), "数", "number"),
]  # fmt: skip


@pytest.mark.parametrize("exercise, answer", RIGHT)
def test_a_right_answer(exercise, answer):
    assert review(exercise, answer).right


@pytest.mark.parametrize("exercise, answer, ja, en", MISTAKES)
def test_a_mistake_is_named(exercise, answer, ja, en):
    for language, part in (("ja", ja), ("en", en)):
        words.speak(language)
        found = review(exercise, answer)
        assert found.right is False and part in found.words


@pytest.mark.parametrize("exercise", ex.exercises, ids=lambda exercise: exercise.key)
def test_the_solution_is_right(exercise):
    names = {}
    exec(exercise.solution, names)
    answer = next(value for name, value in names.items() if name.startswith("my_"))
    assert review(exercise, answer).right


@pytest.mark.parametrize(
    "exercise, answer", [(ex.stop_in_time, lambda losses, patience: ...), (ex.read_curves, dict.fromkeys("ABCD", ...)), (ex.hand_out, (..., ...))]
)  # fmt: skip
def test_what_is_not_begun_is_told_so(exercise, answer):
    assert review(exercise, answer).right is None


def test_the_curves_are_what_they_are_said_to_be():
    """Read off the numbers that the learner reads, and not by the code that judges."""
    words.speak("en")
    lines = curve_table().splitlines()
    for i, name in enumerate(CURVES):
        _, training, test = (
            [float(number) for number in line.split("\t")[1:]] for line in lines[4 * i + 1 : 4 * i + 4]
        )
        lost, falling = test[-1] - min(test), test[-2] - test[-1]
        reading = "stop earlier" if lost > 0.1 else "train longer" if falling > 0.03 else "leave it"
        assert lines[4 * i] == name and RIGHT_READINGS[name] == reading and reading in READINGS
        assert training[-1] < test[-1], "there is a gap everywhere"
    assert test[-1] - training[-1] > 0.2, "and the last one is large, with nothing wrong"


def test_the_network_to_hand_out_is_the_one_with_the_least_validation_loss_and_others_tempt():
    found = {name: measured(name) for name in "PQRS"}

    def first(kind, what):
        return (min if what == 0 else max)(found, key=lambda name: found[name][kind][what])

    assert first("validation", 0) == CHOSEN
    assert first("training", 0) == first("training", 1) == first("validation", 1) == "P"
    assert first("test", 0) == "R"
    accuracies = [round(found[CHOSEN][kind][1], 2) for kind in ("training", "validation", "test")]
    assert len(set(accuracies)) == 3, "or a promise would not tell by what it was made"
    words.speak("en")
    assert f"{found[CHOSEN]['validation'][0]:.3f} 76%" in offered_table()
