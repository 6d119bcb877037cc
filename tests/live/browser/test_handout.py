"""A chapter on paper: printed by a real Chromium, every picture lies whole on a page, and a reader finds how to print it."""

import pytest

from tests.live.browser.pdf_pictures import pages_of
from tests.live.browser.reader import UNKNOWN

EDGE = 1  # points of rounding


@pytest.mark.parametrize("paper, size", [("A4", (595, 842)), ("Letter", (612, 792))])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_picture_is_cut(read, paper, size, language):
    reader = read(line=UNKNOWN, language=language).open()
    reader.page.wait_for_function("() => MathJax.startup.promise.then(() => true)")
    pages = pages_of(reader.page.pdf(format=paper))
    pictures = reader.page.locator("article figure.still img").count()
    assert 5 < len(pages) < 40
    for page in pages:
        width, height = page.size
        assert (abs(width - size[0]) < 2) and (abs(height - size[1]) < 2)
        for left, bottom, right, top in page.boxes:
            assert left >= -EDGE and bottom >= -EDGE and right <= width + EDGE and top <= height + EDGE
            assert right - left > 100, "it can be seen"
    assert sum(len(page.boxes) for page in pages) >= pictures > 5


def test_a_cut_picture_would_be_found(read):
    reader = read(line=UNKNOWN).open()
    reader.page.add_style_tag(content="figure.still { break-inside: auto !important; } figure.still img { max-height: none !important; height: 1500px !important; }")  # fmt: skip
    pages = pages_of(reader.page.pdf(format="A4"))
    assert any(
        bottom < -EDGE or top > page.size[1] + EDGE for page in pages for _left, bottom, _right, top in page.boxes
    )


@pytest.mark.parametrize("asked", ["", "?handout"])
def test_the_door_and_its_address_ask_for_the_print(read, asked):
    reader = read(line=UNKNOWN)
    reader.page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    reader.page.goto(f"{reader.address}/{reader.path}{asked}")
    if not asked:
        assert not reader.page.evaluate("window.printed")
        reader.page.locator(".bar a.handout").click()
    reader.page.wait_for_function("window.printed === 1")
    assert reader.page.locator("details.question[open]").count() == 0
