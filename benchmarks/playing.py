"""The playground while it plays, in the kernel alone: pictures and epochs a second, and what it leaves in memory.

The panel's own clock plays, in a loop as the kernel has one; nobody receives the pictures. 2-4-2-1 tanh, 250 training
points, batch 10, Adam: the playground as it opens. What a page draws of it is measured in face.py.
"""

import asyncio
import gc
import json
import time

import psutil

from benchmarks.table import Row
from nblib.playground import playground, wire
from nblib.playground.epochs import FAST, SLICE

SECONDS = 5  # of play that are measured
EPOCHS, PACE = 100_000, 100  # of growth: epochs, and epochs from one picture to the next
WARM_UP = 100  # pictures until all caches are filled
WIDE = dict(
    widths=(8,) * 4, activations=("tanh",) * 4, features=("x1", "x2", "x1²", "x2²", "x1·x2", "sin x1", "sin x2")
)
MEGA = 1e6


def measure(conditions):
    """The rows on the playground at play."""
    pictures, epochs = asyncio.run(play(5)), asyncio.run(play(FAST))
    return [
        Row("playground, kernel: pictures a second, 5 epochs a picture", pictures[0], "", 30, at_least=True),
        Row("playground, kernel: epochs a second, as fast as it can", epochs[1], "", 1500, at_least=True),
        Row("playground, kernel: the same, pictures a second", epochs[0], "", 15, at_least=True),
        Row("playground, kernel: longest wait of another task, fast", 1000 * asyncio.run(longest_wait()), "ms", 50,
            note=f"slices of {1000 * SLICE:.0f} ms"),
        Row("playground: time of a picture without its epochs", picture_alone(), "ms", 15),
        Row("playground: bytes of a picture", size() / 1000, "kB", 60, note="as it opens, after 1,000 epochs"),
        Row("playground: bytes of a picture, 7-8-8-8-8-1", size(**WIDE) / 1000, "kB", 60, note="the largest network"),
        Row(f"playground: growth in {EPOCHS:,} epochs", growth(), "MB", 20),
        Row("playground: the still twin, drawn", twin(), "ms"),
    ]  # fmt: skip


async def play(pace):
    """How many pictures and epochs go by in a second at this pace."""
    made, shown = playground(pace=pace), []
    clock = made.controls["epoch"]
    made.stage.observe(shown.append, "picture")
    clock.start()
    await asyncio.sleep(1)
    before, count, began = clock.value, len(shown), time.monotonic()
    await asyncio.sleep(SECONDS)
    taken = time.monotonic() - began
    rates = (len(shown) - count) / taken, (clock.value - before) / taken
    made.close()
    return rates


async def longest_wait():
    """Seconds that another task waits at most for its turn."""
    made, longest = playground(pace=FAST), 0.0
    made.controls["epoch"].start()
    end = time.monotonic() + SECONDS
    while (began := time.monotonic()) < end:
        await asyncio.sleep(0)
        longest = max(longest, time.monotonic() - began)
    made.close()
    return longest


def picture_alone(count=50):
    """The median time, in ms, of one picture of an epoch that is known already."""
    made, times = playground(epoch=100), []
    for number in range(count):
        began = time.perf_counter()
        made.controls["epoch"].value = 100 - number % 10
        times.append(1000 * (time.perf_counter() - began))
    made.close()
    return sorted(times)[count // 2]


def size(**settings):
    """The bytes of what is sent from one picture to the next."""
    made = playground(epoch=1000, **settings)
    sent = wire.picture(made.values, made.result)
    made.close()
    plain = {name: value for name, value in sent.items() if not isinstance(value, bytes)}
    return sum(len(value) for value in sent.values() if isinstance(value, bytes)) + len(json.dumps(plain))


def growth():
    """By how many MB this process grows while it trains for so many epochs."""
    made, process = playground(), psutil.Process()
    for number in range(WARM_UP + EPOCHS // PACE):
        if number == WARM_UP:
            gc.collect()
            before = process.memory_info().rss
        made.controls["epoch"].move(PACE)
    gc.collect()
    grown = (process.memory_info().rss - before) / MEGA
    made.close()
    return grown


def twin(count=10):
    """The median time, in ms, in which the picture of a saved notebook is drawn."""
    made, times = playground(epoch=10), []
    for number in range(count):
        made.controls["epoch"].value = 10 - number % 5
        began = time.perf_counter()
        assert made.stage.frame
        times.append(1000 * (time.perf_counter() - began))
    made.close()
    return sorted(times)[count // 2]
