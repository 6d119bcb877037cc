"""Every learner-visible word exists in both languages."""

import ast
import functools
import pathlib
import re
import sys
import tomllib

import pytest

from nblib import requirements
from nblib.errors import CourseError
from nblib.language import words
from nblib.playground.settings import SCHEMES

ROOT = pathlib.Path(__file__).parents[1]
FILES = sorted((ROOT / "nblib").rglob("*.py"))
PAGES = sorted(page for room in ("chapters", "playground") for page in (ROOT / "nblib" / room).rglob("*.md"))
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def calls(path, name):
    """The calls of a function in a file."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


@functools.cache
def _tree(path):
    return ast.parse(path.read_text("utf-8"))


def text_of(node):
    """All text that is written in an expression: of strings, f-strings, and both sides of a condition."""
    return "".join(n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_pair_is_japanese_then_english(path):
    for call in (*calls(path, "say"), *calls(path, "pair")):
        if any(isinstance(argument, ast.Starred) for argument in call.args) or path.name == "words.py":
            continue
        japanese, english = map(text_of, call.args)
        where = f"{path.name}:{call.lineno}"
        assert JAPANESE.search(japanese), f"{where}: no Japanese"
        assert not JAPANESE.search(english), f"{where}: Japanese in the English sentence"
        assert re.search("[A-Za-z]", english), f"{where}: no English"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_text_of_a_page_is_japanese_then_english(page):
    texts = re.findall(
        r"^- (?:ja|en): (.+)$", page.read_text("utf-8"), re.MULTILINE
    )  # read_page sees that they take turns
    assert texts
    for japanese, english in zip(texts[::2], texts[1::2], strict=True):
        assert JAPANESE.search(japanese) or japanese == english, (
            f"no Japanese: {japanese}"
        )  # a number alone is the same in both
        assert not JAPANESE.search(english), f"Japanese in the English sentence: {english}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_japanese_outside_of_a_pair(path):
    if path.name in ("words.py",) or path == ROOT / "nblib" / "__init__.py":
        return  # the last one says both, as no language has been chosen yet
    documents = [n.body[0].value for n in ast.walk(_tree(path)) if hasattr(n, "body") and _has_docstring(n)]
    paired = [n for call in (*calls(path, "say"), *calls(path, "pair")) for n in ast.walk(call)]
    allowed = {id(n) for n in documents + paired}
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in allowed:
            assert not JAPANESE.search(node.value), f"{path.name}:{node.lineno}"


def _has_docstring(node):
    body = node.body
    return isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_word_is_in_the_glossary(path):
    for call in calls(path, "word"):
        if isinstance(call.args[0], ast.Constant):
            assert words.word(call.args[0].value)


def test_glossary_and_labels_are_complete():
    for term, (japanese, meaning_ja, meaning_en) in words.GLOSSARY.items():
        assert JAPANESE.search(japanese) and JAPANESE.search(meaning_ja), term
        assert not JAPANESE.search(term + meaning_en), term
        assert meaning_ja.endswith("。") and meaning_en.endswith("."), term
    for name, (japanese, english) in words.LABELS.items():
        assert JAPANESE.search(japanese) and not JAPANESE.search(english) and english, name
    assert not words.GLOSSARY.keys() & words.LABELS.keys()


def test_the_language_can_be_changed():
    assert words.word("weight") == "重み" and words.say("あ", "a") == "あ"
    words.speak("en")
    assert words.word("weight") == "weight" and words.say("あ", "a") == "a" and words.language() == "en"
    assert words.word("friend") == "friend"


def test_an_unknown_language_is_explained_in_both():
    with pytest.raises(CourseError) as caught:
        words.speak("fr")
    assert "'fr'" in str(caught.value) and JAPANESE.search(str(caught.value)) and "Choose" in str(caught.value)
    assert words.language() == "ja"


@pytest.mark.parametrize(
    "language, sentence", [("ja", "contourpy が入っていません"), ("en", "Not installed: contourpy")]
)
def test_what_is_not_installed_is_named_by_the_first_cell(monkeypatch, language, sentence):
    with monkeypatch.context() as without, pytest.raises(CourseError, match=sentence):
        without.setitem(sys.modules, "contourpy", None)
        words.speak(language)


def test_all_that_the_project_needs_is_asked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split("[>=<]", requirement)[0].replace("-", "_") for requirement in project["dependencies"]}
    assert names == set(requirements.PACKAGES)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_initialisation_has_a_name_of_its_own(language):
    words.speak(language)
    shown = words.scheme_names(SCHEMES)
    assert list(shown.values()) == list(SCHEMES)
    assert all(bool(JAPANESE.search(name)) == (language == "ja") for name in shown)


def test_a_sentence_begins_with_a_capital_but_a_name_stays():
    words.speak("en")
    assert words.as_sentence("softmax (T = 1.00).") == "Softmax (T = 1.00)."
    for text in ("w0 = 1", "k = 40: loss", "2 of 4", "ReLU: dead", "", "m_hat 3"):
        assert words.as_sentence(text) == text
    words.speak("ja")
    assert words.as_sentence("sigmoid。出典") == "sigmoid。出典"
