"""The living site in a real browser. Asked for by NBLIB_LIVE=1, once it has been built (make live)."""

import contextlib
import os
import threading

import pytest

from tests.browser import browser_fixture, jupyter
from tests.live.browser.reader import Reader
from tools.live import serve

HERE = __file__.rpartition("/")[0]
chromium = browser_fixture.chromium


def why_not():
    """Why these tests are left out, or None."""
    if os.environ.get("NBLIB_LIVE") != "1":
        return "only asked for with NBLIB_LIVE=1"
    if not (serve.SITE / "live" / "page.js").exists():
        return "the living site has not been built (make live)"
    return jupyter.what_is_missing()


def pytest_collection_modifyitems(items):
    reason = why_not()
    for item in items:
        if str(item.path).startswith(HERE) and reason:
            item.add_marker(pytest.mark.skip(reason=reason))


@contextlib.contextmanager
def serving():
    """The address of the built site."""
    with serve.server() as made:
        made.handle_error = lambda *_args: None  # a browser that leaves a page no longer wants its files
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


@pytest.fixture(scope="session")
def address():
    with serving() as address:
        yield address


@pytest.fixture
def context(chromium):
    """A browser without any past."""
    made = chromium.new_context(viewport=dict(width=1000, height=800))
    yield made
    made.close()


@pytest.fixture
def read(context, address):
    """A function that makes a Reader; what went wrong behind his back fails the test, unless it was forgiven."""
    readers = []

    def made(*args, **more):
        readers.append(Reader(context, address, *args, **more))
        return readers[-1]

    yield made
    assert not [fault for reader in readers for fault in reader.wrong]


@pytest.fixture(scope="module")
def reading(chromium, address):
    """A page of chapter 1 that is alive, shared by the tests of a file that leave no trace in it."""
    context = chromium.new_context(viewport=dict(width=1000, height=800))
    yield Reader(context, address).open().alive()
    context.close()
