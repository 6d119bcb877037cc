"""The playground as code: one call, with what differs from the usual, and its weights to the last digit."""

from dataclasses import fields

from nblib.panels.code_export import Writer
from nblib.playground.settings import Settings

VIEW = dict(across="x1", up="x2", show_test=0, sharp=0)


class PlayWriter(Writer):
    """Writes the call of `playground` that opens a panel as it stands."""

    def call(self, panel):
        """The call, with all that has to stand above it."""
        values, settings = panel.values, panel.settings
        usual = Settings()
        named = {f.name: getattr(settings, f.name) for f in fields(Settings)}
        parts = [f"{name}={self.write(v)}" for name, v in named.items() if v != getattr(usual, name)]
        if values["epoch"] or values["start"]:
            theta = panel.result["network"][1].tolist()
            parts += [f"epoch={values['epoch']}", f"theta={theta}"]
        view = {name: values[name] for name, value in VIEW.items() if values[name] != value}
        more = dict(view=view, weight=values["weight"], hide=panel.hide)
        parts += [f"{name}={self.write(value)}" for name, value in more.items() if value]
        if (pace := getattr(panel.controls["epoch"], "pace", 5)) != 5:
            parts.append(f"pace={pace}")
        if panel.given_key:
            parts.append(f"key={panel.given_key!r}")
        if panel.own:
            parts.append(f"own={self._owned(panel.own)}")
        call = (
            f"{self.tool('playground', 'nblib.playground')}("
            + "".join(f"\n    {part}," for part in parts)
            + "\n" * bool(parts)
            + ")"
        )
        return "\n".join([*self.before, call])

    def _owned(self, own):
        """The learner's things by the names that the notebook has for them."""
        inside = (f"{name!r}: {self.name_of(thing) or name}" for name, thing in own.items())
        return self.name_of(own) or "{" + ", ".join(inside) + "}"
