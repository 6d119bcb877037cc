"""The playground set to a State as a whole: settings, epoch and weights at once."""

from dataclasses import asdict

import ipywidgets as W

from nblib.panels.controls import offered, shown_as_numbers
from nblib.playground.setting_controls import PARTS


def set_state(playground, state):
    """Move every control of a playground to this State, and draw once. Controls that are hidden are moved, too."""
    controls = playground.controls
    start = None if state.theta is None else (state.epoch, state.theta)
    values = _values(state.settings)
    for name, value in values.items():
        _make_room(controls[name], value)
    playground.followers.put(controls, {"data": values["data"]})
    playground.followers.offer()
    _make_room(controls["epoch"], state.epoch)
    playground.followers.put(controls, {**values, "start": start, "epoch": state.epoch})
    playground.redraw()


def _values(settings):
    """The controls' values that stand for these Settings; layers that are not there keep what they have."""
    values = {name: value for name, value in asdict(settings).items() if name not in PARTS}
    layers = enumerate(zip(settings.widths, settings.activations, strict=True), 1)
    parts = {f"{part}{i}": value for i, pair in layers for part, value in zip(("width", "bend"), pair, strict=True)}
    return values | parts | {"depth": len(settings.widths)}


def _make_room(control, value):
    """Let a control take this value, even if it is none of its usual ones."""
    if hasattr(control, "span"):
        control.span(value, value, value)
    elif hasattr(control, "min"):
        control.min, control.max = min(control.min, value), max(control.max, value)
    elif isinstance(control, W.SelectionSlider) and value not in offered(control):
        control.options = shown_as_numbers(sorted({*offered(control), value}))
