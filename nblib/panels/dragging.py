"""What is dragged in a picture with the pointer, or moved with the arrow keys: a point, two sliders at once, or a pen."""

from nblib.language import say


def names(drags):
    """The names of the controls that a picture drags, as a tuple."""
    return (drags,) if isinstance(drags, str) else tuple(drags)


class Dragging:
    """Turns what the browser reports of pointer and keys into new values of the controls that a picture drags."""

    def __init__(self, canvas, controls):
        self.canvas, self.controls = canvas, controls
        seen = {name for name, control in controls.items() if not control.hidden}
        self.draggable = [i for i, p in enumerate(canvas.pictures) if p.drags and {*names(p.drags)} <= seen]
        self.held = self._first()  # number of the picture in which something moves
        self.seen = dict(downs=0, ups=0, kx=0, ky=0, marks=0)
        dragged = {name for p in canvas.pictures for name in names(p.drags)}
        self.draws = any(control.draws for name, control in controls.items() if name in dragged)

    def _first(self):
        return next(iter(self.draggable), None)

    def label(self):
        """The name of the draggable area; empty where there is nothing to drag."""
        if not self.draggable:
            return ""
        if self.draws:
            return say(
                "紙。ドラッグして書きます。キーボードでは、スペースキーでペンを下ろしたり上げたりし、矢印キーで動かします",
                "Paper: drag to draw. By keyboard: the space bar puts the pen down or lifts it, the arrow keys move it",
            )
        return say(
            "図の中の点。ドラッグするか、矢印キーで動かします", "A point in the picture: drag it, or use the arrow keys"
        )

    def follow(self, now, values):
        """The new values by name of what has been moved, {} if nothing has.

        now: x, y in CSS pixels, held, and counters of downs, ups and arrow steps (kx, ky). Messages may be merged on
        their way; comparing counters loses no click. Where there is paper, also the pen's `trail`, the latest of all
        `marks` so far. values: all controls' values.
        """
        before, self.seen = self.seen, {name: now.get(name, 0) for name in self.seen}
        down, up = now["downs"] > before["downs"], now["ups"] > before["ups"]
        count = now.get("marks", 0) - before["marks"]
        if down:
            first = now["trail"][-count] if count > 0 else (now["x"], now["y"])  # the pen may be elsewhere by now
            self.held = self.canvas.picture_at(*first[:2])
        if self.held not in self.draggable:
            self.held = None if now["held"] else self._first()
            return {}
        moved = self.canvas.pictures[self.held].dragged(values)
        if self.draws:
            return self._drawn(moved, now["trail"][-count:] if count > 0 else [])
        if now["held"] or down or up:
            return self._put(moved, *self.canvas.to_data(self.held, now["x"], now["y"]))
        steps = now["kx"] - before["kx"], now["ky"] - before["ky"]
        return self._stepped(moved, *steps) if any(steps) else {}

    def _drawn(self, paper, marks):
        """The pen's path with these marks of its trail added."""
        places = [(x, y) if by_key else self.canvas.to_data(self.held, x, y) for x, y, _, by_key in marks]
        rows = [(*place, ink, by_key) for place, (_, _, ink, by_key) in zip(places, marks, strict=True)]
        return {paper: self.controls[paper].after(rows)} if rows else {}

    def _stepped(self, moved, kx, ky):
        """The values, by name, that so many arrow keys lead to."""
        if isinstance(moved, str):
            return {moved: self.controls[moved].stepped(kx, ky)}
        return {name: self.controls[name].stepped(count) for name, count in zip(moved, (kx, ky), strict=True)}

    def _put(self, moved, x, y):
        """The values, by name, that put what is moved to (x, y), or as near as it can go."""
        if isinstance(moved, str):
            return {moved: self.controls[moved].nearest(x, y)}
        return {name: self.controls[name].nearest(v) for name, v in zip(moved, (x, y), strict=True)}
