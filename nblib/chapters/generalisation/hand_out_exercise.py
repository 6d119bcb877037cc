"""An exercise: which of four networks would you hand out, and what accuracy would you promise?"""

import numpy as np

from nblib.chapters.generalisation.experiments import STEPS, learned, validated
from nblib.errors import CourseError
from nblib.exercises.exercise import all_begun, begun, exercise
from nblib.exercises.word_pages import page_beside
from nblib.language import say, word
from nblib.validation import as_number, in_short, length

PAGE = page_beside(__file__, "exercises.md")

OFFERED = {  # all trained on the same 100 days with ten useless notes
    "P": dict(width=16, step=STEPS),
    "Q": dict(width=16, step=20),
    "R": dict(width=0, step=STEPS),
    "S": dict(width=16, decay=0.01, step=STEPS),
}
CHECKED, NUMBER = 50, 48  # validation days, and the number of the diary
CHOSEN = "S"
CLOSE = 0.006  # a promise is a whole percentage


def measured(name):
    """(loss, accuracy) of one of the four on "training", "validation" and "test" data, by name."""
    made = dict(OFFERED[name])
    step = made.pop("step")
    found = learned(days=100, number=NUMBER, **made)
    at = int(np.searchsorted(found.run.steps, step))
    losses, right = validated(found, CHECKED, NUMBER)
    return dict(
        training=(found.run.losses[at], found.accuracy[at]),
        validation=(losses[at], right[at]),
        test=(found.run.test_losses[at], found.new_accuracy[at]),
    )


def offered_table():
    """The four as lines of text, short enough for a telephone: loss and accuracy on training, validation and test data."""
    lines = []
    for name in OFFERED:
        pairs = [(word(f"{kind} data"), *both) for kind, both in measured(name).items()]
        lines += [name, *(f"  {loss:.3f} {right:.0%}\t{data}" for data, loss, right in pairs)]
    return "\n".join(lines)


def _not_chosen(name):
    """Why another one than the right one is not to be handed out."""
    loss, right = measured(name)["validation"]
    if name == "P":
        return say(
            f"P は検証データで {right:.0%} 当たり、いちばん多いです。でも損失は {loss:.3f} です。外れる日にも自信たっぷりなので、確率は信じられません。友達が知りたいのは確率です。",
            f"P is right most often on validation data, on {right:.0%}. But its loss there is {loss:.3f}: it is sure even when it is wrong. The friend asks for probabilities.",
        )
    if name == "R":
        return say(
            "R は、テストデータの損失ではいちばんです。でも、テストデータで選ぶと、実力を測るデータがもう残りません。選ぶのは検証データです。",
            "R has the least loss on test data. But if you choose by these, no data are left to say what the choice is worth. Choose by validation data.",
        )
    return say(
        f"Q は早く止めたので、P よりずっとよくなりました。でも、検証データの損失が {loss:.3f} より小さいものが、ほかにあります。",
        f"Q was stopped early, and is much better than P. But others have a lower loss than {loss:.3f} on validation data.",
    )


def _judge_hand_out(answer):
    """None if the answer is the right one with what it does on test data, else why not."""
    if begun(answer) is None or isinstance(answer, str) or length(answer) != 2:
        raise CourseError(
            say(
                f'("P", 0.5) のように、文字と正解率の2つを書きます。渡されたのは {in_short(answer)} です。',
                f'Two things are needed, a letter and an accuracy, as in ("P", 0.5). What came is {in_short(answer)}.',
            )
        )
    name, promised = all_begun(list(answer))
    name = name.strip().upper() if isinstance(name, str) else name
    if not isinstance(name, str) or name not in OFFERED:
        return say(
            f"{in_short(name)} はありません。P、Q、R、S から選びます。",
            f"There is no {in_short(name)}. Choose P, Q, R or S.",
        )
    return _not_chosen(name) if name != CHOSEN else _promise(as_number(promised))


def _promise(promised):
    """What there is to say of the accuracy that is promised for the right network; None if it is that on test data."""
    share = promised / 100 if promised > 1 else promised
    training, validation, test = (right for _, right in measured(CHOSEN).values())
    if abs(share - test) <= CLOSE:
        return None
    if abs(share - validation) <= CLOSE:
        return say("S でよいです。でもその正解率は検証データのもので、S を選ぶのに使った日です。選ぶのに使わなかった日で約束します。",
                   "S it is. But that accuracy is of the validation days, by which S was chosen. Promise by days that had no say in it.")  # fmt: skip
    if abs(share - training) <= CLOSE:
        return say("S でよいです。でもその正解率は、訓練した日のものです。新しい日には、そんなに当たりません。",
                   "S it is. But that accuracy is of the days it was trained on. It will not be right as often on new ones.")  # fmt: skip
    return say(
        f"S でよいです。正解率 {share:.0%} は、S の行のどこにもありません。",
        f"S it is. But an accuracy of {share:.0%} stands nowhere in its row.",
    )


hand_out = exercise(PAGE, key="hand_out", judge=_judge_hand_out, solution='my_choice = ("S", 0.80)')
