"""The present step of a trace: which numbers are known, which one is being found, and what of it may be seen."""

from nblib.chapters.backprop.backprop_trace import FORWARD
from nblib.chapters.backprop.symbols import Symbols
from nblib.pictures import style
from nblib.validation import as_fields


class PresentStep:
    """What the result of an experiment shows: its "network" (network, theta), "trace", "step_number" and "verdict".

    step_number: how many steps are done; the last of them is `now`. One more than there are: all is done, and the last
    number, too, may be seen. verdict: None where nothing is asked, else what became of the learner's answer, with
    `right` (True, False, or None while there is none) and `words`.
    """

    def __init__(self, result):
        (network, _), self.trace, number, self.verdict = as_fields(result, "network", "trace", "step_number", "verdict")
        self.number, self.is_done = min(number, len(self.trace)), number > len(self.trace)
        self.widths, self.symbols = network.widths, Symbols(network)
        self.now = self.trace[self.number - 1] if self.number else None

    @property
    def is_forward(self):
        """Whether the step goes forward."""
        return self.now.rule in FORWARD

    @property
    def is_open(self):
        """Whether the number of this step may be seen: it was not asked for, or has been answered rightly."""
        return self.verdict is None or self.verdict.right is True

    @property
    def parts(self):
        """The numbers that this one is made of; none before the first answer to what is asked."""
        asked = self.verdict is not None and self.verdict.right is None
        return {n for term in self.now.terms for n in term} if self.now and not asked else set()

    def shown(self):
        """{number: its text}: those given from the start, and those found so far; "?" for what is asked."""
        parts = dict.fromkeys(n for step in self.trace for term in step.terms for n in term)
        given = [
            n for n in parts if not n.slope and (n.kind not in ("local", "sum", "middle", "value") or _is_input(n))
        ]
        found = [step.what for step in self.trace[: self.number]]
        texts = {n: style.number(n.amount) for n in [*given, *found]}
        return texts | ({} if self.is_open else {self.now.what: "?"})


def _is_input(number):
    return number.kind == "value" and number.column == 0
