"""Takes hold of something in a panel's picture and pulls it, as the browser reports it."""


def grips_of(panel, name):
    """The numbers of the grips that move the control of this name."""
    return [number for number, grip in enumerate(panel.stage.grips) if grip["names"] == [name]]


def pull(panel, number, x, y):
    """Pull grip `number` to the CSS pixel (x, y), counted from the top left of the pictures, and let it go."""
    grip, before = panel.stage.grips[number], panel.stage.input
    downs = before.get("downs", 0) + 1
    held = dict(held=True, grip=number, downs=downs, ups=downs - 1, kx=0, ky=0, x0=grip["x"], y0=grip["y"])
    panel.stage.input = dict(held, x=grip["x"], y=grip["y"])
    panel.stage.input = dict(held, x=x, y=y)
    panel.stage.input = dict(held, x=x, y=y, held=False, ups=downs)


def pull_to(panel, number, x, y, picture=0):
    """Pull grip `number` to the place (x, y) of picture number `picture`, in the coordinates of its axes."""
    pull(panel, number, *panel.canvas.to_page(picture, x, y))


def middle_of(panel, number):
    """Where a grip stands, in CSS pixels."""
    grip = panel.stage.grips[number]
    return grip["x"], grip["y"]
