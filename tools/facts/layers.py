"""Numbers of the chapter on layers."""

from nblib.maths.repeated_training import interval, prank_successes
from tools.facts import percent

STARTS = 400


def facts():
    """A sum in a table, and how often the prank is learned, with the range of the true share."""
    found = {"or_minus_and": f"{-0.5 + 1 - 0:.1f}"}
    for width in (2, 4):
        successes = prank_successes(width, STARTS)
        found[f"share_{width}"] = percent(successes / STARTS)
        found[f"range_{width}"] = " - ".join(map(percent, interval(successes, STARTS)))
    return found
