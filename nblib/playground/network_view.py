"""The playground's network: in each node what that neuron sees of the plane, on the edges the weights."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.moving_text import rewrite, write
from nblib.pictures.network_diagram import WIDEST, columns, lines
from nblib.pictures.picture import Picture

COLUMNS = 6  # the input layer, up to four hidden ones, and the output
_CENTRED = dict(ha="center", va="center")


class NetworkView(Picture):
    """The result has "network", a pair (network, theta (P,)), and "maps", as neuron_maps makes them.

    The parameter that the control `weight` names is marked; a click on a line or a bias chooses another one.
    """

    size, margins, drags, takes = (560, 400), (0, 0, 0, 0), "weight", ("features",)

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self.edges = axes.add_collection(LineCollection([], capstyle="butt"))
        (self.chosen,) = axes.plot([], [], "-", lw=9, color=style.YELLOW, solid_capstyle="round", alpha=0.8)
        self.tiles = axes.add_artist(Tiles())
        self.frames = axes.add_collection(LineCollection([], colors=style.INK, linewidths=1.2))
        (self.ups,) = axes.plot([], [], "s", ms=7, mfc=style.POSITIVE, mec=style.PAPER, mew=0.8)
        (self.downs,) = axes.plot([], [], "v", ms=8, mfc=style.NEGATIVE, mec=style.PAPER, mew=0.8)
        (self.noughts,) = axes.plot([], [], "o", ms=6, mfc=style.LINE, mec=style.PAPER, mew=0.8)
        (self.ring,) = axes.plot([], [], "o", ms=17, mfc="none", mec=style.ACCENT, mew=2)
        self.heads = [axes.text(0, 0, "", fontsize=11, color=style.SOFT_INK, **_CENTRED) for _ in range(COLUMNS)]
        self.beside = [axes.text(0, 0, "", fontsize=11, ha="right", va="center") for _ in range(WIDEST)]
        self.label = axes.text(self.size[0] / 2, 12, "", **_CENTRED)
        moving = [self.chosen, self.edges, self.tiles, self.frames, self.ups, self.downs, self.noughts, self.ring]
        return [*moving, *self.heads, *self.beside, self.label]

    def update(self, values, result):
        network, theta = result["network"]
        self.places, radius = columns(network.widths, *self.size, left=84, apart=72)
        half = min(radius, 25)
        self._place(network, half)
        self._move_nodes(result["maps"], half)
        self._move_edges(np.asarray(theta), self.at)
        self._mark(theta, min(values["weight"], len(theta) - 1))
        self._write(network.widths, values["features"], half)

    def _place(self, network, half):
        """Where each parameter is drawn: self.at, pairs of places; a bias begins and ends at its dot."""
        self.at = []
        for layer in range(len(network.widths) - 1):
            self.at += [((x, y - half),) * 2 for x, y in self.places[layer + 1]]
            self.at += [((a + half, b), (x - half, y)) for (a, b), (x, y) in lines(self.places, layer)]
        self.is_weight = network.is_weight

    def _move_nodes(self, maps, half):
        tiles, frames = [], []
        for layer, places in self.places.items():
            seen = maps[layer] if layer < len(maps) - 1 else [2 * maps[-1] - 1]
            for (x, y), values in zip(places, seen, strict=True):
                small = values[::2, ::2]
                tiles.append((x, y, half, 0.5 + small / (2 * max(1, np.abs(small).max()))))
                frames.append([(x - half, y - half), (x - half, y + half), (x + half, y + half), (x + half, y - half)])
        self.tiles.set_tiles(tiles)
        self.frames.set_segments([[*frame, frame[0]] for frame in frames])

    def _move_edges(self, theta, at):
        weights = theta[self.is_weight]
        self.edges.set_segments([ends for ends, is_one in zip(at, self.is_weight, strict=True) if is_one])
        self.edges.set(color=[style.colour_of(w) for w in weights], linestyle=[style.dashes_of(w) for w in weights])
        self.edges.set_linewidth(0.5 + 5 * np.abs(weights) / max(1, np.abs(weights).max()))
        dots = [(place[0], b) for place, b, is_one in zip(at, theta, self.is_weight, strict=True) if not is_one]
        for line, sign in ((self.ups, 1), (self.downs, -1), (self.noughts, 0)):
            line.set_data(*np.reshape([place for place, b in dots if np.sign(b) == sign], (-1, 2)).T)

    def _mark(self, theta, chosen):
        (x, y), (to_x, to_y) = self.at[chosen]
        is_weight = self.is_weight[chosen]
        self.chosen.set_data([x, to_x] if is_weight else [], [y, to_y] if is_weight else [])
        self.ring.set_data([] if is_weight else [x], [] if is_weight else [y])
        kind = word("weight") if is_weight else word("bias")
        mark = say(
            f"しるしの{kind}: {style.number(theta[chosen])}", f"the marked {kind}: {style.number(theta[chosen])}"
        )
        rewrite(self.label, mark, style.INK)

    def _write(self, widths, inputs, half):
        top, last = self.size[1] - 16, len(widths) - 1
        names = {0: say("入力", "inputs"), last: say("出力", "output")}
        write(self.heads, [((places[0][0], top), names.get(layer, say(f"隠れ層 {layer}", f"hidden {layer}")))
                           for layer, places in self.places.items()])  # fmt: skip
        write(self.beside, [((x - half - 7, y), name) for (x, y), name in zip(self.places[0], inputs, strict=False)])

    def nearest(self, x, y):
        """The number of the parameter that is drawn nearest to (x, y)."""
        start, end = (np.array([ends[i] for ends in self.at]) for i in (0, 1))  # (P, 2) each
        along, here = end - start, np.array([x, y]) - start
        part = np.clip((here * along).sum(1) / np.maximum((along**2).sum(1), 1e-9), 0, 1)
        gap = np.hypot(*(here - part[:, np.newaxis] * along).T)
        return int(np.argmin(gap - 3 * ~self.is_weight))  # a bias is small: it wins where it is touched

    def describe(self, values, result):
        network, theta = result["network"]
        shape, strongest = "-".join(map(str, network.widths)), np.abs(theta * network.is_weight).max()
        return say(
            f"{shape} のネットワーク。パラメータは{network.size}個、いちばん強い重みの大きさは {style.number(strongest)}。",
            f"A {shape} network with {network.size} parameters; the strongest weight has the size {style.number(strongest)}.",
        )


# ---- what stands in the nodes


class Tiles(Artist):
    """Many small square images in one artist: what each neuron sees, inside its node.

    An image of matplotlib's own takes 30 times as long for each.
    """

    def __init__(self):
        super().__init__()
        self.tiles = []

    def set_tiles(self, tiles):
        """tiles: a list of (x, y of the middle, half the side, all in the axes' numbers, values (n, n) from 0 to 1)."""
        self.tiles, self.stale = tiles, True

    def draw(self, renderer):
        """Paint the tiles."""
        gc, colours = renderer.new_gc(), style.colormap("SIDES")(np.arange(256), bytes=True)  # (256, 4)
        for x, y, half, values in self.tiles:
            (left, low), (right, high) = self.axes.transData.transform([(x - half, y - half), (x + half, y + half)])
            side = max(2, round(min(right - left, high - low)))
            at = np.arange(side) * len(values) // side
            shades = (np.clip(values, 0, 1) * 255).astype(np.uint8)[np.ix_(at, at)]
            renderer.draw_image(gc, round(left), round(low), colours[shades])
        gc.restore()
        self.stale = False
