"""A chapter's names keep their meaning: a panel that is moved after all cells have run still finds what it was made with."""

import ast

import pytest

from tests import chapters


def bound(node):
    """The names that a cell gives a meaning to at its top level, imports apart."""
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef):
            yield statement.name
        elif isinstance(statement, ast.Assign | ast.AugAssign | ast.For):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield from (n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name) and _is_stored(n))


def imported(node):
    """The names that a cell imports."""
    for n in ast.walk(node):
        if isinstance(n, ast.Import | ast.ImportFrom):
            yield from ((alias.asname or alias.name).split(".")[0] for alias in n.names)


def _is_stored(name):
    return isinstance(name.ctx, ast.Store)


def read_later(node):
    """The names of the notebook that functions of this cell look up whenever they run, and the function's name."""
    for function in [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef | ast.Lambda)]:
        own = {a.arg for f in ast.walk(function) if isinstance(f, ast.arguments) for a in (*f.args, *f.kwonlyargs)}
        names = [n for n in ast.walk(function) if isinstance(n, ast.Name)]
        own |= {n.id for n in names if _is_stored(n)}
        yield from ((n.id, getattr(function, "name", "lambda")) for n in names if n.id not in own)


@pytest.mark.parametrize("stem", chapters.CHAPTERS)
def test_what_a_function_reads_keeps_its_meaning(stem):
    cells = [ast.parse(cell.source) for cell in chapters.source_of(stem).cells if cell.cell_type == "code"]
    tools = {name for cell in cells for name in imported(cell)}
    for i, cell in enumerate(cells):
        assert not tools & set(bound(cell)), f"imported, and then something else: {tools & set(bound(cell))}"
        known = {name for so_far in cells[: i + 1] for name in bound(so_far)}
        later = {name for after in cells[i + 1 :] for name in bound(after)} & known
        for name, function in read_later(cell):
            assert name not in later, f"{function} reads {name}, which means something else further on"
