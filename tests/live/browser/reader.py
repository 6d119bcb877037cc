"""A reader in front of the living page, in a real Chromium: opens it, waits, types, presses, moves."""

import re
import time

from nblib.language import words
from tests.browser.jupyter import SEEN, SOURCE

HANDLES = ".widget-slider [role=slider]"  # what is taken hold of in a picture is a slider, too, and stands before
PANELS = ".live .nblib-panel:not(.nblib-panel .nblib-panel, .nblib-recall)"  # recall: two questions, no panel
OPTIONS = f"{PANELS} .nblib-options button"
ALIVE = "window.course?.python?.started && !course.running && !course.order.asked.length"
DONE = f"{ALIVE} && course.order.next === course.cells.length"
# Whatever was sent to Python has been answered, and what it said is to be seen
QUIET = """() => new Promise((done) => {
  const seen = () => requestAnimationFrame(() => requestAnimationFrame(done));
  const look = () => (course.python?.waiting.size ? setTimeout(look, 20) : seen());
  setTimeout(look, 60);
})"""
# A browser says of its line what this test needs: "4g", "3g", or nothing at all
LINE = """(() => Object.defineProperty(Navigator.prototype, "connection", { get: () => (%s) }))();"""
FAST, METERED, UNKNOWN = '{effectiveType: "4g"}', '{effectiveType: "4g", saveData: true}', "undefined"
CHATTER = re.compile(r"already loaded|No new packages|\[PST\]|Loaded |Loading ")


def until(page, promise, seconds=60):
    """Wait until what a promise brings is true. (wait_for_function takes the promise itself for true.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(promise):
        assert time.monotonic() < end, promise
        page.wait_for_timeout(100)


class Reader:
    """A chapter's page, what a reader does there, and what went wrong behind his back."""

    def __init__(self, context, address, language="en", chapter="01_neuron", line=FAST):
        self.page, self.address, self.language = context.new_page(), address, language
        self.path = f"{language}/{chapter}.html"
        self.wrong = []
        if line:
            self.page.add_init_script(LINE % line)
        self.page.on("pageerror", lambda error: self.wrong.append(f"{error}\n{error.stack}"))
        self.page.on("console", self._console)
        self.page.on("request", self._request)
        words.speak(language)

    def _console(self, message):
        if message.type in ("error", "warning") and not CHATTER.search(message.text):
            self.wrong.append(message.text)

    def _request(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asks for {request.url}")

    def open(self):
        """Load the page (or load it again)."""
        self.page.goto(f"{self.address}/{self.path}")
        return self

    def alive(self):
        """Wait until Python is there, and has nothing to do."""
        self.page.wait_for_function(ALIVE, timeout=120_000)
        return self.quiet()

    def quiet(self):
        """Wait until Python has answered everything."""
        self.page.evaluate(QUIET)
        return self

    def unfold(self):
        """Open what only the curious want."""
        self.page.evaluate("for (const fold of document.querySelectorAll('details.curious')) fold.open = true")

    def to_the_end(self):
        """Scroll down, and wait until every cell has run."""
        self.unfold()
        self.page.evaluate("scrollTo(0, document.body.scrollHeight)")
        self.page.wait_for_function(DONE, timeout=180_000)
        return self.quiet()

    def says(self):
        """What stands in the line at the top."""
        return self.page.locator(".live-bar .says").inner_text()

    def told(self, text):
        """Wait until the line at the top says that."""
        self.page.locator(".live-bar .says", has_text=re.compile(text)).wait_for(timeout=60_000)

    # ---- cells, from 0
    def cell(self, number):
        """The cell with its output."""
        return self.page.locator("article div.cell").nth(number)

    def where(self, text):
        """The number of the first cell whose code has that in it."""
        return next(i for i, code in enumerate(self.codes()) if text in code)

    def codes(self):
        """The code of every cell."""
        return self.page.evaluate("course.cells.map((cell) => cell.code)")

    def output(self, number):
        """What the cell shows, as text."""
        return self.cell(number).locator("> .live").inner_text()

    def write(self, number, code):
        """Put code in the place of a cell's."""
        self.cell(number).locator(".cell_input pre").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)

    def run(self, number, code=None):
        """Run a cell with Shift + Enter, after having written something else into it."""
        if code is not None:
            self.write(number, code)
        self.cell(number).locator(".cell_input pre").press("Shift+Enter")
        return self

    def come_to(self, number):
        """Read on as far as this cell, and wait until it has run. Returns what it shows."""
        cell = self.cell(number)
        cell.scroll_into_view_if_needed()
        self.page.wait_for_function(f"course.order.next > {number}", timeout=120_000)
        cell.locator("> .live").scroll_into_view_if_needed()
        return cell.locator("> .live")

    # ---- panels
    def choose_first(self):
        """Read on to the chapter's first prediction, and choose its first option. (What is recalled above it is no panel.)"""
        self.come_to(self.where("predict("))
        self.quiet().page.locator(OPTIONS).first.click()
        return self.quiet()

    def picture(self, panel):
        """The picture that is to be seen, as text."""
        image = panel.locator(SEEN).first
        image.wait_for()
        return image.evaluate(SOURCE)

    def bring(self, name, content):
        """Choose a file in the menu."""
        file = dict(name=name, mimeType="application/json", buffer=content.encode())
        self.page.locator(".work input[type=file]").set_input_files(file)

    def press(self, name):
        """Press the button of that name, wherever on the page."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def from_menu(self, name):
        """Open the menu, and press this."""
        self.page.locator(".work summary").click()
        self.press(name)
