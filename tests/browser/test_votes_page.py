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
