"""The house rules that a program can check: who imports whom, and what stays small and readable. test_rooms.py has more."""

import ast
import pathlib

import pytest

ROOT = pathlib.Path(__file__).parents[1]
FILES = sorted((ROOT / "nblib").rglob("*.py"))

# Imports only go down: what each part of nblib may import, of nblib and of others.
MAY_IMPORT = {
    "errors": (set(), set()),
    "language": ({"language", "errors", "requirements"}, set()),
    "requirements": (set(), set()),
    "learner_code": (set(), set()),
    "validation": ({"errors", "learner_code", "language"}, {"numpy"}),
    "skipped_set_up": ({"language"}, set()),
    "python_errors": ({"learner_code", "validation", "language"}, set()),
    "plain_data": ({"errors", "language"}, set()),
    "store": ({"atomic_write"}, set()),
    "atomic_write": (set(), set()),
    "checks": ({"OldNotebook"}, set()),
    "maths": ({"maths"}, {"numpy"}),
    "pictures": (
        {"pictures", "maths", "validation", "language", "errors"},
        {"numpy", "matplotlib", "contourpy", "matplotlib_fontja"},
    ),
    "exercises": (
        {"exercises", "maths", "validation", "learner_code", "store", "python_errors", "language", "errors"},
        {"numpy"},
    ),
}
MAY_IMPORT["panels"] = (
    {"panels", "pictures", "plain_data", *MAY_IMPORT["exercises"][0]},
    {"ipywidgets", "anywidget", "traitlets", "IPython"},
)
MAY_IMPORT["playground"] = (
    {"playground", "atomic_write", *MAY_IMPORT["panels"][0]},
    {"numpy", "matplotlib", "contourpy", "ipywidgets", "anywidget", "traitlets"},
)
MAY_IMPORT["chapters"] = (
    {"chapters", "OldNotebook", *MAY_IMPORT["playground"][0]},
    {"numpy", "matplotlib", "contourpy", "packaging", "matplotlib_fontja", "ipywidgets"},
)
LONGEST = 250  # lines; a concept that needs more is named here, with the reason
LONGER = {}
INHERITED = {
    "draw",
    "update",
    "describe",
    "imagine",
    "verdict",
    "takeaway",
    "handles",
    "idle",
    "write",
    "free",
}  # explained where they are first defined
STANDARD = {
    "asyncio",
    "base64",
    "builtins",
    "contextlib",
    "dataclasses",
    "functools",
    "hashlib",
    "html",
    "http",
    "inspect",
    "io",
    "importlib",
    "itertools",
    "linecache",
    "logging",
    "numbers",
    "pathlib",
    "platform",
}
STANDARD |= {"collections", "ctypes", "json", "math", "os", "struct", "sys", "threading", "time", "types", "zlib"}
STANDARD |= {
    "queue",
    "secrets",
    "string",
    "urllib",
    "ast",
    "csv",
    "difflib",
    "dis",
    "operator",
    "re",
    "unicodedata",
    "warnings",
}


def imports(path):
    """The dotted names that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from [f"nblib.{a.name}" for a in node.names] if node.module == "nblib" else [node.module]
            assert "*" not in [alias.name for alias in node.names], f"{path}: import *"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down(path):
    part = path.relative_to(ROOT / "nblib").parts[0].removesuffix(".py")
    if part == "__init__":
        assert set(imports(path)) <= {"os"}, "whatever is imported here comes before numpy is told about its threads"
        return
    ours, others = MAY_IMPORT[part]
    for name in imports(path):
        first, *rest = name.split(".")
        allowed = rest[0] in ours if first == "nblib" else first in others | STANDARD
        assert allowed, f"{part} must not import {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_open_with_what_they_are_and_stay_short(path):
    tree = ast.parse(path.read_text("utf-8"))
    if tree.body:
        assert ast.get_docstring(tree), "a file opens with what it is"
    if path.name not in LONGER:
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST, "one concept a file"
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    for node in [node for body in bodies for node in body]:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or node.name in INHERITED, f"{node.name} has no docstring"


def test_no_global_state():
    for path in FILES:
        text = path.read_text("utf-8")
        assert "pyplot" not in text, f"{path}: pyplot keeps figures of its own"
        assert "np.random.seed" not in text and "np.random.rand" not in text, f"{path}: global random state"
