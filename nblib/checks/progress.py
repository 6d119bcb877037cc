"""Which exercises and predictions a learner has done so far."""

from nblib import kept


def done():
    """The names of the exercises and predictions that are done."""
    names = kept.get("done", [])
    return frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def mark(name):
    """Remember that this is done."""
    if name not in done():
        kept.put("done", sorted({*done(), name}))
