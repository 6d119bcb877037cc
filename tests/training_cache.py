"""Dear trainings, kept on disk from process to process and from run to run of the tests. The course knows nothing of it.

A training is found by a hash of the code that it runs (the sources of nblib/maths and whatever the function's module
reaches by imports), of its name and its arguments, and of numpy's and Python's versions: a changed source trains anew.
NBLIB_TRAINING_CACHE=off trains everything; `make clean` forgets all.
"""

import contextlib
import functools
import hashlib
import importlib
import inspect
import io
import os
import pickle
import platform
import sys
import tempfile
import time
import types

import numpy as np

from tools.import_graph import ROOT, path_of, steps_from

FOLDER = ROOT / "build" / "trainings"
WEEK = 7 * 24 * 3600  # seconds: what nobody has asked for so long is forgotten
DEAR = {  # pure functions that take long: module -> their names
    "nblib.maths.repeated_training": {"prank_run", "prank_successes", "losses_by_size", "accuracies_by_size"},
    "nblib.chapters.which_activation.experiments": {"comparison_run", "final_losses"},
    "nblib.chapters.generalisation.experiments": {"learned"},
    "nblib.chapters.valleys.experiments": {"basins", "successes", "endings"},
    "nblib.chapters.optimizers.experiments": {"heights_by_rate"},
    "nblib.chapters.digits.experiments": {"trained"},
    "nblib.chapters.backprop.multiplication_counts": {"multiplications"},
}


def install():
    """Put each dear function's kept form in its place, and wherever a module has taken the function already.

    What is no longer there under its name is trained each time; tests/test_training_cache.py says so.
    """
    if os.environ.get("NBLIB_TRAINING_CACHE") == "off":
        return
    forget_the_old()
    for module, names in DEAR.items():
        found = vars(importlib.import_module(module)) if path_of(module) else {}
        for name in names & found.keys():
            replace(found[name], kept(found[name], FOLDER, sources_of(module)))


def replace(function, by):
    """Every name of a module of nblib that means the function means the other from now on."""
    for module in [module for name, module in sys.modules.items() if name.startswith("nblib")]:
        for name in [name for name, thing in vars(module).items() if thing is function]:
            setattr(module, name, by)


def sources_of(module):
    """The files whose code a function of this module runs: what the module reaches, and all the maths."""
    return sorted({*steps_from(path_of(module)), *(ROOT / "nblib" / "maths").rglob("*.py")})


def kept(function, folder, sources):
    """The function, which looks on the disk before it computes; in the process it remembers as it did before."""
    plain, code, signature = inspect.unwrap(function), hash_of(sources), inspect.signature(function)

    @functools.wraps(function)
    def looked_up(*args, **kwargs):
        given = signature.bind(*args, **kwargs)
        given.apply_defaults()
        try:
            question = pickled((plain.__module__, plain.__qualname__, given.args, given.kwargs), sources)
        except UNKNOWN:
            return plain(*args, **kwargs)
        path = folder / hashlib.sha256(code + question).hexdigest()
        with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
            answer = FromPlaces(io.BytesIO(path.read_bytes())).load()
            os.utime(path)
            return answer
        answer = plain(*args, **kwargs)
        with contextlib.suppress(*UNKNOWN):
            write(path, pickled(answer, sources))
        return answer

    remembers = getattr(function, "cache_parameters", None)
    return functools.lru_cache(**remembers())(looked_up) if remembers else looked_up


UNKNOWN = (pickle.PicklingError, AttributeError, TypeError, ValueError)  # what pickle says of things it cannot name


def hash_of(paths):
    """A hash of these files, and of the Python and the numpy that will run them."""
    told = hashlib.sha256(f"{sys.version} {np.__version__} {platform.machine()}".encode())
    for path in paths:
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.digest()


def pickled(thing, sources):
    """A thing as bytes, the same in every process. An error (UNKNOWN) if it holds code that is not of the sources."""
    file = io.BytesIO()
    pickler = OfSources(file, protocol=5)
    pickler.fast = True  # no memo: equal things give equal bytes, whether or not they are the same object
    pickler.modules = {module_of(path) for path in sources}
    pickler.places = places(pickler.modules)
    pickler.dump(thing)
    return file.getvalue()


def module_of(path):
    """The dotted name of a file of this project."""
    parts = path.relative_to(ROOT).with_suffix("").parts if path.is_relative_to(ROOT) else (path.stem,)
    return ".".join(parts).removesuffix(".__init__")


def places(modules):
    """Where what a module made stands (an activation, a landscape, a schedule): id -> (module, name, key or None)."""
    found = {}
    for module in sorted(modules & set(sys.modules)):
        for name, thing in vars(sys.modules[module]).items():
            inside = thing.items() if isinstance(thing, dict) and not name.startswith("__") else [(None, thing)]
            for key, one in inside:
                if type(one).__module__.startswith("nblib") or isinstance(one, types.FunctionType):
                    found.setdefault(id(one), (module, name, key))
    return found


class OfSources(pickle.Pickler):
    """Names what modules of the sources made by its place there; refuses other code, as a learner's own may change."""

    def persistent_id(self, thing):
        return self.places.get(id(thing))

    def reducer_override(self, thing):
        if isinstance(thing, np.ndarray) and not thing.flags.writeable:
            return frozen, (thing.copy(),)
        code = isinstance(thing, types.FunctionType | type) and thing is not frozen
        if (
            code
            and thing.__module__ not in self.modules
            and thing.__module__.split(".")[0] not in ("numpy", "builtins")
        ):
            raise pickle.PicklingError(f"{thing} is not of the sources")
        return NotImplemented


class FromPlaces(pickle.Unpickler):
    """Takes what a module made from its place there."""

    def persistent_load(self, place):
        module, name, key = place
        thing = getattr(importlib.import_module(module), name)
        return thing if key is None else thing[key]


def frozen(array):
    """The array, not to be written to, as it was before it was pickled."""
    array.flags.writeable = False
    return array


def write(path, data):
    """The whole file or none, whoever else writes or reads it now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    with contextlib.suppress(PermissionError):  # Windows: another process reads the same answer just now
        os.replace(file.name, path)


def forget_the_old():
    """Remove what nobody has asked for in a week: other code's trainings, mostly."""
    for path in FOLDER.glob("*"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > WEEK:
                path.unlink()
