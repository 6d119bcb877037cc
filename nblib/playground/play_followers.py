"""What follows in the playground when something moves: the epoch, the start of training, and what can be chosen."""

from nblib.language import say
from nblib.playground.features import available, columns
from nblib.playground.setting_controls import LAYERS
from nblib.playground.weight_editor import parameter_names

# A change of these means other examples or another network: training begins anew
ANEW = {"data", "points", "noise", "share", "seed", "features", "depth", "scheme"}
ANEW |= {f"{kind}{i}" for kind in ("width", "bend") for i in LAYERS}
# These only say how to go on: training goes on from where it is, though the optimizer's memory begins anew
GO_ON = {"loss", "optimizer", "rate", "schedule", "batch", "l1", "l2"}


class PlayFollowers:
    """Keeps epoch, start, features and the names of parameters in step with the other controls."""

    def __init__(self, controls, inputs_of):
        """inputs_of(data's name): how many numbers a point of that data has."""
        self.controls, self.inputs_of, self.now = controls, inputs_of, None
        self.offered = None  # how many inputs there were when names were offered last

    def after_move(self, values, moved):
        """Begin anew, go on from here, or go on as if nothing had been, depending on what moved."""
        names = set(moved)
        if "data" in names:
            values = values | self.for_data(values)
        return values | self._begun(values, names)

    def _begun(self, values, names):
        """The epoch and the start that follow from moving these, as far as they change."""
        epoch, start = values["epoch"], values["start"]
        if names & ANEW:
            return dict(start=None, epoch=0)
        if names & GO_ON and (epoch or start):
            return dict(start=(int(self.now["epoch"]), tuple(self.now["network"][1].tolist())))
        if "start" in names:
            return dict(epoch=start[0] if start else 0)
        return dict(start=None) if start and epoch < start[0] else {}

    def for_data(self, values):
        """The features and the columns to look at that the chosen data has."""
        inputs = self.inputs_of(values["data"])
        names, features, plain = available(inputs), values["features"], columns(inputs)
        keeps = inputs == 2 and set(features) <= set(names)
        return dict(features=tuple(features if keeps else plain), across=plain[0], up=plain[1])

    def offer(self, values):
        """Offer the features and columns that the chosen data has, if they are others now."""
        inputs = self.inputs_of(values["data"])
        if inputs == self.offered:
            return
        self.offered = inputs
        self.controls["features"].offer(available(inputs), values["features"])
        for way in ("across", "up"):
            if not self.controls[way].hidden:
                self.controls[way].options = columns(inputs)

    def after_result(self, values, result):
        """The epoch that training has come to; and the result is kept, as what follows depends on it."""
        self.now = result
        return {**values, "epoch": result["epoch"]}

    def keep(self, values):
        """The names of the parameters, the chosen number, and the layers that there are."""
        network = self.now["network"][0]
        self.controls["weight"].offer(parameter_names(network, values["features"]))
        self.show_number()
        for i in LAYERS:
            for kind in ("width", "bend"):
                if not (control := self.controls[f"{kind}{i}"]).hidden:
                    control.layout.display = None if i <= values["depth"] else "none"

    def show_number(self):
        """Show the chosen parameter's number, unless it would change under the learner's fingers."""
        theta, playing = self.now["network"][1], getattr(self.controls["epoch"], "playing", False)
        chosen = min(self.controls["weight"].value, len(theta) - 1)
        self.controls["start"].show(self.now["epoch"], theta, chosen, write=not playing)

    def trouble(self):
        """What there is to say of the training, besides what the pictures say; empty if all is well."""
        if not self.now["diverged"]:
            return ""
        return say(
            f"訓練が発散しました。エポック {self.now['epoch']} のあと、数が大きくなりすぎて、先へ進めません。学習率を小さくしてから、「最初から」を押してください。",
            f"Training has diverged. After epoch {self.now['epoch']} the numbers grow beyond all bounds, so it cannot go on. Choose a smaller rate, then press “restart”.",
        )
