"""What each setting of the playground may be, in one table: for its arguments and for files alike."""

import dataclasses
import difflib

from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.maths.activations import GALLERY
from nblib.maths.schedules import SCHEDULES
from nblib.playground.features import FEATURES
from nblib.playground.field_types import Column, Number, OneOf, Several
from nblib.playground.settings import DATA, DESCENTS, LOSSES, SCHEMES, Settings
from nblib.validation import in_short

MOST_ROWS = 5000  # examples, drawn or the learner's own
MOST_COLUMNS = 20
MOST_LAYERS, MOST_WIDE = 4, 8

FIELDS = {
    "data": OneOf(tuple(DATA)),
    "points": Number(4, MOST_ROWS, whole=True),
    "noise": Number(0, 0.5),
    "share": Number(0.1, 0.9),
    "features": Several(Column(tuple(FEATURES), MOST_COLUMNS), 1, MOST_COLUMNS + len(FEATURES), once=True),
    "widths": Several(Number(1, MOST_WIDE, whole=True), 0, MOST_LAYERS),
    "activations": Several(OneOf(tuple(GALLERY)), 0, MOST_LAYERS),
    "scheme": OneOf(tuple(SCHEMES)),
    "loss": OneOf(tuple(LOSSES)),
    "l1": Number(0, 100),
    "l2": Number(0, 100),
    "optimizer": OneOf(tuple(DESCENTS)),
    "schedule": OneOf(tuple(SCHEDULES)),
    "rate": Number(1e-8, 1e4),
    "batch": Number(1, MOST_ROWS, whole=True),
    "seed": Number(0, 2**31 - 1, whole=True),
}
EPOCH, PACE = Number(0, 10**9, whole=True), Number(1, 10**4, whole=True)
OWN = ("data", "activations", "optimizer")  # the settings that may name something of the learner's own


def checked(given, own=()):
    """Settings from values by name; those not given are the usual ones. own: the names of the learner's own things.

    A CourseError names the first that is wrong, and what it may be.
    """
    usual = {field.name: field.default for field in dataclasses.fields(Settings)}
    for name in given:
        if name not in usual:
            raise CourseError(_unknown(name, usual))
    taken = {name: FIELDS[name].taken(name, value, tuple(own) if name in OWN else ()) for name, value in given.items()}
    settings = Settings(**{**usual, **taken})
    if len(settings.activations) != len(settings.widths):
        raise CourseError(
            say(
                f"隠れ層は {len(settings.widths)} 層(widths)なのに、活性化関数は {len(settings.activations)} 個(activations)です。同じ数にしてください。",
                f"widths has {len(settings.widths)} entries, but activations has {len(settings.activations)}. Give one activation for each hidden layer.",
            )
        )
    return settings


def check_columns(settings, inputs):
    """A CourseError if a feature asks for a column that data with so many inputs does not have."""
    there = [f"x{i + 1}" for i in range(inputs)]
    for name in settings.features:
        if name not in FEATURES and name not in there:
            raise CourseError(
                say(
                    f"データ {settings.data} の列は {listing(there)} です。{name} はありません。",
                    f"The data {settings.data} have the columns {listing(there)}; there is no {name}.",
                )
            )


def _unknown(name, usual):
    near = difflib.get_close_matches(str(name), usual, 1)
    meant = say(f"{near[0]} のことでしょうか? ", f"Do you mean {near[0]}? ") if near else ""
    return say(
        f"{in_short(name)} という設定はありません。{meant}設定の名前: {listing(usual)}",
        f"There is no setting {in_short(name)}. {meant}The settings are: {listing(usual)}",
    )
