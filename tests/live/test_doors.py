"""The doors above a chapter and on the front page: in their order, in both languages, and none that leads nowhere."""

import re
from html.parser import HTMLParser

import pytest

from tools.build_notebooks import LANGUAGES
from tools.site.doors import WORDS, doors, front, in_language

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


class Links(HTMLParser):
    """The addresses of all links, in their order."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs)["href"])


def links(text):
    return Links(text).found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_living_chapter_has_four_other_doors(language):
    made = doors("01_neuron", language, "somebody/course", "v1", live=True)
    notebook, binder, handout, readme = links(made)
    assert handout == "?handout"  # this page, for paper
    assert notebook == f"../live/lite/{language}/notebooks/index.html?path=01_neuron.ipynb"
    assert (
        binder == f"https://mybinder.org/v2/gh/somebody/course/v1?urlpath=lab/tree/notebooks/{language}/01_neuron.ipynb"
    )
    assert readme.startswith("https://github.com/somebody/course")
    assert f"make course LANGUAGE={language}" in made and "git clone https://github.com/somebody/course" in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_still_chapter_has_no_door_to_a_notebook_that_is_not_there(language):
    made = doors("01_neuron", language, "somebody/course", "v1", live=False)
    binder, handout, readme = links(made)
    assert [link.split("/")[2] for link in (binder, readme)] == ["mybinder.org", "github.com"] and handout == "?handout"
    assert in_language(language)["still"] in made and in_language(language)["here"] not in made


@pytest.mark.parametrize("live", [True, False])
def test_the_front_page_has_the_doors_in_their_order(live):
    made = front("somebody/course", "v1", live)
    kinds = [re.sub(r"^https://(.*?)/.*", r"\1", link) for link in links(made)]
    assert kinds == ["ja/index.html", "en/index.html", *["mybinder.org"] * 2, *["github.com"] * 2]
    for language in LANGUAGES:
        assert in_language(language)["front_live" if live else "front_still"] in made
        assert in_language(language)["front_still" if live else "front_live"] not in made


def test_both_languages_say_the_same_things():
    for japanese, english in WORDS.values():
        assert JAPANESE.search(japanese) and english and not JAPANESE.search(english)


def test_a_strange_repository_breaks_no_page():
    assert "<b>" not in doors("01_neuron", "en", "<b>/x", "main", live=True) + front("<b>/x", "main", True)
