"""What became of ways down: who has come to the lowest place, and where the others are, in words."""

import numpy as np

from nblib.language import say
from nblib.maths.descent import has_left, reached
from nblib.pictures import style
from nblib.pictures.picture import Verdict

LEVEL = 1e-6  # a slope smaller than this counts as none


def is_at_best(landscape, place):
    """Whether a place has come to a global minimum."""
    which = reached(landscape, place)
    return which >= 0 and bool(landscape.is_global[which])


def arrivals(there, names):
    """The Verdict on how many of these names have come to the star, and which."""
    short = dict(zip(names, without_rates(names), strict=True))
    some = ", ".join(short[name] for name in there) or say("まだない", "none yet")
    chip = say("全部", "all of them") if len(there) == len(names) else some
    sign = 1 if len(there) == len(names) else 0 if there else -1
    return Verdict(say(f"☆に着いた {len(there)}/{len(names)}", f"{len(there)} of {len(names)} at ☆"), chip, sign)


def without_rates(names):
    """Names such as "GD (0.01)" without what stands in brackets, if they still differ then."""
    short = [name.partition(" (")[0] for name in names]
    return short if len(set(short)) == len(short) else names


def fate_in_short(landscape, path):
    """What became of a path (K, 2), in a word or two."""
    end = path[-1]
    if has_left(landscape, end):
        return say("図の外", "out of the picture")
    if is_at_best(landscape, end):
        return say("☆に着いた", "at ☆")
    if reached(landscape, end) >= 0:
        return say("別の谷", "in another valley")
    if np.abs(landscape.gradient(end)).max() < LEVEL:
        return say("平らな所", "on level ground")
    return say("途中", "on its way")


def fate(landscape, path):
    """What became of a path (K, 2), in words."""
    end = path[-1]
    if has_left(landscape, end):
        return say("図の外へ出ていった。", "leaves the picture.")
    which, place = reached(landscape, end), f"({style.number(end[0])}, {style.number(end[1])})"
    if which >= 0 and landscape.is_global[which]:
        return say(f"大域的最小値に着いた {place}。", f"at the global minimum {place}.")
    if which >= 0:
        more = style.number(landscape(end) - landscape(landscape.minima).min())
        return say(f"局所的最小値で止まった {place}。大域的最小値より {more} 高い。", f"in a local minimum {place}, {more} above the global one.")  # fmt: skip
    if np.abs(landscape.gradient(end)).max() < LEVEL:
        return say(f"平らな所で止まった {place}。谷ではない。", f"on level ground {place}, but in no valley.")
    return say(f"まだ途中 {place}。", f"still on its way {place}.")
