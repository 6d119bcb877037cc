"""The playground while it plays: pictures and epochs a second in the kernel, and what an hour of play leaves in memory.

The panel's own clock plays, in a loop as the kernel has one; nobody receives the pictures. 2-4-2-1 tanh, 250 training
points, batch 10, Adam: the playground as it opens.
"""

import asyncio
import gc
import time

import psutil

from benchmarks.table import Row
from nblib.playground import playground

SECONDS = 5  # of play that are measured
FAST = 50  # epochs a picture, for the epochs a second
PICTURES, EPOCHS = 2000, 10  # a part of an hour: pictures, and epochs from one to the next
WARM_UP = 100  # pictures until all caches are filled
MEGA = 1e6


def measure(conditions):
    """The rows on the playground at play."""
    slow, fast = (asyncio.run(pictures_a_second(pace)) for pace in (5, FAST))
    return [
        Row("playground: pictures a second, 5 epochs a picture", slow, "", 10, at_least=True),
        Row(f"playground: pictures a second, {FAST} epochs a picture", fast, "", 10, at_least=True),
        Row(f"playground: epochs a second, {FAST} a picture", fast * FAST, "", 500, at_least=True),
        Row("playground: time of a picture without its epochs", picture_alone(), "ms", 50),
        Row(f"playground: growth in {PICTURES} pictures, {PICTURES * EPOCHS} epochs", growth(), "MB", 20),
    ]


async def pictures_a_second(pace):
    """How many pictures the clock shows in a second, at so many epochs each."""
    made = playground(pace=pace)
    clock = made.controls["epoch"]
    clock.start()
    await asyncio.sleep(1)
    before, began = clock.value, time.monotonic()
    await asyncio.sleep(SECONDS)
    pictures = (clock.value - before) / pace / (time.monotonic() - began)
    made.close()
    return pictures


def picture_alone(count=50):
    """The median time, in ms, of one picture of an epoch that is known already."""
    made, times = playground(epoch=100), []
    for number in range(count):
        began = time.perf_counter()
        made.controls["epoch"].value = 100 - number % 10
        times.append(1000 * (time.perf_counter() - began))
    made.close()
    return sorted(times)[count // 2]


def growth(pictures=PICTURES, epochs=EPOCHS):
    """By how many MB this process grows while pictures are shown."""
    made, process = playground(), psutil.Process()
    for number in range(WARM_UP + pictures):
        if number == WARM_UP:
            gc.collect()
            before = process.memory_info().rss
        made.controls["epoch"].move(epochs)
    gc.collect()
    grown = (process.memory_info().rss - before) / MEGA
    made.close()
    return grown
