"""An exercise: the step at which training is best stopped, found without looking ahead."""

import numpy as np

from nblib.exercises.exercise import exercise
from nblib.exercises.judge import judged_by
from nblib.exercises.word_pages import page_beside
from nblib.language import pair

PAGE = page_beside(__file__, "exercises.md")


def stopping_step(losses, patience):
    """The right answer: the step with the least loss so far, once it has not been undercut for `patience` steps."""
    best = 0
    for step, loss in enumerate(losses):
        if loss < losses[best]:
            best = step
        elif step - best >= patience:
            break
    return best


def _where_it_gave_up(losses, patience):
    """The step at which patience ended, instead of the best one before."""
    best = 0
    for step, loss in enumerate(losses):
        if loss < losses[best]:
            best = step
        elif step - best >= patience:
            return step
    return len(losses) - 1


def _at_once(losses, patience):
    """Stopping at the first rise, without patience."""
    return next((step - 1 for step in range(1, len(losses)) if losses[step] >= losses[step - 1]), len(losses) - 1)


def _counting_rises(losses, patience):
    """Counting all steps that are no new best, without beginning anew at a new best."""
    best, count = 0, 0
    for step, loss in enumerate(losses):
        if loss < losses[best]:
            best = step
        elif step:
            count += 1
            if count >= patience:
                break
    return best


def _rising_in_a_row(losses, patience):
    """Counting rises one after another, so that a small dip that is no new best begins the count anew."""
    best, count = 0, 0
    for step in range(1, len(losses)):
        if losses[step] < losses[best]:
            best = step
        count = count + 1 if losses[step] > losses[step - 1] else 0
        if count >= patience:
            break
    return best


STOPPING_MISTAKES = [
    (lambda losses, patience: int(np.argmin(losses)),
     pair("全体の最小を返しています。止めたあとの損失は、まだ計算されていません。先のことは見られません。",
          "This is the least of all. But losses after the stop have not been computed yet: nobody can look ahead.")),
    (_where_it_gave_up,
     pair("あきらめた歩数を返しています。取っておくのは、それまででいちばんよかった歩数の重みです。",
          "This is the step at which patience ended. What is kept are the weights of the best step before.")),
    (lambda losses, patience: len(losses) - 1,
     pair("いつも最後の歩数です。それでは、止めていません。", "This is always the last step, so nothing is stopped.")),
    (lambda losses, patience: stopping_step(losses, patience) + 1,
     pair("1つずれています。最初の損失は0番です。", "It is off by one. The first loss is number 0.")),
    (_at_once,
     pair("初めて上がったところで止めています。検証データは少ないので、損失はふらつきます。patience 歩だけ待ちます。",
          "It stops at the first rise. With few validation days the loss jitters, so wait for `patience` steps.")),
    (_counting_rises,
     pair("最小を更新しても、数えなおしていません。更新したら、また patience 歩まで待ちます。",
          "The count goes on after a new least loss. From there on it has to begin anew.")),
    (_rising_in_a_row,
     pair("「続けて上がった」回数を数えています。少し下がっても、最小を更新しなければ、待っている歩数のうちです。",
          "It counts rises in a row. A small dip that is no new least still belongs to the waiting.")),
    (lambda losses, patience: losses[stopping_step(losses, patience)],
     pair("損失そのものを返しています。返すのは歩数(何番か)です。", "This is the loss itself. Return the step, that is, its number.")),
]  # fmt: skip


def _validation_losses():
    """Fresh losses that jitter, with a second, lower valley after the first, and a patience that ends between them."""
    rng = np.random.default_rng()
    jitter = rng.uniform(0.001, 0.019, 24)
    first = np.array([0.7, 0.6, 0.62, 0.52, 0.54, 0.45, 0.47, 0.46, 0.49, 0.48, 0.52, 0.5])
    second = np.array([0.55, 0.5, 0.42, 0.36, 0.3, 0.31, 0.3, 0.35, 0.4, 0.42, 0.46, 0.5])
    losses = [float(loss) for loss in np.round(np.concatenate([first, second]) + jitter, 3)]
    falling = [float(loss) for loss in np.round(np.linspace(0.7, 0.3, 9) + jitter[:9], 3)]
    waves = [0.7, 0.72, 0.6, 0.62, 0.5, 0.52, 0.4, 0.41, 0.42, 0.3]  # a count that is never begun anew ends too soon
    dip = [0.7, 0.5, 0.6, 0.55, 0.4, 0.45, 0.5, 0.3]  # one of rises in a row too late
    return [([0.7, 0.6, 0.5, 0.55, 0.6, 0.65], 2), (waves, 2), (dip, 2), (losses, 4), (losses[:10], 3), (falling, 2)]


stop_in_time = exercise(
    PAGE,
    key="stop_in_time",
    judge=judged_by(stopping_step, STOPPING_MISTAKES, _validation_losses),
    solution=(
        "def my_stop(losses, patience):\n    best = 0\n    for step, loss in enumerate(losses):\n"
        "        if loss < losses[best]:\n            best = step\n"
        "        elif step - best >= patience:\n            break\n    return best"
    ),
)
