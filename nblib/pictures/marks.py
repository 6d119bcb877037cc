"""Two marks that mean the same in every picture: what can be taken hold of, and what lies beyond the end of an axis."""

from nblib.pictures import style


def handle_mark(axes, size=10):
    """The marks of what can be taken hold of, yet without places: yellow, as nothing is that stays where it is."""
    (marks,) = axes.plot([], [], "o", ms=size, mfc=style.YELLOW, mec=style.INK, clip_on=False, zorder=5)
    return marks


class BeyondMarks:
    """Arrowheads at both ends of a horizontal axis, in the rows whose bars end beyond it."""

    def __init__(self, axes, low, high):
        look = dict(ls="", ms=9, color=style.INK, clip_on=False)
        self.low, self.high = low, high
        self.artists = [axes.plot([], [], sign, **look)[0] for sign in "<>"]

    def put(self, ends):
        """ends: where the bar of each row ends, from row 0 on."""
        below = [row for row, end in enumerate(ends) if end < self.low]
        above = [row for row, end in enumerate(ends) if end > self.high]
        for artist, at, rows in zip(self.artists, (self.low, self.high), (below, above), strict=True):
            artist.set_data([at] * len(rows), rows)

    def inside(self, end):
        """The place on the axis nearest to where a bar ends."""
        return min(max(end, self.low), self.high)
