"""A real Jupyter server, a real Chromium, and what a learner does there: for the browser tests and the benchmark."""

import contextlib
import io
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
TOKEN = "nblib-tests"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def find_chromium():
    """The path of a Chromium or Chrome: the environment's CHROMIUM, or one on the PATH."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def what_is_missing():
    """Why no browser can be had here, or None."""
    if not find_chromium():
        return "no Chromium found (install one, or set CHROMIUM to its path)"
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "playwright is not installed (pip install -r tests/browser/requirements.txt)"


@contextlib.contextmanager
def serving(folder):
    """The address of a Jupyter server whose folder holds copies of the notebooks."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.port={port}", "--allow-root"]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api/status?token={TOKEN}")
            break
        except OSError:
            time.sleep(0.5)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(10)


@contextlib.contextmanager
def browsing():
    """A Chromium, by playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@contextlib.contextmanager
def opening(browser, address, folder):
    """A function that opens a notebook in "lab" or "notebook" and gives a Course; at the end its kernel is stopped."""
    opened = []

    def open_it(path, front="lab", width=1400, height=1000, scale=1):
        context = browser.new_context(viewport=dict(width=width, height=height), device_scale_factor=scale)
        context.add_init_script(path=HERE / "unanswered.js")
        page = context.new_page()
        opened.append(context)
        start = {"lab": "lab/tree", "notebook": "notebooks"}[front]
        page.goto(f"{address}/{start}/{path}?token={TOKEN}&reset")
        return Course(page, address, folder, front).ready()

    try:
        yield open_it
    finally:
        for context in opened:
            context.close()
        for session in _api(address, "sessions"):
            gone = urllib.request.Request(f"{address}/api/sessions/{session['id']}?token={TOKEN}", method="DELETE")
            urllib.request.urlopen(gone)


def _api(address, what):
    return json.load(urllib.request.urlopen(f"{address}/api/{what}?token={TOKEN}"))


def write_notebook(path, cells):
    """A notebook of these code cells, written to that path."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(made, path)


# What must not change while we wait; window.settled is in unanswered.js
PICTURE = """([panel, quiet]) => window.settled(() => "" + panel.querySelector('.nblib-words')?.textContent
  + panel.querySelector('.nblib-picture img')?.src, quiet)"""
QUICK = 0.06  # seconds: a picture is decoded and shown by then
RUNNING = """quiet => window.settled(() => [...document.querySelectorAll('.jp-InputPrompt')].some((prompt) =>
  prompt.textContent.includes('*')) ? performance.now() : 0, quiet)"""


class Course:
    """A notebook in the browser, with what a learner does to it."""

    def __init__(self, page, address, folder, front):
        self.page, self.address, self.folder, self.front = page, address, folder, front
        self.errors = []
        page.on("pageerror", lambda error: self.errors.append(f"{error}\n{error.stack}"))

    def ready(self):
        """Wait until the kernel is there; the status indicator says idle too early."""
        self.page.locator(".jp-Notebook").first.wait_for(timeout=60_000)
        self.until(lambda: any(k["execution_state"] == "idle" and k["connections"] > 0 for k in self.kernels()))
        return self

    def kernels(self):
        """What the server says of the kernels that run."""
        return [session["kernel"] for session in _api(self.address, "sessions") if session["kernel"]]

    def idle(self):
        """Whether no kernel is at work, as far as the server knows."""
        return all(kernel["execution_state"] == "idle" for kernel in self.kernels())

    def until(self, condition, seconds=60):
        """Wait until the condition holds."""
        end = time.time() + seconds
        while not condition():
            if time.time() > end:
                raise TimeoutError(f"waited {seconds} s")
            self.page.wait_for_timeout(100)

    def run_all(self):
        """Run every cell and wait until all have a number and the kernel is idle."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_text("Run All Cells", exact=True).click()
        self.page.evaluate(RUNNING, 400)
        return self

    def panel(self, number):
        """The panel (or prediction) of that number, from 0, scrolled into view."""
        outer = self.page.locator(".nblib-panel:not(.nblib-panel .nblib-panel)").nth(number)
        outer.scroll_into_view_if_needed()
        return outer

    def answer(self, panel, letter="B"):
        """Choose an answer, so that the panel appears."""
        panel.get_by_role("button", name=re.compile(f"^{letter}\\s")).click()
        panel.locator(".nblib-picture img").wait_for()
        self.settle(panel)

    def pixels(self, panel):
        """What the panel's picture shows, as an array; taken again if a new picture came in the middle of it."""
        from playwright.sync_api import Error

        for _ in range(5):
            with contextlib.suppress(Error):
                shot = panel.locator(".nblib-picture img").screenshot()
                return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"))
            self.settle(panel)
        raise TimeoutError("the picture does not hold still")

    def picture(self, panel):
        """The file of the picture that is to be seen, as text."""
        return panel.locator(".nblib-picture img").get_attribute("src")

    def words(self, panel):
        """The words under the picture."""
        return panel.locator(".nblib-words").text_content()

    def settle(self, panel, quiet=0.15):
        """Wait until the kernel has answered everything, and picture and words have not changed for so many seconds.

        After a move of a slider QUICK will do; the picture's room is measured 0.1 s after the page has changed.
        """
        self.page.evaluate(PICTURE, [panel.element_handle(), 1000 * quiet])

    def our_errors(self):
        """Errors of the page that name something of ours; Jupyter has some of its own."""
        return [error for error in self.errors if "nblib" in error or "anywidget" in error or "blob:" in error]

    def run_last(self, code):
        """Put code into the last cell and run it, without waiting for its end."""
        cell = self.page.locator(".jp-CodeCell").last
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_timeout(300)
