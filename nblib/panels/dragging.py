"""What is taken hold of in a picture, with the pointer or the arrow keys: handles of single controls, a point, or a pen.

A handle is a small place on the picture that the page shows, that takes the pointer and the keyboard's focus. A picture
says where its handles are (Picture.handles); what it `drags` has one by itself.
"""

from dataclasses import asdict, dataclass

from nblib.language import say, word_or_name

FULL = 220  # CSS pixels of the pointer's way for a control's whole range


def names(drags):
    """The names of the controls that a picture drags, as a tuple."""
    return (drags,) if isinstance(drags, str) else tuple(drags)


@dataclass(frozen=True)
class Grip:
    """A handle as the page shows it, and what it is a handle of. Places and sizes in CSS pixels."""

    names: tuple  # of the controls that it moves
    x: float
    y: float
    width: float
    height: float
    moves: str  # "up", "across", "both", "pen", or "pick" where a place of the picture chooses something
    label: str  # its name for screen readers
    text: str  # where it stands, in words
    ends: tuple = ()  # the least and the greatest value, where it moves one control alone

    def shown(self):
        """The grip as the browser is told."""
        return {**asdict(self), "names": list(self.names), "ends": list(self.ends)}


SIZE = 28  # CSS pixels: large enough for a finger


class Dragging:
    """Turns what the browser reports of pointer and keys into new values of the controls that pictures drag."""

    def __init__(self, canvas, controls):
        self.canvas, self.controls = canvas, controls
        self.held = self._first()  # number of the picture in which something moves
        self.seen = dict(downs=0, ups=0, kx=0, ky=0, marks=0)
        dragged = {name for p in canvas.pictures for name in names(p.drags)}
        self.draws = any(control.draws for name, control in controls.items() if name in dragged)
        self._grips, self._from = [], None

    @property
    def draggable(self):
        """The numbers of the pictures that drag something that can be seen."""
        seen = {name for name, control in self.controls.items() if not control.hidden}
        return [i for i, p in enumerate(self.canvas.pictures) if p.drags and {*names(p.drags)} <= seen]

    def _first(self):
        return next(iter(self.draggable), None)

    # ---- what can be taken hold of
    def grips(self, values, result):
        """The grips of all pictures as they stand now."""
        self._grips = [self._own(i, values) for i in self.draggable]
        self._grips += [
            (i, handle, self._grip(i, handle, values))
            for i, picture in enumerate(self.canvas.pictures)
            for handle in picture.handles(values, result)
            if handle.name in self.controls and not self.controls[handle.name].hidden
        ]
        return [grip for _, _, grip in self._grips]

    def _own(self, i, values):
        """The grip of what picture i drags by itself: a point where it is, paper or a whole picture all over."""
        moved = self.canvas.pictures[i].dragged(values)
        at = values[moved] if isinstance(moved, str) else [values[name] for name in moved]
        is_point = not self.draws and isinstance(at, list | tuple) and len(at) == 2
        moves = "both" if is_point else "pen" if self.draws else "pick"
        left, top, width, height = self.canvas.inside(i)
        place = (
            (*self.canvas.to_page(i, *at), SIZE, SIZE)
            if is_point
            else (left + width / 2, top + height / 2, width, height)
        )
        told = ", ".join(f"{number:.3g}" for number in at) if is_point else ""
        label = self.controls[moved].pen_label() if moves == "pen" else self._label(moves)
        return i, None, Grip(names(moved), *place, moves, label, told)

    def _grip(self, i, handle, values):
        control = self.controls[handle.name]
        place = self.canvas.to_page(i, handle.x, handle.y)
        label = control.description or word_or_name(handle.name)  # controls are named when the card is laid out, later
        text, ends = f"{values[handle.name]:.4g}", tuple(map(float, control.ends()))
        return Grip((handle.name,), *place, SIZE, SIZE, handle.moves, label, text, ends)

    @staticmethod
    def _label(moves):
        if moves == "pick":
            return say(
                "図。クリックするか、矢印キーで選びます", "The picture: click what you want, or use the arrow keys"
            )
        return say(
            "図の中の点。ドラッグするか、矢印キーで動かします", "A point in the picture: drag it, or use the arrow keys"
        )

    # ---- what the browser reports
    def follow(self, now, values):
        """The new values by name of what has been moved, {} if nothing has.

        now: x, y in CSS pixels, held, the number of the grip (-1: none, the picture itself was pressed), and counters of
        downs, ups and arrow steps (kx, ky). Messages may be merged on their way; comparing counters loses no click. Where
        there is paper, also the pen's `trail`, the latest of all `marks` so far. values: all controls' values.
        """
        before, self.seen = self.seen, {name: now.get(name, 0) for name in self.seen}
        down, up = now["downs"] > before["downs"], now["ups"] > before["ups"]
        pressed = down or up or now["held"]
        keys = now["kx"] - before["kx"], now["ky"] - before["ky"]
        i, handle, grip = self._grip_of(now)
        if handle:
            return self._pulled(i, handle, grip, now, down, pressed, keys, values)
        count = now.get("marks", 0) - before["marks"]
        if i is not None:
            self.held = i
        elif down:
            first = now["trail"][-count] if count > 0 else (now["x"], now["y"])  # the pen may be elsewhere by now
            self.held = self.canvas.picture_at(*first[:2])
        return self._moved(now, pressed, keys, count, values)

    def _grip_of(self, now):
        """The number of the picture, the handle and the grip that are held; (None, None, None) for the picture itself."""
        number = now.get("grip", -1)
        return self._grips[number] if 0 <= number < len(self._grips) else (None, None, None)

    def _pulled(self, i, handle, grip, now, down, pressed, keys, values):
        """The value to which a handle of one control has been pulled, or stepped by the arrow keys."""
        control = self.controls[handle.name]
        if not pressed:
            return {handle.name: control.stepped(sum(keys))} if any(keys) else {}
        if handle.at:
            return {handle.name: control.nearest(handle.at(*self.canvas.to_data(i, now["x"], now["y"])))}
        if down:
            self._from = now["x0"], now["y0"], values[handle.name]
        if self._from is None:
            return {}
        way = now["x"] - self._from[0] if grip.moves == "across" else self._from[1] - now["y"]
        return {handle.name: control.nearest(self._from[2] + way / FULL * (control.max - control.min))}

    def _moved(self, now, pressed, keys, count, values):
        """The values of what a picture drags by itself."""
        if self.held not in self.draggable:
            self.held = None if now["held"] else self._first()
            return {}
        moved = self.canvas.pictures[self.held].dragged(values)
        if self.draws:
            return self._drawn(moved, now["trail"][-count:] if count > 0 else [])
        if pressed:
            return self._put(moved, *self.canvas.to_data(self.held, now["x"], now["y"]))
        return self._stepped(moved, *keys) if any(keys) else {}

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
