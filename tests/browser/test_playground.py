"""The playground in a real browser: play, pause, step back, edit a weight by keyboard, and its code in a new cell."""

import re

import numpy as np
import pytest

from tests.browser.jupyter import FRONTS

SETUP = "from nblib.playground import playground"
OPEN = "made = playground(widths=(3,), activations=('tanh',), pace=2)\nmade"
THETA = "print('theta:', *(repr(number) for number in {}.result['network'][1].tolist()))"


@pytest.fixture
def course(open_cells, request):
    """A notebook with one playground, in either front end."""
    return open_cells(SETUP, OPEN, "pass", front=request.param)


both_fronts = pytest.mark.parametrize("course", FRONTS, indirect=True)


def epoch(course, panel):
    return int(re.search(r"エポック (\d+):", course.words(panel))[1])


def button(panel, name):
    return panel.get_by_role("button", name=name)


def printed(course, name):
    """All parameters of that panel as the kernel has them, to the last digit."""
    course.run_last(THETA.format(name))
    output = course.page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output")
    output.get_by_text("theta:").wait_for()
    return output.text_content().strip().split()[1:]


@both_fronts
def test_play_pause_back_edit_and_the_code_in_a_new_cell(course):
    panel = course.panel(0)
    first = course.pixels(panel)

    button(panel, "▶ 訓練する").press("Enter")
    course.page.wait_for_function(
        "() => /エポック [1-9]\\d+:/.test(document.querySelector('.nblib-words').textContent)"
    )
    panel.get_by_text(re.compile("毎秒 .* エポック")).wait_for()
    button(panel, "止める").press("Enter")
    course.settle(panel)
    stood = epoch(course, panel)
    course.page.wait_for_timeout(400)
    assert epoch(course, panel) == stood and (course.pixels(panel) != first).any()

    words = course.words(panel)
    button(panel, "1つ戻る").press("Enter")
    course.settle(panel)
    assert epoch(course, panel) == stood - 1
    button(panel, "1つ進む").press("Enter")
    course.settle(panel)
    assert course.words(panel) == words, "there and back again"

    button(panel, "重みを変える").press("Enter")
    field = panel.get_by_role("spinbutton")
    panel.get_by_label("重みかバイアス").select_option("x2 → h1.1")
    course.settle(panel)
    field.focus()
    course.page.keyboard.press("Control+a")
    course.page.keyboard.type("2.5")
    course.page.keyboard.press("Enter")
    course.settle(panel)
    assert course.words(panel) != words
    assert "2.5" in printed(course, "made")

    button(panel, "1つ進む").press("Enter")
    course.settle(panel)
    code = course.code(panel).text_content()
    assert code.startswith("playground(") and "theta=[" in code
    numbers = printed(course, "made")
    course.run_last(f"again = {code}\nagain")
    copy = course.panel(1)
    copy.locator(".nblib-picture img").wait_for()
    course.settle(copy)
    assert course.words(copy) == course.words(panel)
    course.page.keyboard.press("Escape")
    course.page.keyboard.press("b")
    assert printed(course, "again") == numbers and len(numbers) == 13
    assert not course.our_errors()


@pytest.mark.parametrize("course", ["lab"], indirect=True)
def test_a_click_on_a_line_chooses_it_and_other_controls_answer_while_it_plays(course):
    panel = course.panel(0)
    button(panel, "重みを変える").click()
    panel.get_by_label("重みかバイアス").select_option("h1.2 → 出力")
    course.settle(panel)
    picture = panel.locator(".nblib-picture img")
    box, chosen = picture.bounding_box(), course.pixels(panel)
    course.page.mouse.click(box["x"] + 84 + 25, box["y"] + box["height"] * 0.26)
    course.settle(panel)
    assert panel.get_by_label("重みかバイアス").evaluate("list => list.selectedOptions[0].text") != "h1.2 → 出力"
    assert (course.pixels(panel) != chosen).any()

    button(panel, "▶ 訓練する").click()
    course.page.wait_for_function("() => /エポック \\d\\d+:/.test(document.querySelector('.nblib-words').textContent)")
    button(panel, "データ").click()
    panel.get_by_label("x1²").check()
    panel.get_by_text("3-3-1 のネットワーク").first.wait_for()
    course.run_last("print('another cell')")
    course.page.get_by_text("another cell", exact=True).wait_for(timeout=5000)
    course.run_all()
    course.page.wait_for_timeout(500)
    words = course.words(course.panel(0))
    course.page.wait_for_timeout(500)
    assert course.words(course.panel(0)) == words and np.all(epoch(course, course.panel(0)) == 0), "run again: it ends"
    assert not course.our_errors()
