"""Code that a test hands to a notebook or to another Python is not imported with the test: what it imports is there."""

import importlib
import pathlib
import re

import pytest

HERE = pathlib.Path(__file__).parent
IMPORT = re.compile(r"(?:^|[\";]) *from (nblib[\w.]*) import ([\w, ]+)", re.M)
OLD = {"test_old_notebooks.py", "test_code_in_strings.py"}  # which name what is there no more, and say so
FILES = sorted(path for path in HERE.rglob("*.py") if path.name not in OLD)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_what_is_imported_is_there(path):
    for module, names in IMPORT.findall(path.read_text("utf-8").replace("\\n", "\n")):
        for name in re.findall(r"(\w+)(?: as \w+)?(?:, |$)", names):
            found = importlib.import_module(module)
            assert hasattr(found, name) or importlib.util.find_spec(f"{module}.{name}"), f"{module} has no {name}"
