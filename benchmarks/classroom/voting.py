"""A class that answers a question at the same moment, and the teacher's page that follows: hub/votes.py under load.

Learners with a kernel press a button of their card, and it is their kernel that tells the service. The others of the class, as
many as are missing, send their answers as such a kernel does. Then it is looked when the page knows of each answer.
"""

import asyncio
import contextlib
import json
import time
from collections import Counter
from typing import NamedTuple

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

QUESTION = "today"  # the card of chapter 1's first panel
OPTIONS = "no_test", "test", "undecided"  # as its buttons stand
CHAPTER = "01_neuron"
PATIENCE = 60  # seconds for all answers to arrive
MOST_SECONDS = 60  # for one request; the page's wait for news up to 20


class Votes(NamedTuple):
    """What was measured."""

    seconds: list  # from each answer to the page that counts it
    by_kernel: int  # how many were told by a kernel
    given: int  # how many have answered
    counted: int  # how many the page shows in the end
    failures: list  # in words


async def open_lesson(hub, most):
    """A lesson in which one question is asked, of a class of this size."""
    await hub.add("teacher")
    teacher = await hub.token_of("teacher")
    asked = dict(
        key=QUESTION, title=QUESTION, ask=QUESTION, options=[dict(key=option, text=option) for option in OPTIONS]
    )
    ballots = Ballots(hub, teacher, {"questions": [asked]})
    for number in range(most):
        name = f"classmate{number:02}"
        await hub.add(name)
        ballots.tokens.append(await hub.token_of(name))
    return ballots


class Ballots:
    """One lesson after the other, each with the same question."""

    def __init__(self, hub, teacher, lesson):
        self.hub, self.teacher, self.lesson, self.tokens = hub, teacher, lesson, []

    async def all_at_once(self, learners):
        """Everybody answers at the same moment, learners in their notebooks first. Returns Votes."""
        await self._ask("DELETE", "questions", self.teacher)
        await self._ask("PUT", "questions", self.teacher, self.lesson)
        others = self.tokens[: max(0, len(self.tokens) - len(learners))]
        page = asyncio.create_task(self._page(len(learners) + len(others)))
        await asyncio.sleep(0.5)  # the page waits for news
        began = time.perf_counter()
        pressing = [self._press(learner, i) for i, learner in enumerate(learners)]
        sending = [self._send(token, i + len(learners)) for i, token in enumerate(others)]
        told = await asyncio.gather(*pressing, *sending, return_exceptions=True)
        failures = [repr(error) for error in told if isinstance(error, Exception)]
        arrivals, counts = await page
        wanted = Counter(OPTIONS[i % len(OPTIONS)] for i in range(len(told)))
        if not failures and counts != [wanted[option] for option in OPTIONS]:
            failures.append(f"counted {counts}, but chosen was {dict(wanted)}")
        return Votes([when - began for when in arrivals], len(learners), len(told), sum(counts), failures)

    async def _page(self, everybody):
        """Follow the counts as the page does. When each answer was seen, and the counts at the end."""
        seen, arrivals, counts = "", [], [0] * len(OPTIONS)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while len(arrivals) < everybody:
                    news = await self._ask("GET", f"counts?seen={seen}", self.teacher)
                    seen, counts = news["version"], news["questions"][0]["before"]
                    arrivals += [time.perf_counter()] * (sum(counts) - len(arrivals))
        return arrivals, counts

    async def _press(self, learner, number):
        """Press "change" on the card, then an option, as a learner does."""
        panel = learner.panels[CHAPTER]
        buttons = panel.buttons()
        await panel.kernel.click(buttons["change"])
        await panel.kernel.click(buttons["options"][number % len(OPTIONS)])

    async def _send(self, token, number):
        await self._ask("PUT", "answer", token, dict(question=QUESTION, option=OPTIONS[number % len(OPTIONS)]))

    async def _ask(self, method, place, token, body=None):
        data = None if body is None else json.dumps(body)
        headers = {"Authorization": f"token {token}"}
        more = dict(request_timeout=MOST_SECONDS, allow_nonstandard_methods=True)
        address = f"{self.hub.address}/services/votes/{place}"
        return json.loads((await AsyncHTTPClient().fetch(HTTPRequest(address, method, headers, data, **more))).body)
