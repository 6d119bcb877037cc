"""The browser that a folder of tests shares: its conftest.py says `chromium = browser_fixture.chromium`."""

import pytest

from tests.browser import jupyter


@pytest.fixture(scope="package")
def chromium():
    """Not for the whole session: Playwright's event loop would run on in the tests of other folders, too."""
    with jupyter.browsing() as browser:
        yield browser
