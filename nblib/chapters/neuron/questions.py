"""What decides the neuron chapter's predictions. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.exercises.question import question, the_one
from nblib.maths.data import HINTED_DAYS, PRANK
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score


def verdicts(w):
    """The verdicts (8,) of the weights w (4,) in all situations."""
    return predicts_test(score(w, SITUATIONS))


@question
def today():
    """Only the friend speaks: is that enough?"""
    y = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
    return dict(right="test" if predicts_test(y) else "no_test", y=y)


CLUES, WEIGHTS = ("x1", "x2", "x3"), ("w1", "w2", "w3")


@today.goal
def bias_alone(now, start):
    """A larger bias flips today's verdict."""
    return predicts_test(now.result) and moved(now, start) == {"w0"}


@today.goal
def weight_alone(now, start):
    """So does a larger weight of a clue that is there."""
    others = moved(now, start)
    return predicts_test(now.result) and len(others) == 1 and others < set(WEIGHTS)


@today.goal
def in_spite_of(now, start):
    """A clue that is there can speak against a test, and be outvoted."""
    against = any(now.values[x] and now.values[w] < 0 for x, w in zip(CLUES, WEIGHTS, strict=True))
    return predicts_test(now.result) and against


def moved(now, start):
    """The names of the controls that stand elsewhere than at first."""
    return {name for name, value in now.values.items() if value != start.values[name]}


@question
def without_teacher():
    """Trusting the teacher no more flips fewer verdicts than one would think."""
    silent = ARTICLE_WEIGHTS * [1, 1, 0, 1]
    flips = int(np.sum(verdicts(silent) != verdicts(ARTICLE_WEIGHTS)))
    spoken = int(SITUATIONS[:, 1].sum())
    right = the_one(none=flips == 0, some=0 < flips < spoken, all=flips == spoken)
    return dict(right=right, flips=flips, spoken=spoken, rest=score(silent, [[1, 1, 1]])[0])


def are_verdicts(sums, wanted):
    """Whether the sums (8,) of all situations give these verdicts (8,)."""
    return np.array_equal(predicts_test(sums), wanted)


@without_teacher.belief("none")
def as_with_the_teacher(now):
    """His word would not matter: the sums (8,) as with 0.6 for the teacher."""
    w = np.array([now.values[f"w{i}"] for i in range(4)])
    w[2] = ARTICLE_WEIGHTS[2]
    return score(w, SITUATIONS)


@without_teacher.belief("all")
def rests_on_the_teacher(now):
    """Whenever he speaks, the verdict would rest on him alone: without him the sum (8,) would stay at w0."""
    return np.where(SITUATIONS[:, 1] == 1, now.values["w0"] + now.values["w2"], now.result)


@without_teacher.goal
def teacher_alone(now, start):
    """A test whenever the teacher says so, and at no other time."""
    return are_verdicts(now.result, SITUATIONS[:, 1] == 1)


@without_teacher.goal
def friend_and_teacher(now, start):
    """Both have to speak, whatever the weekday: AND."""
    return are_verdicts(now.result, SITUATIONS[:, :2].sum(axis=1) == 2)


@without_teacher.goal
def any_clue(now, start):
    """One clue is enough: OR."""
    return are_verdicts(now.result, SITUATIONS.any(axis=1))


@without_teacher.goal
def majority(now, start):
    """Two of the three clues are needed."""
    return are_verdicts(now.result, SITUATIONS.sum(axis=1) >= 2)


def most_right_through_origin(days):
    """How many days (n, 3) a line through the origin can judge right at most."""
    angle = np.linspace(0, 2 * np.pi, 3600)
    w = np.stack([np.zeros_like(angle), np.cos(angle), np.sin(angle)], axis=1)
    right = predicts_test(score(w, days[:, :2])) == (days[:, 2] == 1)
    return int(right.sum(axis=1).max())


@question
def without_bias():
    """Without a bias a neuron cannot tell a faint hint from a strong one."""
    most = most_right_through_origin(HINTED_DAYS)
    return dict(right=the_one(no=most < len(HINTED_DAYS)), most=most, worst=len(HINTED_DAYS) - most)


def judged_right(result, days):
    """Which of the days (n, 3) the function of two clues judges right: (n,)."""
    return predicts_test([result(x1, x2) for x1, x2, _ in days]) == (days[:, 2] == 1)


WINDOW = np.array([-0.25, 1.25])  # of x1 in the planes


def line_in_the_plane(w1, w2, total):
    """The ends (xs, ys) of the line w1 x1 + w2 x2 = total, inside the picture; None where there is no such line."""
    steep = abs(w1) > abs(w2)
    along, across = (w2, w1) if steep else (w1, w2)
    if abs(across) < 1e-9:
        return None
    at = np.linspace(*WINDOW, 61)
    other = (total - along * at) / across
    inside = (other >= WINDOW[0]) & (other <= WINDOW[1])
    ends = (at[inside], other[inside])
    return (ends[::-1] if steep else ends) if inside.any() else None


@without_bias.belief("small_weights")
def small_weights_shift(now):
    """Weights would shift the line: to the middle between the hints of days without a test and with one."""
    w1, w2 = now.values["w1"], now.values["w2"]
    sums = HINTED_DAYS[:, :2] @ [w1, w2]
    is_test = HINTED_DAYS[:, 2] == 1
    return line_in_the_plane(w1, w2, (sums[~is_test].mean() + sums[is_test].mean()) / 2)


@without_bias.goal
def most_held(now, start):
    """As many days as a line through the origin can judge right."""
    return now.values["hold"] and judged_right(now.result, HINTED_DAYS).sum() == without_bias.facts["most"]


@without_bias.goal
def all_six(now, start):
    """With the bias free, all days are judged right."""
    return judged_right(now.result, HINTED_DAYS).all()


@without_bias.goal
def star_on_boundary(now, start):
    """Where the sum is 0 there is the boundary."""
    return abs(now.result(*now.values["day"])) < 0.005


@question
def prank():
    """One straight line gets three of the four corners right, never all."""
    w = np.array(list(itertools.product(np.linspace(-1, 1, 41), repeat=3)))
    right = predicts_test(score(w, PRANK[:, :2])) == (PRANK[:, 2] == 1)
    most = int(right.sum(axis=1).max())
    return dict(right=the_one(two=most == 2, three=most == 3, four=most == 4))


def is_only_wrong(corner, result):
    """Whether of the four corners this one alone is judged wrong."""
    others = (PRANK[:, :2] != corner).any(axis=1)
    return np.array_equal(judged_right(result, PRANK), others)


@prank.belief("four")
def two_boundaries(_now):
    """There would be a line on either side of both corners with a test: where the hints differ by 0.5."""
    up, down = (line_in_the_plane(-1, 1, gap) for gap in (0.5, -0.5))
    return tuple(np.concatenate([one, [np.nan], other]) for one, other in zip(up, down, strict=True))


@prank.goal
def wrong_at_both(now, start):
    """The neuron says OR, and is wrong about the prank itself."""
    return is_only_wrong((1, 1), now.result)


@prank.goal
def wrong_at_none(now, start):
    """The neuron expects a test unless both speak."""
    return is_only_wrong((0, 0), now.result)


@prank.goal
def wrong_at_friend(now, start):
    """The neuron follows the teacher, unless the friend agrees."""
    return is_only_wrong((1, 0), now.result)


@prank.goal
def wrong_at_teacher(now, start):
    """The neuron follows the friend, unless the teacher agrees."""
    return is_only_wrong((0, 1), now.result)


@question
def ratio_alone():
    """4 : 6 : 3 with weights ten times smaller never reaches the threshold."""
    small = ARTICLE_WEIGHTS * [1, 0.1, 0.1, 0.1]
    left, before = int(verdicts(small).sum()), int(verdicts(ARTICLE_WEIGHTS).sum())
    right = the_one(none=left == 0, one=left == 1, as_before=left == before)
    return dict(right=right, before=before, most=score(small, [[1, 1, 1]])[0])


@ratio_alone.belief("as_before")
def by_ratio(now):
    """Only 4 : 6 : 3 would count, not the size: the sums (8,) as with scale 1."""
    return score([now.values["w0"], *ARTICLE_WEIGHTS[1:]], SITUATIONS)


@ratio_alone.goal
def as_before_when_small(now, start):
    """Ten times smaller weights need a bias ten times smaller, too."""
    small = 0 < now.values["scale"] <= 0.1
    return small and are_verdicts(now.result, predicts_test(start.result))


@ratio_alone.goal
def all_clues_only(now, start):
    """Beside small weights a bias outweighs all but the three together."""
    return are_verdicts(now.result, SITUATIONS.all(axis=1))


QUESTIONS = (today, without_teacher, without_bias, prank, ratio_alone)
