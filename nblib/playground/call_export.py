"""The state of the playground as code: the call that opens it again, just as it stands."""

import dataclasses

from nblib.panels.code_export import Writer
from nblib.playground.settings import USUAL_PACE, Settings, View


class PlaygroundWriter(Writer):
    """Writes the call of `playground` that opens a panel as it stands: what is unlike the usual, weights to the last digit."""

    def call(self, panel):
        """The call, with all that has to stand above it."""
        written = [f"{name}={self.write(value)}" for name, value in self._state(panel).items()]
        player = panel.controls["epoch"]
        if not player.hidden and player.pace != USUAL_PACE:
            written.append(f"pace={player.pace!r}")
        if panel.given_key:
            written.append(f"key={panel.given_key!r}")
        if panel.own:
            written.append(f"own={self._owned(panel.own)}")
        call = (
            f"{self.tool('playground', 'nblib.playground')}("
            + "".join(f"\n    {part}," for part in written)
            + "\n" * bool(written)
            + ")"
        )
        return "\n".join([*self.before, call])

    def _state(self, panel):
        """What is unlike the usual of settings, training and view, by the names of the arguments."""
        values = panel.values
        parts = self._unlike(dataclasses.asdict(panel.settings), Settings())
        if values["epoch"] or values["start"]:
            parts |= dict(epoch=values["epoch"], theta=panel.result["network"][1].tolist())
        seen = {name: values[name] for name in View.__dataclass_fields__}
        more = dict(view=self._unlike(seen, View()), weight=values["weight"], hide=panel.hide)
        return parts | {name: value for name, value in more.items() if value}

    @staticmethod
    def _unlike(values, usual):
        """Those of the values, by name, that differ from the usual ones."""
        return {name: value for name, value in values.items() if value != getattr(usual, name)}

    def _owned(self, own):
        """The learner's things by the names that the notebook has for them."""
        inside = (f"{name!r}: {self.name_of(thing) or name}" for name, thing in own.items())
        return self.name_of(own) or "{" + ", ".join(inside) + "}"
