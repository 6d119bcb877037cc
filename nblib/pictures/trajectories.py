"""Trajectories: the places that optimizers passed, drawn over the ground. A part of pictures."""

import numpy as np

from nblib.pictures.loss_curves import LINES

ENDS = ("o", "s", "D", "^", "P", "X")  # a shape for the last place of each, as the colours may not be told apart


class Trajectories:
    """Lines over an axes whose limits are the window; `artists` are its moving artists, back to front.

    A line ends where it leaves the window: there stands a cross. Else its last place has a mark.
    """

    def __init__(self, axes, count):
        """count: how many there are, at most six."""
        self.axes, looks = axes, LINES[:count]
        self.lines = [axes.plot([], [], ls=dashes, color=colour, lw=2)[0] for colour, dashes in looks]
        self.dots = [axes.plot([], [], ".", ms=4, color=colour)[0] for colour, _ in looks]
        self.ends = [
            axes.plot([], [], ENDS[i], ms=9, mfc=colour, mec="white", mew=1.2, zorder=4)[0]
            for i, (colour, _) in enumerate(looks)
        ]
        self.exits = [
            axes.plot([], [], "x", ms=11, mew=3, color=colour, clip_on=False, zorder=4)[0] for colour, _ in looks
        ]
        self.artists = [*self.lines, *self.dots, *self.exits, *self.ends]

    def show(self, paths):
        """paths: a list of places (K, 2) each; those that are missing at its end are not drawn."""
        nothing = np.empty((0, 2))
        for i, artists in enumerate(zip(self.lines, self.dots, self.ends, self.exits, strict=True)):
            path = np.asarray(paths[i]) if i < len(paths) else nothing
            inside, way_out = self._cut(path)
            end = nothing if len(way_out) else inside[-1:]
            line, dots, mark, cross = artists
            line.set_data(*np.vstack([inside, way_out]).T)
            for artist, places in ((dots, inside), (mark, end), (cross, way_out)):
                artist.set_data(*places.T)

    def _cut(self, path):
        """The places up to the last before the path leaves the window for good, and (1, 2) or (0, 2) where it does."""
        low, high = np.transpose([self.axes.get_xlim(), self.axes.get_ylim()])
        outside = np.any((path < low) | (path > high), axis=1)
        if outside.all() or not outside[-1]:
            return path[: 0 if outside.all() else None], path[:0]
        first = len(path) - np.argmin(outside[::-1])  # of those outside that no place inside follows
        before, after = path[first - 1], path[first]
        edge = np.where(after > high, high, np.where(after < low, low, np.nan))
        share = np.nanmin((edge - before) / (after - before))  # of this step that is still inside
        return path[:first], (before + share * (after - before))[np.newaxis]
