"""The teacher's page of the class's votes in a real browser: it follows the answers, and shows counts when it is told to."""

import asyncio
import contextlib
import json
import threading
import urllib.request

import pytest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from tests.hub.votes_service import PREFIX, asked, service

LESSON = {"questions": [asked("today", "test", "no_test"), asked("prank", "two", "three", "four")]}
PATIENCE = 60_000  # ms


@contextlib.contextmanager
def serving(module):
    """The service in a thread of its own. Gives its address."""
    loop, address, ready = asyncio.new_event_loop(), [], threading.Event()

    async def start():
        socket, port = bind_unused_port()
        HTTPServer(module.application(PREFIX, module.Lesson())).add_socket(socket)
        address.append(f"http://127.0.0.1:{port}{PREFIX}")
        ready.set()

    def serve():
        loop.run_until_complete(start())
        loop.run_forever()

    thread = threading.Thread(target=serve)
    thread.start()
    assert ready.wait(60)
    yield address[0]
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


def put(address, token, place, body):
    """One request in somebody's name."""
    headers = {"Authorization": f"token {token}"}
    urllib.request.urlopen(urllib.request.Request(address + place, json.dumps(body).encode(), headers, method="PUT"))


def vote(address, number, question, option):
    """A learner's answer."""
    put(address, f"t-{number}", "answer", dict(question=question, option=option))


@pytest.fixture(params=["ja", "en"])
def page(request, monkeypatch, chromium):
    """The page as the teacher sees it in a browser of this language, and the service's address."""
    with serving(service(monkeypatch)) as address:
        put(address, "t-teacher", "questions", LESSON)
        context = chromium.new_context(locale=request.param, extra_http_headers={"Authorization": "token t-teacher"})
        page = context.new_page()
        page.troubles = []
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.troubles.append(said.text))
        page.goto(address)
        yield page, address
        assert page.troubles == []
        context.close()


def says(page, place, text):
    """Wait until a part of the page says so."""
    page.wait_for_function(
        "([at, text]) => document.getElementById(at).textContent.includes(text)", arg=[place, text], timeout=PATIENCE
    )


def test_the_page_follows_the_class(page):
    page, address = page
    page.get_by_role("combobox").select_option("prank")
    for number, option in enumerate(["two", "two", "three"]):
        vote(address, number, "prank", option)
    says(page, "answered", "3")
    assert not page.locator("meter").first.is_visible(), "nobody is to follow the crowd"
    page.locator("#show").click()
    assert page.locator("td.count").all_inner_texts() == [" 2", "", " 1", "", " 0", ""]
    page.locator("#discuss").click()
    vote(address, 0, "prank", "three")
    says(page, "changed", "1")
    assert [text.strip() for text in page.locator("td.count").all_inner_texts()] == ["2", "1", "1", "2", "0", "0"]
    page.get_by_role("combobox").select_option("today")
    assert not page.locator("meter").first.is_visible(), "another question begins hidden"


def test_the_lesson_ends_only_when_it_is_meant(page):
    page, address = page
    vote(address, 0, "today", "test")
    says(page, "answered", "1")
    page.once("dialog", lambda asked: asked.dismiss())
    page.locator("#end").click()
    vote(address, 1, "today", "test")
    says(page, "answered", "2")
    page.once("dialog", lambda asked: asked.accept())
    page.locator("#end").click()
    says(page, "answered", "ask_class(ask)")


# ---- what the teacher does next, and the right answer
OPTIONS = {"ja": ["2人", "3人", "4人"], "en": ["Two", "Three", "Four"]}
ASKS = {
    "ja": ("予想: 冗談", "ニューロンは、いくつ要るでしょう?", "3つです。"),
    "en": ("Predict: the prank", "How many neurons?", "Three."),
}
SAYS = {
    "ja": ["ひとりでに増えます", "隣の人と理由を", "選びなおします", "理由を聞きます", "次の質問は"],
    "en": [
        "grows by itself",
        "neighbours tell each other",
        "chooses again",
        "Ask somebody",
        "Choose the next question",
    ],
}


def solved(key, language):
    """A question with its right answer, as a notebook of this language sends it."""
    title, ask, why = ASKS[language]
    options = [dict(key=f"o{i}", text=text) for i, text in enumerate(OPTIONS[language])]
    return dict(key=key, title=title, ask=ask, options=options, right="o1", why=why)


@pytest.fixture(params=["ja", "en"])
def teaching(request, monkeypatch, chromium):
    """The page in a browser of the other language than the questions': they decide how it speaks."""
    language = request.param
    with serving(service(monkeypatch)) as address:
        put(address, "t-teacher", "questions", {"questions": [solved("first", language), solved("second", language)]})
        more = dict(locale={"ja": "en", "en": "ja"}[language], extra_http_headers={"Authorization": "token t-teacher"})
        context = chromium.new_context(viewport=dict(width=1366, height=768), **more)
        page = context.new_page()
        page.goto(address)
        yield page, address, language
        context.close()


def leads(page):
    """The button that leads on, by its id."""
    return page.evaluate("[...document.querySelectorAll('button.next')].map((one) => one.id)")


def fits(page):
    """Whether all of it is to be seen at once, with nothing at the side."""
    return page.evaluate(
        "[document.documentElement.scrollHeight <= innerHeight, document.documentElement.scrollWidth <= innerWidth]"
    )


def test_the_page_leads_through_a_question_to_its_answer(teaching):
    page, address, language = teaching
    waits, gathers, talks, tells, on = SAYS[language]
    says(page, "next", waits)
    assert page.locator("html").get_attribute("lang") == language and leads(page) == []
    for number, option in enumerate(["o0", "o0", "o1", "o2"]):
        vote(address, number, "first", option)
    says(page, "answered", "4")
    assert gathers in page.locator("#next").inner_text() and leads(page) == ["discuss"]
    page.locator("#discuss").click()
    says(page, "next", talks)
    assert leads(page) == ["show"] and not page.locator("meter").first.is_visible()
    vote(address, 0, "first", "o1")
    page.locator("#show").click()
    says(page, "changed", "1")
    assert tells in page.locator("#next").inner_text() and leads(page) == ["solve"]
    assert not page.locator(".mark").count() and page.locator("#why").inner_text() == "", "nothing gives it away"
    page.locator("#solve").click()
    assert on in page.locator("#next").inner_text() and leads(page) == []
    assert page.locator("tr.right td.option").inner_text().startswith("B" + OPTIONS[language][1])
    assert page.locator("tr.right .mark").is_visible() and page.locator("#why").inner_text() == ASKS[language][2]
    assert [number in page.locator("#hits").inner_text() for number in "12"] == [True, True]
    assert fits(page) == [True, True]
    page.get_by_role("combobox").select_option("second")
    assert not page.locator(".mark").count() and not page.locator("meter").first.is_visible(), "all hidden again"
    assert ASKS[language][0] in page.locator("#next").inner_text(), "it says where answers are"


def test_hiding_the_counts_hides_the_right_answer_too(teaching):
    page, address, _language = teaching
    vote(address, 0, "first", "o1")
    says(page, "answered", "1")
    page.locator("#solve").click()
    assert page.locator(".mark").is_visible() and page.locator("meter").first.is_visible()
    page.locator("#show").click()
    assert not page.locator(".mark").count() and not page.locator("meter").first.is_visible()


def test_figures_are_large_where_the_page_is_projected_and_nothing_is_cut_off_elsewhere(teaching):
    page, address, _language = teaching
    for number in range(40):
        vote(address, number, "first", f"o{number % 3}")
    says(page, "answered", "40")
    page.locator("#discuss").click()
    page.locator("#solve").click()
    size = "parseFloat(getComputedStyle(document.querySelector('td.count b')).fontSize)"
    assert (
        page.evaluate(size) >= 36
        and page.evaluate("parseFloat(getComputedStyle(document.querySelector('#ask')).fontSize)") >= 24
    )
    assert fits(page) == [True, True]
    for width in (1000, 420):
        page.set_viewport_size(dict(width=width, height=768))
        assert fits(page)[1]


def test_a_lesson_that_is_over_leaves_nothing_to_press(teaching):
    page, address, _language = teaching
    vote(address, 0, "first", "o1")
    page.locator("#solve").click()
    page.once("dialog", lambda asked: asked.accept())
    page.locator("#end").click()
    says(page, "answered", "ask_class(ask)")
    assert not [one for one in page.locator("button, select, #save").all() if one.is_visible()]
    assert page.locator("#ask, #why, #hits, #rows").all_inner_texts() == ["", "", "", ""]
    put(address, "t-teacher", "questions", {"questions": [solved("first", "en")]})
    page.get_by_role("combobox").wait_for()
    assert not page.locator(".mark").count()
