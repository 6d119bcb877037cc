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

from nblib import store
from tests.thorough import THOROUGH

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
FRONTS = ["lab", "notebook"] if THOROUGH else ["lab"]  # chapter 1 is tried in both always
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


def log_of(folder):
    """The file to which the server of that folder writes what goes wrong in it and in its kernels."""
    return folder.with_name(f"{folder.name}.log")


def settings_of(folder):
    """The folders of a server's own settings, as variables of its environment: no test changes those of whoever runs it."""
    places = dict(JUPYTERLAB_SETTINGS_DIR="settings", JUPYTERLAB_WORKSPACES_DIR="workspaces", IPYTHONDIR="ipython")
    return {name: str(folder.with_name(f"{folder.name}-{place}")) for name, place in places.items()}


@contextlib.contextmanager
def serving(folder):
    """The address of a Jupyter server whose folder holds copies of the notebooks. Its kernels start as installed."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "startup", pathlib.Path(settings_of(folder)["IPYTHONDIR"]) / "profile_default" / "startup")
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.port={port}", "--allow-root"]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0"]
    command += [
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.expose_app_in_browser=True",
        f"--LabApp.workspaces_dir={folder / '.workspaces'}",  # else a page that is loaded anew has another run's tabs
    ]
    learners = {name: value for name, value in os.environ.items() if name != "NBLIB_PROGRESS"}  # progress is kept
    with log_of(folder).open("w") as log:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=log, cwd=folder, env={**learners, **settings_of(folder)}
        )
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
        process.wait(60)  # it stops its kernels first, which takes long on a busy machine


@contextlib.contextmanager
def browsing():
    """A Chromium, by playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@contextlib.contextmanager
def opening(browser, address, folder, labs=None):
    """A function that opens a notebook in "lab" or "notebook" and gives a Course; at the end its kernel is stopped.

    labs: pages with a JupyterLab to be used again, by the density of their screen, if any are to be kept; each open_it
    without fresh=True takes one of them, or leaves one there. A JupyterLab takes longer to start than most tests. `device`:
    what else its page is made with, such as has_touch=True; that page is not kept. Nothing is answered as one begins: what
    another test has answered there is forgotten.
    """
    opened = []
    for answered in folder.rglob(store.FILE):
        answered.unlink()

    def open_it(path, front="lab", width=1400, height=1000, scale=1, fresh=False, **device):
        keeps = front == "lab" and not fresh and not device and labs is not None
        page = keeps and labs.get(scale) or _new_page(browser, width, height, scale, **device)
        course = Course(page, address, folder, path, front)
        opened.append(course)
        if keeps and page is labs.get(scale):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(OPEN, path)
        else:
            start = {"lab": "lab/tree", "notebook": "notebooks"}[front]
            page.goto(f"{address}/{start}/{path}?token={TOKEN}&reset")
        if keeps:
            labs[scale] = page
        return course.ready()

    try:
        yield open_it
    finally:
        for course in opened:
            course.close(keep=course.page in (labs or {}).values())


def _new_page(browser, width, height, scale, **device):
    context = browser.new_context(viewport=dict(width=width, height=height), device_scale_factor=scale, **device)
    context.add_init_script(path=HERE / "unanswered.js")
    return context.new_page()


# JupyterLab's own app (--LabApp.expose_app_in_browser) opens a notebook, and lets go of all without asking about changes
OPEN = """path => {
  window.unanswered.clear();   // what a kernel was asked that has been stopped since
  return jupyterapp.commands.execute('docmanager:open', {path}).then(() => {});
}"""
LET_GO = "() => [...jupyterapp.shell.widgets('main')].forEach((widget) => widget.dispose())"


THEME = "theme => jupyterapp.commands.execute('apputils:change-theme', { theme: `JupyterLab ${theme}` }).then(() => {})"
SIDEBAR = """open => { if (Boolean(jupyterapp.shell.leftCollapsed) === open)
  return jupyterapp.commands.execute('application:toggle-left-area').then(() => {}); }"""


def write_notebook(path, cells):
    """A notebook of these code cells, written to that path."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(made, path)


SLIDER = "[role=slider]:visible:not(.nblib-grip)"  # what is taken hold of in a picture is one as well
PANELS = ".nblib-panel:not(.nblib-panel .nblib-panel, .nblib-recall)"  # recall: two questions, no panel
SEEN = ".nblib-picture img, .nblib-face-plane canvas"  # a panel's picture: sent by the kernel, or drawn by the page
SOURCE = "picture => picture.src ?? picture.toDataURL()"
# What must not change while we wait; window.settled is in unanswered.js
PICTURE = """([panel, quiet]) => window.settled(() => [...(panel ?? document).querySelectorAll(
  '.nblib-words, .nblib-picture img, .nblib-face')].map((part) =>
  part.src ?? part.pictures ?? part.textContent).join(), quiet)"""
QUICK = 0.06  # seconds: a picture is decoded and shown by then
RUNNING = """quiet => window.settled(() => [...document.querySelectorAll('.jp-InputPrompt')].some((prompt) =>
  prompt.textContent.includes('*')) ? performance.now() : 0, quiet)"""

STATE = """(panels) => ({
  focus: document.activeElement.outerHTML.slice(0, 200),
  dialog: document.querySelector('.jp-Dialog')?.textContent,
  unanswered: window.unanswered.size,
  panels: [...document.querySelectorAll(panels)].map((panel) => ({
    words: panel.querySelector('.nblib-words')?.textContent.slice(0, 300),
    message: panel.querySelector('.nblib-message')?.textContent,
    sliders: [...panel.querySelectorAll('[role=slider]:not(.nblib-grip)')].map((handle) => handle.getAttribute('aria-valuenow')),
    fields: [...panel.querySelectorAll('input, select')].map((field) => field.value),
  })),
})"""


class Course:
    """A notebook in the browser, with what a learner does to it."""

    def __init__(self, page, address, folder, path, front):
        self.page, self.address, self.folder, self.path, self.front = page, address, folder, path, front
        self.errors = []
        page.on("pageerror", self._keep_error)

    def _keep_error(self, error):
        self.errors.append(f"{error}\n{error.stack}")

    def close(self, keep):
        """Stop the kernel, and close the page, or keep it for another notebook."""
        self.page.remove_listener("pageerror", self._keep_error)
        if keep:
            self.page.evaluate(LET_GO)
        else:
            self.page.context.close()
        for session in self._sessions():
            gone = f"{self.address}/api/sessions/{session['id']}?token={TOKEN}"
            urllib.request.urlopen(urllib.request.Request(gone, method="DELETE"))

    def _sessions(self):
        """What the server knows of this notebook's kernel."""
        every = json.load(urllib.request.urlopen(f"{self.address}/api/sessions?token={TOKEN}"))
        return [session for session in every if session["path"] == self.path and session["kernel"]]

    def ready(self):
        """Wait until the kernel is there; the status indicator says idle too early."""
        self.page.locator(".jp-Notebook").first.wait_for(timeout=60_000)
        self.until(lambda: any(k["execution_state"] == "idle" and k["connections"] > 0 for k in self.kernels()))
        return self

    def kernels(self):
        """What the server says of the kernel, if it runs."""
        return [session["kernel"] for session in self._sessions()]

    def idle(self):
        """Whether the kernel is not at work, as far as the server knows."""
        return all(kernel["execution_state"] == "idle" for kernel in self.kernels())

    def until(self, condition, seconds=60, pause=100):
        """Wait until the condition holds, asking every so many milliseconds."""
        end = time.time() + seconds
        while not condition():
            if time.time() > end:
                raise TimeoutError(f"waited {seconds} s")
            self.page.wait_for_timeout(pause)

    def run_all(self):
        """Run every cell and wait until all have a number and the kernel is idle."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_text("Run All Cells", exact=True).click()
        self.page.evaluate(RUNNING, 400)
        self.until(self.at_rest)  # a cell far from what the page shows has no number there that one could wait for
        self.page.evaluate(RUNNING, 400)
        return self

    def unfold(self):
        """Open what is folded under its heading: what only the curious want."""
        # Notebook 7 does not show its commands, so there the learner's own buttons are pressed
        self.page.evaluate("() => window.jupyterapp?.commands.execute('notebook:expand-all-headings').then(() => {})")
        folded = self.page.locator(".jp-showHiddenCellsButton:visible")
        while folded.count():
            folded.first.click()
            self.page.wait_for_timeout(100)
        self.settle()
        return self

    def at_rest(self, looks=5):
        """Whether the kernel is idle at several looks in a row: between two cells it is idle for a moment, too."""
        return all(self.idle() and not self.page.wait_for_timeout(60) for _ in range(looks))

    def panels(self):
        """Every panel and prediction that is there by now."""
        return self.page.locator(PANELS).all()

    def panel(self, number):
        """The panel (or prediction) of that number, from 0, scrolled into view once it is there."""
        outer = self.page.locator(PANELS).nth(number)
        outer.scroll_into_view_if_needed()
        return outer

    def answer(self, panel, letter="B"):
        """Choose an answer, so that the panel appears."""
        panel.get_by_role("button", name=re.compile(f"^{letter}\\s")).click()
        panel.locator(SEEN).wait_for()
        self.settle(panel)

    def explain(self, panel):
        """Have the answers explained; the panel has been answered."""
        panel.locator("button.nblib-reveal").click()
        panel.locator(".nblib-explained").wait_for()

    def code(self, panel):
        """The panel's code, shown by the button in its foot."""
        panel.locator("button.nblib-code").click()
        lines = panel.locator(".nblib-written pre.nblib-lines")
        lines.filter(has_text="(").wait_for()
        return lines

    def wear(self, theme):
        """Change JupyterLab's theme: "Light" or "Dark"."""
        self.page.evaluate(THEME, theme)
        self.page.wait_for_function(
            "dark => (document.body.dataset.jpThemeLight === 'false') === dark", arg=theme == "Dark"
        )
        self.page.wait_for_timeout(200)
        self.settle()

    def sidebar(self, is_open):
        """Open or close JupyterLab's file browser."""
        self.page.evaluate(SIDEBAR, is_open)
        self.page.wait_for_timeout(400)
        self.settle()

    def pixels(self, panel):
        """What the panel's picture shows, as an array; taken again if a new picture came in the middle of it."""
        from playwright.sync_api import Error

        for _ in range(5):
            with contextlib.suppress(Error):
                shot = panel.locator(SEEN).screenshot()
                return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"))
            self.settle(panel)
        raise TimeoutError("the picture does not hold still")

    def picture(self, panel):
        """The file of the picture that is to be seen, as text."""
        return panel.locator(SEEN).evaluate(SOURCE)

    def words(self, panel):
        """The words under the picture."""
        return panel.locator(".nblib-words").text_content()

    def told(self, panel, text):
        """Wait until that text stands in the words or the message under the picture, and the panel is at rest.

        Not whatever stands in the panel: what a screen reader is told comes half a second late, and is of another state.
        """
        panel.locator(".nblib-words, .nblib-message").filter(has_text=text).first.wait_for()
        self.settle(panel)

    def settle(self, panel=None, quiet=0.15):
        """Wait until the kernel has answered everything, and picture and words have not changed for so many seconds.

        Those of the panel, or of the whole page. After a move of a slider QUICK will do; the picture's room is measured
        0.1 s after the page has changed.
        """
        self.page.evaluate(PICTURE, [panel and panel.element_handle(), 1000 * quiet])

    def state(self):
        """What the page shows, for the report of a test that failed: what has the focus, and each panel in words."""
        return json.dumps(self.page.evaluate(STATE, PANELS), ensure_ascii=False)

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


def expect(course, panel, *parts):
    """Wait until the words hold all these, and fail if they never do. (A busy machine pauses between pictures.)"""
    try:
        course.until(lambda: all(part in course.words(panel) for part in parts), 20)
    except TimeoutError:
        raise AssertionError(f"not all of {parts} in {course.words(panel)}") from None
