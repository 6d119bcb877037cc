"""The learner's own data: rows of numbers, each with one of two labels, made ready for the playground.

Of any number of labels two are made, for one output tells only two apart.
"""

import numpy as np

from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.maths.datasets_2d import SIZE
from nblib.playground.settings import MOST_COLUMNS, MOST_ROWS
from nblib.validation import in_short

LEAST_ROWS = 4
SHOWN = 8  # labels that a sentence lists


class OwnData(tuple):
    """Examples for playground(own={"mine": ...}, data="mine"): the pair X (rows, columns), T (rows, 1) of 0.0 and 1.0.

    Each column is moved and stretched so that its smallest value is -2 and its largest 2, the window of the other data;
    `lows` and `highs` (columns,) are what these were. columns: their names. labels: what 0 and 1 are called.
    """

    def __new__(cls, X, T, columns, labels):
        """X (rows, columns) as it is, not yet scaled."""
        lows, highs = X.min(axis=0), X.max(axis=0)
        made = super().__new__(cls, (_scaled(X, lows, highs), T))
        made.columns, made.labels, made.lows, made.highs = tuple(columns), tuple(labels), lows, highs
        return made

    def scaled(self, numbers):
        """Numbers (..., columns) as they were, in the playground's window; a column of one value alone becomes 0."""
        return _scaled(np.asarray(numbers, float), self.lows, self.highs)

    def __repr__(self):
        X, T = self
        zeros, ones = int((T == 0).sum()), int((T == 1).sum())
        ranges = listing(
            f"{name} {low:g} - {high:g}" for name, low, high in zip(self.columns, self.lows, self.highs, strict=True)
        )
        return say(
            f"{len(X)} 行。0 は {self.labels[0]}({zeros} 行)、1 は {self.labels[1]}({ones} 行)。列: {ranges}",
            f"{len(X)} rows. 0 is {self.labels[0]} ({zeros} rows), 1 is {self.labels[1]} ({ones} rows). Columns: {ranges}",
        )


def own_data(X, labels, columns=None, one=None):
    """Data for the playground from an array X (rows, columns) and a label for each row, text or number.

    columns: the columns' names. one: the label that becomes 1; all others become 0. It has to be said where there are
    more than two labels; of two, the latter in order becomes 1. A CourseError says what cannot be used.
    """
    X = _table(X)
    rows, count = X.shape
    labels = texts(labels)
    if len(labels) != rows:
        raise CourseError(say(f"データは {rows} 行なのに、ラベルは {len(labels)} 個です。1行に1つ必要です。",
                              f"There are {rows} rows, but {len(labels)} labels. Each row needs one."))  # fmt: skip
    check_size(rows, count)
    names = tuple(map(str, columns or [f"x{i + 1}" for i in range(count)]))
    if len(names) != count or len(set(names)) < count:
        raise CourseError(say(f"columns には、ちがう名前を {count} 個並べてください。",
                              f"columns needs {count} names, each of them once."))  # fmt: skip
    zero, one = two_labels(labels, one)
    T = np.array([[float(label == one)] for label in labels])
    return OwnData(X, T, names, (zero, one))


def _scaled(X, lows, highs):
    return 2 * SIZE * (X - (lows + highs) / 2) / np.where(highs > lows, highs - lows, 1)


def check_size(rows, columns):
    """A CourseError if there are too few or too many rows or columns."""
    if columns < 2:
        raise CourseError(say("数の列が2つ以上必要です(平面に描くためです)。", "At least two columns of numbers are needed, to draw a plane."))  # fmt: skip
    if columns > MOST_COLUMNS:
        raise CourseError(say(f"列が {columns} 個あります。{MOST_COLUMNS} 個までにしてください。",
                              f"There are {columns} columns. Choose {MOST_COLUMNS} at most."))  # fmt: skip
    if rows < LEAST_ROWS:
        raise CourseError(say(f"{rows} 行しかありません。訓練とテストに分けるので、{LEAST_ROWS} 行以上必要です。",
                              f"There are only {rows} rows. At least {LEAST_ROWS} are needed, to train on some and test on others."))  # fmt: skip
    if rows > MOST_ROWS:
        raise CourseError(say(f"行が多すぎます。{MOST_ROWS:,} 行までにしてください(たとえば、でたらめに選びます)。",
                              f"There are too many rows. Take {MOST_ROWS:,} at most, drawn at random for example."))  # fmt: skip


def _table(X):
    """X as an array (rows, columns) of finite floats."""
    try:
        table = np.array(X, float)
    except (TypeError, ValueError):
        raise CourseError(say("X には数だけを、行ごとに同じ個数ずつ並べます。文字や、長さのちがう行が入っています。",
                              "X holds numbers only, equally many in each row. There is text in it, or a row of another length.")) from None  # fmt: skip
    if table.ndim != 2:
        raise CourseError(say(f"X は行と列のある表(2次元)です。渡されたものの形は {table.shape} です。",
                              f"X is a table of rows and columns. What was passed has the shape {table.shape}."))  # fmt: skip
    if not np.isfinite(table).all():
        row, column = np.argwhere(~np.isfinite(table))[0]
        raise CourseError(
            say(
                f"X[{row}, {column}] は {table[row, column]} です。普通の数にするか、その行を除いてください。",
                f"X[{row}, {column}] is {table[row, column]}. Give it an ordinary number, or leave the row out.",
            )
        )
    if np.abs(table).max(initial=0) > 1e100:
        raise CourseError(say("X の中に、大きすぎる数があります。単位を変えるなどして、小さくしてください。", "Some numbers in X are far too large. Make them smaller, for example with another unit."))  # fmt: skip
    return table


# ---- labels


def texts(labels):
    """The labels as texts: 1, 1.0 and "1" are the same."""
    return [_text(label) for label in _listed(labels)]


def two_labels(labels, one):
    """What 0 and 1 are called; of more than two labels, `one` against the rest."""
    there = sorted(set(labels), key=_in_order)
    shown = listing([*there[:SHOWN], "…"] if len(there) > SHOWN else there)
    if len(there) < 2:
        raise CourseError(say(f"ラベルが1種類({shown})しかありません。見分けるものがないので、学べません。2種類必要です。",
                              f"There is only one label ({shown}). With nothing to tell apart, nothing can be learned: two are needed."))  # fmt: skip
    if "nan" in map(str.lower, there) or "" in there:
        raise CourseError(say("ラベルのない行があります(空か NaN)。その行を除いてください。",
                              "A row has no label (empty, or NaN). Leave that row out."))  # fmt: skip
    if one is None and len(there) == 2:
        return there[0], there[1]
    if one is None or _text(one) not in there:
        why = (
            say(f"{in_short(one)} というラベルはありません。", f"There is no label {in_short(one)}. ")
            if one is not None
            else ""
        )
        raise CourseError(
            why
            + say(
                f"ラベルは {len(there)} 種類です: {shown}。どれを1とするかを one={there[-1]!r} のように書くと、ほかは全部まとめて0になります。",
                f"There are {len(there)} labels: {shown}. Say which one becomes 1, as in one={there[-1]!r}; all others together become 0.",
            )
        )
    one = _text(one)
    rest = [label for label in there if label != one]
    return rest[0] if len(rest) == 1 else say(f"{one} 以外", f"not {one}"), one


def _listed(labels):
    try:
        return labels.ravel().tolist() if isinstance(labels, np.ndarray) else list(labels)
    except TypeError:
        raise CourseError(say(f"ラベルはリストで渡します。{in_short(labels)} はそうではありません。",
                              f"Labels come in a list; {in_short(labels)} is none.")) from None  # fmt: skip


def _text(label):
    label = label.item() if isinstance(label, np.generic) else label
    whole = isinstance(label, float) and label.is_integer()
    return "" if label is None else str(int(label) if whole or isinstance(label, bool) else label).strip()


def _in_order(label):
    """Numbers by size, before texts."""
    try:
        return 0, float(label), label
    except ValueError:
        return 1, 0.0, label
