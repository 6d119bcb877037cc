"""The state of the playground: all its settings, the epoch, and the network's parameters at that epoch."""

import dataclasses
from dataclasses import dataclass, field

from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.playground.examples import available
from nblib.playground.field_types import finite_numbers
from nblib.playground.learner_objects import choices_of
from nblib.playground.settings import EPOCH, SETTINGS, Settings, check_added, check_columns, checked
from nblib.playground.training_session import examples, network_of, start
from nblib.validation import in_short

UNTRAINED = 5000  # epochs that may be trained from the seed's start to come to a state


@dataclass(frozen=True)
class State:
    """What is needed to go on from here. theta None: the seed's own start, trained for so many epochs.

    own: the learner's things by name, {name: data, activation or optimizer}.
    """

    settings: Settings = Settings()
    epoch: int = 0
    theta: tuple | None = None
    own: dict = field(default_factory=dict, compare=False)

    def training(self):
        """The training that has come to this state: at(epoch) is the network's theta here."""
        choices = choices_of(self.own)
        if self.theta is None:
            return start(self.settings, choices)
        return start(self.settings, choices, self.theta, self.epoch)

    def arguments(self):
        """The arguments of playground(...) that differ from the usual ones, by name."""
        plain = dataclasses.asdict(self.settings)
        told = {name: value for name, value in plain.items() if value != getattr(Settings(), name)}
        more = {"epoch": self.epoch, "theta": None if self.theta is None else list(self.theta), "own": self.own}
        return told | {name: value for name, value in more.items() if value}

    def own_names(self):
        """The names of the learner's own things that the settings use, in order."""
        used = []
        for name, _row in may_be_own():
            value = getattr(self.settings, name)
            used += [value] if isinstance(value, str) else value
        return [name for name in dict.fromkeys(used) if name in self.own]


def may_be_own():
    """The settings that may name something of the learner's own, with their rows of the table."""
    return [(name, row) for name, row in SETTINGS.items() if row.own]


def state_from(given, own=None):
    """A State from values by name: settings, epoch and theta. A CourseError says what is wrong with them."""
    given, own = dict(given), {} if own is None else own
    if not isinstance(own, dict) or not all(isinstance(name, str) for name in own):
        raise CourseError(say(f'own は、own={{"mine": ...}} のように名前をつけて渡します。{in_short(own)} はそうではありません。',
                              f'own is passed with names, as own={{"mine": ...}}. {in_short(own)} is not.'))  # fmt: skip
    epoch, theta = EPOCH.taken("epoch", given.pop("epoch", 0)), given.pop("theta", None)
    if theta is None:
        _check_can_be_trained_to(epoch)
    settings = checked(given, own)
    inputs, size = sizes(settings, own)
    check_columns(settings, inputs)
    check_added(settings.added, inputs)
    ordered = tuple(name for name in available(inputs) if name in settings.features)
    if theta is not None and ordered != settings.features:
        raise CourseError(say(f"theta を渡すときは、features をこの順に並べてください: {listing(ordered)}",
                              f"Where theta is given, the features have to be in this order: {listing(ordered)}"))  # fmt: skip
    settings = dataclasses.replace(settings, features=ordered)
    return State(settings, epoch, None if theta is None else finite_numbers("theta", theta, size), own)


def _check_can_be_trained_to(epoch):
    """A CourseError for an epoch that is too far away to be trained to from the seed's start."""
    if epoch > UNTRAINED:
        raise CourseError(
            say(
                f"epoch が {epoch:,} なのに theta がありません。{UNTRAINED:,} を超えるエポックから始めるには、そのときの theta も必要です。",
                f"epoch is {epoch:,}, but there is no theta. To begin beyond epoch {UNTRAINED:,}, the theta of that moment is needed, too.",
            )
        )


def sizes(settings, own):
    """How many inputs the data have, and how many parameters the network, whatever of it is the learner's own."""
    choices = choices_of(own)
    few = dataclasses.replace(settings, points=SETTINGS["points"].kind.low)
    _check_there(settings, choices)
    try:
        found = examples(few, choices)
        outputs = found.T.shape[1]
        return found.X.shape[1], network_of(settings, outputs, choices).size
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise CourseError(
            say(
                f"own のデータ {settings.data} が使えません。own_data(X, labels) か read_csv(...) で作ってください。({error})",
                f"own: the data {settings.data} cannot be used. Make them with own_data(X, labels) or read_csv(...). ({error})",
            )
        ) from error


def _check_there(settings, choices):
    """A CourseError for a setting that names something of the learner's own which is of another kind."""
    for name, row in may_be_own():
        there, value = getattr(choices, row.own), getattr(settings, name)
        for used in [value] if isinstance(value, str) else value:
            if used not in there:
                raise CourseError(say(f"own の {used} は、{name} に使えるものではありません。",
                                      f"own: {used} is nothing that can be used for {name}."))  # fmt: skip
