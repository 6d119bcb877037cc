"""A card that says of an activation what it is called, its formula, its constants, and where it comes from."""

from nblib.language import activation_name, say
from nblib.maths.activations import parameters
from nblib.maths.activations.rectifiers import SELU_ALPHA, SELU_SCALE
from nblib.maths.activations.vector import VectorActivation
from nblib.pictures import style
from nblib.pictures.activation_curves import LOOKS
from nblib.pictures.curve_sampling import tall
from nblib.pictures.picture import Picture
from nblib.validation import as_number


class Card(Picture):
    """Name, formula, constants and source of result[field], an activation; its constants are result["constants"]."""

    size, margins = (440, 152), (0, 0, 0, 0)

    def __init__(self, field, constants=None):
        """field: "first" and "second" have a line before the name. constants: the entry with its values; without it they are the usual ones."""
        self.field, self.constants = field, constants

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        if self.field in LOOKS:
            colour, dashes, _ = LOOKS[self.field]
            axes.plot([14, 62], [136, 136], dashes, color=colour, lw=3)
        self.name = axes.text(72, 136, "", fontsize=14, va="center")
        self.formula = axes.text(72, 92, "", fontsize=15, va="center")
        self.note = axes.text(72, 46, "", va="center")
        self.source = axes.text(72, 18, "", va="center", fontsize=11, color=style.CAPTION)
        return [self.name, self.formula, self.note, self.source]

    def _settings(self, result):
        """(name, value) of each constant."""
        usual = parameters(result[self.field].name)
        values = result[self.constants] if self.constants else [p.default for p in usual]
        return [(p.name, value) for p, value in zip(usual, values, strict=True)]

    def update(self, values, result):
        f = result[self.field]
        self.name.set_text(activation_name(f.name))
        self.formula.set_text(f"${_left_side(f)} = {tall(f.formula)}$" if f.formula else "")
        shown = [f"${_LETTERS[name]}$ = {_constant(value)}" for name, value in self._settings(result)]
        self.note.set_text("   ".join(shown) or _note(f.name))
        self.source.set_text(_source(f.source))

    def describe(self, values, result):
        f = result[self.field]
        shown = [f"{_LETTERS[name]} = {_constant(v)}" for name, v in self._settings(result)]
        inside = f" ({', '.join(shown)})" if shown else ""
        return say(
            f"{activation_name(f.name)}{inside}。出典: {_source(f.source)}。",
            f"{activation_name(f.name)}{inside}. Source: {_source(f.source)}.",
        )


def _constant(value):
    return f"{value}" if isinstance(value, int) else style.number(as_number(value))


def _left_side(f):
    """What stands before the "=" of a formula."""
    if isinstance(f, VectorActivation):
        return "a_i" if "z_i" in f.formula else "a"
    return r"\sigma(z)"


def _note(name):
    """What is to be said of an activation without constants to set."""
    notes = {
        "SELU": rf"$\lambda$ = {SELU_SCALE:.4f}   $\alpha$ = {SELU_ALPHA:.4f}" + say("(決まった数)", " (fixed)"),
        "GELU": say(
            r"$\Phi(z)$: つりがね曲線の、$z$ より左の面積", r"$\Phi(z)$: area left of $z$ under the bell curve"
        ),
    }
    return notes.get(name, say("変えられる定数はない", "no constants to set"))


def _source(source):
    common = {"folklore": say("広く使われている形", "in common use"),
              "elementary function": say("初等関数", "an elementary function")}  # fmt: skip
    return common.get(source, source)


# The letters of the formulas, by the names of the parameters
_LETTERS = dict(threshold="λ", beta="β", slope="α", alpha="α", lower="l", upper="u", at="θ", value="v")
_LETTERS |= dict(temperature="T", pieces="k")
