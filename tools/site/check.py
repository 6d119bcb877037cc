"""Look at every page of the built site in a browser, and say what is wrong with it.

python -m tools.site.check           looks at build/site; needs a Chromium (or CHROMIUM=/path)
"""

import contextlib
import functools
import http.server
import pathlib
import re
import sys
import threading
from urllib.parse import unquote, urldefrag

from playwright.sync_api import sync_playwright

from tests.browser.jupyter import FLAGS, find_chromium
from tools.build_notebooks import LANGUAGES
from tools.chapter_pictures.table import DRAWN

SITE = pathlib.Path(__file__).parents[2] / "build" / "site"
SEARCHES = {"ja": ("勾配降下法", "隠れ層", "重み", "Adam"), "en": ("gradient", "momentum", "hidden layer")}
OUTSIDE = ("https://mybinder.org/", "https://github.com/")  # the only places outside that pages lead to

LOOK = r"""() => {
  const images = [...document.images], text = document.body.cloneNode(true);
  text.querySelectorAll("pre, code, script, style, mjx-container, .highlight").forEach((part) => part.remove());
  const read = text.textContent;
  return {
    missing: images.filter((i) => !i.naturalWidth).map((i) => i.src),
    tops: images.map((i) => i.src.match(/\/_images\/(.*)\.svg$/)?.[1]).filter(Boolean),
    silent: images.filter((i) => !i.alt.trim() && !(i.hasAttribute("alt") && i.closest("a")?.textContent.trim()))
      .map((i) => i.src),  // a picture beside the words of its own link has nothing to add to them
    tex: read.match(/\\[a-zA-Z]{2,}.{0,20}|\$[^$\n]{1,40}\$|\\[()\[\]]/g) ?? [],
    broken: document.querySelectorAll("mjx-merror, .problematic, .system-message").length,
    wide: document.documentElement.scrollWidth <= innerWidth + 1 ? [] : [...document.querySelectorAll("main *")]
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((e) => e.outerHTML.slice(0, 120)),
    ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
    links: [...document.querySelectorAll("a[href]")].map((a) => a.href),
    lang: document.documentElement.lang,
    other: document.querySelector("a.to-other")?.href,
    binder: document.querySelector(".bar a.binder")?.href ?? "",
    frame: [...document.querySelectorAll("nav, footer, .bd-sidebar-secondary, .prev-next-area, .search-button__wrapper")]
      .map((e) => e.textContent).join(" "),
    pictures: document.querySelectorAll("figure.still").length,
  };
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def copyfile(self, source, outputfile):
        """Send a file; a browser that goes on to the next page may no longer want it."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)

    def log_message(self, *_args):
        """Say nothing."""


@contextlib.contextmanager
def serving():
    """The address at which the site is served."""
    handler = functools.partial(Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Check:
    """What is found wrong: lines of text."""

    def __init__(self, page, start):
        self.page, self.start, self.wrong, self.looked, self.where = page, start, [], {}, ""
        page.on("console", lambda message: self.say(message.text, message.type in ("error", "warning")))
        page.on("pageerror", lambda error: self.say(str(error)))
        page.on("request", lambda request: self.say(f"asks for {request.url}", not self.is_ours(request.url)))
        page.on("response", lambda answer: self.say(f"{answer.status} {answer.url}", answer.status >= 400))

    def is_ours(self, address):
        """Whether an address lies on the site."""
        return address.startswith((self.start, "data:", "blob:"))

    def say(self, what, so=True):
        """Note what is wrong, if it is so."""
        if so:
            self.wrong.append(f"{self.where}: {what}")

    def look(self, name, width):
        """Open a page, and look at what is on it."""
        self.where = f"{name} ({width} px)"
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(f"{self.start}/{name}", wait_until="load")
        self.page.evaluate("() => window.MathJax?.startup?.promise")
        seen = self.looked[name] = self.page.evaluate(LOOK)
        for kind in ("missing", "silent", "tex", "broken", "wide"):
            self.say(f"{kind}: {seen[kind]}", seen[kind])
        language, _, file = name.partition("/")
        if file:
            there = f"{self.start}/{'en' if language == 'ja' else 'ja'}/{file}"
            self.say(f"the other language is {seen['other']}", seen["other"] != there)
            self.say(f"its language is {seen['lang']}", seen["lang"] != language)
            strange = re.search("[぀-ヿ一-鿿]", seen["frame"]) if language == "en" else None
            self.say(f"Japanese around an English page: {strange and seen['frame'][:200]}", strange)
        if (stem := file.removesuffix(".html")) in DRAWN:
            self.say(f"the pictures at its top are {seen['tops']}", seen["tops"] != [stem])
        if file[:2].isdigit():
            path = f"notebooks/{language}/{file.removesuffix('.html')}.ipynb"
            self.say(
                f"Binder: {seen['binder']}", not (seen["binder"].startswith(OUTSIDE[0]) and path in seen["binder"])
            )

    def follow_links(self):
        """Every link leads to a page and a place that are there."""
        for name_here, seen in self.looked.items():
            self.where = name_here
            for link in seen["links"]:
                page, place = urldefrag(link)
                name = unquote(page.removeprefix(self.start).partition("?")[0].lstrip("/"))
                if not self.is_ours(link):
                    self.say(f"leads outside: {link}", not link.startswith(OUTSIDE))
                elif name not in self.looked:
                    self.say(f"leads nowhere: {link}", not (SITE / name).exists())
                elif place:
                    self.say(f"no such place: {link}", unquote(place) not in self.looked[name]["ids"])

    def search(self, language, words):
        """The search finds these words, on a chapter's page."""
        self.where = f"search for {words} ({language})"
        self.page.goto(f"{self.start}/{language}/search.html?q={words}")
        with contextlib.suppress(Exception):
            self.page.locator("ul.search li a").first.wait_for(timeout=10_000)
        self.say("nothing found", not self.page.locator("ul.search li a").count())


def main():
    """Check all; returns how much is wrong."""
    names = sorted(
        str(path.relative_to(SITE))
        for path in SITE.rglob("*.html")
        if not {"_static", "live", "panel", "open.html"}
        & set(path.relative_to(SITE).parts)  # single panels: tests/live
    )
    with serving() as start, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        check = Check(browser.new_page(), start)
        for name in names:
            for width in (1400, 400):
                check.look(name, width)
        check.follow_links()
        for language in LANGUAGES:
            for words in SEARCHES[language]:
                check.search(language, words)
        browser.close()
    print(*check.wrong, sep="\n")
    pictures = sum(seen["pictures"] for seen in check.looked.values())
    links = sum(len(seen["links"]) for seen in check.looked.values())
    print(f"{len(names)} pages, {pictures} still pictures, {links} links, {len(check.wrong)} faults")
    return len(check.wrong) + (not pictures)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
