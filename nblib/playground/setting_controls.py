"""The playground's controls: one for each setting, made from its row in the table, and set to what the panel shows.

Lists that change what they offer, and boxes to tick, are controls of their own kind.
"""

from dataclasses import replace

import ipywidgets as W
import traitlets

from nblib.errors import CourseError
from nblib.language import pair, say, told, word
from nblib.panels.cells import close_widgets
from nblib.panels.control import BESIDE, Control, Held, check_among
from nblib.panels.controls import Choice, choice, slider, stops, switch
from nblib.panels.display import show
from nblib.playground.examples import available, columns
from nblib.playground.next_state import AXES, LAYERS, LISTS, controls_for
from nblib.playground.settings import RENAMED_CONTROLS, SETTINGS, VIEWS, renamed
from nblib.validation import in_short


class ChangingChoice(Choice):
    """A list of which the options change: pairs (what is shown, what it means)."""

    def __init__(self, value, options, label):
        check_among(value, [meant for _shown, meant in options])
        super().__init__(options=options, value=value, description=label, style=BESIDE)

    def offered(self):
        """All that can be chosen."""
        return [meant for _shown, meant in self.options]

    def offer(self, options, value):
        """Offer these from now on, with this one chosen."""
        if self.options != (options := tuple(options)):
            self.options = options
        self.value = value


class Ticks(W.Box, Control):
    """Boxes to tick, one for each name. `value`: a tuple of the names that are ticked, in the order in which they stand."""

    value = traitlets.Tuple()

    def __init__(self, value, names, label):
        self.description = label
        super().__init__()
        self.add_class("nblib-several")
        self.observe(self._show, "value")
        self.offer(names, value)

    def offer(self, names, value):
        """Offer these names from now on, with those of `value` ticked."""
        value = tuple(name for name in names if name in value)
        if [box.description for box in self.children[1:]] != list(names):
            self.names, old = tuple(names), self.children
            boxes = [W.Checkbox(name in value, description=name, indent=False) for name in names]
            for box in boxes:
                box.observe(self._hear, "value")
            self.children = (W.Label(self.description), *boxes)
            close_widgets(*old)
        self.value = value

    def _hear(self, change):
        """A box has changed: by the learner, if the value says otherwise."""
        name, ticked = change["owner"].description, change["new"]
        if ticked != (name in self.value):
            now = {*self.value, name} if ticked else {*self.value} - {name}
            self.value = tuple(name for name in self.names if name in now)

    def _show(self, _change):
        for box in self.children[1:]:
            box.value = box.description in self.value

    def ends(self):
        """One name, and all of them."""
        return [self.names[:1], self.names]


class Added(W.Box, Control):
    """The points of one's own: they are added on the map, and taken away by a button that is seen when there are some."""

    value = traitlets.Tuple()

    def __init__(self, value, label):
        self.description = label
        self.away = W.Button(
            tooltip=say("自分で加えた点を全部取りのぞく", "take away all points that were added by hand")
        )
        self.away.on_click(lambda _button: self.set_trait("value", ()))
        super().__init__([self.away], value=value)
        self.observe(lambda _change: self._name(), "value")
        self._name()

    def _name(self):
        count = len(self.value)
        self.away.description = say(f"自分の点を取りのぞく({count}個)", f"take away your {count} points")
        show(self, bool(count))

    def fitted(self, value):
        """Points, as the table has them."""
        return SETTINGS["added"].kind.taken("added", value)

    def ends(self):
        """None, and one."""
        return [(), ((0.5, 0.5, 1.0),)]


# ---- making them

# The headings under which the controls stand, in this order
SECTIONS = {
    pair("データ", "data"): ("data", "points", "noise", "train_fraction", "seed", "added", "features"),
    pair("ネットワーク", "network"): ("depth", "scheme", *(f"{part}{i}" for i in LAYERS for part in LISTS.values())),
    pair("訓練", "training"): ("loss", "optimizer", "rate", "schedule", "batch", "l1", "l2"),
    pair("重みを変える", "edit weights"): ("weight", "start"),
    pair("図", "pictures"): ("across", "up", "show_test", "sharp"),
}


def controls_of(state):
    """The controls of all settings by name, in the order in which they stand in the panel. state: a PanelState."""
    values, features = state.values, SETTINGS["features"]
    depth = SETTINGS["widths"].kind
    made = {
        "features": Ticks(values["features"], available(state.inputs), told(features.label)),
        "added": Added(values["added"], told(SETTINGS["added"].label)),
        "depth": slider(values["depth"], depth.least, depth.most, 1, word("hidden layers")),
    }
    for setting, row in SETTINGS.items():
        if setting in LISTS:
            for i in LAYERS:
                name, label = f"{LISTS[setting]}{i}", row.label.filled(dict(i=i))
                made[name] = _control(replace(row, kind=row.kind.kind), values[name], label, state.choices)
        elif setting not in made:
            made[setting] = _control(row, values[setting], told(row.label), state.choices)
    return {name: made[name] for names in SECTIONS.values() for name in names if name in made}


def _control(row, value, label, choices):
    """The control for one value of a setting, as its row of the table has it."""
    if row.stops:
        return stops(value, sorted({*row.stops, value}), label)
    if row.step:
        low, high = row.usual or (row.kind.low, row.kind.high)
        number = int if row.kind.whole else float
        return slider(value, number(low), number(max(high, value)), row.step, label)
    return choice(value, row.shown(getattr(choices, row.own) if row.own else row.kind.names), label)


def views_of(state):
    """The controls that change only what is looked at."""
    axes, made = pairs(columns(max(state.inputs, 2))), {}
    for name, row in VIEWS.items():
        value, label = state.values[name], told(row.label)
        made[name] = ChangingChoice(value, axes, label) if name in AXES else switch(value, label)
    return made


def pairs(names):
    """Names as what a list shows and means."""
    return tuple((name, name) for name in names)


# ---- hiding them, and setting them

FILE = "file"  # what is hidden by this name: the heading to save and to open files


def hidden(controls, hide):
    """The controls, those that are to be hidden as values alone."""
    for name in hide:
        if sentence := renamed(name, RENAMED_CONTROLS):
            raise CourseError(sentence)
    names = set(controls_for(name for name in hide if name != FILE))
    if unknown := names - controls.keys():
        raise CourseError(
            say(f"hide の {in_short(sorted(unknown))} は隠せません。隠せるもの: {', '.join(controls)}",
                f"hide: there is no {in_short(sorted(unknown))}, only: {', '.join(controls)}")
        )  # fmt: skip
    for name in names:
        control, held = controls[name], Held(value=controls[name].value)
        close_widgets(control.shown)
        controls[name] = held
    return controls


def render(controls, state):
    """Set the controls to what a PanelState says; those that say so already are left alone."""
    axes = pairs(columns(max(state.inputs, 2)))
    offers = {"features": available(state.inputs), **dict.fromkeys(AXES, axes)}
    for name, value in state.values.items():
        control = controls[name]
        if name in offers:
            control.offer(offers[name], value)
        elif control.value != value:
            control.put(value)
    for i in LAYERS:
        for part in LISTS.values():
            if not (control := controls[f"{part}{i}"]).hidden:
                show(control, i <= state.values["depth"])
