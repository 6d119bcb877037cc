"""A card's link in real browsers: made on a panel's own page or in JupyterLab, opened in the browser's own Python, and back."""

import base64
import contextlib
import json
import threading
import zlib

import pytest

from tests.browser.jupyter import opening, write_notebook
from tests.browser.jupyter import serving as jupyter_serving
from tests.live.browser.reader import FAST, LINE, QUIET
from tools.live import serve

WORDS = ".nblib-words"
LINK = ".nblib-linked .nblib-link-text"
NEURON = """
from nblib.language import speak

speak("en")
from nblib.chapters import open_rooms
from nblib.panels import clues, panel, weights

ask, experiments, pictures = open_rooms("neuron")


def neuron(w0, w1, w2, w3, x1, x2, x3):
    return w0 + w1 * x1 + w2 * x2 + w3 * x3


panel(neuron, [pictures.NeuronDiagram(), pictures.Waterfall()], **weights(), **clues())
"""


def packed(state, key="neuron"):
    told = base64.urlsafe_b64encode(zlib.compress(json.dumps(state).encode())).decode().rstrip("=")
    return f"panel-{key}-1-{told}"


@contextlib.contextmanager
def served(folder):
    """The address of a site of somebody else's, another one than the course's."""
    with serve.server(folder) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://localhost:{made.server_port}/"
        made.shutdown()


@pytest.fixture
def alone(context, address):
    """A function that opens a panel's own page and waits until it is alive; or any other page, by its whole address."""
    wrong, asked = [], []

    def opened(path, hash_=""):
        page = context.new_page()
        page.add_init_script(LINE % FAST)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path if path.startswith("http") else f"{address}/{path}{hash_}")
        if not path.startswith("http"):
            page.wait_for_function("course.started", timeout=120_000)
            page.evaluate(QUIET)
        return page

    yield opened
    assert not wrong
    assert not [
        url for url in asked if not url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:"))
    ]


def words_of(place):
    return place.locator(WORDS).first.text_content()


def linked(page):
    """The address that the card's link gives."""
    page.locator(".nblib-tools .nblib-link").click()
    page.wait_for_function("document.querySelector('.nblib-linked .nblib-link-text').value")
    return page.locator(LINK).first.input_value()


def test_a_link_made_on_one_page_opens_the_chapter_at_that_panel(alone, read, address):
    page = alone("en/panel/neuron.html")
    handle = page.locator(".widget-slider [role=slider]").nth(1)
    handle.focus()
    page.keyboard.press("End")
    page.evaluate(QUIET)
    link = linked(page)
    assert link.startswith(f"{address}/en/open.html#panel-neuron-1-")
    reader = read()
    reader.page.goto(link)
    reader.page.wait_for_url("**/en/*.html#panel-neuron-*")
    reader.alive()
    cell = reader.page.locator("div.cell:has(figure[data-panel=neuron])")
    cell.locator(".live .nblib-options button").first.click()
    reader.quiet()
    assert words_of(cell.locator(".live")) == words_of(page)
    assert 0 <= cell.evaluate("(cell) => cell.getBoundingClientRect().top") < 400
    alone_at = cell.locator("> .from-link a")
    assert alone_at.is_visible() and alone_at.get_attribute("href") == f"panel/neuron.html#{link.partition('#')[2]}"
    reader.page.goto(f"{address}/en/01_neuron.html#panel-neuron")
    assert not reader.page.locator(".from-link").count(), "there are no values to speak of"


HOSTILE = [
    *(packed(dict(w1=7)), packed(dict(w1=0.9))[:-3], packed("<img src=x onerror=alert(1)>"), packed(dict(w9=1))),
    *("panel-neuron-2-abc", "panel-neuron-1-" + "A" * 15_000),
]


def test_a_hostile_link_is_told_and_changes_nothing(alone):
    untouched = words_of(alone("en/panel/neuron.html"))
    for bad in HOSTILE:
        page = alone("en/panel/neuron.html", hash_=f"#{bad}")
        page.locator(".nblib-message:not(:empty)").wait_for()
        assert words_of(page) == untouched, bad
        assert not page.locator(".nblib-message *").count(), f"it is shown as text: {bad}"
        page.close()


def test_a_link_to_nothing_is_told(context, address):
    page = context.new_page()
    for bad in ("", "#panel-constructor-1-abc", "#panel-__proto__-1-abc", "#<script>", "#panel-neuron"):
        page.goto("about:blank")
        page.goto(f"{address}/en/open.html{bad}")
        page.locator("#says:not([hidden])").wait_for()
        assert page.url.startswith(f"{address}/en/open.html")


def test_an_iframe_in_a_bare_page_starts_once_it_is_seen_and_moves_by_keys(alone, address, tmp_path):
    frame = (
        f'<iframe src="{address}/ja/panel/neuron.html?theme=dark" width="100%" height="520" title="neuron"></iframe>'
    )
    (tmp_path / "index.html").write_text(f'<!doctype html><p style="height: 3000px">slides</p>{frame}')
    with served(tmp_path) as blog:
        look_at_the_iframe(alone(blog))


def look_at_the_iframe(page):
    inside = page.frame_locator("iframe")
    inside.locator("figure.still img").wait_for()
    (frame,) = [one for one in page.frames if "/panel/" in one.url]
    page.wait_for_timeout(1000)
    assert not frame.evaluate("Boolean(course.python)"), "nobody has come to it"
    page.locator("iframe").scroll_into_view_if_needed()
    inside.locator(".live .nblib-picture img").wait_for(timeout=120_000)
    assert frame.evaluate("document.documentElement.dataset.theme") == "dark"
    assert inside.locator("h1").inner_text() and "01_neuron" in inside.locator(".to-chapter").get_attribute("href")
    frame.evaluate(QUIET)
    before = words_of(inside)
    inside.locator(".to-chapter").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if frame.evaluate("Boolean(document.activeElement.closest('.nblib-control'))"):
            break
    page.keyboard.press("End")
    frame.evaluate(QUIET)
    assert words_of(inside) != before


def test_jupyterlab_and_the_browsers_own_python_understand_each_other(alone, address, chromium, tmp_path, monkeypatch):
    monkeypatch.setenv("NBLIB_SITE", address)
    with jupyter_serving(tmp_path) as lab:
        write_notebook(tmp_path / "notebooks" / "mine.ipynb", [NEURON])
        with opening(chromium, lab, tmp_path) as open_it:
            course = open_it("notebooks/mine.ipynb", fresh=True)
            course.run_all()
            course.settle()
            card = course.panels()[0]
            card.locator(".nblib-grip").first.focus()
            course.page.keyboard.press("ArrowUp")
            course.settle()
            card.locator(".nblib-tools .nblib-link").click()
            course.page.wait_for_function("document.querySelector('.nblib-linked .nblib-link-text')?.value")
            link = card.locator(LINK).first.input_value()
            assert link.startswith(f"{address}/en/open.html#panel-neuron-1-")
            page = alone("en/panel/neuron.html", hash_=f"#{link.partition('#')[2]}")
            assert words_of(page) == words_of(card)

            page.locator(".widget-slider [role=slider]").nth(2).focus()
            page.keyboard.press("Home")
            page.evaluate(QUIET)
            card.locator("form.nblib-address input").fill(linked(page))
            card.locator("form.nblib-address button").click()
            course.page.wait_for_function(
                "(words) => document.querySelector('.nblib-words').textContent === words", arg=words_of(page)
            )


def test_every_chapters_panels_have_a_page(address):
    for language in ("ja", "en"):
        assert len(list((serve.SITE / language / "panel").glob("*.html"))) > 50
