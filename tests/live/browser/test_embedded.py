"""A panel in other sites' frames, as learning platforms make them: alive, or one sentence on why not with a way out."""

import contextlib
import functools
import http.server
import pathlib
import re
import threading

import pytest

from tests.browser import jupyter
from tests.live.browser import firefox
from tests.live.browser.reader import FAST, LINE, QUIET
from tools.live import serve

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title>
<main style="width: 400px"><h1>A course</h1><p style="height: 3000px">Words of a teacher's.</p>
<iframe src="{address}" title="panel" width="100%" height="560" style="border: 0" loading="lazy" {more}></iframe></main>"""
ALIVE = ".live .nblib-picture img"
TOLD = ".panel-says a"
# What stands in the frame's tag, and what the page around it sends along
FRAMES = {
    "as the documents have it": ('allow="clipboard-write"', {}),
    "a sandbox": ('sandbox="allow-scripts allow-same-origin"', {}),
    "a sandbox of no origin": ('sandbox="allow-scripts"', {}),
    "a sandbox of no origin that opens tabs": ('sandbox="allow-scripts allow-popups allow-forms"', {}),
    "no clipboard": ("", {"Permissions-Policy": "clipboard-write=(), clipboard-read=(), fullscreen=()"}),
    "a policy of what may be loaded": ("", {"Content-Security-Policy": "default-src 'self' 'unsafe-inline'; frame-src {site}"}),
    "a policy of scripts alone": ("", {"Content-Security-Policy": "script-src 'none'; worker-src 'none'"}),
    "no referrer": ('referrerpolicy="no-referrer"', {"Referrer-Policy": "no-referrer"}),
}  # fmt: skip


class Platform(serve.Files):
    """Somebody else's site, which sends these headers along."""

    more = {}  # of each test

    def end_headers(self):
        """The platform's headers, besides those of any file."""
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()


class Strict(http.server.SimpleHTTPRequestHandler):
    """A server of the course that gives its files to nobody else's pages, as Python's own."""

    def log_message(self, *_args):
        """Say nothing of each request."""


@contextlib.contextmanager
def running(folder, handler, name="localhost"):
    """The address of a server of that folder. localhost and 127.0.0.1 are two sites to a browser."""
    with serve.Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as made:
        made.handle_error = lambda *_args: None
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://{name}:{made.server_port}"
        made.shutdown()


@contextlib.contextmanager
def platform(folder, panel, more="", headers=None):
    """The address of a platform's page with that panel in a frame."""
    (pathlib.Path(folder) / "index.html").write_text(PAGE.format(address=panel, more=more), "utf-8")
    site = re.match(r"https?://[^/]+", panel)[0]
    sent = {name: value.format(site=site) for name, value in (headers or {}).items()}
    with running(folder, type("Sending", (Platform,), dict(more=sent))) as address:
        yield f"{address}/index.html"


def come_to(context, address):
    """Open the platform's page, and scroll down to the frame. Returns the page and the frame."""
    page = context.new_page()
    page.wrong = []
    page.add_init_script(LINE % FAST)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto(address)
    page.locator("iframe").scroll_into_view_if_needed()
    return page, page.frame_locator("iframe")


def inner(page):
    """The frame that has the panel's page."""
    return next(one for one in page.frames if "/panel/" in one.url)


def move(page, inside):
    """Move the panel by a key: its words are others then."""
    frame, words = inner(page), inside.locator(".nblib-words").first
    frame.evaluate(QUIET)
    before = words.text_content()
    inside.locator(".widget-slider [role=slider]").first.focus()
    page.keyboard.press("End")
    frame.evaluate(QUIET)
    assert words.text_content() != before


def copy_link(page, inside):
    """Press the card's link, and the button that copies it. It is copied, or stands there selected to be copied by keys."""
    inside.locator(".nblib-tools .nblib-link").click()
    field = inside.locator(".nblib-linked .nblib-link-text").first
    inner(page).wait_for_function("document.querySelector('.nblib-linked .nblib-link-text').value")
    assert "/open.html#panel-neuron-1-" in field.input_value()
    inside.locator(".nblib-linked .nblib-copy").first.click()
    looks = """() => { const field = document.querySelector('.nblib-linked .nblib-link-text');
      return field.selectionEnd - field.selectionStart === field.value.length
        || document.querySelector('.nblib-linked .nblib-copy').textContent.includes('✓'); }"""
    inner(page).wait_for_function(looks)


def fits(page):
    """Whether nothing stands out of the narrow frame at its side."""
    return inner(page).evaluate(
        "document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"
    )


@pytest.mark.parametrize("frame", FRAMES)
def test_a_panel_comes_alive_in_a_platforms_frame(context, address, tmp_path, frame):
    language = ["ja", "en"][list(FRAMES).index(frame) % 2]
    with platform(tmp_path, f"{address}/{language}/panel/neuron.html", *FRAMES[frame]) as course:
        page, inside = come_to(context, course)
        inside.locator(ALIVE).wait_for(timeout=120_000)
        move(page, inside)
        copy_link(page, inside)
        assert fits(page) and inside.locator(".panel-says").text_content() == ""
        assert page.wrong == []


@pytest.mark.parametrize("more", ["", 'sandbox="allow-scripts allow-popups"', 'sandbox="allow-scripts"'])
def test_the_chapter_opens_beside_the_platform_or_where_the_frame_is(context, address, tmp_path, more):
    with platform(tmp_path, f"{address}/en/panel/neuron.html", more) as course:
        page, inside = come_to(context, course)
        inside.locator(ALIVE).wait_for(timeout=120_000)
        inside.locator(".to-chapter").click()
        wanted = re.compile(r"/en/01_neuron\.html#panel-neuron")
        for _tenth in range(100):
            places = [one.url for one in context.pages] + [one.url for one in page.frames]
            if any(map(wanted.search, places)):
                break
            page.wait_for_timeout(100)
        assert page.url == course, "the platform's page stays"
        assert bool(any(wanted.search(one.url) for one in context.pages)) == ("popups" in more or not more)
        assert any(map(wanted.search, places))


@pytest.mark.parametrize(
    "language, says", [("ja", "このパネルだけを開くと、動きます"), ("en", "Opened by itself the panel moves")]
)
def test_where_it_may_not_start_it_says_so_and_where_it_can(context, tmp_path, language, says):
    """Of no origin, on a server that gives its files to its own pages alone."""
    with running(serve.SITE, Strict, "127.0.0.1") as site:
        panel = f"{site}/{language}/panel/neuron.html"
        with platform(tmp_path, panel, 'sandbox="allow-scripts"') as course:
            page, inside = come_to(context, course)
            inside.locator(TOLD).wait_for(timeout=60_000)
            assert says in inside.locator(".panel-says").inner_text() and fits(page)
            assert inside.locator(TOLD).get_attribute("href") == inside.locator(TOLD).inner_text() == panel
            assert inside.locator("figure.still img").is_visible(), "the picture stands there all the same"


@pytest.mark.parametrize("language, says", [("ja", "スクリプトが止められている"), ("en", "No script may run here")])
def test_in_a_sandbox_without_scripts_the_page_says_that_it_stands_still(context, address, tmp_path, language, says):
    with platform(tmp_path, f"{address}/{language}/panel/neuron.html", 'sandbox=""') as course:
        page, inside = come_to(context, course)
        assert says in inside.locator("noscript").first.inner_text()
        assert inside.locator("figure.still img").is_visible()


def test_a_browser_that_blocks_what_other_sites_keep(chromium, address, tmp_path):
    """As a setting of the browser itself: storage is refused within the frame, and the panel comes alive."""
    folder = tmp_path / "profile"
    (folder / "Default").mkdir(parents=True)
    (folder / "Default" / "Preferences").write_text(
        '{"profile": {"cookie_controls_mode": 1, "block_third_party_cookies": true}}'
    )
    (tmp_path / "site").mkdir()
    with platform(tmp_path / "site", f"{address}/en/panel/neuron.html") as course:
        how = dict(executable_path=jupyter.find_chromium(), args=jupyter.FLAGS)
        context = chromium.browser_type.launch_persistent_context(folder, **how)
        page, inside = come_to(context, course)
        inside.locator(ALIVE).wait_for(timeout=120_000)
        refused = "(() => { try { localStorage.length; return false; } catch { return true; } })()"
        assert inner(page).evaluate(refused), "this browser keeps all the same: the test tries nothing"
        move(page, inside)
        assert page.wrong == []
        context.close()


# ---- Firefox
BLOCKING = {"network.cookie.cookieBehavior": 1}  # nothing of other sites is kept
IN_FIREFOX = {
    "as the documents have it": ("", {}),
    "what other sites keep is blocked": ("", BLOCKING),
    "a sandbox": ('sandbox="allow-scripts allow-same-origin"', {}),
    "a sandbox of no origin": ('sandbox="allow-scripts"', {}),
}


@pytest.mark.skipif(not firefox.find_firefox(), reason="no Firefox found (apt-get install firefox-esr)")
@pytest.mark.parametrize("frame", IN_FIREFOX)
def test_a_panel_comes_alive_in_a_frame_in_firefox(address, tmp_path, frame):
    more, settings = IN_FIREFOX[frame]
    with platform(tmp_path, f"{address}/en/panel/neuron.html", more) as course, firefox.browsing(settings) as browser:
        browser.open(course)
        browser.evaluate("document.querySelector('iframe').scrollIntoView()")
        browser.go_into_the_frame()
        button = "document.querySelector('.panel-says button')"  # Firefox does not say what line it has
        browser.until(button)
        browser.evaluate(f"{button}.click()")
        browser.until("document.querySelector('.live .nblib-picture img')?.src && course.started")
        browser.evaluate(f"({QUIET})()")
        words = "document.querySelector('.nblib-words').textContent"
        before = browser.evaluate(words)
        browser.evaluate("document.querySelector('.live .widget-slider [role=slider]').focus()")
        browser.keys("\ue010")  # End
        browser.until(f"{words} !== {before!r}")
