"""Six trainings that ail, the patients: how each one opens, what may be changed, and when it is mended."""

from dataclasses import dataclass
from types import MappingProxyType

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.calls import called_as
from nblib.playground.playground import playground
from nblib.playground.settings import SETTINGS
from nblib.playground.state import state_from
from nblib.validation import in_short


@dataclass(frozen=True)
class Lesson:
    """A state of the playground with something wrong in it.

    opens: the settings and the epoch; shows: the settings that can be seen and changed, all others are hidden; keeps:
    those that belong to the problem, which is not mended by another problem; symptoms: the one that it has and, after
    it, two that it has not; bound: the loss below which it is mended.
    """

    opens: MappingProxyType
    shows: tuple
    symptoms: tuple
    bound: float
    keeps: tuple = ("data", "points", "noise", "train_fraction", "seed", "loss")

    @property
    def hides(self):
        """The settings that are hidden, and the files."""
        return (*(name for name in SETTINGS if name not in self.shows), "file")

    @property
    def state(self):
        """The state in which it opens."""
        return state_from(self.opens)


def _lesson(shows, symptoms, bound, more=None, **opens):
    return Lesson(MappingProxyType(opens), tuple(shows.split()), symptoms, bound, **(more or {}))


_CIRCLE = dict(data="circle", points=200, epoch=300)
LESSONS = {
    "prank": _lesson(
        "features widths activations rate",
        ("straight", "by_heart", "vanishing"), 0.4,
        data="prank", points=200, noise=0.0, widths=(), activations=(), epoch=300,
    ),
    "dead ReLU": _lesson(
        "widths activations scheme rate",
        ("dead", "alike", "by_heart"), 0.3,
        **_CIRCLE, widths=(6,), activations=("ReLU",), optimizer="GD", rate=10.0,
    ),
    "exploding rate": _lesson(
        "widths activations optimizer rate",
        ("diverged", "alike", "by_heart"), 0.15,
        # A few epochs only: were it opened where training has stopped, the panel itself would name what ails it
        **{**_CIRCLE, "epoch": 4},
        widths=(6,), activations=("tanh",), optimizer="GD", batch=50, loss="squared error", rate=1.0,
    ),
    "all zeros": _lesson(
        "widths scheme rate",
        ("alike", "dead", "by_heart"), 0.3,
        **_CIRCLE, widths=(4,), activations=("tanh",), scheme="zeros",
    ),
    "by heart": _lesson(
        "points train_fraction widths activations l1 l2 rate",
        ("by_heart", "vanishing", "straight"), 0.6, {"keeps": ("data", "noise", "seed", "loss")},
        data="circle", points=300, train_fraction=0.1, noise=0.4, widths=(8, 8), activations=("tanh", "tanh"), epoch=300,
    ),
    "vanishing gradient": _lesson(
        "widths activations scheme optimizer rate",
        ("vanishing", "dead", "alike"), 0.3,
        **_CIRCLE, widths=(4, 4, 4, 4), activations=("sigmoid",) * 4, optimizer="GD", rate=0.1,
    ),
}  # fmt: skip


def name_of(number):
    """The name by which a lesson is known here; learners know its number only, as the name tells what ails it."""
    names = dict(enumerate(LESSONS, 1))
    if isinstance(number, int) and number in names:
        return names[number]
    raise CourseError(say(f"課題の番号は 1 から {len(names)} までの整数です。{in_short(number)} という課題はありません。",
                          f"Lessons have the numbers 1 to {len(names)}. There is no lesson {in_short(number)}."))  # fmt: skip


def number_of(name):
    """The number of a lesson, counted from 1 in the order in which they are met."""
    return list(LESSONS).index(name) + 1


@called_as("lesson(1)")
def lesson(number, **changes):
    """Open the panel of the lesson of this number, 1 to 6. changes: arguments of playground(...) that are to differ.

    A teacher's own lesson is a call of playground(...) with hide=(...): the names of settings not to be seen.
    """
    given = LESSONS[name_of(number)]
    return playground(**{**given.opens, "hide": given.hides, "key": f"lesson_{number}", **changes})
