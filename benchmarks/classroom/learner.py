"""A learner: comes in, runs two chapters in a kernel each, and then moves sliders and looks."""

import asyncio
import random
from typing import NamedTuple

from benchmarks.classroom.kernel import Failed, Kernel
from benchmarks.classroom.panel import Panel, below, stages

CHAPTERS = "01_neuron", "09_optimizers"
WEIGHTS = 4  # the sliders that are moved: A-kun's weights, in the first panel of each chapter
LOOKS = 2.0, 1.0, 1.0, 1.0  # seconds of looking after the drag and after each press of a round


class Times(NamedTuple):
    """What was measured while learners moved sliders, in seconds; and what went wrong, in words."""

    presses: list
    drags: list
    pictures: list  # a drag
    failures: list

    def add(self, other):
        """Put another's times with these."""
        for mine, more in zip(self, other, strict=True):
            mine += more


class Learner:
    """One of a class. `panels` by chapter; `cells` are the cells that made them."""

    def __init__(self, hub, name):
        self.hub, self.name, self.panels, self.cells = hub, name, {}, {}

    async def arrive(self):
        """Log in, and run all cells of both chapters."""
        token = await self.hub.admit(self.name)
        for chapter in CHAPTERS:
            path = f"notebooks/ja/{chapter}.ipynb"
            notebook = await self.hub.ask("GET", f"/user/{self.name}/api/contents/{path}", token=token)
            kernel = await Kernel.of(self.hub, self.name, token, path)
            for cell in notebook["content"]["cells"]:
                if cell["cell_type"] == "code":
                    await self._run(chapter, kernel, cell)
            if chapter not in self.panels:
                raise Failed(f"no cell of {chapter} shows a panel")
            await self.panels[chapter].open()

    async def _run(self, chapter, kernel, cell):
        try:
            shown = await kernel.run("".join(cell["source"]), cell["id"])
        except Failed as error:
            raise Failed(f"{chapter}, cell {cell['id']}: {error}") from error
        if chapter not in self.panels and any(stages(kernel, below(kernel, widget)) for widget in shown[:1]):
            self.panels[chapter], self.cells[chapter] = Panel(kernel, shown[0]), cell

    async def true_pictures(self):
        """What is Seen at each place that `use` leads to, in a fresh panel that was put there at once."""
        true = {}
        for chapter, cell in self.cells.items():
            first = self.panels[chapter]
            for slider in range(WEIGHTS):
                for value in {*ends(first, slider), *presses(first, slider)}:
                    panel = await fresh(first, cell, f"{cell['id']}, slider {slider} at {value}")
                    if value != panel.at_first[slider]:
                        await panel.press(slider, value)
                    true[chapter, slider, value] = panel.seen
        return true

    async def leave(self):
        """Have the server and its kernels stopped."""
        await self.hub.ask("DELETE", f"/hub/api/users/{self.name}/server")

    async def use(self, rounds, true):
        """Rounds of one drag and three presses, in both chapters by turns."""
        times, chance = Times([], [], [], []), random.Random(self.name)
        await asyncio.sleep(chance.uniform(0, sum(LOOKS)))
        for number in range(rounds):
            slider = number // 2 % WEIGHTS
            await self.drag(CHAPTERS[number % 2], slider, number // (2 * WEIGHTS) % 2, times, true)
            await asyncio.sleep(LOOKS[0])
            panel = self.panels[CHAPTERS[number % 2]]
            for value, look in zip(presses(panel, slider), LOOKS[1:], strict=True):
                await self._move(times, times.presses, panel.press(slider, value))
                self._compare(times, true, CHAPTERS[number % 2], slider, value)
                await asyncio.sleep(look * chance.uniform(0.5, 1.5))
        return times

    async def drag(self, chapter, slider, end, times, true):
        """Drag a slider to one of its ends."""
        panel = self.panels[chapter]
        values = panel.values(slider, end)
        moved = await self._move(times, times.drags, panel.drag(slider, values))
        times.pictures.extend(moved)
        self._compare(times, true, chapter, slider, values[-1])

    async def back(self, chapter, slider, times):
        """Put a slider back where it was at first."""
        panel = self.panels[chapter]
        await self._move(times, times.presses, panel.press(slider, panel.at_first[slider]))

    async def _move(self, times, taken, moving):
        try:
            seconds, *more = await moving
        except Failed as error:
            times.failures.append(f"{self.name}: {error}")
            return []
        taken.append(seconds)
        return more

    def _compare(self, times, true, chapter, slider, value):
        if unlike := self.panels[chapter].seen.unlike(true[chapter, slider, value]):
            times.failures.append(f"{self.name}: {chapter} does not show slider {slider} at {value}: {unlike}")


async def fresh(first, cell, cell_id):
    """The panel of a cell anew. Under an id of its own, as a cell that runs again takes over what was moved in it."""
    (shown,) = await first.kernel.run("".join(cell["source"]), cell_id)
    panel = await Panel(first.kernel, shown).open()
    if panel.at_first != first.at_first:
        raise Failed(f"a fresh panel of {cell['id']} begins at {panel.at_first}, the first one at {first.at_first}")
    return panel


def ends(panel, slider):
    """The two values that drags end at."""
    return [panel.values(slider, end)[-1] for end in (0, 1)]


def presses(panel, slider):
    """The values that a slider is put to after a drag: back where it was, a step on, and back."""
    first, step = panel.at_first[slider], panel.step(slider)
    return first, round(first + step, 9), first
