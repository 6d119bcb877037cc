"""The playground's controls: one or more for each of its settings."""

from nblib.errors import CourseError
from nblib.language import activation_names, say, scheme_names, word
from nblib.maths.schedules import SCHEDULES
from nblib.panels.controls import choice, slider, stops, switch
from nblib.playground.features import available, columns
from nblib.playground.settings import LOSSES, SCHEMES, Settings
from nblib.playground.several import several
from nblib.validation import in_short

DEEPEST, WIDEST = 4, 8  # hidden layers, and neurons in each
POINTS = (20, 50, 100, 200, 500, 1000)
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
PENALTIES = (0.0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
BATCHES = (1, 2, 5, 10, 20, 50, 100, 1000)
LAYERS = range(1, DEEPEST + 1)

# Which controls stand for which of the Settings; of all others, one of the same name
PARTS = {
    "widths": ("depth", *(f"width{i}" for i in LAYERS)),
    "activations": tuple(f"bend{i}" for i in LAYERS),
}


def settings_of(values):
    """The Settings that the controls' values stand for."""
    layers = range(1, values["depth"] + 1)
    same = {name: values[name] for name in Settings.__dataclass_fields__ if name not in PARTS}
    check_some(values["features"])
    return Settings(
        **same,
        widths=tuple(values[f"width{i}"] for i in layers),
        activations=tuple(values[f"bend{i}"] for i in layers),
    )


def check_some(features):
    """A CourseError if there are no features at all."""
    if not features:
        raise CourseError(
            say("入力が1つもありません。「データ」で、入力を1つ以上選んでください。",
                "The network has no inputs. Choose at least one under “data”.")
        )  # fmt: skip


def controls_of(settings, choices, inputs):
    """The controls by name, set to these Settings. inputs: how many numbers a point has."""
    return {
        **_of_data(settings, choices, inputs),
        **_of_network(settings, choices),
        **_of_training(settings, choices),
    }


def _of_data(s, choices, inputs):
    names = {_data_name(name): name for name in choices.data}
    return dict(
        data=choice(s.data, names, say("データ", "data")),
        points=_stops(s.points, POINTS, 2, 5000, say("点の数", "points")),
        noise=slider(_float(s.noise), 0.0, 0.5, 0.05, say("ノイズ", "noise")),
        share=slider(_float(s.share), 0.1, 0.9, 0.1, say("訓練に使う割合", "share for training")),
        seed=slider(s.seed, 0, max(20, s.seed), 1, say("種(乱数の番号)", "seed")),
        features=several(_known(s.features, available(inputs)), available(inputs), say("入力", "inputs")),
    )


def _of_network(s, choices):
    made = dict(depth=slider(len(s.widths), 0, DEEPEST, 1, word("hidden layers")))
    made["scheme"] = choice(s.scheme, scheme_names(SCHEMES), word("initialisation"))
    for i in LAYERS:
        width, bend = (
            given[i - 1] if i <= len(given) else usual for given, usual in ((s.widths, 4), (s.activations, "tanh"))
        )
        made[f"width{i}"] = slider(width, 1, max(WIDEST, width), 1, say(f"隠れ層{i}の幅", f"width {i}"))
        made[f"bend{i}"] = choice(
            bend, activation_names(choices.activations), say(f"隠れ層{i}の活性化関数", f"activation {i}")
        )
    return made


def _of_training(s, choices):
    return dict(
        loss=choice(s.loss, list(LOSSES), word("loss")),
        optimizer=choice(s.optimizer, list(choices.optimizers), word("optimizer")),
        rate=_stops(s.rate, RATES, 1e-8, 1e4, word("rate")),
        schedule=choice(s.schedule, list(SCHEDULES), say("学習率スケジュール", "schedule")),
        batch=_stops(s.batch, BATCHES, 1, 5000, say("バッチサイズ", "batch size")),
        l1=_stops(s.l1, PENALTIES, 0, 100, say("L1 正則化", "L1 penalty")),
        l2=_stops(s.l2, PENALTIES, 0, 100, say("L2 正則化", "L2 penalty")),
    )


def views_of(inputs, across="x1", up="x2", show_test=0, sharp=0):
    """The controls that change only what is looked at."""
    names = columns(max(inputs, 2))
    return dict(
        across=choice(across, names, say("横軸", "across")),
        up=choice(up, names, say("縦軸", "up")),
        show_test=switch(show_test, say("テストデータも見る(□■)", "show the test data (□■)")),
        sharp=switch(sharp, say("答えを0か1に丸める", "round answers to 0 or 1")),
    )


def _data_name(name):
    """What a data set is called."""
    known = {
        "circle": say("円", "circle"), "XOR": "XOR", "Gaussians": say("ガウス分布2つ", "two Gaussians"),
        "spiral": say("渦巻き", "spiral"), "moons": say("三日月", "moons"), "prank": say("冗談", "the prank"),
        "diary": say("日記", "the diary"),
    }  # fmt: skip
    return known.get(name, name)


def _known(names, known):
    check_some(names)
    for name in names:
        if name not in known:
            raise CourseError(
                say(f"入力 {in_short(name)} はありません。選べるもの: {', '.join(known)}",
                    f"There is no input {in_short(name)}, only: {', '.join(known)}")
            )  # fmt: skip
    return tuple(names)


def _float(number):
    return float(number) if isinstance(number, int) else number


def _stops(value, usual, low, high, label):
    """A slider that stops at the usual values, and at this one if it lies between low and high."""
    if not (isinstance(value, int | float) and low <= value <= high):
        raise CourseError(
            say(f"{label} に {in_short(value)} は使えません。{low:g} から {high:g} までの数にしてください。",
                f"{label}: {in_short(value)} cannot be used. Give a number from {low:g} to {high:g}.")
        )  # fmt: skip
    return stops(value, sorted({*usual, value}), label)
