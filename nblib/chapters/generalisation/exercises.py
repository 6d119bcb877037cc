"""The room's exercises; the one that is told here is to read pairs of curves."""

import numpy as np

from nblib.chapters.generalisation.experiments import STEPS, learned
from nblib.chapters.generalisation.hand_out_exercise import hand_out, offered_table
from nblib.chapters.generalisation.stopping_exercise import stop_in_time
from nblib.errors import CourseError
from nblib.exercises.exercise import all_begun, exercise
from nblib.exercises.word_pages import page_beside
from nblib.language import listing, pair, say, told
from nblib.validation import in_short

__all__ = ["EXERCISES", "curve_table", "offered_table"]

PAGE = page_beside(__file__, "exercises.md")

CURVES = {  # how each was trained, and up to which step it is shown
    "A": dict(width=16, days=100, steps=STEPS),
    "B": dict(width=0, days=100, steps=20),
    "C": dict(width=16, days=1000, decay=0.01, steps=STEPS),
    "D": dict(width=0, days=100, number=4, steps=STEPS),
}
READINGS = ("train longer", "stop earlier", "leave it")
RIGHT_READINGS = dict(A="stop earlier", B="train longer", C="leave it", D="leave it")
MISREADINGS = {
    ("A", "train longer"): pair(
        "A: 訓練データの損失は、もう0に近く、下がりようがありません。テストデータの損失は、ずっと前から上がっています。",
        "A: The loss on training data is near 0 already. That on test data has long been rising."),
    ("A", "leave it"): pair(
        "A: 途中の損失と最後の損失を比べてください。もっとよい重みが、途中にありました。",
        "A: Compare the end with the steps before. There were better weights on the way."),
    ("B", "stop earlier"): pair(
        "B: 2つの損失は、そろって下がっている途中です。覚えすぎのしるしはありません。",
        "B: Both losses are still falling, side by side. Nothing has been learned by heart."),
    ("B", "leave it"): pair(
        "B: どちらの損失も、まだ 0.5 より上で、下がりつづけています。まだ途中です。",
        "B: Both losses are still falling. It is not done yet."),
    ("C", "stop earlier"): pair(
        "C: テストデータの損失は上がっていません。望める最小(0.345)のすぐ上です。",
        "C: The loss on test data does not rise. It is just above the least possible, 0.345."),
    ("C", "train longer"): pair(
        "C: どちらの損失も、もう動きません。望める最小(0.345)のすぐ上にいます。",
        "C: Neither loss moves any more, and it is just above the least possible, 0.345."),
    ("D", "stop earlier"): pair(
        "D: 2つの損失には、大きな差があります。でも、差だけでは過学習とは言えません。テストデータの損失は、ほとんど上がっていません。",
        "D: There is a large gap between the losses. A gap alone is no overfitting: the loss on test data hardly rises."),
    ("D", "train longer"): pair(
        "D: テストデータの損失は、200歩からもう下がっていません。長くしても、よくなりません。",
        "D: The loss on test data has not fallen since step 200. A longer training does not help."),
}  # fmt: skip


def curve_table():
    """The four pairs of curves as lines of text: the step, the loss on training data, the loss on test data."""
    lines = []
    for name, made in CURVES.items():
        made = dict(made)
        last = made.pop("steps")
        run = learned(**{"number": 3, **made}).run
        kept = [step for step in (0, 10, 20, 60, 100, 200, 300) if step <= last]
        at = [int(np.searchsorted(run.steps, step)) for step in kept]
        head = say("歩数", "step"), say("訓練", "train"), say("テスト", "test")  # with a tab after each: in columns
        rows = [map(str, kept), *([f"{losses[i]:.2f}" for i in at] for losses in (run.losses, run.test_losses))]
        lines.append("\n".join([name, *(f"  {h}\t" + "\t".join(row) for h, row in zip(head, rows, strict=True))]))
    return "\n".join(lines)


def _judge_readings(answer):
    """None if all four are read right, else a sentence on the first that is not."""
    if not isinstance(answer, dict) or set(answer) != set(CURVES):
        raise CourseError(
            say(
                f"A から D までの4つを dict で答えます。渡されたのは {in_short(answer)} です。",
                f"Answer all four, A to D, as a dict. What came is {in_short(answer)}.",
            )
        )
    given = dict(zip(CURVES, all_begun([answer[name] for name in CURVES]), strict=True))
    for name, reading in given.items():
        if reading not in READINGS:
            offered = listing([f'"{one}"' for one in READINGS])
            return say(f"{name}: {in_short(reading)} は選べません。{offered} から選びます。",
                       f"{name}: {in_short(reading)} is not among {offered}.")  # fmt: skip
    wrong = [MISREADINGS[name, reading] for name, reading in given.items() if reading != RIGHT_READINGS[name]]
    return told(wrong[0]) if wrong else None


read_curves = exercise(
    PAGE,
    key="read_curves",
    judge=_judge_readings,
    solution='my_readings = dict(A="stop earlier", B="train longer", C="leave it", D="leave it")',
)

EXERCISES = (stop_in_time, read_curves, hand_out)
