"""A Jupyter server and a browser, as for the browser tests. Left out unless asked for (make a11y), as they take minutes."""

import contextlib
import importlib.util
import json
import os
import pathlib

import pytest

from tests.browser import browser_fixture, jupyter

HERE = os.path.dirname(__file__)
chromium = browser_fixture.chromium


def what_is_missing():
    """Why these tests are left out, or None."""
    if not os.environ.get("NBLIB_A11Y"):
        return "only asked for by make a11y"
    if importlib.util.find_spec("axe_playwright_python") is None:
        return "axe-core is not installed (pip install -r tests/a11y/requirements.txt)"
    return jupyter.what_is_missing()


def pytest_collection_modifyitems(items):
    missing = what_is_missing()
    for item in items:
        if missing and str(item.path).startswith(HERE):
            item.add_marker(pytest.mark.skip(reason=missing))


@contextlib.contextmanager
def serving(folder, theme):
    """A server whose JupyterLab begins in this theme."""
    settings = pathlib.Path(jupyter.settings_of(folder)["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab", "apputils-extension")
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    with jupyter.serving(folder) as address:
        yield address, folder


@pytest.fixture(scope="package")
def light(tmp_path_factory):
    """The address and folder of a server with the theme that Jupyter has at first."""
    with serving(tmp_path_factory.mktemp("light"), "JupyterLab Light") as server:
        yield server


@pytest.fixture(scope="package")
def dark(tmp_path_factory):
    """The same with the dark theme."""
    with serving(tmp_path_factory.mktemp("dark"), "JupyterLab Dark") as server:
        yield server


@pytest.fixture
def open_notebook(light, chromium):
    """A function that opens a notebook in "lab" or "notebook" and gives a Course."""
    with jupyter.opening(chromium, *light) as open_it:
        yield open_it


@pytest.fixture
def open_in_the_dark(dark, chromium):
    """The same with the dark theme."""
    with jupyter.opening(chromium, *dark) as open_it:
        yield open_it
