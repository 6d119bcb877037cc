"""A pen as the browser tells of it, without a browser."""


def send(p, *marks, held=False, downs=0, ups=0):
    """What the browser sends: the pen's latest marks, those sent before among them."""
    before = p.stage.input or dict(downs=0, ups=0, marks=0, trail=[], n=0)
    x, y = marks[-1][:2] if not marks[-1][3] else (0, 0)
    p.stage.input = dict(
        x=x, y=y, held=held, kx=0, ky=0, n=before["n"] + 1, marks=before["marks"] + len(marks),
        downs=before["downs"] + downs, ups=before["ups"] + ups, trail=[*before["trail"], *marks],
    )  # fmt: skip


def stroke(p, picture, places):
    """One stroke by pointer through places of a picture (its number), in three messages as the browser may merge them."""
    places = [p.canvas.to_page(picture, *place) for place in places]
    send(p, (*places[0], 0, 0), held=True, downs=1)
    send(p, *((*place, 1, 0) for place in places[1:]), held=True)
    send(p, (*places[-1], 1, 0), (*places[-1], 0, 0), ups=1)
