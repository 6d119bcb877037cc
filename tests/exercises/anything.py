"""Anything that a learner may hand in: plain things, functions of all kinds, and objects that lie, break or never end."""

import decimal
import fractions
import itertools

import numpy as np
import pytest

from nblib.errors import CourseError
from nblib.exercises.exercise import NotBegun
from nblib.maths.autograd import Value
from nblib.playground.settings import Settings
from nblib.playground.state import State

st = pytest.importorskip("hypothesis").strategies


class Wordless(Exception):
    """An error that has no words."""

    def __str__(self):
        raise self


class Speechless(TypeError):
    """An error that ends the programme of whoever asks what it is."""

    def __str__(self):
        raise SystemExit


class Void(ValueError):
    """An error that says that it is none."""

    def __bool__(self):
        return False


class Tricky(str):
    """A text that is not what it says."""

    def __len__(self):
        return 0

    def __getitem__(self, place):
        raise KeyError(place)

    def __format__(self, how):
        raise ValueError(how)

    def strip(self):
        return 5


class Flowery(Exception):
    """An error whose words are such a text."""

    def __str__(self):
        return Tricky("flowery")


ERRORS = (
    *(ValueError("no"), TypeError("unsupported operand type(s) for *: 'ellipsis' and 'int'"), TypeError(), KeyError(...)),
    *(ZeroDivisionError("division by zero"), RecursionError("deep"), MemoryError(), StopIteration(3), OSError(2, "x")),
    *(KeyboardInterrupt(), SystemExit(0), GeneratorExit(), BaseException("base"), CourseError()),
    *(Wordless(), Speechless(), Void(), Flowery(), ValueError("long " * 10_000), ValueError("\ud800")),
)  # fmt: skip
TEXTS = st.text("abc019 .-+\n'\"{}%\\\x00\ud800", max_size=5)  # none of it Japanese
NUMBERS = st.one_of(
    st.integers(-9, 9), st.floats(-3, 3), st.floats(), st.integers(),
    st.sampled_from([0.5, -0.5, 1e308, -1e-308, 10**400, True, np.float32(2), np.int8(-3), fractions.Fraction(1, 3)]),
)  # fmt: skip
SHAPES = [(), (0,), (1,), (2,), (3,), (4,), (1, 1), (3, 3), (4, 1), (2, 0), (3, 3, 3)]
KINDS = ["f8", "f4", "f2", "i1", "u8", "?", "c16", "U2", "M8[D]", "O", [("a", "f8")]]
ARRAYS = st.one_of(
    st.builds(np.zeros, st.sampled_from(SHAPES), st.sampled_from(KINDS)),
    st.builds(np.full, st.sampled_from(SHAPES), st.sampled_from([0.5, np.nan, np.inf, -1e300, None, "a", 1j])),
)
KNOWN = [None, ..., NotImplemented, 1 + 2j, decimal.Decimal("0.5"), Value(1.0), int, CourseError, range(3), range(10**5),
         np.ma.masked, np.ma.array([1.0, 2, 3], mask=[0, 1, 0]), "ABCDE", "9" * 5000, State(Settings(), 3)]  # fmt: skip
PLAIN = st.one_of(NUMBERS, ARRAYS, TEXTS, st.binary(max_size=3), st.sampled_from(KNOWN))
ROWS = st.lists(NUMBERS, min_size=2, max_size=5)
THINGS = st.one_of(
    PLAIN, ROWS, ROWS.map(tuple), ROWS.map(np.array), st.lists(PLAIN, max_size=5), st.lists(PLAIN, max_size=5).map(tuple),
    st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=3, max_size=3), st.lists(ROWS, max_size=4),
    st.lists(ARRAYS, min_size=2, max_size=4), st.dictionaries(TEXTS, PLAIN, max_size=3), st.sets(st.integers(), max_size=4),
)  # fmt: skip


def does(deed):
    """A method that raises the deed, if that is an error; calls itself without end, if it is "again"; else returns it."""

    def method(self, *_args, **_named):
        if isinstance(deed, BaseException):
            raise deed
        if isinstance(deed, str) and deed == "again":
            return method(self)
        return self if isinstance(deed, str) and deed == "itself" else deed

    return method


METHODS = [
    *("eq", "ne", "lt", "le", "gt", "ge", "hash", "repr", "str", "bool", "len", "float"),
    *(
        "int",
        "index",
        "complex",
        "array",
        "iter",
        "next",
        "getitem",
        "setitem",
        "contains",
        "call",
        "format",
        "getattr",
    ),
    *("abs", "neg", "add", "radd", "mul", "rmul", "sub", "rsub", "truediv", "pow", "matmul", "copy"),
    *("array_ufunc", "array_function", "array_interface"),
]
PROPERTIES = ("__class__", "shape", "dtype", "size", "state", "ndim", "T", "copy", "__name__", "__len__", "__dict__")
DEEDS = st.one_of(
    st.sampled_from(ERRORS),
    st.sampled_from(["again", "itself", Tricky("x"), -1, 3, 4, True, False, NotImplemented, [1, 2, 3, 4]]),
    st.sampled_from([State, float, list, dict, np.ndarray, CourseError, NotBegun, itertools.count(), lambda *_args: 1.0]),
    THINGS,
)  # fmt: skip


@st.composite
def odd(draw, bases=(object, float, int, str, list, tuple, dict, Exception)):
    """An object of a class of which some methods lie, break, or never come to an end."""
    methods = draw(st.dictionaries(st.sampled_from(METHODS), DEEDS.map(does), max_size=6))
    hidden = draw(st.dictionaries(st.sampled_from(PROPERTIES), DEEDS.map(does).map(property), max_size=2))
    base = draw(st.sampled_from(bases))
    return base.__new__(type("Odd", (base,), {f"__{name}__": method for name, method in methods.items()} | hidden))


def raising(error):
    """A function that raises this, whatever it is handed."""

    def answer(*_args):
        raise error

    return answer


def _yielding(things):
    def answer(*_args):
        yield from things

    return answer


def _printing(thing):
    def answer(*_args):
        print("printed", repr(thing)[:90])
        return thing

    return answer


def _spoiling(thing):
    """A function that spoils whatever it is handed, then returns a thing."""

    def answer(*args):
        for given in args:
            if isinstance(given, np.ndarray):
                given[...] = 0
            elif isinstance(given, list):
                given.clear()
        return thing

    return answer


def _in_turn(things):
    turn = itertools.cycle(things)
    return lambda *_args: next(turn)


def functions(things):
    """Functions with any signature that make something of these things."""
    return st.one_of(
        things.map(lambda thing: lambda *_args: thing),
        things.map(lambda thing: lambda a, *, b: thing),
        things.map(lambda thing: lambda: thing),
        things.map(_printing),
        things.map(_spoiling),
        st.integers(-3, 3).map(lambda place: lambda *args: args[place]),
        st.lists(things, max_size=8).map(_yielding),
        st.lists(things, min_size=1, max_size=8).map(_in_turn),
    )
