"""What a screen reader is told: the language, the words once they have changed, verdicts and hints."""

import pytest

from tests.a11y import learner
from tests.browser.jupyter import SLIDER
from tests.chapters import CHAPTERS, LANGUAGES

WITH_PANELS = [stem for stem in CHAPTERS if int(stem[:2]) < 90]
LISTEN = """panel => {
  const live = panel.querySelector('.nblib-live');
  window.said = [];
  new MutationObserver(() => live.textContent && window.said.push(live.textContent)).observe(live, {childList: true});
}"""
LIVE = "[aria-live=polite], [role=status]"


@pytest.mark.parametrize("stem", WITH_PANELS)
def test_the_words_of_every_panel_are_spoken_when_they_change(open_notebook, stem):
    course = open_notebook(f"notebooks/en/{stem}.ipynb").run_all().unfold()
    learner.answer_all(course)
    spoken = 0
    for number in range(course.page.locator(learner.OUTER).count()):
        panel = course.panel(number)
        movers = [one for one in panel.locator(f"{SLIDER}, .nblib-face-on:enabled").all() if one.is_visible()]
        if not movers:
            continue
        before, mover = course.words(panel), movers[0]
        panel.evaluate(LISTEN)
        at_end = mover.get_attribute("aria-valuenow") == mover.get_attribute("aria-valuemax")
        is_button = "nblib-face-on" in mover.get_attribute("class")  # the playground's: one epoch on
        mover.press("Enter" if is_button else "Home" if at_end else "End")
        course.settle(panel)
        course.page.wait_for_timeout(700)
        if (words := course.words(panel)) != before:
            assert words in course.page.evaluate("() => window.said.at(-1)"), "the words under the picture are spoken"
            for picture in panel.locator(".nblib-picture img").all():
                assert picture.get_attribute("alt") == words
            spoken += 1
    assert spoken


@pytest.mark.parametrize("front", ["lab", "notebook"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_the_language_and_reads_out_verdicts(open_notebook, front, language):
    course = open_notebook(f"notebooks/{language}/01_neuron.ipynb", front).run_all().unfold()
    assert course.page.locator(".jp-Notebook").first.get_attribute("lang") == language
    panel = course.panel(0)
    course.answer(panel)
    panel.locator("button.nblib-reveal").press("Enter")
    told = panel.locator(".nblib-explained")
    told.wait_for()
    assert told.evaluate(f"list => !!list.closest('{LIVE}')")
    exercise = course.page.locator(".nblib-panel.nblib-question").first
    exercise.get_by_role("button").press("Enter")
    assert exercise.get_attribute("aria-live") == "polite"
