"""The browser tests' server, browser and notebooks. Skipped, with the reason, where no Chromium is found.

All but test_smoke.py are left out, too, unless asked for (make browser), as they take minutes.
"""

import os

import pytest

from tests.browser import browser_fixture, jupyter

FAILED = pytest.StashKey()
chromium = browser_fixture.chromium


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def why_not(path):
    """Why the tests of this file are left out, or None."""
    if path.name != "test_smoke.py" and not os.environ.get("NBLIB_BROWSER"):
        return "only asked for by make browser"
    return jupyter.what_is_missing()


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent == jupyter.HERE and (reason := why_not(item.path)):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """The address of a Jupyter server, and its folder with copies of the notebooks."""
    folder = tmp_path_factory.mktemp("course")
    with jupyter.serving(folder) as address:
        yield address, folder


@pytest.fixture(scope="package")
def labs():
    """Pages with a JupyterLab, kept from test to test."""
    return {}


@pytest.fixture
def open_notebook(server, chromium, labs, request):
    """A function that opens a notebook in "lab" or "notebook" and gives a Course."""
    opened = []

    def opened_by(*path, **window):
        opened.append(open_it(*path, **window))
        return opened[-1]

    with jupyter.opening(chromium, *server, labs) as open_it:
        yield opened_by
        if request.node.stash[FAILED]:
            labs.clear()  # whoever comes next begins with new pages
            for course in opened:
                print(course.path, course.state())


@pytest.fixture
def open_cells(server, open_notebook):
    """A function that opens a notebook of the given code cells, and runs them."""

    def open_it(*cells, **window):
        jupyter.write_notebook(server[1] / "cells.ipynb", cells)
        return open_notebook("cells.ipynb", **window).run_all()

    return open_it
