"""A panel as a learner's hand and eye know it: sliders, and a picture that follows."""

import asyncio
import time
from typing import NamedTuple

from benchmarks.classroom.kernel import Failed

ROOM = 900  # CSS pixels that a page leaves for the picture, as the stage reports it
RATE, COUNT = 30, 30  # values a second while a handle is dragged, and how many
NOTHING = object()


class Seen(NamedTuple):
    """What a panel shows: its picture, the words that say the same, and where its sliders stand."""

    picture: bytes  # a PNG file
    words: str
    places: list

    def unlike(self, true):
        """How this differs from what is to be seen, in words; "" if the pictures are the same."""
        if self.picture == true.picture:
            return ""
        if self.places != true.places:
            return f"its sliders stand at {self.places}, those of a fresh panel at {true.places}"
        if self.words != true.words:
            return f"it says {self.words!r}, a fresh panel {true.words!r}"
        return f"the words are the same, the picture is another: {len(self.picture)} bytes, not {len(true.picture)}"


class Panel:
    """The panel that a cell has shown, with its sliders in their order. A prediction is answered first."""

    def __init__(self, kernel, root):
        self.kernel = kernel
        self.parts = list(below(kernel, root))
        self.sliders = self._of("FloatSliderModel")
        (self.stage,) = stages(kernel, self.parts)
        self.at_first = [kernel.models[slider]["value"] for slider in self.sliders]

    def _of(self, kind):
        return [part for part in self.parts if self.kernel.models[part]["_model_name"] == kind]

    async def open(self):
        """Choose an answer, so that the panel appears, and tell how much room the page has."""
        await self.kernel.click(self._of("ButtonModel")[0])
        await self.kernel.put(self.stage, room=ROOM)
        return self

    def buttons(self):
        """The card's buttons: {"options": [...], "change": ...}, as models."""
        buttons, described = self._of("ButtonModel"), self.kernel.models
        change = next(b for b in buttons if described[b]["description"] in ("変える", "change"))
        options = [b for b in buttons if described[b]["description"][:3] in ("A  ", "B  ", "C  ", "D  ")]
        return dict(options=options, change=change)

    @property
    def seen(self):
        """What is to be seen."""
        stage, places = self.kernel.models[self.stage], [self.kernel.models[s]["value"] for s in self.sliders]
        return Seen(stage["frame"], stage["words"], places)

    def step(self, slider):
        """How far an arrow key moves a slider."""
        return self.kernel.models[self.sliders[slider]]["step"]

    def values(self, slider, end):
        """Where a drag leads: from where the slider is to its low (0) or high (1) end, in steps that it can take."""
        state = self.kernel.models[self.sliders[slider]]
        start, stop, step = state["value"], state["max" if end else "min"], state["step"]
        places = [start + (stop - start) * n / COUNT for n in range(1, COUNT + 1)]
        return [round(round(place / step) * step, 9) for place in places[:-1]] + [stop]

    async def press(self, slider, value):
        """Put a slider to a value. Returns the seconds until the picture had followed, alone in a tuple."""
        began = time.perf_counter()
        message = await self.kernel.put(self.sliders[slider], value=value)
        return (self._arrived(slider, value, message) - began,)

    async def drag(self, slider, values):
        """Lead a slider along these values. Returns the seconds from the last one to its picture, and the pictures.

        As in the browser, a slider tells only what has changed, one message is on its way at a time, and meanwhile only
        the newest value is kept.
        """
        before, hand = len(self.kernel.frames), Hand(self, slider)
        began, here = time.perf_counter(), None
        for number, value in enumerate(values):
            await asyncio.sleep(began + number / RATE - time.perf_counter())
            if value != here:
                hand.move(value)
                here, stopped = value, time.perf_counter()
        message = await hand.sending
        return self._arrived(slider, values[-1], message) - stopped, len(self.kernel.frames) - before

    def _arrived(self, slider, value, message):
        """When the picture of a message arrived."""
        self.kernel.models[self.sliders[slider]]["value"] = value
        if message not in self.kernel.frames:
            raise Failed("a picture was lost")
        return self.kernel.frames[message]


def below(kernel, part):
    """The ids of a widget and of all that it contains."""
    yield part
    for child in kernel.models[part].get("children", []):
        yield from below(kernel, child.removeprefix("IPY_MODEL_"))


def stages(kernel, parts):
    """Those of these widgets that show a picture. A card that only asks, such as the one a chapter begins with, has none."""
    return [part for part in parts if "frame" in kernel.models[part]]


class Hand:
    """Sends what a slider is dragged to."""

    def __init__(self, panel, slider):
        self.kernel, self.model = panel.kernel, panel.sliders[slider]
        self.newest, self.sending = NOTHING, None

    def move(self, value):
        """The handle is here now."""
        self.newest = value
        if self.sending is None or self.sending.done():
            self.sending = asyncio.create_task(self._send())

    async def _send(self):
        while self.newest is not NOTHING:
            value, self.newest = self.newest, NOTHING
            message = await self.kernel.put(self.model, value=value)
        return message
