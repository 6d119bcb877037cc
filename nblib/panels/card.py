"""The card: how stage and controls stand together. The controls stand in groups, each below its heading."""

import html
import itertools
import re

import ipywidgets as W

from nblib.panels.turns import Turns, too_many

SHORT = 110  # letters: a longer sentence would take more than a line


def card(stage, controls):
    """The box with a stage and these controls, {name: control}, of which those that are not shown have no place."""
    seen = {name: control for name, control in controls.items() if control.shown is not None}
    for name, control in seen.items():
        control.named(name)
        control.shown.add_class(f"nblib-is-{name}")  # so that the page knows which control a slider belongs to
        control.shown.add_class("nblib-control")
    groups = [(head, list(some)) for head, some in itertools.groupby(seen.values(), key=lambda control: control.group)]
    turns = too_many(seen.values())
    parts = [group(head, [c.shown for c in some]) for head, some in groups if not (turns and head)]
    side = W.VBox([*parts, Turns({head: some for head, some in groups if head})] if turns else parts)
    side.add_class("nblib-controls")
    box = W.VBox([stage, side])
    box.add_class("nblib-panel")
    return box


def group(heading, widgets):
    """Widgets below their heading; one alone needs none, as its name says it."""
    head = [W.HTML(f"<span>{html.escape(heading)}</span>")] if heading and len(widgets) > 1 else []
    for widget in head:
        widget.add_class("nblib-heading")
    made = W.VBox([*head, *widgets])
    made.add_class("nblib-group")
    return made


def first_sentence(words):
    """The first sentence of a text, if it is short enough for the line under a picture, else ""."""
    first = re.split(r"(?<=。)|(?<=[.:!?]) |\n", words.strip(), maxsplit=1)[0]
    width = sum(1 if letter.isascii() else 2 for letter in first)
    return first if width <= SHORT else ""
