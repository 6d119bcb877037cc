"""What the page is sent to draw the playground: numbers and small maps as bytes, and nothing that it has already.

In the order of how often they change: thumbnails of the data, the ghost of a wrong belief, the network's shape, the
points, and the picture of a moment of training. One picture stays below 60 kB, however large the network is.
"""

import math

import numpy as np

from nblib.playground.neuron_maps import CELLS, on_axes
from nblib.playground.scatter import places_on

TILE = CELLS // 2  # places across and up of what one neuron sees
STEPS = 127  # of a byte, from 0 to 1
FINE_STEPS = 32767  # of two bytes: where the answer hardly changes, its boundary would be a staircase else
FARTHEST = 32767  # of two bytes: a place on the edge of the map is half of it
THUMB = 60  # points of a thumbnail


def picture(values, result):
    """A moment of training: where it is, the parameters, what every neuron sees, and what it all comes to.

    theta: float32 (P,). tiles: int8 (neurons, TILE, TILE), the inputs first, then each hidden layer, each neuron as a part of
    its largest value (or of 1); answer: int16 (CELLS, CELLS), from -FINE_STEPS, surely 0, to FINE_STEPS. Rows go upwards. curve:
    float32 (3, K), the epochs, and the losses then. A loss that is no number is None, as JSON has no other way.
    """
    *layers, answer = result["maps"]
    return dict(
        **{name: int(result[name]) for name in ("epoch", "earliest")},
        theta=np.float32(result["network"][1]).tobytes(),
        tiles=b"".join(_shades(neuron[::2, ::2]) for layer in layers for neuron in layer),
        answer=np.rint((2 * answer - 1) * FINE_STEPS).astype("<i2").tobytes(),
        losses=[_or_none(loss) for loss in result["losses"]],
        gradients=[_or_none(size) for size in result["gradients"]],
        curve=np.nan_to_num(np.float32(result["curve"]), nan=np.inf, posinf=np.inf).tobytes(),
    )


def _shades(values):
    """Numbers as parts of the largest, or of 1, in one byte each."""
    return np.int8(np.rint(values * (STEPS / max(1, np.abs(values).max())))).tobytes()


def _or_none(number):
    return float(number) if math.isfinite(number) else None


def points(values, result):
    """The points on the map: train and test, int16 (n, 3): across, up, and 1 or 0; mine: how many of the last are one's own.

    -FARTHEST / 2 is the left or lower edge of the map, FARTHEST / 2 the other one.
    """
    data, shown = result["points"], on_axes(values, result["points"].X.shape[1])
    mine = sum(len(point) == data.X.shape[1] + 1 for point in values["added"])
    groups = dict(train=(data.X, data.T), test=(data.X_test, data.T_test))
    sent = {name: _places(places_on(X, shown), T, result["window"]) for name, (X, T) in groups.items()}
    return dict(window=list(result["window"]), axes=shown, mine=mine, **sent)


def _places(places, T, window):
    low, high = window
    parts = (places - (low + high) / 2) / (high - low)  # -0.5 to 0.5 within the map
    rows = np.column_stack([parts * FARTHEST, T[:, 0] > 0.5])
    return np.clip(np.rint(rows), -FARTHEST, FARTHEST).astype("<i2").tobytes()


def shape(values, result):
    """The network as it is built: the neurons of each layer, and the names of its inputs. They decide where all is drawn."""
    return dict(widths=list(result["network"][0].widths), inputs=list(values["features"]))


def ghost(expected, window):
    """What a wrong belief expects (see questions.py), None if there is none: a dict, empty or with one of these, or both.

    boundary: float32 (n, 2), from 0, the left or lower edge of the map, to 1; a row of NaN begins another piece. losses:
    float32 (2, K), the epochs, and the losses then.
    """
    found, (low, high) = {}, window
    if expected and "boundary" in expected:
        places = (np.column_stack(expected["boundary"]) - low) / (high - low)
        found["boundary"] = np.float32(places).tobytes()
    if expected and "losses" in expected:
        found["losses"] = np.float32(np.stack(expected["losses"])).tobytes()
    return found


def thumbnail(source):
    """A few points of data, int16 as points() has them, within the window that holds them; b"" where there are none to be had.

    source: arrays (X, T), or a function (points, noise, rng) as in examples.DATA, which may be the learner's and fail.
    """
    try:
        X, T = source(THUMB, 0.05, np.random.default_rng(1)) if callable(source) else source
        X, T = np.asarray(X, float)[:THUMB, :2], np.asarray(T, float)[:THUMB].reshape(len(X[:THUMB]), -1)
        reach = 1.1 * max(np.abs(X - X.mean(0)).max(), 1e-9)
        middle = (X.max(0) + X.min(0)) / 2
        shown = [f"x{i + 1}" for i in range(X.shape[1])]
        spread = places_on(X, shown) - middle
        if spread.shape[1] == 1:
            spread = np.column_stack([spread, np.zeros(len(spread))])
        return _places(spread, T, (-reach, reach))
    except Exception:
        return b""
