"""Cells for the browser's Python: Play goes on by itself while cells wait, and pauses when it is told to."""

# %%
import asyncio

from ipywidgets.widgets.widget import _instances

from nblib.panels.time_controls import Player
from nblib.playground import playground

ground = playground(data="circle")
(player,) = [widget for widget in _instances.values() if isinstance(widget, Player)]

# %%
player.play.click()
for _ in range(1000):
    await asyncio.sleep(0.02)  # noqa: F704
    if player.value >= 40:
        break
assert player.value >= 40 and player.playing

# %%
reached = player.value
for _ in range(1000):
    await asyncio.sleep(0.02)  # noqa: F704
    if player.value > reached:
        break
assert player.value > reached, "it plays on from cell to cell"

# %%
player.play.click()
paused = player.value
for _ in range(20):
    await asyncio.sleep(0.02)  # noqa: F704
assert player.value == paused and not player.playing

# %%
player.play.click()
player.close()
for _ in range(20):
    await asyncio.sleep(0.02)  # noqa: F704
assert not player.playing, "a closed one is at rest"
