"""Chapter 1 as a notebook in a real browser, from the built site."""

import hashlib
import re

import pytest

from nblib.chapters.neuron import ask
from nblib.language import words
from tests.live.browser.reader import HANDLES, until
from tests.live.browser.test_page import PLOT
from tools.build_notebooks import LANGUAGES
from tools.live import serve

MODEL = "jupyterapp.shell.currentWidget.context.model"
TROUBLE = """[...document.querySelectorAll('[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type*="error"]')]
  .map((output) => output.innerText)"""
READY = re.escape("Shift + Enter")


class Learner:
    """A notebook in a browser without any past, what is done there, and what went wrong behind one's back."""

    def __init__(self, context, address):
        self.context, self.address, self.wrong, self.bytes = context, address, [], 0
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("response", self._count)
        context.on("request", self._request)
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _console(self, said):
        # A relative picture is asked for once beside the app, before the app finds it among its files
        if said.type == "error" and not re.search(r"/notebooks/pictures/\w+\.svg$", said.location["url"]):
            self.wrong.append(said.text)

    def _request(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asks for {request.url}")

    def _count(self, answer):
        self.bytes += int(answer.headers.get("content-length", 0))

    def open(self, language, chapter="01_neuron", place=""):
        """Open a chapter, and wait until it stands there."""
        words.speak(language)
        self.page.goto(f"{self.address}/live/lite/{language}/notebooks/index.html?path={chapter}.ipynb{place}")
        return self.there()

    def there(self):
        """Wait until the notebook stands there, with the line above it, and can be used."""
        self.page.locator(".course-line a[href]").wait_for(timeout=60_000)
        self.page.wait_for_function("!jupyterapp.shell.node.inert", timeout=60_000)
        return self

    def says(self, part, text):
        """Wait until that part of the line above says this."""
        self.page.locator(f".course-line {part}", has_text=re.compile(text)).wait_for(timeout=120_000)

    def run(self, cell=None):
        """Run a cell, or all of them, and wait until they have run."""
        cells = f"[...{MODEL}.cells].filter((cell, n) => cell.type === 'code' && {'true' if cell is None else f'n === {cell}'})"
        command = "notebook:run-all-cells" if cell is None else "notebook:run-cell"
        self.page.evaluate(f"void jupyterapp.commands.execute('{command}')")
        self.page.wait_for_function(f"{cells}.every((cell) => cell.executionCount)", timeout=180_000)

    def write(self, cell, code):
        """Put code into a cell, and select it."""
        self.page.evaluate(f"([n, code]) => {{ {MODEL}.cells.get(n).sharedModel.setSource(code); }}", [cell, code])
        self.page.evaluate(f"jupyterapp.shell.currentWidget.content.activeCellIndex = {cell}")

    def save(self):
        self.page.evaluate("jupyterapp.shell.currentWidget.context.save()")

    def sources(self):
        """The text of all cells."""
        return self.page.evaluate(f"[...{MODEL}.cells].map((cell) => cell.sharedModel.getSource())")


@pytest.fixture
def learner(chromium, address):
    context = chromium.new_context(viewport=dict(width=1000, height=800))
    made = Learner(context, address)
    yield made
    context.close()
    assert not made.wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chapter_runs_whole_a_wrong_prediction_is_answered_and_stays_so(learner, language):
    learner.open(language).run()
    learner.says("[role=status]", READY)
    assert learner.page.evaluate(TROUBLE) == []
    ran = learner.page.evaluate(f"[...{MODEL}.cells].filter((c) => c.type === 'code').map((c) => c.executionCount)")
    assert ran == [*range(1, len(ran) + 1)]
    told = int(re.search(r"(\d+) MB", (serve.SITE / "live" / "lite" / "page" / "words.js").read_text("utf-8"))[1])
    assert abs(learner.bytes / 1e6 - told) < 3, f"{learner.bytes / 1e6:.1f} MB were loaded, {told} are told"
    answer_and_move(learner.page)
    until(learner.page, f"{PROGRESS}.then((text) => text.includes('today'))")
    learner.page.reload()
    assert "today" in learner.there().page.evaluate(PROGRESS)


PROGRESS = """jupyterapp.serviceManager.contents.get('progress.json', {content: true, format: 'text'})
  .then((file) => JSON.stringify(file.content), () => '')"""


def answer_and_move(page):
    """Answer the first prediction wrongly; its panel appears, and a slider moves its picture and its words."""
    asked = page.locator(".nblib-panel:not(.nblib-recall)", has=page.locator(".nblib-options")).first
    slider, told = asked.locator(HANDLES).first, asked.locator(".nblib-words").first
    picture = asked.locator(".nblib-picture img").first
    assert not slider.is_visible()
    wrong = next(i for i, option in enumerate(ask.today.options) if not option.right)
    asked.locator(".nblib-options button").nth(wrong).click()
    slider.wait_for()
    before, drawn = told.text_content(), picture.get_attribute("src")
    slider.press("Home")
    page.wait_for_function("(s) => s.ariaValueNow === s.ariaValueMin", arg=slider.element_handle())
    page.wait_for_function("([e, was]) => e.textContent !== was", arg=[told.element_handle(), before])
    page.wait_for_function("([e, was]) => e.getAttribute('src') !== was", arg=[picture.element_handle(), drawn])


@pytest.mark.parametrize(
    "language, says", [("ja", "何もインストールできません"), ("en", "Nothing can be installed here")]
)
def test_nothing_can_be_installed_and_this_is_said(learner, language, says):
    learner.open(language)
    for code in ("%pip install torch", "!pip install torch"):
        shows(learner, code, learner.page.locator(".jp-OutputArea-output", has_text=says))
    assert learner.page.evaluate(TROUBLE) == []


def shows(learner, code, output):
    """The second cell of the notebook shows this once it has run that code, and nothing of it any more after another."""
    learner.write(1, code)
    learner.run(1)
    output.first.wait_for()
    learner.write(1, "print()")
    learner.run(1)
    output.first.wait_for(state="detached")


def test_the_learners_own_plots_are_shown(learner):
    learner.open("en")
    picture = learner.page.locator(".jp-OutputArea-output img[src^='data:image/png']")
    for code in ("import matplotlib.pyplot as plt\nplt.plot([0, 1, 4])", PLOT, "fig"):
        shows(learner, code, picture)


def test_chapters_open_in_the_same_tab_and_what_was_changed_is_saved(learner):
    learner.open("en")
    learner.write(1, "mine = 1")
    learner.page.locator(".jp-RenderedMarkdown a", has_text="2 The diary").first.click()
    learner.page.wait_for_url("**path=02_diary.ipynb")
    assert len(learner.context.pages) == 1
    learner.there().open("en")
    assert learner.sources()[1] == "mine = 1"
    learner.says(".copy", "your own copy")


def test_a_notebook_that_was_only_opened_does_not_count_as_changed(learner):
    learner.open("ja").says("[role=status]", READY)
    assert not learner.page.evaluate(f"{MODEL}.dirty")


RENEWED = f"{MODEL}.setMetadata('course', {{chapter: '01_neuron.ipynb', release: '%s'}})"


def test_a_renewed_chapter_is_offered_and_the_learners_copy_stays(learner):
    original = learner.open("en").sources()
    learner.write(1, "mine = 1")
    learner.page.evaluate(RENEWED % "an older one")
    learner.save()
    learner.open("en").says(".copy", "has been renewed")
    assert learner.sources()[1] == "mine = 1"
    learner.page.locator(".copy button").first.click()
    learner.page.locator(".copy:empty").wait_for(state="attached")
    assert learner.there().sources() == original
    assert not learner.page.locator(".copy").inner_text()
    learner.open("en", "01_neuron (mine) 1")
    assert learner.sources()[1] == "mine = 1"


def test_a_renewed_chapter_takes_the_place_of_one_that_was_only_run(learner):
    original = learner.open("en").sources()
    learner.write(1, "this stood here once")
    text = "\0".join(learner.sources())
    learner.page.evaluate(RENEWED % hashlib.sha256(text.encode()).hexdigest()[:12])
    learner.save()
    assert learner.open("en").sources() == original
    assert not learner.page.locator(".copy").inner_text()


def test_the_same_section_there_and_back(learner, number=5):
    learner.open("en", place=f"#section-{number}")
    heading = learner.page.locator(".jp-MarkdownCell .jp-RenderedMarkdown :is(h1, h2, h3, h4)").nth(number)
    learner.page.wait_for_function(
        "(h) => Math.abs(h.getBoundingClientRect().top) < innerHeight / 2", arg=heading.element_handle()
    )
    name = heading.evaluate(
        "(h) => h.firstChild.textContent + [...h.childNodes].slice(1, -1).map((n) => n.textContent).join('')"
    )
    learner.page.route(
        "**/live/page.js", lambda route: route.fulfill(body="")
    )  # the reading page need not come alive here
    learner.page.locator(".course-line a").click()
    learner.page.wait_for_url(f"**/en/01_neuron.html#section-{number}")
    there = learner.page.locator("article section > :is(h1, h2, h3, h4)").nth(number)
    learner.page.wait_for_function(
        "(h) => Math.abs(h.getBoundingClientRect().top) < innerHeight / 2", arg=there.element_handle()
    )
    assert name.strip()[:12] in there.inner_text()
    learner.page.locator(f'.bar a.notebook[href$="01_neuron.ipynb#section-{number}"]').wait_for()


def test_without_storage_it_runs_and_says_that_nothing_stays(chromium, address):
    context = chromium.new_context(service_workers="block")
    learner = Learner(context, address).open("en")
    learner.run()
    learner.says("[role=status]", "do not stay")
    assert learner.page.evaluate(TROUBLE) == []
    context.close()


@pytest.mark.parametrize("missing", ["pyodide.mjs", "numpy-*"])
def test_where_python_cannot_be_had_it_is_said(chromium, address, missing):
    context = chromium.new_context()
    learner = Learner(context, address)
    learner.page.context.route(f"**/pyodide/{missing}", lambda route: route.abort())
    learner.open("en").says("[role=status]", "could not be started")
    context.close()
