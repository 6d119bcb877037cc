"""A learner walks through chapters: predicts wrongly first, moves sliders to both ends, solves an exercise after a wrong try.

Three chapters by default, each in one language; all in both with NBLIB_THOROUGH=1.
"""

import re

import pytest

from nblib.language import right_mark
from tests.browser.jupyter import SEEN
from tests.live.browser.reader import HANDLES, PANELS
from tests.thorough import THOROUGH
from tools.build_notebooks import LANGUAGES, sources

CHAPTERS = [path.stem for path in sources()]
FEW = [("01_neuron", "ja"), ("01_neuron", "en"), ("03_layers", "ja"), ("12_playground", "en")]
WALKS = [(chapter, language) for chapter in CHAPTERS for language in LANGUAGES] if THOROUGH else FEW


@pytest.mark.parametrize("chapter, language", WALKS)
def test_a_learner_who_answers_everything_wrongly_first(read, chapter, language):
    reader = read(language, chapter).open().alive().to_the_end()
    panels = [panel for panel in reader.page.locator(PANELS).all() if panel.is_visible()]
    predictions = [panel for panel in panels if panel.locator(".nblib-options").count()]
    for panel in predictions:
        predict_wrongly(reader, panel)
    for panel in panels:
        if panel.locator(SEEN).count():
            move_every_slider(reader, panel)
    if any(map(is_to_be_written, reader.codes())):
        solve_after_a_wrong_try(reader)
    assert not reader.page.locator(".live pre.stderr").count()
    edited = edit_and_run(reader)
    reader.open().alive()
    assert reader.codes()[edited].startswith("print('edited')")
    reader.to_the_end()
    assert "edited" in reader.output(edited)


def predict_wrongly(reader, panel):
    """The picture comes with a wrong answer, too, and the explanation says which is right."""
    pictures, options = panel.locator(SEEN), panel.locator(".nblib-options button")
    diagnosis = "診断" in panel.inner_text() or "Diagnosis" in panel.inner_text()
    assert diagnosis or not pictures.first.is_visible(), "shown before the prediction"
    still = panel.evaluate("(panel) => panel.closest('div.cell').querySelector('.asleep').textContent")
    right = re.search("答えは ([A-F]) です|The answer is ([A-F])", still)
    letter = next(filter(None, right.groups()))
    wrong = next(one for one in options.all() if one.inner_text()[0] != letter)
    chosen = wrong.inner_text()[0]
    wrong.press("Enter")
    reader.quiet()
    pictures.first.wait_for()
    panel.locator(".nblib-question button:visible").last.press("Enter")
    told = panel.locator(".nblib-explained")
    told.wait_for()
    assert told.locator(".nblib-right b").first.inner_text()[0] == letter
    assert told.locator(".nblib-wrong b").first.inner_text()[0] == chosen
    assert told.locator("p.nblib-other").count() == options.count() - 2
    assert not re.search("予想どおり|Just as you predicted|よい診断|Well diagnosed", panel.inner_text())


# All days at once, as that panel opens, have no order
WITHOUT_EFFECT = ["日を選ぶ順番の番号"], ["order of the days"]


def move_every_slider(reader, panel):
    """Each to both its ends. Which of them moves the picture in which state is tested in tests/walk.py; here, that the panel is alive."""
    seen = [one for one in panel.locator(HANDLES).all() if one.is_visible()]
    handles = [
        one for one in seen if one.get_attribute("aria-disabled") != "true" and not says_why_it_does_nothing(one)
    ]
    moved = [moves(reader, panel, handle) for handle in handles]
    assert any(moved) or [one.get_attribute("aria-label") for one in handles] in ([], *WITHOUT_EFFECT)


def says_why_it_does_nothing(handle):
    """Such as a weight before the line is sketched."""
    return handle.evaluate("(handle) => Boolean(handle.closest('.nblib-idle'))")


def moves(reader, panel, handle):
    """Whether the picture differs between the slider's ends."""
    seen = []
    for key in ("Home", "End"):
        handle.press(key)
        reader.quiet()
        seen.append(handle.get_attribute("aria-valuenow"))
        if key == "Home":
            first = reader.picture(panel)
    assert seen[0] != seen[1], "the slider itself does not move"
    return becomes_another(reader, panel, first)


def becomes_another(reader, panel, picture, looks=20):
    """Whether the picture changes; a large one is decoded before it is shown, after Python has answered."""
    for _ in range(looks):
        if reader.picture(panel) != picture:
            return True
        reader.page.wait_for_timeout(100)
    return False


def is_to_be_written(code):
    """Whether a cell is an exercise in code."""
    return "check(ask." in code and "..." in code


def solve_after_a_wrong_try(reader):
    """The first exercise: a wrong answer, its hints one after another, and then the solution that they end with."""
    number, code = next((i, code) for i, code in enumerate(reader.codes()) if is_to_be_written(code))
    reader.run(number, code.replace("...", "0")).alive()
    practice = reader.cell(number).locator(".live")
    assert practice.inner_text().startswith("×"), practice.inner_text()
    while practice.get_by_role("button").count() and practice.get_by_role("button").first.is_visible():
        practice.get_by_role("button").first.press("Enter")
        reader.quiet()
    solution = practice.locator("pre").last.inner_text()
    reader.run(number, f"{solution.strip()}\n\n\n{code[code.index('check(ask.') :]}").alive()
    assert practice.inner_text().startswith(right_mark()), practice.inner_text()


def edit_and_run(reader):
    """The last cell that shows a panel (or, without any, the last one) says something, too."""
    codes = reader.codes()
    number = max((i for i, code in enumerate(codes) if re.search("ask|panel|playground", code)), default=len(codes) - 1)
    code = codes[number]
    reader.run(number, f"print('edited')\n{code}").alive()
    assert "edited" in reader.output(number)
    return number
