"""The archive: unpacked in an empty folder and served by Python's own server, chapter 1 comes alive with the network cut off."""

import re
import subprocess
import sys
import zipfile

import pytest

from tests.live.browser.reader import PANELS, Reader
from tools.live import serve
from tools.site.archive import archive_of


@pytest.fixture
def unpacked(tmp_path):
    """The folder of the course in an otherwise empty one."""
    packed = archive_of(serve.SITE, tmp_path / "course.zip", "course")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "school")
    packed.unlink()
    return tmp_path / "school" / "course"


@pytest.fixture
def elsewhere(unpacked):
    """The address at which Python's own server serves that folder, by the line that its README has."""
    line = re.search(r"python3 (-m http\.server .*) 8000", (unpacked / "README.txt").read_text("utf-8"))[1]
    process = subprocess.Popen([sys.executable, "-u", *line.split(), "0"], cwd=unpacked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    try:
        port = re.search(r"port (\d+)", process.stdout.readline())[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def test_chapter_1_comes_alive_without_a_network(context, elsewhere):
    refused = []

    def only_here(route):
        if route.request.url.startswith((elsewhere, "data:", "blob:")):
            return route.continue_()
        refused.append(route.request.url)
        return route.abort()

    context.route("**/*", only_here)
    reader = Reader(context, elsewhere).open().alive()
    reader.come_to(reader.where("predict("))
    reader.quiet()
    panel = reader.page.locator(f"{PANELS}:has(.nblib-options)").first
    panel.locator(".nblib-options button").first.click()
    reader.quiet()
    handle = panel.locator(".widget-slider [role=slider]").first
    before = panel.locator(".nblib-words").first.text_content()
    handle.press("End")
    reader.quiet()
    assert panel.locator(".nblib-words").first.text_content() != before
    assert not refused and not reader.wrong
