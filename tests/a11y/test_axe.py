"""Every chapter's panels before axe-core, in both languages: no violation of WCAG 2.2 A and AA, nothing left open."""

import pytest

from tests.a11y import axe, learner
from tests.chapters import CHAPTERS, LANGUAGES

WITH_PANELS = [stem for stem in CHAPTERS if int(stem[:2]) < 90]  # the others have none
RUNS = [("lab", stem, language) for stem in WITH_PANELS for language in LANGUAGES]
RUNS += [("notebook", "01_neuron", language) for language in LANGUAGES]


def assert_clean(course):
    violated, left_open = axe.look(course.page)
    assert not violated and not left_open, "\n".join(
        f"{f.rule}: {f.html[:200]}\n  {f.why}" for f in violated + left_open
    )


@pytest.mark.parametrize(("front", "stem", "language"), RUNS)
def test_no_violation_in_what_is_ours(open_notebook, front, stem, language):
    look_everywhere(open_notebook(f"notebooks/{language}/{stem}.ipynb", front).run_all().unfold())


def look_everywhere(course):
    """Before the predictions and after them, with the code shown, and with each group of controls open."""
    assert_clean(course)
    assert learner.answer_all(course) > 0
    learner.open_code(course)
    assert_clean(course)
    for _heading in learner.groups(course):
        assert_clean(course)


IN_THE_DARK = [("00_start", "en"), ("01_neuron", "ja"), ("01_neuron", "en"), ("12_playground", "ja")]


@pytest.mark.parametrize(("stem", "language"), IN_THE_DARK)
def test_no_violation_in_the_dark_theme(open_in_the_dark, stem, language):
    course = open_in_the_dark(f"notebooks/{language}/{stem}.ipynb").run_all().unfold()
    assert course.page.evaluate("() => document.body.dataset.jpThemeLight") == "false"
    look_everywhere(course)
