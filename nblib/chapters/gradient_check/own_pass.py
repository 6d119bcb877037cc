"""A backward pass, such as the learner's own, and its gradient check: its slopes beside those found by trying.

Trying (see maths/finite_differences.py) is slow, but there is hardly anything in it that could be wrong. So it tells
whether a faster way, such as backpropagation, is right.
"""

import numpy as np

from nblib.chapters.gradient_check.backward_passes import forward_values
from nblib.errors import CourseError
from nblib.exercises.exercise import NotBegun, begun
from nblib.language import say
from nblib.maths.finite_differences import partials
from nblib.maths.losses import squared_error
from nblib.validation import as_array, in_short

PARTS = ("b1", "W1", "b2", "W2")


def claimed_and_measured(backward, network, theta, X, T):
    """{part: (slopes that the pass gives, slopes by differences)}, both flat; the first is None while it is not begun."""
    try:
        theirs = slopes(backward, theta, X, T)
    except NotBegun:
        theirs = [None] * 4
    return {
        part: (None if its is None else np.ravel(its), np.ravel(true))
        for part, its, true in zip(PARTS, theirs, measured(network, theta, X, T), strict=True)
    }


def measured(network, theta, X, T):
    """The slopes of the mean squared error by differences, in four parts."""
    return split(network, partials(lambda theta: squared_error(network(theta, X), T), theta))


def split(network, vector):
    """The four parts b1 (hidden,), W1, b2 (1,), W2 of a vector shaped like theta."""
    dense = [
        layer.unpack(part) for layer, part in zip(network.layers, network.split(vector), strict=True) if layer.size
    ]
    return [part for b, W in dense for part in (b[0], W)]


def disagreement(slopes, others):
    """How far two arrays of slopes are apart, 0 to 2: their distance, as a share of the larger one's length.

    Below 1e-7 both are surely the same, above 1e-3 surely not (a rule of thumb; Karpathy, 2015).
    """
    slopes, others = np.ravel(slopes), np.ravel(others)
    if slopes.size != others.size:
        raise ValueError(f"{slopes.size} slopes cannot be compared with {others.size}")
    largest = np.abs(np.concatenate([slopes, others])).max(initial=0)
    if not largest:
        return 0.0
    slopes, others = slopes / largest, others / largest  # or squares of tiny ones, as a deep network has, would be 0
    length = max(np.linalg.norm(slopes), np.linalg.norm(others))
    return float(np.linalg.norm(slopes - others) / length)


def slopes(backward, theta, X, T):
    """What a pass gives on this network and these days: arrays db1, dW1, db2, dW2. A CourseError says what is amiss."""
    names = ("X", "Z", "A", "Y", "T", "W2")
    kept = forward_values(theta, X, T)
    passed = [np.array(array, float) for array in kept]
    result = begun(backward(*passed))
    for name, before, after in zip(names, kept, passed, strict=True):
        if not np.array_equal(before, after):
            raise CourseError(say(
                f"{name} の中身が変わってしまいました。-= や *= は、渡された配列を書きかえます。{name} = {name} - ... のように、新しい配列を作ってください。",
                f"{name} has been changed: -= and *= write into the array that was passed in. Make a new array, as in {name} = {name} - ...",
            ))  # fmt: skip
    inputs, hidden = X.shape[1], len(kept[-1])
    return _taken(result, [(hidden,), (inputs, hidden), (1,), (hidden, 1)], len(X))


def _taken(result, shapes, days):
    """The four arrays of a result, each of its shape."""
    if not isinstance(result, tuple | list) or len(result) != 4:
        missing = say("return を書き忘れていませんか?", " Is a return missing?") if result is None else ""
        raise CourseError(say(f"db1, dW1, db2, dW2 の4つを、この順に返してください。返ってきたのは {in_short(result)} です。",
                              f"Return four arrays: db1, dW1, db2, dW2, in this order. What came back is {in_short(result)}.") + missing)  # fmt: skip
    arrays = []
    for part, given, shape in zip(PARTS, map(begun, result), shapes, strict=True):
        array = as_array(given)
        if array is None:
            raise CourseError(say(f"d{part} が数の配列ではありません: {in_short(given)}",
                                  f"d{part} is no array of numbers: {in_short(given)}"))  # fmt: skip
        if len(shape) == 1 and array.shape in ((1, *shape), ()) and array.size == shape[0]:
            array = array.reshape(shape)  # db as one row, or as a single number
        if array.shape != shape:
            raise CourseError(_about_shape(part, array.shape, shape, days))
        if not np.isfinite(array).all():
            raise CourseError(say(f"d{part} に、数でない値(inf か nan)があります。0で割っていませんか?",
                                  f"d{part} holds inf or nan. Is something divided by 0?"))  # fmt: skip
        arrays.append(array)
    return arrays


def _about_shape(part, given, wanted, days):
    """The sentence about a wrong shape, and what it tells."""
    say_shapes = say(
        f"d{part} の形が {given} です。{part} と同じ {wanted} でなければなりません。",
        f"d{part} has the shape {given}. It has to be that of {part}, {wanted}.",
    )
    if given == wanted[::-1] and len(wanted) == 2:
        return say_shapes + say("転置されています。@ の左右を見直してください。",
                                " It is transposed: look at what stands left and right of @.")  # fmt: skip
    if given == (days, *wanted):
        return say_shapes + say("1日ごとの値が残っています。sum(axis=0) で、日について足してください。",
                                " There is still a row for each day: add them up with sum(axis=0).")  # fmt: skip
    return say_shapes + say("db1, dW1, db2, dW2 の順になっているか、どの軸で足したかを見てください。",
                            " Look at the order, db1, dW1, db2, dW2, and at the axis over which you sum.")  # fmt: skip
