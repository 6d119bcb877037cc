"""Where the neurons of a network stand, column by column, and the numbers on the lines between them. In CSS pixels."""

import numpy as np

WIDEST, DEEPEST = 8, 7  # neurons of a layer, and layers, that are drawn; of more, only some
LETTERS = 15  # CSS pixels from line to line that numbers beside lines need, so that each can be read
HALF = 20  # CSS pixels: half the width of such a number


def columns(widths, width, height, left, apart=78, above=60, below=44, right=44, largest=21):
    """Places {number of the layer: list of (x, y)} and the neurons' radius, in CSS pixels from the lower left.

    widths: how many neurons each layer has. Of a wide layer the first neurons are drawn, of a deep network the first
    three and the last three layers. left: the room to the left of the first column. apart: how far neurons of a layer
    may be from each other. above, below, right: the room for names of layers and for what stands below. largest: of a
    neuron, its radius.
    """
    count = len(widths)
    layers = range(count) if count <= DEEPEST else [0, 1, 2, *range(count - 3, count)]
    across = np.linspace(left, width - right, len(layers))
    room = height - above - below
    places = {}
    for x, layer in zip(across, layers, strict=True):
        n = min(widths[layer], WIDEST)
        step = min(room / n, apart)
        places[layer] = [(x, below + room / 2 + step * ((n - 1) / 2 - i)) for i in range(n)]
    tightest = room / min(max(widths), WIDEST)
    return places, min(largest, 0.42 * tightest, 0.34 * (across[1] - across[0]))


def lines(places, layer):
    """The lines (start, end) from each drawn neuron of a layer to each of the next: those of the first neuron first."""
    return [(start, end) for start in places[layer] for end in places[layer + 1]]


def share(here, there, radius):
    """How far along the lines between two columns their numbers stand, so that all are equally far from each other.

    radius: of the neurons, which the numbers do not cover.
    """
    clear = (radius + HALF) / (there[0][0] - here[0][0])
    if len(here) < 2 or len(there) < 2:
        return max(0.42, min(clear, 0.5))
    apart, behind = here[0][1] - here[1][1], there[0][1] - there[1][1]
    return max(apart / (len(there) * behind + apart), min(clear, 0.5))


def has_room(here, there, radius):
    """Whether numbers can be read on the lines between two columns: beside each other, and between the neurons."""
    clear = there[0][0] - here[0][0] - 2 * radius
    return clear >= 2 * HALF and spacing(here, there, radius) >= LETTERS


def spacing(here, there, radius):
    """How far the numbers on the lines between two columns are then from each other, upwards, at least."""
    along, gaps = share(here, there, radius), [np.inf]
    if len(there) > 1:
        gaps.append(along * (there[0][1] - there[1][1]))
    if len(here) > 1:
        gaps.append((1 - along) * (here[0][1] - here[1][1]) - (sum(gaps[1:]) * (len(there) - 1)))
    return min(gaps)
