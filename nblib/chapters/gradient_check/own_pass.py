"""The learner's own backward pass: tried on a network, taken apart, and set beside the differences."""

import numpy as np

from nblib.chapters.gradient_check.small_network import known
from nblib.errors import CourseError
from nblib.exercises.exercise import NotBegun, begun
from nblib.language import say
from nblib.maths.finite_differences import partials
from nblib.maths.losses import squared_error
from nblib.validation import as_array, in_short

PARTS = ("b1", "W1", "b2", "W2")


def pairs(backward, network, theta, X, T):
    """{part: (slopes that the pass gives, slopes by differences)}, both flat; the first is None while it is not begun."""
    try:
        theirs = slopes(backward, theta, X, T)
    except NotBegun:
        theirs = [None] * 4
    differences = split(network, partials(lambda theta: squared_error(network(theta, X), T), theta))
    return {
        part: (None if its is None else np.ravel(its), np.ravel(true))
        for part, its, true in zip(PARTS, theirs, differences, strict=True)
    }


def split(network, vector):
    """The four parts b1 (hidden,), W1, b2 (1,), W2 of a vector shaped like theta."""
    dense = [
        layer.unpack(part) for layer, part in zip(network.layers, network.split(vector), strict=True) if layer.size
    ]
    return [part for b, W in dense for part in (b[0], W)]


def slopes(backward, theta, X, T):
    """What a pass gives on this network and these days: arrays db1, dW1, db2, dW2. A CourseError says what is amiss."""
    names = ("X", "Z", "A", "Y", "T", "W2")
    kept = known(theta, X, T)
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
