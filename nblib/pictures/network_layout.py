"""Where the neurons of a network stand when it is drawn: a column for each layer."""

import numpy as np

WIDEST, DEEPEST = 8, 7  # neurons of a layer, and layers, that are drawn; of more, only some


def columns(widths, width, height, left, apart=78):
    """Places {number of the layer: list of (x, y)} and the neurons' radius, in CSS pixels from the lower left.

    widths: how many neurons each layer has. Of a wide layer the first neurons are drawn, of a deep network the first
    three and the last three layers. left: the room to the left of the first column. apart: how far neurons of a layer
    may be from each other.
    """
    count = len(widths)
    layers = range(count) if count <= DEEPEST else [0, 1, 2, *range(count - 3, count)]
    across = np.linspace(left, width - 44, len(layers))
    room = height - 104  # above: the names of the layers; below: a title
    places = {}
    for x, layer in zip(across, layers, strict=True):
        n = min(widths[layer], WIDEST)
        step = min(room / n, apart)
        places[layer] = [(x, 44 + room / 2 + step * ((n - 1) / 2 - i)) for i in range(n)]
    tightest = min(room / min(max(widths), WIDEST), across[1] - across[0])
    return places, min(21, 0.42 * tightest)


def lines(places, layer):
    """The lines (start, end) from each drawn neuron of a layer to each of the next: those of the first neuron first."""
    return [(start, end) for start in places[layer] for end in places[layer + 1]]
