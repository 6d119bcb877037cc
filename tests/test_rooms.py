"""The library is what rooms share: a module that one room alone reaches stands in that room, and no room imports another.

A room is a folder of nblib/chapters, or the playground. The library is maths, pictures, panels and exercises. It is read
with ast who imports what. A name that comes through a face, as in `from nblib.maths import sigmoid`, counts for the
module that defines it.
"""

import ast
import functools
import pathlib
from collections import Counter, defaultdict

from tests import chapters

ROOT = pathlib.Path(__file__).parents[1]
LIBRARY = ("maths", "pictures", "panels", "exercises")
ROOMS = {path.parent.name for path in (ROOT / "nblib" / "chapters").glob("*/__init__.py")}
IN_EACH_ROOM = {"questions.py", "exercises.py", "pictures.py", "experiments.py", "__init__.py"}  # file names

# What is library although one room alone reaches it, or none: a module or a package, and why
ON_PURPOSE = {
    "nblib.maths.autograd": "automatic differentiation is maths for any chapter, and the oracle of the networks' tests",
    "nblib.maths.stroke_raster": "the paper's squares, which the control `drawing` counts in",
    "nblib.panels.drawing": "a control like the others: a notebook takes it from the panels' face",
}


def _name_of(path):
    """A file's dotted name: nblib.maths.losses, and of an __init__.py that of its folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {_name_of(path): path for path in sorted((ROOT / "nblib").rglob("*.py"))}


@functools.cache
def tree_of(module):
    """A module's source, parsed."""
    return ast.parse(MODULES[module].read_text("utf-8"))


@functools.cache
def bound(module):
    """The names that a module gives a meaning to: where each was imported from, (module, name there), or None: here."""
    found = {}
    for node in tree_of(module).body:
        if isinstance(node, ast.ImportFrom) and node.module != module:  # else a part of itself
            found |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = None
    return found


def is_module(module, name):
    """Whether `from module import name` brings a module; not if a function has its name, as nblib.panels.drawing."""
    return f"{module}.{name}" in MODULES and name not in bound(module)


def home_of(module, name):
    """The module that defines what `from module import name` brings, or that module itself."""
    if is_module(module, name):
        return f"{module}.{name}"
    source = bound(module).get(name)
    return home_of(*source) if source and source[0] in MODULES else module


def used_by(tree):
    """The modules of nblib that this source takes something from."""
    found, modules = set(), {}  # modules: by the names that stand for one
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name in MODULES}
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for alias in node.names:
                home = home_of(node.module, alias.name)
                if is_module(node.module, alias.name):
                    modules[alias.asname or alias.name] = home
                else:
                    found.add(home)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            found.add(home_of(modules[node.value.id], node.attr))
    return found


def _part(module):
    """The part of nblib that a module belongs to: maths, chapters, validation, ..."""
    return (module.split(".") + ["nblib"])[1]


def room_of(module):
    """The room that a module belongs to: a folder of chapters, or the playground. None: it belongs to none."""
    part = _part(module)
    in_a_room = part == "chapters" and module.count(".") >= 2
    return module.split(".")[2] if in_a_room else part if part == "playground" else None


@functools.cache
def library_behind(module):
    """The modules of the library that this one takes something from, and those that they do."""
    seen, waiting = set(), {module}
    while waiting:
        found = set().union(*(used_by(tree_of(name)) for name in waiting))
        waiting = {name for name in found if _part(name) in LIBRARY} - seen
        seen |= waiting
    return frozenset(seen)


def rooms_opened(tree):
    """The rooms that a notebook's cells open."""
    strings = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    imported = {room_of(module) for module in used_by(tree)} - {None}
    return frozenset(imported | (strings & ROOMS if "open_rooms" in calls else set()))


def users():
    """Whoever uses the library: a set of rooms, and the modules that are used directly.

    A module of a room belongs to that one. A notebook's cells may belong to any of the rooms that it opens.
    """
    for module in MODULES:
        if room_of(module):
            yield frozenset({room_of(module)}), used_by(tree_of(module))
    for stem in chapters.CHAPTERS:
        cells = [cell.source for cell in chapters.source_of(stem).cells if cell.cell_type == "code"]
        tree = ast.parse("\n".join(cells))
        if used_by(tree):
            yield rooms_opened(tree), used_by(tree)


def reached():
    """By module of the library: a set with the rooms of each of its users."""
    found = defaultdict(set)
    for rooms, modules in users():
        for module in modules:
            if _part(module) in LIBRARY:
                for name in {module} | library_behind(module):
                    found[name].add(rooms)
    return found


def in_library():
    """The modules of the library, faces apart: files that only hand on what others define."""
    for module in MODULES:
        defines = (ast.FunctionDef, ast.ClassDef, ast.Assign)
        own = [node for node in tree_of(module).body if isinstance(node, defines) and not _is_all(node)]
        if _part(module) in LIBRARY and own:
            yield module


def _is_all(node):
    return isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["__all__"]


def for_one_room():
    """By module of the library that only one room needs: the rooms that could take it, or "nobody"."""
    found, alone = reached(), {}
    for module in in_library():
        owners = frozenset.intersection(*found[module]) if found[module] else {"nobody"}
        if owners:
            alone[module] = sorted(owners)
    return alone


def test_the_library_is_what_several_rooms_share():
    alone = for_one_room()
    named = {module: [name for name in ON_PURPOSE if f"{module}.".startswith(f"{name}.")] for module in alone}
    to_move = {module: owners for module, owners in alone.items() if not named[module]}
    assert not to_move, f"move these to the room that needs them, or say in ON_PURPOSE why not: {to_move}"
    assert set(ON_PURPOSE) == set().union(*named.values()), "one of them is needed by several rooms by now, or gone"


def test_no_room_imports_another():
    for module in MODULES:
        others = {
            name for name in used_by(tree_of(module)) if room_of(name) not in (None, "playground", room_of(module))
        }
        assert not others, f"{module} takes something from another room: {others}"


def test_no_file_name_occurs_twice():
    names = Counter(path.name for path in MODULES.values() if path.name not in IN_EACH_ROOM)
    assert not [name for name, count in names.items() if count > 1]


def test_names_count_for_the_module_that_defines_them():
    squashing = "nblib.maths.activations.squashing"
    assert home_of("nblib.maths", "sigmoid") == home_of("nblib.maths.activations", "sigmoid") == squashing
    cell = "from nblib import maths\nfrom nblib.maths import losses\nmaths.sigmoid(0), losses.log_loss"
    assert used_by(ast.parse(cell)) == {squashing, "nblib.maths.losses"}
    assert used_by(ast.parse("from nblib.panels import drawing\ndrawing()")) == {"nblib.panels.drawing"}
    assert used_by(ast.parse("from nblib.maths.activations import activation")) == {"nblib.maths.activations"}
    assert rooms_opened(ast.parse('ask, experiments, pictures = open_rooms("neuron", "diary")')) == {"neuron", "diary"}
    assert rooms_opened(ast.parse("from nblib.chapters.neuron import ask")) == {"neuron"}
