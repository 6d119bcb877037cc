"""Hands on the playground's face, in whatever page it stands: where its neurons and lines are, and how a line is pulled."""

import re

MAP = ".nblib-face-plane canvas"


def button(panel, name):
    """The button of this name."""
    return panel.get_by_role("button", name=name)


def middle(panel, name):
    """The place on the page of the neuron of this name."""
    box = button(panel, re.compile(f"ニューロン {re.escape(name)}。")).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def between(panel, one, other):
    """The middle of the line from one neuron to another."""
    (x, y), (to_x, to_y) = middle(panel, one), middle(panel, other)
    return (x + to_x) / 2, (y + to_y) / 2


def pull(panel, one, other, pixels):
    """Take the line from one neuron to another, and drag it up by so many pixels, ten times."""
    panel.locator(".nblib-face-net").evaluate("(net) => net.scrollIntoView({ block: 'center' })")
    mouse, (x, y) = panel.page.mouse, between(panel, one, other)
    mouse.move(x, y)
    panel.locator(".nblib-face-net .nblib-face-tip").get_by_text(f"{one} → {other}").wait_for()
    mouse.down()
    for step in range(1, 11):
        mouse.move(x, y - pixels * step)
    panel.locator(".nblib-face-tip:visible").get_by_text("↕").wait_for()
    mouse.up()


def epoch(panel):
    """The epoch as it stands on the face."""
    return int(panel.locator(".nblib-face-epoch b").text_content().replace(",", ""))
