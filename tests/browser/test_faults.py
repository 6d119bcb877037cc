"""What goes wrong around a panel: kernels that end, a line that breaks, cells run twice, in another order, or interrupted."""

import re

import pytest

from tests.browser import jupyter
from tests.browser.jupyter import SLIDER
from tests.browser.line import Line

SETUP = """from nblib.panels import clues, panel, weights
from nblib.pictures.neuron_diagram import NeuronDiagram
from nblib.playground import playground"""
PLAY = "made = playground(widths=(3,), activations=('tanh',), pace=2)\nmade"
TWICE = """def twice(w1, **others):
    return 2 * w1

panel(twice, [NeuronDiagram()], **weights(), **clues())"""
LOST = "はじめから実行し直してください"


def epoch(course, panel):
    return int(re.search(r"エポック (\d+):", course.words(panel))[1])


def play(course, number=0):
    """Let the panel of that number play, and come back when it has gone on."""
    panel = course.panel(number)
    panel.get_by_role("button", name="訓練する", exact=True).click()
    course.until(lambda: epoch(course, panel) > 4)
    return panel


def restart_by_menu(course):
    course.page.get_by_role("menuitem", name="Kernel", exact=True).click()
    course.page.get_by_text("Restart Kernel…", exact=True).click()
    course.page.get_by_role("button", name="Confirm Kernel Restart").click()


def kill(course):
    course.run_last("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    course.page.get_by_role("dialog").get_by_role("button", name="Ok").click()
    course.until(lambda: course.idle() and course.kernels())
    course.run_last("pass")


@pytest.mark.parametrize("front", ["lab", "notebook"])
def test_a_cell_that_is_run_before_the_set_up_cell_says_which_one_to_run(open_notebook, front):
    course = open_notebook("notebooks/ja/00_start.ipynb", front)
    course.run_last("panel")
    told = course.page.locator(".jp-OutputArea-output", has_text="最初のコードのセル").last
    told.wait_for()
    assert "Shift + Enter" in told.text_content() and "Traceback" not in told.text_content()


@pytest.mark.parametrize("end", [restart_by_menu, kill])
def test_a_kernel_that_ends_in_the_middle_of_a_play_is_told_and_all_can_be_run_again(open_cells, end):
    course = open_cells(SETUP, PLAY, "pass")
    panel = play(course)
    assert not panel.locator(".nblib-message").text_content()
    end(course)
    panel.locator(".nblib-message", has_text=LOST).wait_for()
    course.until(lambda: course.idle() and course.kernels())
    course.page.evaluate("() => window.unanswered.clear()")  # what the one that has ended was asked
    panel = course.run_all().panel(0)
    assert epoch(course, panel) == 0 and not panel.locator(".nblib-message").text_content()
    play(course)
    assert not course.our_errors()


def test_a_line_that_breaks_and_comes_back_loses_nothing(server, chromium):
    address, folder = server
    jupyter.write_notebook(folder / "line.ipynb", [SETUP, PLAY, "pass"])
    line = Line(int(address.rsplit(":", 1)[1]))
    with jupyter.opening(chromium, f"http://127.0.0.1:{line.port}", folder) as open_it:
        course = open_it("line.ipynb").run_all()
        panel = play(course)
        line.cut()
        course.page.wait_for_timeout(500)
        stood = epoch(course, panel)
        # By the page: Jupyter's dialog may already lie above it
        panel.get_by_role("button", name="止める").evaluate("button => button.click()")
        course.page.get_by_role("dialog").wait_for(timeout=60_000)  # Jupyter says so by itself
        assert epoch(course, panel) == stood
        line.mend()
        course.until(lambda: epoch(course, panel) > stood)  # it has gone on, and then heard that it should stop
        course.page.get_by_role("dialog").get_by_role("button").last.click()
        panel.get_by_role("button", name="訓練する", exact=True).wait_for()
        course.settle(panel)
        paused = epoch(course, panel)
        panel.get_by_role("button", name="1つ進む").click()
        course.until(lambda: epoch(course, panel) == paused + 1)
        assert not panel.locator(".nblib-message").text_content() and not course.our_errors()
    line.close()


def test_cells_run_twice_in_another_order_and_interrupted(open_cells):
    course = open_cells(SETUP, TWICE, PLAY, "pass")
    page = course.page
    play(course, number=1)
    for number in (2, 1, 1):  # backwards, and twice
        page.locator(".jp-CodeCell").nth(number).locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(300)
        course.settle()
    course.until(lambda: len(course.panels()) == 2)  # one for a cell, however often it is run
    panel = course.panel(0)
    panel.locator(SLIDER).nth(1).press("End")
    course.settle(panel)
    assert "y = 2.00" in course.words(panel)

    panel = play(course, number=1)
    course.run_last("for _ in iter(int, 1):\n    pass")
    page.keyboard.press("Escape")
    page.keyboard.type("ii")
    page.get_by_text("KeyboardInterrupt").first.wait_for()
    stood = epoch(course, panel)
    course.until(lambda: epoch(course, panel) > stood)  # the play has only waited
    assert not course.our_errors()
