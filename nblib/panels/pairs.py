"""A list to choose two of A-kun's four weights, for pictures of a plane."""

from itertools import combinations

from nblib.language import CLUES, word
from nblib.panels.calls import called_as
from nblib.panels.controls import choice


@called_as("two_weights(('w1', 'w2'))")
def two_weights(value=("w1", "w2")):
    """A choice of two weights, such as ("w1", "w2"): the one that goes across first."""
    names = {f"w{i}": f"w{i} {word(name)}" for i, name in enumerate(("bias", *CLUES))}
    return choice(value, {f"{names[a]} / {names[b]}": (a, b) for a, b in combinations(names, 2)})
