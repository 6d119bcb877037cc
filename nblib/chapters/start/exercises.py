"""The first exercise: write the mean."""

import numpy as np

from nblib.exercises.exercise import begun, exercise
from nblib.exercises.judge import compare, function, numbers_apart
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.validation import as_number

PAGE = page_beside(__file__, "exercises.md")


def mean(numbers):
    """The right answer."""
    return sum(numbers) / len(numbers)


MISTAKES = [
    (sum, pair("足しただけになっています。最後に個数で割ります。", "This is the sum. It still has to be divided by how many there are.")),
    (lambda a: sum(a) // len(a), pair("// は小数を切り捨てます。/ を使います。", "// leaves out what comes after the point. Use /.")),
    *((lambda a, digits=digits: round(mean(a), digits),
       pair("丸めています。割り算の答えを、そのまま返してください。", "This is rounded. Return what the division gives, as it is."))
      for digits in range(4)),
    (len, pair("個数が返ってきました。和を個数で割ります。", "This is how many there are. The sum is to be divided by it.")),
    (lambda a: sum(a) / (len(a) - 1),
     pair("1つ少ない数で割っています。個数そのもので割ります。", "This divides by one less than there are. Divide by len(numbers) itself.")),
    (lambda a: sum(a) / 8,
     pair("いつも8で割っています。リストの個数は len(numbers) で数えます。", "This always divides by 8. len(numbers) counts how many there are.")),
    (lambda a: sum(a) / 2, pair("いつも2で割っています。リストの個数は len(numbers) で数えます。", "This always divides by 2. len(numbers) counts how many there are.")),
    (lambda a: len(a) / sum(a), pair("割り算が逆です。和を個数で割ります。", "The division is upside down: the sum goes above, the number of them below.")),
    (lambda a: a[0], pair("最初の数を返しています。for の中で return すると、そこで終わってしまいます。",
                          "This returns the first number. A return inside the loop ends it at once.")),
    (lambda a: a[0] / len(a), pair("最初の数だけを使っています。return は、全部足し終えてから書きます。",
                                   "Only the first number is used. The return comes after everything has been added up.")),
    (lambda a: a[-1] / len(a), pair("最後の数だけを使っています。for の中では total = total + n のように、前の合計に足していきます。",
                                    "Only the last number is used. Inside the loop add to the total so far: total = total + n.")),
    (lambda a: a[-1], pair("最後の数を返しています。全部足して、個数で割ります。",
                           "This returns the last number. Add all of them up, and divide by how many there are.")),
    (lambda a: sum(a[1:]) / len(a), pair("最初の数が抜けています。リストの番号は0から始まるので、最初は numbers[0] です。",
                                         "The first number is left out. A list is counted from 0, so the first is numbers[0].")),
    (lambda a: sum(a[:-1]) / len(a), pair("最後の数が抜けています。番号で回すなら、range(len(numbers)) が最後の数まで進みます。",
                                          "The last number is left out. range(len(numbers)) goes on to the last one.")),
    (lambda a: float(np.median(a)), pair("これは中央値(並べたときの真ん中)です。平均は、全部足して個数で割ります。",
                                         "This is the median, the one in the middle. The mean is the sum divided by how many there are.")),
]  # fmt: skip


def _lists():
    """A few lists, all but the first of them fresh, of several lengths."""
    rng = np.random.default_rng()
    return [[1.0, 2.0, 2.0], *([float(n) for n in rng.integers(1, 20, size)] for size in (2, 3, 5, 8, 4))]


def _judge(answer):
    """None for a right answer, else the sentence of the mistake that explains every list."""
    function(answer)
    lists = [tuple(numbers) for numbers in _lists()]
    said = {numbers: as_number(begun(answer(list(numbers)))) for numbers in lists}
    if np.allclose(list(said.values()), said[lists[0]]):
        return say("渡されたリストがちがっても、いつも同じ答えです。hours や決まった数ではなく、numbers を使います。",
                   "It is always the same answer, whatever the list. Use numbers, not hours, nor a fixed number.")  # fmt: skip
    cases = [(numbers,) for numbers in lists]
    return compare(said.get, mean, MISTAKES, cases, same=np.isclose, differs=_differs)


def _differs(case, given, true):
    (numbers,) = case
    gave, good = numbers_apart(given, true)
    return say(
        f"{[int(n) for n in numbers]} の平均は {good} ですが、{gave} になりました。",
        f"The mean of {[int(n) for n in numbers]} is {good}, but this gave {gave}.",
    )


write_mean = exercise(
    PAGE,
    key="write_mean",
    judge=_judge,
    solution="def my_mean(numbers):\n    return sum(numbers) / len(numbers)",
)

EXERCISES = (write_mean,)
