"""The playground's settings, in one table: what each is called, what it may be, and what it is at first.

Controls, state files, exported code, the sentences about wrong values and the help all read it here and nowhere else.
"""

import dataclasses
import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from nblib.errors import CourseError
from nblib.language import Pair, listing, pair, say, scheme_names, short_activation_names, word
from nblib.maths import initialisations, losses
from nblib.maths.activations import GALLERY
from nblib.maths.optimizers import OPTIMIZERS
from nblib.maths.schedules import SCHEDULES
from nblib.playground.examples import DATA, FEATURES
from nblib.playground.field_types import Column, Number, NumberOr, OneOf, Several, Switch
from nblib.validation import in_short

SCHEMES = {scheme.__name__: scheme for scheme in initialisations.SCHEMES}
LOSSES = {loss.name: loss for loss in losses.LOSSES if not loss.by_row}
# On mini-batches gradient descent is SGD; the SGD of optimizers.py makes up its noise, for landscapes without examples
DESCENTS = {name: optimizer for name, optimizer in OPTIMIZERS.items() if name != "SGD"}


MOST_ROWS = 5000  # examples, drawn or the learner's own
MOST_COLUMNS = 20
MOST_ADDED, FAR = 200, 100.0  # points of one's own, and how far out they may lie
DEEPEST, WIDEST = 4, 8  # hidden layers, and neurons in each
PENALTIES = (0.0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)


@dataclass(frozen=True)
class Setting:
    """What there is to know of one setting, besides its name and what it is at first."""

    kind: object  # of field_types: what it may be
    label: Pair | Callable  # what its control is called; of a list, each of its controls, the i-th
    help: str  # what it decides
    anew: bool = False  # whether training begins anew when it changes; else it goes on from where it is
    own: str = ""  # which of the Choices it takes, and so may name something of the learner's own
    shown: Callable = list  # from names to what a list shows: {shown: name}, or the names as they are
    stops: tuple = ()  # the values at which its slider stops, and at any other that is given
    step: float = 0  # of its slider, where it has no stops
    usual: tuple = ()  # from where to where its slider goes at first, if not over all that it may be


def setting(default, kind, label, help, **more):
    """A field of Settings, with its row of the table."""
    return field(default=default, metadata={"setting": Setting(kind, label, help, **more)})


DATA_NAMES = {
    "circle": pair("円", "circle"), "Gaussians": pair("ガウス分布2つ", "two Gaussians"),
    "spiral": pair("渦巻き", "spiral"), "moons": pair("三日月", "moons"), "prank": pair("冗談", "the prank"),
    "diary": pair("日記", "the diary"),
}  # fmt: skip


def data_names(names):
    """What is shown, and what it means, for a choice between data: {shown: name}."""
    return {str(DATA_NAMES.get(name, name)): name for name in names}


@dataclass(frozen=True)
class Settings:
    """What the playground trains, and how: names of tables, numbers, and tuples of them, nothing else."""

    data: str = setting(
        "circle", OneOf(tuple(DATA)), pair("データ", "data"),
        "the points that are to be told apart", anew=True, own="data", shown=data_names,
    )  # fmt: skip
    points: int = setting(
        500, Number(4, MOST_ROWS, whole=True), pair("点の数", "points"),
        "how many of them are drawn", anew=True, stops=(20, 50, 100, 200, 500, 1000),
    )  # fmt: skip
    noise: float = setting(
        0.1, Number(0, 0.5), pair("ノイズ", "noise"),
        "how far points lie off, or how many answers are wrong", anew=True, step=0.05,
    )  # fmt: skip
    train_fraction: float = setting(
        0.5, Number(0.1, 0.9), pair("訓練に使う割合", "share for training"),
        "which part of the points is trained on; the others are the test", anew=True, step=0.1,
    )  # fmt: skip
    added: tuple = setting(
        (), Several(Several(Number(-FAR, FAR), 2, MOST_COLUMNS + 1), 0, MOST_ADDED), pair("自分の点", "points of your own"),
        "points that are trained on, too, each as (x1, x2, its answer 0 or 1)",
    )  # fmt: skip
    features: tuple = setting(
        ("x1", "x2"),
        Several(Column(tuple(FEATURES), MOST_COLUMNS), 1, MOST_COLUMNS + len(FEATURES), once=True),
        pair("入力", "inputs"), "what the network is told of each point", anew=True,
    )  # fmt: skip
    widths: tuple = setting(
        (4, 2), Several(Number(1, WIDEST, whole=True), 0, DEEPEST), pair("隠れ層{i}の幅", "width {i}"),
        "the neurons of each hidden layer", anew=True, step=1,
    )  # fmt: skip
    activations: tuple = setting(
        ("tanh", "tanh"), Several(OneOf(tuple(GALLERY)), 0, DEEPEST), pair("隠れ層{i}の活性化関数", "activation {i}"),
        "the activation of each hidden layer", anew=True, own="activations", shown=short_activation_names,
    )  # fmt: skip
    scheme: str = setting(
        "lecun_normal", OneOf(tuple(SCHEMES)), partial(word, "initialisation"),
        "how the first weights are drawn", anew=True, shown=scheme_names,
    )  # fmt: skip
    loss: str = setting("binary cross-entropy", OneOf(tuple(LOSSES)), partial(word, "loss"), "what training lowers")
    l1: float = setting(
        0.0, Number(0, 100), pair("L1 正則化", "L1 penalty"),
        "the penalty on the weights' sizes", stops=PENALTIES,
    )  # fmt: skip
    l2: float = setting(
        0.0, Number(0, 100), pair("L2 正則化", "L2 penalty"),
        "the penalty on half the weights' squares", stops=PENALTIES,
    )  # fmt: skip
    optimizer: str = setting(
        "Adam", OneOf(tuple(DESCENTS)), partial(word, "optimizer"), "how a gradient becomes a step", own="optimizers"
    )
    schedule: str = setting(
        "constant", OneOf(tuple(SCHEDULES)), pair("学習率スケジュール", "schedule"), "how the rate changes in time"
    )
    rate: float = setting(
        0.03, Number(1e-8, 1e4), partial(word, "rate"), "how long a step is",
        stops=(0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0),
    )  # fmt: skip
    batch: int = setting(
        10, Number(1, MOST_ROWS, whole=True), pair("バッチサイズ", "batch size"), "the examples of a step",
        stops=(1, 2, 5, 10, 20, 50, 100, 1000),
    )  # fmt: skip
    seed: int = setting(
        0, Number(0, 2**31 - 1, whole=True), pair("種(乱数の番号)", "seed"),
        "the number from which all that is random follows", anew=True, step=1, usual=(0, 20),
    )  # fmt: skip


@dataclass(frozen=True)
class View:
    """What of it is looked at; training does not change with it."""

    across: str = setting("x1", Column(("x1", "x2"), MOST_COLUMNS), pair("横軸", "across"), "the map's axis across")
    up: str = setting("x2", Column(("x1", "x2"), MOST_COLUMNS), pair("縦軸", "up"), "the map's axis upwards")
    show_test: int = setting(
        0, Switch(), pair("テストデータも見る(□■)", "show the test data (□■)"), "whether the map shows the test points"
    )
    sharp: int = setting(
        0, Switch(), pair("答えを0か1に丸める", "round answers to 0 or 1"), "whether the map shows yes and no alone"
    )


SETTINGS, VIEWS = ({f.name: f.metadata["setting"] for f in dataclasses.fields(table)} for table in (Settings, View))
# By the names that cells and files of earlier versions have: settings, and controls that can be hidden
RENAMED = {"share": "train_fraction"}
RENAMED_CONTROLS = RENAMED | {f"bend{i}": f"activation{i}" for i in range(1, DEEPEST + 1)}
EPOCH, PACE = Number(0, 10**9, whole=True), NumberOr("fast", Number(1, 10**4, whole=True))
USUAL_PACE = 5  # epochs a picture


def checked(given, own=()):
    """Settings from values by name; those not given are the usual ones. own: the names of the learner's own things.

    A CourseError names the first that is wrong, and what it may be.
    """
    settings = Settings(**_taken(SETTINGS, given, own))
    if len(settings.activations) != len(settings.widths):
        raise CourseError(
            say(
                f"隠れ層は {len(settings.widths)} 層(widths)なのに、活性化関数は {len(settings.activations)} 個(activations)です。同じ数にしてください。",
                f"widths has {len(settings.widths)} entries, but activations has {len(settings.activations)}. Give one activation for each hidden layer.",
            )
        )
    return settings


def checked_view(given):
    """A View from values by name; a CourseError names the first that is wrong."""
    if not isinstance(given, dict):
        raise CourseError(say(f'view は、view=dict(across="x2", sharp=1) のように渡します。{in_short(given)} はそうではありません。',
                              f'view is passed as view=dict(across="x2", sharp=1). {in_short(given)} is no such thing.'))  # fmt: skip
    return View(**_taken(VIEWS, given))


def _taken(table, given, own=()):
    """The values as the settings of a table take them, by name."""
    for name in given:
        if name not in table:
            raise CourseError(renamed(name, RENAMED) or _unknown(name, table))
    return {name: table[name].kind.taken(name, value, own if table[name].own else ()) for name, value in given.items()}


def renamed(name, names):
    """The sentence for a name of before, which these names lead to one of today; None if it is no such name."""
    if name not in names:
        return None
    now = names[name]
    return say(f"{name} は {now} という名前に変わりました。{now} と書いてください。", f"{name} is called {now} now. Write {now} instead.")  # fmt: skip


def _unknown(name, table):
    near = difflib.get_close_matches(str(name), table, 1)
    meant = say(f"{near[0]} のことでしょうか? ", f"Do you mean {near[0]}? ") if near else ""
    return say(
        f"{in_short(name)} という設定はありません。{meant}設定の名前: {listing(table)}",
        f"There is no setting {in_short(name)}. {meant}The settings are: {listing(table)}",
    )


def check_some(features):
    """A CourseError if there are no features at all."""
    if not features:
        raise CourseError(
            say("入力が1つもありません。入力を1つ以上選んでください。",
                "The network has no inputs. Choose at least one.")
        )  # fmt: skip


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


def check_added(added, inputs):
    """A CourseError if a point of one's own has another number of columns than the data, or an answer besides 0 and 1."""
    for point in added:
        if len(point) != inputs + 1 or point[-1] not in (0, 1):
            form = f"({', '.join(f'x{i + 1}' for i in range(inputs))}, 1)"
            raise CourseError(
                say(
                    f"added の点は、このデータでは {form} のように書きます。最後の数は答えで、0 か 1 です。{in_short(point)} はそうではありません。",
                    f"With these data a point in added is written {form}; the last number is its answer, 0 or 1. {in_short(point)} is not.",
                )
            )


def as_help():
    """A line for each setting: what it is at first, what it decides, and what it may be."""
    usual = Settings()
    return "\n".join(f"    {name}={getattr(usual, name)!r}: {row.help}; {row.kind}" for name, row in SETTINGS.items())
