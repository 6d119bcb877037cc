"""What goes on by itself: a loop beside the cells, started and stopped by a button."""

import asyncio
import time

import ipywidgets as W

from nblib.language import say
from nblib.panels.cells import LOCK

BREATH = 0.015  # seconds that are left at least to other cells and controls


class Playing:
    """What goes on by itself once its button is pressed, for widgets with a trait `playing`, period(), tick() and play_words().

    The loop is that of the cell that made it: callbacks may run in another thread, where there is none.
    """

    _task = None  # the loop's, which ticks; it outlives a pause by up to one period

    def find_loop(self):
        """Note the loop in which it can go on."""
        try:
            self.loop = asyncio.get_running_loop()
        except RuntimeError:
            self.loop = None  # outside of Jupyter: only steps can be taken

    def play_button(self, tooltip):
        """The button that starts and stops it."""
        self.play = W.Button(tooltip=tooltip)
        self.play.add_class("nblib-play")
        self.play.on_click(lambda _button: self.pause() if self.playing else self.start())
        return self.play

    def name_button(self):
        """Have the button say what it does now."""
        self.play.description = say("■ 止める", "■ pause") if self.playing else self.play_words()

    def start(self):
        """Go on by itself from now on."""
        with LOCK:
            if self.playing or self.loop is None:
                return
            self.playing = True
            self.name_button()
        self.loop.call_soon_threadsafe(self._go_on)

    def _go_on(self):
        """Have one task tick: the last one, if it has not noticed a short pause."""
        if self._task is None or self._task.done():
            self._task = self.loop.create_task(self.run())

    def pause(self):
        """Go on no longer."""
        with LOCK:
            self.playing = False
            if self.comm is not None:
                self.name_button()

    async def run(self):
        """Tick until paused or closed."""
        while True:
            began = time.monotonic()
            with LOCK:
                if not self.playing or self.comm is None:
                    return
                self.tick()
            await asyncio.sleep(max(BREATH, self.period() - (time.monotonic() - began)))
            self.after_tick(time.monotonic() - began)

    def after_tick(self, seconds):
        """What follows a tick that took so many seconds with its pause."""

    def close(self):
        """Stop, for good."""
        self.pause()
        super().close()
