"""A room for each chapter: what it asks, shows and tries out. No room imports another; what two need is in the library."""

import importlib
import importlib.util
from functools import reduce
from operator import or_
from types import SimpleNamespace


def open_rooms(*names):
    """ask, experiments and pictures of several rooms, each as one, for a notebook of an older release that goes through more than one."""
    rooms = [importlib.import_module(f"nblib.chapters.{name}") for name in names]
    ask = reduce(or_, (room.ask for room in rooms))
    return ask, _together(names, "experiments"), _together(names, "pictures")


def _together(rooms, part):
    """The public names of this part of all rooms that have it. A ValueError if one name means two things."""
    found = {}
    for module in (f"nblib.chapters.{room}.{part}" for room in rooms):
        if importlib.util.find_spec(module):
            for name, thing in _public(importlib.import_module(module)).items():
                if found.setdefault(name, thing) is not thing:
                    raise ValueError(f"{module}: {name} means something else in another room")
    return SimpleNamespace(**found)


def _public(module):
    """What a module offers, by name: what its __all__ lists, or else all names without an underscore before them."""
    names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    return {name: getattr(module, name) for name in names}
