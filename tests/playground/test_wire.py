"""What the page is sent: it says the same as the kernel knows and as the still twin shows, and it is small."""

import json

import numpy as np
import pytest

from nblib.maths.activations.activation import own
from nblib.pictures import style
from nblib.playground import playground, wire
from nblib.playground.examples import FEATURES
from nblib.playground.neuron_maps import CELLS
from nblib.playground.wire import FARTHEST, FINE_STEPS, STEPS, TILE

SMALL = dict(points=60, batch=20)
WIDE = dict(widths=(8,) * 4, activations=("tanh",) * 4, features=tuple(FEATURES))


def numbers(sent, name, kind):
    return np.frombuffer(sent[name], kind)


def size(sent):
    """Bytes of a message: its buffers, and the rest as JSON."""
    plain = {name: value for name, value in sent.items() if not isinstance(value, bytes)}
    return sum(len(v) for v in sent.values() if isinstance(v, bytes)) + len(json.dumps(plain, allow_nan=False))


def shown(**settings):
    made = playground(**{**SMALL, **settings})
    return made, made.values, made.result


# ---- the same as the kernel knows


def test_the_parameters_arrive_in_their_order():
    made, *what = shown(epoch=5)
    sent = wire.picture(*what)
    assert np.allclose(numbers(sent, "theta", "f4"), made.result["network"][1], rtol=1e-6)
    assert wire.shape(*what) == dict(widths=[2, 4, 2, 1], inputs=["x1", "x2"])


def test_every_neurons_world_arrives_as_a_part_of_its_largest_value():
    made, *what = shown(epoch=5, activations=("identity", "tanh"))
    tiles = numbers(wire.picture(*what), "tiles", "i1").reshape(-1, TILE, TILE)
    seen = [neuron[::2, ::2] for layer in made.result["maps"][:-1] for neuron in layer]
    assert len(tiles) == len(seen) == 8
    for tile, neuron in zip(tiles, seen, strict=True):
        assert np.allclose(tile / STEPS, neuron / max(1, np.abs(neuron).max()), atol=0.5 / STEPS + 1e-6)


def test_the_answer_is_blue_where_the_network_says_yes():
    made, *what = shown(epoch=30)
    answer, sent = made.result["maps"][-1], numbers(wire.picture(*what), "answer", "<i2").reshape(CELLS, CELLS)
    assert np.abs(sent / FINE_STEPS - (2 * answer - 1)).max() < 1e-4
    clear = np.abs(answer - 0.5) > 1e-4
    assert (np.sign(sent) == np.sign(answer - 0.5))[clear].all() and sent.max() > 13_000 and sent.min() < -13_000


def test_points_lie_where_they_are():
    made, *what = shown(added=((2.0, -2.5, 1.0), (0.0, 0.0, 0.0)))
    sent, data = wire.points(*what), made.result["points"]
    low, high = sent["window"]
    rows = numbers(sent, "train", "<i2").reshape(-1, 3)
    assert len(rows) == len(data.X) and sent["mine"] == 2 and sent["axes"] == ["x1", "x2"]
    assert np.allclose(rows[:, :2] / FARTHEST * (high - low) + (high + low) / 2, data.X, atol=(high - low) / FARTHEST)
    assert (rows[:, 2] == (data.T[:, 0] > 0.5)).all()
    assert len(numbers(sent, "test", "<i2")) == 3 * len(data.X_test)


def test_a_loss_that_is_no_number_is_sent_as_none():
    made, values, result = shown()
    sent = wire.picture(values, result | dict(losses=[np.nan, np.inf], curve=([0, 1], [0.5, np.nan], [0.5, np.inf])))
    assert sent["losses"] == [None, None] and np.isinf(numbers(sent, "curve", "f4")[[3, 5]]).all()
    assert size(sent)


# ---- small


@pytest.mark.parametrize("settings", [dict(), WIDE, dict(points=5000, **WIDE), dict(data="diary")], ids=str)
def test_a_picture_is_small_however_large_the_network_is(settings):
    made, *what = shown(**settings)
    for epoch in (0, 3):
        made.controls["epoch"].value = epoch
        assert size(wire.picture(made.values, made.result)) < 60_000
    assert size(wire.points(*what)) < 60_000


def test_while_it_trains_only_the_picture_changes():
    made, changed = playground(**SMALL), []
    made.stage.observe(lambda change: changed.append(change["name"]))
    made.controls["epoch"].move(3)
    assert "picture" in changed and not {"points", "shape", "knobs", "values", "thumbs"} & set(changed)


def test_thumbnails_are_there_for_all_data_but_those_that_fail():
    def broken(points, noise, rng):
        raise RuntimeError("not yet written")

    mine = dict(table=(np.arange(24.0).reshape(8, 3), np.ones((8, 1))), broken=broken)
    made = playground(own=mine, **SMALL)
    empty = [name for name, sent in made.stage.thumbs.items() if not sent]
    assert empty == ["broken"] and all(len(sent) <= 6 * wire.THUMB for sent in made.stage.thumbs.values())


# ---- the same as the still twin


@pytest.mark.parametrize(
    "settings", [dict(epoch=20), dict(epoch=3, own=dict(wave=own(np.sin)), widths=(5,), activations=("wave",))]
)
def test_the_still_twin_shows_the_same(settings):
    """Weights' signs and widths, the map's signs, and the losses: what the page draws, and what matplotlib has drawn."""
    made, values, result = shown(**settings)
    sent, twin = made.stage.picture, made.canvas.pictures
    assert made.stage.frame
    theta, network = numbers(sent, "theta", "f4"), result["network"][0]
    weights, edges = theta[network.is_weight], twin[0].edges
    strongest = max(1, np.abs(weights).max())
    assert np.allclose(edges.get_linewidths(), 0.5 + 5 * np.abs(weights) / strongest, atol=1e-4)
    dashed = [dashes is not None for _offset, dashes in edges.get_linestyles()]
    assert dashed == [weight < 0 for weight in weights], "orange and dashed, blue and solid"
    colours = [style.colour_of(w) for w in weights]
    assert [tuple(c) for c in edges.get_colors()] == [tuple(c) for c in _rgba(colours)]
    ground, answer = np.asarray(twin[1].ground.get_array()), numbers(sent, "answer", "<i2").reshape(CELLS, CELLS)
    clear = np.abs(ground - 0.5) > 0.01
    assert (np.sign(answer) == np.sign(ground - 0.5))[clear].all()
    heights = [float(here.get_ydata()[0]) for here in twin[2].here]
    assert np.allclose(heights, np.clip(sent["losses"], 1e-3, 10))


def _rgba(colours):
    from matplotlib.colors import to_rgba

    return [to_rgba(colour) for colour in colours]
