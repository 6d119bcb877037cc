"""Points in a picture: dragged with the pointer, or moved with the arrow keys."""

from nblib.panels.controls import Point
from nblib.words import say


class Dragging:
    """Turns what the browser reports of pointer and keys into moves of the panel's points."""

    def __init__(self, canvas, controls):
        self.canvas = canvas
        self.points = {i: controls[p.drags] for i, p in enumerate(canvas.pictures) if p.drags in controls}
        self.held = next(iter(self.points), None)  # number of the picture whose point moves
        self.seen = dict(downs=0, ups=0, kx=0, ky=0)

    def label(self):
        """The name of the draggable area; empty where there is nothing to drag."""
        if not any(isinstance(point, Point) for point in self.points.values()):
            return ""
        return say(
            "図の中の点。ドラッグするか、矢印キーで動かします", "A point in the picture: drag it, or use the arrow keys"
        )

    def follow(self, now):
        """Move the point. now: x, y in CSS pixels, held, and counters of downs, ups and arrow steps (kx, ky).

        Messages may be merged on their way; comparing counters loses no click.
        """
        before, self.seen = self.seen, {name: now[name] for name in self.seen}
        down, up = now["downs"] > before["downs"], now["ups"] > before["ups"]
        if down:
            self.held = self.canvas.picture_at(now["x"], now["y"])
        if self.held not in self.points:
            self.held = None if now["held"] else next(iter(self.points), None)
            return
        steps = now["kx"] - before["kx"], now["ky"] - before["ky"]
        if any(steps):
            self.points[self.held].move_by(*steps)
        if now["held"] or down or up:
            self.points[self.held].move_to(*self.canvas.to_data(self.held, now["x"], now["y"]))
