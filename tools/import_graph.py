"""What a file of this project reaches by its imports, read with ast: nothing is run.

A name that is taken from a face (a package whose __init__ gathers names, as nblib.maths) leads to the file that the
name comes from, not to all that the face gathers.
"""

import ast
import functools
import pathlib
import re

import jupytext

ROOT = pathlib.Path(__file__).parents[1]
ROOM = ("", ".questions", ".exercises", ".pictures", ".experiments")  # what open_rooms("neuron") opens


def steps_from(start, *shut):
    """Every file that this one reaches (itself, too): path -> over how many imports. Those of `shut` are not entered."""
    steps, entered, edge, far = {start: 0}, {start, *shut}, [start], 0
    while edge:
        pairs, far = {pair for path in edge for pair in imported(path)}, far + 1
        for path, _ in pairs:
            steps.setdefault(path, far)
        edge = sorted({path for path, goes_on in pairs if goes_on} - entered)
        entered.update(edge)
    return steps


@functools.cache
def imported(path):
    """What a file imports itself: pairs of a path and whether its own imports count, too (those of a face do not)."""
    found = set()
    for node in ast.walk(ast.parse(code_of(path))):
        if isinstance(node, ast.Import):
            found |= {pair for alias in node.names for pair in _whole(alias.name)}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {pair for alias in node.names for pair in _name(node.module, alias.name)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):  # code for another process or a notebook
            lines = re.findall(r"^\s*from ((?:nblib|tests)[\w.]*) import ([\w, ]+)", node.value, re.M)
            found |= {pair for module, names in lines for name in names.split(", ") for pair in _name(module, name)}
        elif isinstance(node, ast.Call) and path != path_of("nblib.chapters"):  # its rooms are named where it is called
            found |= {pair for module in _by_name(node, path) for pair in _whole(module)}
    return frozenset(found)


def _by_name(call, path):
    """The modules that a call of open_rooms or import_module brings, as far as it says so."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "open_rooms":
        rooms = [room.value for room in call.args if isinstance(room, ast.Constant)]
        return [f"nblib.chapters.{room}{part}" for room in rooms for part in ROOM]
    if name == "import_module" and isinstance(call.args[0], ast.JoinedStr):
        first = call.args[0].values[0]
        folder = ROOT.joinpath(*first.value.strip(".").split(".")) if isinstance(first, ast.Constant) else path.parent
        return [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in folder.glob("*.py")]
    return []


def code_of(path):
    """The Python of a file; of a chapter's source, that of its code cells."""
    if path.suffix != ".md":
        return path.read_text("utf-8")
    cells = jupytext.read(path, fmt="md:myst").cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "code")


@functools.cache
def path_of(module):
    """The file of a module or package of this project, or None."""
    place = ROOT.joinpath(*module.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.exists()), None)


def _whole(module):
    """A module, with the faces of the packages around it."""
    path = path_of(module)
    return {(path, True)} | _around(module) if path else set()


def _around(module):
    parts = module.split(".")
    return {(path_of(".".join(parts[:i])), False) for i in range(1, len(parts)) if path_of(".".join(parts[:i]))}


def _name(module, name):
    """One name of a module: where it comes from."""
    if path_of(f"{module}.{name}"):
        return _whole(f"{module}.{name}")
    path = path_of(module)
    if path and path.name == "__init__.py" and (source := _gathered(path).get(name)):
        return {(path, False)} | _around(module) | _name(*source)
    return _whole(module)


@functools.cache
def _gathered(face):
    """The names that a package's __init__ imports from elsewhere: name -> (module, name there)."""
    nodes = [node for node in ast.parse(face.read_text("utf-8")).body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: (node.module, alias.name) for node in nodes for alias in node.names}
