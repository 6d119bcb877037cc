"""An exercise in code: the accuracy of a network with many outputs."""

import numpy as np

from nblib.exercises.exercise import exercise
from nblib.exercises.judge import compare, function
from nblib.exercises.word_pages import page_beside
from nblib.language import pair

PAGE = page_beside(__file__, "exercises.md")


def accuracy(scores, y):
    """The right answer: the share of rows whose largest score stands at the right digit."""
    return float(np.mean(np.argmax(scores, axis=1) == y))


def _by_columns(scores, y):
    read = np.argmax(scores, axis=0)
    return float(np.mean(read == y)) if len(read) == len(y) else -1.0


def _scores_themselves(scores, y):
    return float(np.mean(scores == y)) if scores.shape[1] == len(y) else -1.0


MISTAKES = [
    (_scores_themselves,
     pair("合計そのものを y と比べています。先に、行ごとにいちばん大きい合計が何番目にあるか(argmax)を求めます。",
          "The scores themselves are compared with y. First find at which place the largest of each row stands (argmax).")),
    (lambda scores, y: 0,
     pair("いつも0です。// は小数を切り捨てます。割り算は / です(比べるのは is でなく == です)。",
          "It is always 0. // cuts off what follows the point: divide by /. (And compare by ==, not by is.)")),
    (lambda scores, y: 1 - accuracy(scores, y),
     pair("これはまちがえた割合です。正しく読めた割合は、1からこれを引いたものです。",
          "This is the share of mistakes. The accuracy is 1 minus that.")),
    (lambda scores, y: accuracy(scores, y) * len(y),
     pair("これは正しく読めた枚数です。全体の枚数 len(y) で割ると、割合になります。",
          "This is how many were read right. Divide by how many there are, len(y).")),
    (lambda scores, y: 100 * accuracy(scores, y),
     pair("百分率になっています。0から1までの割合で返してください。", "This is in percent. Return a share from 0 to 1.")),
    (lambda scores, y: accuracy(scores, y) * len(y) / scores.shape[1],
     pair("数字の種類の数で割っています。割るのは、枚数 len(y) です。",
          "This is divided by the number of different digits. Divide by the number of pictures, len(y).")),
    (lambda scores, y: accuracy(scores, y) * len(y) / 10,
     pair("いつも10で割っています。割るのは、枚数 len(y) です。",
          "This is always divided by 10. Divide by the number of pictures, len(y).")),
    (lambda scores, y: float(np.mean(np.argmax(scores) == y)),
     pair("axis=1 がないので、表全体でいちばん大きい数を1つだけ探しています。",
          "Without axis=1 this looks for the one largest number of the whole table.")),
    (lambda scores, y: 1 / len(y),
     pair("return が for の中にあります。全部数え終えてから返します。",
          "The return stands inside the loop. Count to the end, then return.")),
    (_by_columns,
     pair("列ごとに(axis=0)いちばん大きい数を探しています。1枚の絵は1行なので、axis=1 です。",
          "This looks for the largest number of each column (axis=0). A picture is a row, so it is axis=1.")),
    (lambda scores, y: float(np.mean(np.argmin(scores, axis=1) == y)),
     pair("いちばん小さい合計を選んでいます。いちばん大きいのが、読んだ数字です。",
          "The smallest score was taken. The digit read is the one with the largest.")),
    (lambda scores, y: float(np.mean(np.max(scores, axis=1) == y)),
     pair("いちばん大きい合計の値そのものを y と比べています。比べるのは、それが何番目にあるか(argmax)です。",
          "The largest score itself is compared with y. What counts is at which place it stands (argmax).")),
]  # fmt: skip


def _judge(answer):
    """As many rows as columns first, so that a wrong axis gives a number too; then fewer columns."""
    function(answer)
    for cases in ([_small_case(), *_cases(6, 6)], _cases(8, 5)):
        if wrong := compare(answer, accuracy, MISTAKES, cases):
            return wrong
    return None


def _small_case():
    """Fresh scores of three pictures, to be worked out by hand, where a look for the wrong thing finds something, too.

    Some digit is the largest number of its row, some is where the largest number of the whole table stands, and some is
    itself a number of the table.
    """
    rng = np.random.default_rng()
    while True:
        scores, y = rng.permuted(np.arange(-2, 7)).reshape(3, 3), rng.integers(0, 3, 3)
        read, largest, place = scores.argmax(axis=1) == y, scores.max(axis=1) == y, scores.argmax() == y
        if read[0] and read.sum() == 2 and 0 < largest.sum() != place.sum() > 0 and (scores == y).any():
            return scores, y


def _cases(rows, columns, count=12):
    """Fresh scores: right is often the largest, at times the smallest, so that no two mistakes give the same numbers."""
    rng = np.random.default_rng()
    cases = []
    for _ in range(count):
        scores = rng.normal(0, 2, (rows, columns)).round(1) + rng.permuted(np.arange(columns) * 0.01)
        places = scores.argmax(axis=1), scores.argmin(axis=1), rng.integers(0, columns, rows)
        y = np.choose(rng.choice(3, rows, p=[0.5, 0.25, 0.25]).astype(np.intp), places)  # 32 bits in a browser
        y[0] = places[0][0]  # right at first, so that a loop that ends too soon has found one
        wrong = rng.integers(1, rows)
        y[wrong] = places[1][wrong]  # and never all right, so that what is cut off to a whole number is 0
        cases.append((scores, y))
    return cases


my_accuracy = exercise(
    PAGE,
    key="my_accuracy",
    judge=_judge,
    solution="import numpy as np\n\n\ndef my_accuracy(scores, y):\n    return np.mean(np.argmax(scores, axis=1) == y)",
)  # fmt: skip

EXERCISES = (my_accuracy,)
