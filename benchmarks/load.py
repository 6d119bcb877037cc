"""A class on the hub of hub/: how long a moved slider takes, and how much memory a learner needs.

    python -m benchmarks.load                        1, 5, 10, 20 and 40 learners at once
    python -m benchmarks.load --learners 1 2         fewer
    python -m benchmarks.load --write docs/teaching.md
    python -m benchmarks.load --seconds 1200         more patience, for a machine that is slow or busy

Every learner has a server of his own and two kernels, in which all cells of chapters 1 and 9 have run. Then
all move sliders: a drag of a second, a look of two seconds, three single presses with a look of about a second after each, and
so on, by turns in both chapters. Then all drag at the same moment. Every picture that a move ends on is compared
with that of a fresh panel. Last, all answer a question at the same moment, and up to 40 others of the class with them, and it is
measured when the teacher's page knows of each answer. The exit code is 1 if anything failed.
"""

import argparse
import asyncio
import pathlib
import sys
import time

import psutil

from benchmarks.classroom import hub, memory, voting
from benchmarks.classroom.learner import CHAPTERS, Learner, Times
from benchmarks.classroom.report import Stage, put_into, written

MOST = 40  # learners
SECONDS = 1200  # for everything, unless told otherwise
PRESSES = 36  # at least, at every number of learners


async def measure(numbers, stages, seconds):
    """Put the stages into a list, one after the other, each with the learners of the one before and some more."""
    learners = []
    async with asyncio.timeout(seconds), hub.running() as running:
        true, ballots = await true_pictures(running), await voting.open_lesson(running, MOST)
        for number in numbers:
            new = [Learner(running, f"learner{i:02}") for i in range(len(learners), number)]
            began = time.perf_counter()
            arrived = await asyncio.gather(*(learner.arrive() for learner in new), return_exceptions=True)
            came = time.perf_counter() - began
            lost = [f"{who.name}: {error}" for who, error in zip(new, arrived, strict=True) if error]
            learners += [who for who, error in zip(new, arrived, strict=True) if not error]
            if not learners:
                raise RuntimeError("nobody could come in: " + "; ".join(lost))
            done = await stage(learners, len(new), came, true, lost)
            stages.append(done._replace(votes=await ballots.all_at_once(learners)))
            say(stages[-1])


async def true_pictures(running):
    """The pictures to compare with, made by somebody who is alone, and gone when the learners come."""
    teacher = Learner(running, "teacher")
    await teacher.arrive()
    true = await teacher.true_pictures()
    await teacher.leave()
    return true


async def stage(learners, new, came, true, lost):
    """All move sliders, first each on his own, then all at the same moment."""
    rounds = max(6, -(-PRESSES // (3 * len(learners))))
    psutil.cpu_percent()
    alone = together_with(await asyncio.gather(*(learner.use(rounds, true) for learner in learners)))
    busy = psutil.cpu_percent()
    at_once = Times([], [], [], [])
    for chapter in CHAPTERS:
        await asyncio.gather(*(learner.drag(chapter, 1, 0, at_once, true) for learner in learners))
        await asyncio.gather(*(learner.drag(chapter, 1, 1, at_once, true) for learner in learners))
        await asyncio.gather(*(learner.back(chapter, 1, at_once) for learner in learners))
    used = memory.of_learners()
    failures = lost + alone.failures + at_once.failures
    return Stage(new, came, alone, at_once, busy, [used[learner.name] for learner in learners], failures)


def together_with(many):
    """The times of all learners in one."""
    all_times = Times([], [], [], [])
    for times in many:
        all_times.add(times)
    return all_times


def say(stage):
    """Tell how it goes, and what failed."""
    failures = stage.failures + stage.votes.failures
    print(f"== {len(stage.memory)} learners: {len(failures)} failures", file=sys.stderr, flush=True)
    for failure in failures[:10]:
        print(f"   {failure}", file=sys.stderr, flush=True)


def main():
    """Measure, print the tables, and perhaps write them into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", nargs="+", type=int, default=[1, 5, 10, 20, 40])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--write", type=pathlib.Path, help="a page that holds the tables between its two marks")
    given = parser.parse_args()
    numbers = sorted({number for number in given.learners if 0 < number <= MOST})
    load, stages = psutil.getloadavg()[0], []
    try:
        asyncio.run(measure(numbers, stages, given.seconds))
    except TimeoutError:
        print(f"== not done in {given.seconds:.0f} s", file=sys.stderr)
    print(text := written(stages, load))
    if len(stages) < len(numbers) or any(stage.failures or stage.votes.failures for stage in stages):
        sys.exit(1)
    if given.write:
        put_into(given.write, text)


if __name__ == "__main__":
    main()
