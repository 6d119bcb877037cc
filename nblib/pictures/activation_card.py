"""What there is to know of activations, in a strip: the name of each, its formula, its constants, and where it comes from."""

import functools

from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser

from nblib.language import activation_name, say
from nblib.maths.activations import parameters
from nblib.maths.activations.rectifiers import SELU_ALPHA, SELU_SCALE
from nblib.maths.activations.vector import VectorActivation
from nblib.pictures import style
from nblib.pictures.activation_gallery import LOOKS
from nblib.pictures.picture import Picture
from nblib.validation import as_number

ASIDE = 390  # CSS pixels for one activation, from which on constants and source stand beside its formula
HIGHEST = 48  # CSS pixels: no formula is higher


class Card(Picture):
    """Name, formula, constants and source of each result[field], an activation; wide, so that it has a row of its own."""

    size, margins = (1200, 76), (0, 0, 0, 0)

    def __init__(self, *fields, constants=None):
        """fields: "first" and "second" have a line before the name. constants: the entry with the values of those of the
        first; without it they are the usual ones."""
        self.fields, self.constants = fields, constants

    def draw(self, axes):
        axes.set(xlim=(0, self.room[0]), ylim=(0, self.room[1]))
        axes.axis("off")
        self.each = self.room[0] / len(self.fields)
        self.texts = [self._draw_one(axes, field, i * self.each) for i, field in enumerate(self.fields)]
        return [text for texts in self.texts for text in texts]

    def _draw_one(self, axes, field, left):
        """The texts for one activation: name, formula, constants, and two lines for sources."""
        start = left + 4
        if field in LOOKS:
            colour, dashes, _ = LOOKS[field]
            axes.plot([left + 4, left + 34], [66, 66], dashes, color=style.colour(colour), lw=3)
            start = left + 42
        beside, quiet = left + 0.56 * self.each, dict(va="center", color=style.CAPTION)
        name = axes.text(start, 66, "", va="center", fontsize=14)
        return (
            name,
            axes.text(left + 4, 27, "", va="center"),
            *(axes.text(beside, y, "", **quiet) for y in (66, 38, 20)),
        )

    def _settings(self, field, result):
        """(name, value) of each constant."""
        usual = parameters(result[field].name)
        is_set = self.constants and field == self.fields[0]
        values = result[self.constants] if is_set else [p.default for p in usual]
        return [(p.name, value) for p, value in zip(usual, values, strict=True)]

    def update(self, values, result):
        for field, (name, formula, note, *sources) in zip(self.fields, self.texts, strict=True):
            f = result[field]
            room = self.each * (0.56 if self.each >= ASIDE else 1) - 8
            told = activation_name(f.name)
            name.set_text(told if _extent(told, 14)[0] + 46 <= room else f.name)
            size, told = _fitting(f, room)
            formula.set(text=told, fontsize=size)
            shown = [f"${_LETTERS[n]}$ = {_constant(value)}" for n, value in self._settings(field, result)]
            lines = ["   ".join(shown) or _note(f.name), *_source(f.source).split("; ")] if self.each >= ASIDE else []
            for text, line in zip((note, *sources), [*lines, "", "", ""], strict=False):
                text.set_text(line)

    def idle(self, values, result):
        count = len(parameters(result[self.fields[0]].name))
        name = activation_name(result[self.fields[0]].name)
        why = say(f"{name}には、これで変える定数がありません。", f"{name} has no constant that this would change.")
        return {knob: why for i, knob in enumerate(("knob1", "knob2")) if knob in values and i >= count}

    def describe(self, values, result):
        return "\n".join(self._describe_one(field, result) for field in self.fields)

    def _describe_one(self, field, result):
        f = result[field]
        shown = [f"{_LETTERS[name]} = {_constant(v)}" for name, v in self._settings(field, result)]
        inside = f" ({', '.join(shown)})" if shown else ""
        return say(
            f"{activation_name(f.name)}{inside}。出典: {_source(f.source)}。",
            f"{activation_name(f.name)}{inside}. Source: {_source(f.source)}.",
        )


def _fitting(f, room):
    """The size of type and the formula of an activation, as much of it as is no wider than `room` CSS pixels."""
    whole, bare = f"${_left_side(f)} = {tall(f.formula)}$", f"${tall(f.formula)}$"
    for size, text in ((15, whole), (12, whole), (12, bare)) if f.formula else ():
        width, height = _extent(text, size)
        if width <= room and height <= HIGHEST:
            return size, text
    return 12, ""


@functools.cache
def _extent(text, size):
    """Width and height of a formula or a name, in CSS pixels."""
    return MathTextParser("path").parse(text, 72, FontProperties(family=style.families(), size=size))[:2]


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
        "SELU": rf"$\lambda$ = {SELU_SCALE:.4f}   $\alpha$ = {SELU_ALPHA:.4f}",
        "GELU": say(r"$\Phi(z)$: つりがね曲線の面積", r"$\Phi(z)$: area under the bell"),
    }
    return notes.get(name, say("変えられる定数はない", "no constants to set"))


def _source(source):
    common = {"folklore": say("広く使われている形", "in common use"),
              "elementary function": say("初等関数", "an elementary function")}  # fmt: skip
    return common.get(source, source)


# The letters of the formulas, by the names of the parameters
_LETTERS = dict(threshold="λ", beta="β", slope="α", alpha="α", lower="l", upper="u", at="θ", value="v")
_LETTERS |= dict(temperature="T", pieces="k")


def tall(formula):
    """A formula with fractions as large as they stand on a line of their own."""
    return formula.replace(r"\frac", r"\dfrac")
