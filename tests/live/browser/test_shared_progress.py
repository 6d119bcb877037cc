"""What is done on a reading page counts in the notebook app, and the other way round."""

import json

import pytest

from tests.live.browser.reader import Reader, until
from tests.live.browser.test_notebook_app import Learner

KEPT = "files.all().then((all) => new TextDecoder().decode(all.get(files.PROGRESS)))"
SEEN = "import json\nprint(json.load(open('progress.json'))['done'])"
DOES = "from nblib import store\nstore.put('done', sorted([*store.get('done', []), 'done_in_the_app']))"


@pytest.fixture
def both(chromium, address):
    """A reader of chapter 1, and a learner with the same as a notebook, in one browser."""
    context = chromium.new_context(viewport=dict(width=1000, height=800))
    made = Reader(context, address), Learner(context, address)
    yield made
    context.close()
    assert not [fault for one in made for fault in one.wrong]


def test_progress_goes_from_the_reading_page_to_the_app_and_back(both):
    reader, learner = both
    reader.open().alive()
    reader.choose_first()
    (key,) = json.loads(reader.page.evaluate(KEPT))["done"]

    learner.open("en")
    learner.write(1, SEEN)
    learner.run(1)
    learner.page.locator(".jp-OutputArea-output", has_text=f"['{key}']").wait_for()
    learner.write(1, DOES)
    learner.run(1)
    until(reader.page, f"{KEPT}.then((text) => text.includes('done_in_the_app'))")
    assert json.loads(reader.page.evaluate(KEPT))["done"] == sorted([key, "done_in_the_app"])

    learner.page.evaluate("jupyterapp.serviceManager.contents.delete('progress.json')")
    until(reader.page, "files.all().then((all) => !all.has(files.PROGRESS))")


def test_where_nothing_is_done_yet_the_app_writes_no_progress(both):
    learner = both[1].open("en")
    learner.page.wait_for_function(
        "!document.querySelector('.course-line [role=status]').textContent.includes('…')", timeout=120_000
    )
    names = learner.page.evaluate(
        "jupyterapp.serviceManager.contents.get('').then((all) => all.content.map((file) => file.name))"
    )
    assert "01_neuron.ipynb" in names and "progress.json" not in names
