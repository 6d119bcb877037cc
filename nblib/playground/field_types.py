"""Kinds of values: what a setting may be, and the sentence for what it is instead."""

import math
from dataclasses import dataclass

from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.validation import in_short


@dataclass(frozen=True)
class Number:
    """A finite number from low to high; a whole one if `whole` is set."""

    low: float
    high: float
    whole: bool = False

    def __str__(self):
        return f"{'whole ' * self.whole}number from {self.low:g} to {self.high:g}"

    def taken(self, name, value, known=()):
        """The value as an int or a float. A CourseError says what is wrong; `name` is what the value is called."""
        plain = value.item() if type(value).__module__ == "numpy" and getattr(value, "size", 0) == 1 else value
        kinds = (int,) if self.whole else (int, float)
        if type(plain) in kinds and self.low <= plain <= self.high:
            return plain if self.whole else float(plain)
        raise CourseError(
            say(
                f"{name} は {self.low:g} から {self.high:g} までの{'整数' if self.whole else '数'}です。{in_short(value)} にはできません。",
                f"{name} is a {'whole ' if self.whole else ''}number from {self.low:g} to {self.high:g}. It cannot be {in_short(value)}.",
            )
        )


@dataclass(frozen=True)
class NumberOr:
    """A number, or this word."""

    word: str
    number: Number

    def __str__(self):
        return f"{self.number}, or {self.word}"

    def taken(self, name, value, known=()):
        """The word, or the number."""
        return self.word if isinstance(value, str) and value == self.word else self.number.taken(name, value)


@dataclass(frozen=True)
class OneOf:
    """One of these names, or of the learner's own: the names in `known`."""

    names: tuple

    def __str__(self):
        return f"one of {', '.join(self.names)}"

    def taken(self, name, value, known=()):
        """The value, if it is such a name."""
        if isinstance(value, str) and (value in self.names or value in known):
            return value
        choices = listing([*self.names, *(own for own in known if own not in self.names)])
        raise CourseError(
            say(
                f"{name} に {in_short(value)} はありません。選べるもの: {choices}",
                f"{name} cannot be {in_short(value)}, only one of: {choices}",
            )
        )


@dataclass(frozen=True)
class Several:
    """From `least` to `most` values of one kind in a row; `once`: none of them twice. They become a tuple."""

    kind: object
    least: int
    most: int
    once: bool = False

    def __str__(self):
        return f"{self.least} to {self.most} values, each {self.kind}"

    def taken(self, name, value, known=()):
        """The values as a tuple."""
        if not isinstance(value, list | tuple):
            raise CourseError(
                say(
                    f"{name} は、リスト [ ] かタプル ( ) で並べます。{in_short(value)} はそうではありません。1つだけなら ({in_short(value)},) と書きます。",
                    f"{name} takes several values, in a list [ ] or a tuple ( ). {in_short(value)} is neither; for one alone write ({in_short(value)},).",
                )
            )
        if not self.least <= len(value) <= self.most:
            raise CourseError(
                say(
                    f"{name} には {self.least} 個から {self.most} 個まで並べられます。{len(value)} 個あります。",
                    f"{name} takes from {self.least} to {self.most} values. There are {len(value)}.",
                )
            )
        taken = tuple(self.kind.taken(f"{name}[{i}]", item, known) for i, item in enumerate(value))
        if self.once and len(set(taken)) < len(taken):
            twice = next(item for item in taken if taken.count(item) > 1)
            raise CourseError(say(f"{name} に {twice} が2回あります。1回だけにしてください。",
                                  f"{name} has {twice} twice. Once is enough."))  # fmt: skip
        return taken


@dataclass(frozen=True)
class Column:
    """A feature: one of these names, or "x3", "x4", ... for a further column of the data."""

    names: tuple
    most: int

    def __str__(self):
        return f"one of {', '.join(self.names)}, or x3, x4, ..., a further column"

    def taken(self, name, value, known=()):
        """The value, if it is such a name."""
        further = [f"x{i}" for i in range(3, self.most + 1)]
        if isinstance(value, str) and value in further:
            return value
        return OneOf(self.names).taken(name, value)


@dataclass(frozen=True)
class Switch:
    """On or off: True or False, or numbers that stand for them."""

    def __str__(self):
        return "0 or 1"

    def taken(self, name, value, known=()):
        """The value as 1 or 0."""
        if isinstance(value, int | float):
            return int(bool(value))
        raise CourseError(say(f"{name} は 0 か 1 です。{in_short(value)} にはできません。", f"{name} is 0 or 1. It cannot be {in_short(value)}."))  # fmt: skip


LARGEST = 1e100  # a weight beyond it is nothing that could be trained on


def finite_numbers(name, value, count):
    """`count` numbers between -LARGEST and LARGEST as a tuple; a CourseError says what is wrong."""
    value = value.tolist() if hasattr(value, "tolist") else value
    taken = Several(Number(-LARGEST, LARGEST), 0, 100_000).taken(name, value)
    if len(taken) == count and all(map(math.isfinite, taken)):
        return taken
    raise CourseError(
        say(
            f"{name} の数が合いません。このネットワークのパラメータは {count} 個ですが、{name} には {len(taken)} 個あります。",
            f"{name} does not fit: this network has {count} parameters, but {name} has {len(taken)}.",
        )
    )
