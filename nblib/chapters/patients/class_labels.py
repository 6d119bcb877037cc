"""Labels: what each row of the learner's data is. Of any number of them two are made, for one output tells only two apart."""

import numpy as np

from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.validation import in_short

SHOWN = 8  # labels that a sentence lists


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
