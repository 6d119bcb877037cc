"""What a hand does to a panel: it takes hold of a handle and pulls it, or steps it by the arrow keys."""


def grips_of(panel, name):
    """The numbers of the handles of the control of that name."""
    return [i for i, grip in enumerate(panel.stage.grips) if grip["names"] == [name]]


def grip_of(panel, name):
    """The number of the first of them."""
    return grips_of(panel, name)[0]


def pull_to(panel, grip, x, y, picture=0):
    """Pull the handle of this number to the place (x, y) of picture number `picture`, in the coordinates of its axes."""
    (right, down), held = panel.canvas.to_page(picture, x, y), panel.stage.grips[grip]
    pull(panel, None, up=held["y"] - down, across=right - held["x"], grip=grip)


def pull(panel, name, up=0, across=0, grip=None):
    """Press on a handle, move the pointer by so many CSS pixels, and let go."""
    number = grip_of(panel, name) if grip is None else grip
    x, y = panel.stage.grips[number]["x"], panel.stage.grips[number]["y"]
    count = panel.stage.input.get("downs", 0)
    keys = {key: panel.stage.input.get(key, 0) for key in ("kx", "ky")}
    held = dict(x0=x, y0=y, held=True, grip=number, downs=count + 1, ups=count, marks=0, trail=[], **keys)
    panel.stage.input = dict(held, x=x, y=y)
    panel.stage.input = dict(held, x=x + across, y=y - up)
    panel.stage.input = dict(held, x=x + across, y=y - up, held=False, ups=count + 1)


def press_keys(panel, name, up=0, across=0):
    """Press arrow keys on a handle."""
    before = dict(x=0, y=0, x0=0, y0=0, held=False, downs=0, ups=0, kx=0, ky=0, marks=0, trail=[]) | panel.stage.input
    panel.stage.input = before | dict(
        grip=grip_of(panel, name), kx=before["kx"] + across, ky=before["ky"] + up, held=False
    )
