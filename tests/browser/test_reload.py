"""In mid-chapter the page is loaded anew: what had run is alive still, as the kernel is."""

import nbformat
import pytest
from nbformat.reader import NotJSONError

from tests.browser import jupyter
from tools import copies

CHAPTER = "course/en/01_neuron.ipynb"


def run_half(course):
    """Run the cells one by one, to the middle of the chapter."""
    page = course.page
    page.locator(".jp-Cell").first.click()
    for _ in range(len(on_disk(course)) // 2):
        page.keyboard.press("Shift+Enter")
        page.evaluate(jupyter.RUNNING, 200)


def on_disk(course):
    """The notebook's cells as they are saved; none while they are being written."""
    try:
        return nbformat.read(course.folder / course.path, 4).cells
    except NotJSONError:
        return []


def counts(course):
    """Of each code cell the number of its last run, or None."""
    return [cell.execution_count for cell in on_disk(course) if cell.cell_type == "code"]


@pytest.mark.parametrize("front", jupyter.FRONTS)
def test_after_a_reload_in_mid_chapter_the_panels_that_ran_are_alive(server, open_notebook, front):
    copies.give(copies.NOTEBOOKS / "en", server[1] / "course" / "en")
    course = open_notebook(CHAPTER, front, fresh=True)
    run_half(course)
    course.answer(course.panel(0), "A")
    course.page.keyboard.press("Control+s")
    course.until(lambda: any(counts(course)) and None in counts(course))  # this is the middle of the chapter

    course.page.reload()
    course.ready().until(course.panels, seconds=180)  # the page asks the kernel for hundreds of widgets
    panel = course.panel(0)
    panel.locator(".nblib-picture img").wait_for()
    course.settle(panel)
    before, handle = course.picture(panel), panel.locator(".noUi-handle").first
    handle.press("End")
    course.settle(panel)
    assert course.picture(panel) != before
    assert not course.our_errors()
