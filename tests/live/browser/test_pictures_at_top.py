"""The picture at the top of a chapter on the site: on the reading page, light, dark and on paper, and in the notebook app."""

import pytest

from tests.browser.test_pictures_at_top import NONE, looked_at
from tests.live.browser.test_notebook_app import Learner
from tests.test_chapter_pictures import IMAGE, top


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_has_it_on_its_own_ground(read, language, media, theme):
    page = read(language).open().page
    page.emulate_media(media=media)
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    seen = looked_at(page.locator('article img[src$="01_neuron.svg"]'))
    assert seen["drawn"] == [640, 150] and seen["ground"] == NONE and seen["shown"]["width"] > 300
    assert seen["alt"] == IMAGE.search(top("01_neuron", language))[1]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_notebook_app_has_it(context, address, language):
    learner = Learner(context, address).open(language)
    seen = looked_at(learner.page.locator(".jp-MarkdownOutput img[src^='data:image/svg+xml']").first)
    assert seen["drawn"] == [640, 150] and seen["ground"] == NONE and seen["shown"]["width"] > 300
    assert not learner.wrong
