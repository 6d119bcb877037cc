"""The playground's clock: it trains in slices between pictures, so that everything else has its turn.

At a pace of so many epochs a picture it keeps a steady time; FAST gives all that the machine has. A page on a slow line
that does not keep up is spared pictures: training goes on without them, and the next one shows how far it has come.
"""

import asyncio
import time

import traitlets

from nblib.language import say
from nblib.panels.cells import LOCK
from nblib.panels.time_controls import PACES, Player

FAST = "fast"
PERIOD = 1 / 40  # seconds from one picture to the next, where there is time for it
IN_A_HURRY = 1 / 22  # and as fast as it can, when fewer pictures leave more time for training
SLICE = 0.012  # seconds of training without a pause, or one step if that takes longer
TURN = 0.001  # seconds in which others have their turn, after each slice
BREATH = 0.004  # and after each picture
TOLD = 0.25  # seconds from one time to the next that the speed is told: nobody reads faster


class Epochs(Player):
    """A Player that trains before it moves on. trains(epoch, seconds) -> how far it has come, and whether it goes on."""

    pace = traitlets.Union([traitlets.Int(), traitlets.Enum([FAST])], default_value=5)
    keeps_up = staticmethod(lambda: True)  # whether the page has drawn what it was sent, as Face says it
    is_on_face = False  # whether the page draws it without its widgets, and is told of it with the picture

    def __init__(self, value, pace, trains):
        self.trains, self.speed, self._told = trains, (0.0, 0.0), 0.0  # epochs and pictures a second, of late
        self._unseen = 0  # epochs that training is ahead of the last picture
        super().__init__(value, pace)
        self.observe(self._on_value, "value")

    def send_state(self, key=None):
        """Tell the page what has changed, unless nothing there shows it: it would be one message more with every picture.

        Without a key a page that was loaded anew asks for everything, and waits for an answer.
        """
        if key is None or not self.is_on_face:
            super().send_state(key)

    def all_paces(self):
        """What can be chosen, by what is shown of it."""
        numbers = sorted({*PACES, *([] if self.pace == FAST else [self.pace])})
        return {**{str(number): number for number in numbers}, say("できるだけ速く", "as fast as it can"): FAST}

    async def run(self):
        """Train and show, until paused or closed."""
        while True:
            began, before = time.monotonic(), self._reached()
            epoch = await self._train(began)
            with LOCK:
                if epoch is None or not self._goes_on():
                    self._show_unseen()
                    return
                self._unseen, pictures = epoch - self.value, int(self.keeps_up())
                if pictures:
                    self._show_unseen()
            await asyncio.sleep(max(BREATH, PERIOD - (time.monotonic() - began)))
            self._measure(self._reached() - before, pictures, time.monotonic() - began)

    def _reached(self):
        """The epoch that training has come to, seen or not."""
        return self.value + self._unseen

    def _show_unseen(self):
        if self._unseen and self.comm is not None:
            self.move(self._unseen)

    def _on_value(self, _change):
        self._unseen = 0

    def _goes_on(self):
        return self.playing and self.comm is not None

    async def _train(self, began):
        """Come to the next epoch that is to be shown, in slices; None where it was paused meanwhile."""
        while True:
            with LOCK:
                if not self._goes_on():
                    return None
                base = self._reached()
                wanted = base + (10**9 if self.pace == FAST else self.pace)
                reached, goes_on = self.trains(wanted, SLICE)
                if not goes_on:
                    return wanted if self.pace != FAST else base + 1  # what stopped it is told with the picture
                if reached >= wanted:
                    return wanted
                if self.pace == FAST and reached > base and time.monotonic() - began > IN_A_HURRY:
                    return reached
            await asyncio.sleep(TURN)

    def _measure(self, epochs, pictures, seconds):
        """How fast it goes: the mean of the last pictures or so."""
        now = max(epochs, 0) / seconds, pictures / seconds
        self.speed = tuple(0.9 * old + 0.1 * new if old else new for old, new in zip(self.speed, now, strict=True))
        if self._goes_on() and time.monotonic() > self._told + TOLD:
            self.note.value, self._told = self.told_speed(), time.monotonic()

    def told_speed(self):
        """The speed in words."""
        epochs, pictures = self.speed
        return say(
            f"毎秒 {epochs:,.0f} エポック、図 {pictures:.0f} 枚", f"{epochs:,.0f} epochs/s, {pictures:.0f} pictures/s"
        )
