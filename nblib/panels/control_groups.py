"""Several controls at once, by name, for panel(..., **weights(), **clues())."""

from nblib.errors import CourseError
from nblib.language import say, word
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.panels.calls import called_as, usual_form
from nblib.panels.controls import slider, switch
from nblib.validation import as_numbers, in_short

WEIGHTS_FORM, CLUES_FORM = "weights((-0.5, 0.4, 0.6, 0.3))", "clues((1, 0, 0))"


@called_as(WEIGHTS_FORM)
def weights(w=ARTICLE_WEIGHTS, *, step=0.05, low=-1.0, high=1.0, one_group=False):
    """A-kun's four weight sliders, w0 to w3, by name, from low to high. w: (4,) where they start.

    one_group: whether they stand below one heading, beside controls that need the room.
    """
    made = {f"w{i}": slider(float(v), low, high, step) for i, v in enumerate(_numbers(w, 4, WEIGHTS_FORM))}
    for name, control in made.items():
        control.group = word("bias") if name == "w0" and not one_group else say("信用(重み)", "trust: weights")
    return _widened_by(made, "weights", f"low={2 * low:g}, high={2 * high:g}")


@called_as("weights_of('v', (0.1, -0.5, 0.5))")
def weights_of(name, w, size=2.0):
    """Sliders for the weights of another neuron: name0 (its bias), name1, ... from -size to size. w: where they start."""
    labels = [f"{name}0 {word('bias')}", *(f"{name}{i}" for i in range(1, len(w)))]
    made = {f"{name}{i}": slider(float(v), -size, size, label=labels[i]) for i, v in enumerate(w)}
    for control in made.values():
        control.group = say(f"ニューロン {name}", f"neuron {name}")
    return _widened_by(made, "weights_of", f"size={2 * size:g}")


@called_as(CLUES_FORM)
def clues(x=(1, 0, 0)):
    """The switches of the three clues, x1 to x3, by name. x: (3,) of 0 and 1; at first: today."""
    made = {f"x{i}": switch(value) for i, value in enumerate(_numbers(x, 3, CLUES_FORM), 1)}
    for control in made.values():
        control.group = say("今日の手がかり", "clues today")
    return made


def _numbers(given, count, form):
    """The numbers that were given for several controls; a CourseError if they are not so many."""
    try:
        return as_numbers(given, count)
    except CourseError:
        told = say(
            f"かっこの中に、{count}個の数を1組のリストで渡します。{in_short(given)} はそうではありません。",
            f"Inside the brackets goes one list of {count} numbers; {in_short(given)} is none. ",
        )
        raise CourseError(told + usual_form(form).lstrip()) from None


def _widened_by(sliders, maker, arguments):
    """The sliders, which know how the learner gets a wider range, in the language of the moment."""
    for made in sliders.values():
        made.wider = lambda: say(
            f"セルの {maker}( ) のかっこの中に {arguments} を書き足して",
            f"add {arguments} inside the brackets of {maker}( ) in the cell",
        )
    return sliders
