"""A row of the benchmark's table, and the table."""

from typing import NamedTuple


class Row(NamedTuple):
    """One thing measured. Without a limit it is there for comparison only."""

    what: str
    measured: float
    unit: str
    limit: float | None = None
    at_least: bool = False  # the limit is a lower one
    note: str = ""

    def cells(self):
        """The row as text."""
        measured = f"{self.measured:.1f} {self.unit}"
        if self.limit is None:
            return self.what, measured, "", "", self.note
        met = self.measured >= self.limit if self.at_least else self.measured < self.limit
        target = f"{'at least' if self.at_least else 'below'} {self.limit:g} {self.unit}"
        return self.what, measured, target, "yes" if met else "NO", self.note


class Missing(NamedTuple):
    """What could not be measured, and why."""

    what: str
    why: str

    def cells(self):
        """The row as text."""
        return self.what, "not measured", "", "NO", self.why


def written(rows):
    """The table as Markdown."""
    lines = [("what", "measured", "target", "met", "note"), *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(f"| {' | '.join(map(str.ljust, line, widths))} |" for line in lines)
