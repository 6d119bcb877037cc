"""What was measured with a class, as tables in both languages that docs/teaching.md can hold."""

import os
import platform
from importlib.metadata import version
from statistics import mean, median
from typing import NamedTuple

import numpy as np
import psutil

from benchmarks.classroom.learner import Times
from benchmarks.classroom.voting import Votes

BEGIN, END = "<!-- make load: begin -->", "<!-- make load: end -->"
PACKAGES = "jupyterhub", "jupyter_server", "jupyterlab", "ipykernel", "ipywidgets", "anywidget", "matplotlib", "numpy"
HEAD = (
    ("学習者", "learners"),
    ("1目盛り、中央値", "a press, median"),
    ("95%点", "p95"),
    ("ドラッグの最後、中央値", "end of a drag, median"),
    ("95%点", "p95"),
    ("全員同時、中央値", "all drag at once, median"),
    ("95%点", "p95"),
    ("図/秒", "pictures a second"),
    ("CPU", "CPU"),
    ("失敗", "failures"),
)
MEMORY = (
    ("学習者", "learners"),
    ("サーバー", "server"),
    ("第1章", "chapter 1"),
    ("第9章", "chapter 9"),
    ("合計", "together"),
    ("いちばん多い人", "the most"),
    ("始まるまで", "until all cells have run"),
)
VOTES = (
    ("学習者", "learners"),
    ("ノートブックから", "from notebooks"),
    ("先生の画面まで、中央値", "to the teacher's page, median"),
    ("95%点", "p95"),
    ("いちばん遅い人", "the last"),
    ("集計", "counted"),
    ("失敗", "failures"),
)


class Stage(NamedTuple):
    """What was measured with some learners at once."""

    new: int  # who have just come
    came: float  # seconds that it took them to come in and to run both chapters
    moves: Times  # each on his own
    at_once: Times  # all at the same moment
    busy: float  # percent of all processors
    memory: list  # of each learner: MiB of the server, and of his kernels as a list
    failures: list
    votes: Votes = Votes([], 0, 0, 0, [])

    def cells(self):
        """How long it takes, as text."""
        seconds = self.moves.presses, self.moves.drags, self.at_once.drags
        both = [f"{number:.0f} ms" for taken in seconds for number in middle_and_late(taken)]
        return (
            str(len(self.memory)),
            *both,
            f"{mean(self.moves.pictures or [0]):.0f}",
            f"{self.busy:.0f}%",
            str(len(self.failures)),
        )

    def memory_cells(self):
        """How much memory it takes, as text."""
        servers, kernels = zip(*self.memory, strict=True)
        columns = [servers, *zip(*map(sorted, kernels), strict=True)]
        together = [server + sum(own) for server, own in self.memory]
        each = [f"{median(column):.0f} MiB" for column in [*columns, together]]
        return str(len(self.memory)), *each, f"{max(together):.0f} MiB", f"+{self.new}: {self.came:.0f} s"

    def vote_cells(self):
        """How long answers take to the teacher's page, as text."""
        taken, given = self.votes.seconds, self.votes.given
        late = [f"{number:.0f} ms" for number in (*middle_and_late(taken), 1000 * max(taken, default=np.nan))]
        counted = f"{self.votes.counted}/{given}"
        return str(given), str(self.votes.by_kernel), *late, counted, str(len(self.votes.failures))


def middle_and_late(seconds):
    """Median and 95th percentile, in ms."""
    return 1000 * np.percentile(seconds or [np.nan], [50, 95])


def written(stages, load):
    """The tables as Markdown, and on what and with what they were measured."""
    busy = " (busy: measure again)" if load > os.cpu_count() / 2 else ""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = psutil.virtual_memory().total / 2**30
    lines = [
        f"{os.cpu_count()} CPU, {platform.machine()}, {memory:.0f} GiB, load {load:.1f} before{busy}",
        f"Python {platform.python_version()}, {versions}",
        table(HEAD, [stage.cells() for stage in stages]),
        table(MEMORY, [stage.memory_cells() for stage in stages]),
        table(VOTES, [stage.vote_cells() for stage in stages]),
    ]
    return "\n\n".join(lines)


def table(head, rows):
    """A Markdown table; its heading has both languages."""
    head = [f"{ja} / {en}" if ja != en else ja for ja, en in head]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---:"] * len(head), *rows])


def put_into(page, text):
    """Replace what stands between the page's two marks."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")
