"""Where this course lies on the web, so that a card's link can lead there: a setting, as nobody but its owner can know.

The variable NBLIB_SITE of the environment, which the owner of a hub or of a machine sets; else the line in nblib/site.txt,
which the owner of a copy of the course writes; and in the browser's own Python the place where that Python came from.
"""

import importlib
import os
import pathlib
import re
import sys

from nblib.language import say

FILE = pathlib.Path(__file__).parents[1] / "site.txt"
LIVE = "/live/"  # what lies below it on the site is Python's and the scripts' (tools/live/build.py)


def site_address():
    """The site's address, which ends with no stroke; "" where none is set, or where it is no address of a site."""
    told = os.environ.get("NBLIB_SITE") or _own() or _written()
    return told.strip().rstrip("/") if re.fullmatch(r"https?://[^\s\"'<>#?]+", told.strip()) else ""


def no_site():
    """The sentence for a course without a site."""
    return say(
        "この講座には、公開サイトが設定されていません。かわりに、今の状態のコードです。",
        "No site is set for this course, so a link would lead nowhere. Here is the panel as code instead.",
    )


def _own():
    """The site that runs us in the reader's browser."""
    if sys.platform != "emscripten":
        return ""
    try:
        worker = importlib.import_module("js")
        place = (
            getattr(worker, "cameFrom", None) or worker.location.href
        )  # a page that is shut in (worker_at.js) tells it
        here, live, _ = str(place).partition(LIVE)
    except (ImportError, AttributeError):
        return ""
    return here if live else ""


def _written():
    try:
        return FILE.read_text("utf-8")
    except (OSError, ValueError):
        return ""
