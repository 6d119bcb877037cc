"""The playground set to a State as a whole: settings, epoch and weights at once."""

from dataclasses import asdict

from nblib.playground.setting_controls import PARTS


def set_state(playground, state):
    """Move every control of a playground to this State, and draw once. Controls that are hidden are moved, too."""
    start = None if state.theta is None else (state.epoch, state.theta)
    values = _values(state.settings)
    offered = playground.followers.for_data({**playground.values, **values})
    playground.render({**offered, **values, "start": start, "epoch": state.epoch})
    playground.redraw()


def _values(settings):
    """The controls' values that stand for these Settings; layers that are not there keep what they have."""
    values = {name: value for name, value in asdict(settings).items() if name not in PARTS}
    layers = enumerate(zip(settings.widths, settings.activations, strict=True), 1)
    parts = {f"{part}{i}": value for i, pair in layers for part, value in zip(("width", "bend"), pair, strict=True)}
    return values | parts | {"depth": len(settings.widths)}
