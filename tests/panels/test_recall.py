"""The card with two questions from earlier chapters: one click, then right or not; nobody has to answer."""

import html
import json
import re
import shutil
import subprocess
from types import SimpleNamespace

import nbformat
import pytest

from nblib import store
from nblib.chapters.neuron import ask
from nblib.chapters.neuron.pictures import Line
from nblib.errors import CourseError
from nblib.exercises import progress
from nblib.exercises.recall import pair_for
from nblib.language import words
from nblib.panels import cells, panel, plain_pictures, predict, recall, slider
from nblib.panels.display import as_marked
from nblib.panels.looks import Looks
from tests.test_architecture import ROOT
from tools import build_notebooks
from tools.site.still import as_html

pytestmark = pytest.mark.usefixtures("beside_the_notebook")


def is_seen(widget):
    return widget.layout.display != "none"


def wrong_one(asking):
    return next(i for i, choice in enumerate(asking.question.choices) if not choice.right)


def right_one(asking):
    return next(i for i, choice in enumerate(asking.question.choices) if choice.right)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_one_click_then_right_or_not_why_and_where(language):
    words.speak(language)
    card = recall("slope")
    first, second = card.asked
    assert not is_seen(first.told) and is_seen(card.later)
    first.buttons[wrong_one(first)].click()
    assert re.search("ちがいました" if language == "ja" else "Not quite", first.told.value)
    assert as_marked(str(first.question.why)) in first.told.value
    assert f'href="{html.escape(first.question.address)}"' in first.told.value
    seen = [button.description for button in first.buttons if is_seen(button)]
    assert sorted(text[0] for text in seen) == sorted(["×", "○" if language == "ja" else "✓"]) and len(seen) == 2
    first.buttons[right_one(first)].click()
    assert not first.chosen.right, "the first answer counts"
    second.buttons[right_one(second)].click()
    assert re.search("正解です" if language == "ja" else "Right", second.told.value)
    assert ("2問のうち1問" if language == "ja" else "1 of 2 right") in card.head.value and not is_seen(card.later)


def test_what_was_answered_is_remembered_and_stays_on_the_same_day():
    card = recall("slope")
    for asking, choose in zip(card.asked, (wrong_one, right_one), strict=True):
        asking.buttons[choose(asking)].click()
    store.forget()
    kept = progress.answers()
    assert [kept[asking.question.key].right for asking in card.asked] == [False, True]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", answer.day) for answer in kept.values())
    again = recall("slope")
    assert [asking.chosen for asking in again.asked] == [asking.chosen for asking in card.asked]
    assert progress.done() == frozenset(), "it is no exercise of that chapter"


def test_the_same_two_stay_when_the_cell_runs_again():
    cell = SimpleNamespace(cell_id="cell")
    cells._before_cell(cell)
    card = recall("slope")
    card.asked[0].buttons[wrong_one(card.asked[0])].click()
    keys = [asking.question.key for asking in card.asked]
    cells._before_cell(cell)
    card = recall("slope")
    assert [asking.question.key for asking in card.asked] == keys and not card.asked[0].chosen.right
    cells._before_cell(cell)
    cells._after_cell(None)


def test_another_time_will_do():
    cell = SimpleNamespace(cell_id="cell")
    cells._before_cell(cell)
    card = recall("slope")
    card.later.click()
    assert not is_seen(card.pair) and is_seen(card.later)
    assert progress.answers() == {}
    cells._before_cell(cell)
    card = recall("slope")
    assert card.put_off
    card.later.click()
    assert is_seen(card.pair)
    cells._before_cell(cell)
    cells._after_cell(None)


def test_a_prediction_that_was_wrong_comes_back(learners_experiment):
    assert "again_today" not in [question.key for question in pair_for(2)]
    p = predict(ask.today, panel(lambda a: lambda x: a * x, [Line()], a=slider(1, -2, 2)))
    p.choose(next(i for i, option in enumerate(ask.today.options) if not option.right))
    assert "today" not in progress.answers(), "it may still be changed"
    p.explain()
    assert not progress.answers()["today"].right
    assert "again_today" in [question.key for question in pair_for(2)]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_without_widgets_has_the_questions_and_what_is_right_folded(language):
    words.speak(language)
    card = recall("layers")
    shown = card._repr_mimebundle_()
    assert shown.pop(build_notebooks.WIDGET)
    asked, answers = build_notebooks.in_order(nbformat.v4.new_output("execute_result", shown, execution_count=1))
    assert set(asked.data) == {"text/plain"} and set(answers.data) == {"text/markdown"}
    plain, fold = asked.data["text/plain"], answers.data["text/markdown"]
    assert fold.startswith("<details><summary>") and fold.endswith("</details>") and "\n\n" not in fold
    page = as_html(card, keep=None)
    for asking in card.asked:
        question = asking.question
        assert str(question.ask) in plain and all(str(choice.text) in plain for choice in question.choices)
        assert str(question.why) not in plain and as_marked(str(question.why)) in fold
        assert f'href="{html.escape(question.address)}"' in fold
        assert f'href="{html.escape(question.address.replace(".ipynb", ".html"))}"' in page
    assert page.count("<details>") == 2 and "data-" not in page


def test_it_brings_stylesheet_and_keys_unless_the_page_cannot_load_them():
    def looks(card):
        return [part for part in card.box.children if isinstance(part, Looks)]

    (brought,) = looks(recall("slope"))
    assert ".nblib-recall" in brought._css and "keepPlainKeys" in brought._esm and brought.language == "ja"
    plain_pictures()
    assert not looks(recall("slope"))


def test_a_closed_card_keeps_its_words():
    card = recall("slope")
    text = repr(card)
    card.close()
    assert repr(card) == text and card.closed


@pytest.mark.parametrize("name", ["nowhere", "start", 6, None])
def test_another_name_is_told(name):
    with pytest.raises(CourseError, match="which_activation"):
        recall(name)


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
@pytest.mark.parametrize(
    "pathname, search, leads_to",
    [
        ("/lab/tree/notebooks/en/06_slope.ipynb", "", "02_diary.ipynb#Fit-by-hand"),
        ("/site/en/06_slope.html", "", "02_diary.html#Fit-by-hand"),
        ("/lite/en/notebooks/index.html", "?path=06_slope.ipynb", "?path=02_diary.ipynb#Fit-by-hand"),
    ],
)
def test_links_lead_to_where_the_chapters_stand(tmp_path, pathname, search, leads_to):
    script = tmp_path / "looks.mjs"
    source = (ROOT / "nblib" / "panels" / "looks.js").read_text("utf-8")
    script.write_text(
        f"{source}\nconsole.log(placeOf('02_diary.ipynb#Fit-by-hand', {json.dumps(dict(pathname=pathname, search=search))}))"
    )
    told = subprocess.run(["node", script], capture_output=True, text=True, check=True).stdout
    assert told.strip() == leads_to


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_in_the_browser_answers_of_two_pages_are_added_up_the_later_day_first(tmp_path):
    source = (
        (ROOT / "tools" / "live" / "files.js")
        .read_text("utf-8")
        .replace("globalThis.files = {", "globalThis.files = { addedUp,")
    )
    old = {
        "done": ["a"],
        "answers": {"p": {"day": "2026-11-02", "right": True}, "q": {"day": "2026-11-01", "right": True}},
    }
    new = {
        "answers": {"p": {"day": "2026-11-01", "right": False}, "r": {"day": "2026-11-01", "right": False}},
        "done": ["b"],
    }
    script = tmp_path / "files.cjs"
    text = "(value) => new TextEncoder().encode(JSON.stringify(value))"
    script.write_text(
        f"{source}\nconst b = {text};\nconsole.log(new TextDecoder().decode(files.addedUp(b({json.dumps(old)}), b({json.dumps(new)}))))"
    )
    both = json.loads(subprocess.run(["node", script], capture_output=True, text=True, check=True).stdout)
    assert both["done"] == ["a", "b"]
    assert {key: answer["right"] for key, answer in both["answers"].items()} == {"p": True, "q": True, "r": False}
