"""An exercise with the prank: no weights do it, and the learner's function shows why."""

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import begun, exercise
from nblib.exercises.judge import function
from nblib.exercises.word_pages import page_beside
from nblib.language import say
from nblib.maths.neuron import predicts_test, score
from nblib.validation import as_numbers, in_short

PAGE = page_beside(__file__, "exercises.md")

CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))
# Sums of exactly 0 and next to it among them: whoever takes >= for >, or another threshold, is found out here.
# Each sum of 0 is 0 in whatever order it is added up; of the random weights those are left out that come so near.
FIRST = [(-0.5, 0.4, 0.6), (-0.5, 1, 1), (0.5, -1, -1), (-0.5, 1, -1), (-0.5, -1, 1),
         (0, 0.4, 0.6), (-0.4, 0.4, 0.6), (0.01, -0.006, -0.006), (0, 0, 0)]  # fmt: skip


def _judge_refutation(answer):
    for w in [*FIRST, *_drawn()]:
        if wrong := _wrong_for(function(answer), w):
            return wrong
    return None


def _drawn():
    """Fresh random weights, none with a sum so near 0 that rounding could decide."""
    w = np.random.default_rng().normal(size=(100, 3)).round(2) + 0.0
    return map(tuple, w[(abs(score(w, CORNERS)) > 1e-6).all(axis=1)].tolist())


def _wrong_for(answer, w):
    """What is wrong with the corner that the answer names for these weights; None if they do get it wrong."""
    named = begun(answer(*w))
    not_above = say("0は「超えて」いないので「テストなし」です。", " 0 is not above 0, so the verdict is no test.")
    if named is None:
        return say(f"重み {w} では、何も返ってきませんでした(None)。return はありますか? その重みで外れる角も調べていますか?",
                   f"For the weights {w} nothing came back (None). Is there a return? And does it look at the corner that these get wrong?") + (
                   "" if any(w) else say(" ここではどの角でも y = 0 です。", " Here y is 0 at every corner.") + not_above)  # fmt: skip
    try:
        corner = tuple(as_numbers(named, 2).tolist())
    except CourseError:
        corner = None
    if corner not in CORNERS:
        return say(f"角は (0, 0)、(0, 1)、(1, 0)、(1, 1) の4つです。そのうち1つを、(x1, x2) の形で返します。{_shown(named, corner)} が返ってきました。",
                   f"The corners are (0, 0), (0, 1), (1, 0) and (1, 1). Return one of them, as (x1, x2). This returned {_shown(named, corner)}.")  # fmt: skip
    y = score(np.array(w), [corner])[0]
    if predicts_test(y) != (corner[0] != corner[1]):
        return None
    x1, x2 = map(int, corner)
    at_zero = not_above if y == 0 else ""
    return say(f"重み {w} では、角 ({x1}, {x2}) は y = {y:.3g} で正しく判断されています。{at_zero}外れる角を返してください。",
               f"With the weights {w} the corner ({x1}, {x2}) is judged right (y = {y:.3g}).{at_zero} Return a wrong one.")  # fmt: skip


def _shown(named, corner):
    """What was returned, briefly."""
    return in_short(named) if corner is None else f"({corner[0]:g}, {corner[1]:g})"


refute_prank = exercise(
    PAGE,
    key="refute_prank",
    judge=_judge_refutation,
    solution=(
        "def wrong_corner(w0, w1, w2):\n"
        "    for x1, x2 in [(0, 0), (0, 1), (1, 0), (1, 1)]:\n"
        "        if (w0 + w1 * x1 + w2 * x2 > 0) != (x1 != x2):\n"
        "            return x1, x2"
    ),
)
