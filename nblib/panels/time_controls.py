"""Controls for time, with buttons to go back, on, and on by itself: steps, which have an end, and a player, which has none."""

import math

import ipywidgets as W
import traitlets

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.cells import LOCK
from nblib.panels.control import BESIDE, check_range, check_whole, plain_number
from nblib.panels.controls import Sliding
from nblib.panels.playing import Playing
from nblib.validation import as_fields

PERIOD = 0.075  # seconds from one picture to the next while it plays
WHOLE_WAY, SLOWEST = 8.0, 0.8  # seconds that steps take to play from end to end, and at most from one to the next
AHEAD = 100  # epochs that the slider can go on by, at least
FURTHEST = 10_000  # epochs that a link may have trained
PACES = (1, 2, 5, 10, 20, 50, 100)
CALL = "steps(value, low, high, by)"


class Steps(Playing, W.IntSlider, Sliding):
    """A slider of whole numbers, with buttons to go back, to go on, and to go on by itself to the end."""

    playing = traitlets.Bool(False)

    def __init__(self, **made_of):
        super().__init__(**made_of)
        self.back = W.Button(description=say("◀ 前へ", "◀ back"), tooltip=say("1つ前の段階へ", "one step back"))
        self.on = W.Button(description=say("次へ ▶", "next ▶"), tooltip=say("1つ先の段階へ", "one step on"))
        self.back.on_click(lambda _button: self.move(-1))
        self.on.on_click(lambda _button: self.move(1))
        self._all = self.laid_out()
        self._all.add_class("nblib-steps")
        self.name_button()
        self.find_loop()

    @property
    def shown(self):
        """The slider with its buttons."""
        return self._all

    def laid_out(self):
        """The slider with all that belongs to it."""
        return W.HBox([self, self.back, self.play_button(say("終わりまで順に進める", "go on to the end")), self.on])

    def play_words(self):
        """What stands on the button while it does not play."""
        return say("▶ 再生", "▶ play")

    def period(self):
        """Seconds from step to step: the whole way takes some eight seconds, but each step can be seen."""
        return min(max(WHOLE_WAY / self._count(), PERIOD), SLOWEST)

    def _count(self):
        return (self.max - self.min) / self.step

    def start(self):
        """Go on by itself; at the end, from the beginning."""
        if self.value == self.max:
            self.value = self.min
        super().start()

    def tick(self):
        """One step on, or several where there are too many to see each of them; at the end it is over."""
        self.move(math.ceil(self._count() * PERIOD / WHOLE_WAY))
        if self.value == self.max:
            self.pause()

    def move(self, count):
        """Go on by so many steps, or back, but not beyond the ends."""
        with LOCK:
            self.value = self.stepped(count)

    def fitted(self, value):
        """A step that there is: there are no more than these."""
        return check_range(check_whole("slider", value), self.min, self.max, self.step, CALL)[0]

    def code(self, name, writer):
        """steps(1, 1, 10)."""
        numbers = writer.shortest(steps, 3, (self.value, self.min, self.max, self.step))
        return writer.made(steps, numbers + writer.label(name, self))


@called_as("steps(1, 1, 10)")
def steps(value, low, high, by=1, label=""):
    """A slider for time, from step low to step high, so many steps at once, with buttons to go back, on, and to play."""
    given = check_range(value, low, high, by, CALL)
    if not all(isinstance(number, int) for number in given):
        raise CourseError(
            say(
                f"段階は整数で数えます。steps({value}, {low}, {high}, {by}) では動けません。",
                f"Steps are whole numbers; steps({value}, {low}, {high}, {by}) cannot move.",
            )
        )
    return Steps(value=value, min=low, max=high, step=by, description=label, style=BESIDE)


class Player(Steps):
    """A slider of epochs, without an end. `pace`: how many of them go by from picture to picture."""

    pace = traitlets.Int(5)

    def __init__(self, value, pace=5):
        made_of = dict(value=value, min=value, max=value + AHEAD, description=say("エポック", "epoch"), style=BESIDE)
        super().__init__(**made_of, pace=pace)
        self._speed = 0.0  # ticks a second

    def laid_out(self):
        """Two rows: the buttons, and the slider with how fast it goes."""
        self.back.description, self.on.description = say("◀ 1つ戻る", "◀ 1 back"), say("1つ進む ▶", "1 on ▶")
        self.play_button(say("訓練を進める、止める", "train, or stop training"))
        self.reset = W.Button(
            description=say("⟲ 最初から", "⟲ restart"), tooltip=say("エポック0に戻る", "back to epoch 0")
        )
        self.paces = W.Dropdown(
            options=self.all_paces(),
            value=self.pace,
            description=say("図1枚ごとに進む数", "epochs a picture"),
            style=BESIDE,
        )
        self.note = W.HTML()
        self.reset.on_click(lambda _button: self.restart())
        self.paces.observe(lambda change: self.set_trait("pace", change["new"]), "value")
        rows = W.HBox([self.play, self.back, self.on, self.reset, self.paces]), W.HBox([self, self.note])
        for row in rows:
            row.add_class("nblib-steps")
        return W.VBox(rows)

    def all_paces(self):
        """What can be chosen: how many epochs go by from picture to picture, by what is shown of it."""
        return {str(pace): pace for pace in sorted({*PACES, self.pace})}

    def play_words(self):
        """What stands on the button while it does not play."""
        return say("▶ 訓練する", "▶ train")

    def start(self):
        """Go on by itself from now on."""
        Playing.start(self)

    def pause(self):
        """Go on no longer."""
        super().pause()
        with LOCK:
            if self.comm is not None:
                self.note.value = ""

    def period(self):
        """Seconds from one picture to the next."""
        return PERIOD

    def tick(self):
        """As many epochs as go by from picture to picture."""
        self.move(self.pace)

    def after_tick(self, seconds):
        """Say how fast it goes: the mean of the last ticks or so."""
        now = 1 / seconds
        self._speed = 0.9 * self._speed + 0.1 * now if self._speed else now
        if self.playing and self.comm is not None:
            epochs, pictures = self._speed * self.pace, self._speed
            self.note.value = say(
                f"毎秒 {epochs:.0f} エポック、図 {pictures:.0f} 枚", f"{epochs:.0f} epochs/s, {pictures:.0f} pictures/s"
            )

    def move(self, count):
        """Go on by so many epochs, or back as far as can be gone back."""
        with LOCK, self.hold_sync():
            self.value = max(self.value + count, self.min)

    def restart(self):
        """Back to epoch 0, even beyond what is kept of the history."""
        with LOCK, self.hold_sync():
            self.value = 0

    @traitlets.validate("value")
    def _validate_value(self, proposal):
        """The slider's range gives way to the value, and not the other way round."""
        value = max(proposal["value"], 0)
        self.min, self.max = min(self.min, value), max(self.max, value)
        return value

    def ends(self):
        """The least and a later epoch."""
        return [self.min, self.min + 3]

    def of_data(self, data):
        """An epoch that can be trained to from the start."""
        return plain_number(data, 0, FURTHEST, whole=True)

    def fitted(self, value):
        """A whole number of epochs."""
        return check_whole("player", value)

    def after_move(self, value):
        """The start: training begins anew."""
        return 0

    def after_result(self, value, result):
        """As far as training has come."""
        return int(_epochs(result)[0])

    def keep(self, value, result):
        """Be at this epoch, with the history that the result tells of."""
        _, earliest, last = map(int, _epochs(result))
        with self.hold_sync():
            self.value = value
            self.min, self.max = earliest, max(last, earliest + AHEAD)

    def code(self, name, writer):
        """player(4, 5)."""
        return writer.made(player, [f"{self.value}", f"{self.pace}"])


@called_as("player()")
def player(epoch=0, pace=5):
    """A control that goes on by itself, epoch by epoch. The result tells "epoch", "earliest" and "last"."""
    return Player(epoch, pace)


def _epochs(result):
    """The epoch that the result has come to, the earliest that can be gone back to, and the last."""
    return as_fields(result, "epoch", "earliest", "last")
