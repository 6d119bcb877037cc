"""Controls to edit a weight or a bias: which one, and where training starts since it was edited."""

import ipywidgets as W
import traitlets

from nblib.language import say
from nblib.maths.layers import Dense
from nblib.panels.control import BESIDE, Control
from nblib.playground.setting_controls import ChangingChoice

LARGEST = 1000.0  # what can be typed for a weight


def parameter_names(network, inputs):
    """What each parameter of theta is called: a list as long as theta. inputs: the names of the network's inputs."""
    names, before = [], list(inputs)
    dense = [layer for layer in network.layers if isinstance(layer, Dense)]
    for number, layer in enumerate(dense, 1):
        last = number == len(dense)
        here = [say("出力", "output") if last else f"h{number}.{i + 1}" for i in range(layer.outputs)]
        names += [say(f"{neuron} のバイアス", f"bias of {neuron}") for neuron in here]
        names += [f"{source} → {neuron}" for source in before for neuron in here]
        before = here
    return names


class Parameter(ChangingChoice):
    """Which weight or bias is looked at: `value` is its place in theta. In the diagram a click on a line chooses it."""

    def __init__(self, value, names, diagram):
        self.diagram = diagram
        super().__init__(value, numbered(names), say("重みかバイアス", "weight or bias"))

    def nearest(self, x, y):
        """The parameter whose line, or bias, is drawn nearest to this place in the diagram."""
        return self.diagram.nearest(x, y)

    def stepped(self, kx, ky):
        """The parameter that arrow keys lead to."""
        return (self.value + kx - ky) % len(self.options)

    def ends(self):
        """The first and the last parameter."""
        return [0, len(self.options) - 1]


def numbered(names):
    """The parameters of these names as what a list shows, and means: their places in theta."""
    return [(name, i) for i, name in enumerate(names)]


class Start(W.Box, Control):
    """Where training starts: `value` is None for the seed's own start, or (epoch, theta as a tuple).

    It is shown as a field with the chosen parameter's number; a number typed there makes a new start of what is there now.
    """

    value = traitlets.Any(None, allow_none=True)

    def __init__(self, value):
        self.description, self._now = say("その値", "its value"), (0, (), 0)
        self.field = W.BoundedFloatText(
            0.0, min=-LARGEST, max=LARGEST, step=0.1, description=self.description, style=BESIDE
        )
        self._shown = self.field.value  # the number that the field has, as far as we know
        super().__init__([self.field])
        self.value = value
        self.field.observe(self._hear, "value")

    def show(self, epoch, theta, chosen, write=True):
        """Know what there is now, and show this parameter's number; write=False: not while the learner may be typing."""
        self._now = int(epoch), tuple(map(float, theta)), chosen
        if write:
            self._shown = min(max(round(float(theta[chosen]), 4), -LARGEST), LARGEST)
            self.field.value = self._shown

    def _hear(self, change):
        """The field has changed: the learner has typed a number, if it is not the one that we wrote there."""
        before, self._shown = self._shown, change["new"]
        if self._shown != before:
            epoch, theta, chosen = self._now
            self.value = epoch, (*theta[:chosen], float(change["new"]), *theta[chosen + 1 :])

    def ends(self):
        """The seed's own start, and one with all parameters moved."""
        epoch, theta, _ = self._now
        return [None, (epoch, tuple(number + 0.5 for number in theta))]
