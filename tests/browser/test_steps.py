"""The step slider with its buttons, and the field for an answer, in a real browser: by mouse and by keyboard."""

import re

import pytest

from tests.browser.jupyter import FRONTS, SLIDER, write_notebook

SETUP = """import numpy as np
from nblib.chapters.backprop import experiments, pictures
from nblib.maths import mlp, squared_error, tanh
from nblib.panels import answer, panel, slider, steps"""
STEPPER = """network = mlp((2, 2, 1), tanh)
theta = np.array([0.1, -0.2, 0.7, -0.4, -0.6, 0.8, 0.1, 0.5, 0.8])

def one_by_one(step_number, guess, x2):
    trace = experiments.backprop_trace(network, theta, (1, x2), [1], squared_error)
    verdict = experiments.judge_slope(network, trace, step_number, guess)
    return dict(network=(network, theta), trace=trace, step_number=step_number, verdict=verdict)

shown = [pictures.BackpropDiagram(), pictures.StepEquation()]
panel(one_by_one, shown, step_number=steps(7, 0, 20), guess=answer(), x2=slider(0.5, 0, 1, 0.5))"""


@pytest.fixture
def open_stepper(server, open_notebook):
    """A function that opens a notebook with the stepper, and gives the Course and the panel."""

    def open_it(front):
        write_notebook(server[1] / "cells.ipynb", [SETUP, STEPPER])
        course = open_notebook("cells.ipynb", front, width=1700).run_all()  # room for the equation, too
        return course, course.panel(0)

    return open_it


@pytest.mark.parametrize("front", FRONTS)
def test_back_and_next_by_mouse_and_by_keyboard(open_stepper, front):
    course, panel = open_stepper(front)
    back, on = (panel.get_by_role("button", name=re.compile(name)) for name in ("前へ", "次へ"))
    handle, cells = panel.locator(SLIDER).first, course.page.locator(".jp-Cell").count()

    def stands_at(step_number):
        course.told(panel, f"20段階のうち{step_number}番目")
        return float(handle.get_attribute("aria-valuenow")) == step_number

    on.click()
    on.click()
    assert stands_at(9)
    back.click()
    assert stands_at(8)
    on.focus()
    for key in ("Enter", "Space", "a", "b"):
        course.page.keyboard.press(key)
    assert stands_at(10), "two keys press the button, two letters do nothing"
    handle.focus()
    handle.press("ArrowRight")
    assert stands_at(11)
    handle.press("End")
    assert stands_at(20)
    on.click()
    course.page.wait_for_timeout(300)
    assert stands_at(20), "not beyond the end"
    assert course.page.locator(".jp-Cell").count() == cells and not course.our_errors()


@pytest.mark.parametrize("front", FRONTS)
def test_an_answer_is_judged_and_forgotten_with_the_next_move(open_stepper, front):
    course, panel = open_stepper(front)
    field = panel.get_by_label("あなたの答え")
    course.settle(panel)
    before = course.pixels(panel)

    def type_in(text):
        field.click()
        course.page.keyboard.press("Control+a")
        course.page.keyboard.insert_text(text)
        field.press("Enter")

    assert "はいくつ?" in course.words(panel)
    type_in("1.65")
    course.told(panel, "符号が逆")
    type_in("－１．６５")
    course.told(panel, "○ 正解です")
    assert "-1.654" in course.words(panel) and (course.pixels(panel) != before).any()
    panel.get_by_role("button", name=re.compile("次へ")).click()
    course.told(panel, "20段階のうち8番目")
    assert field.input_value() == "" and "はいくつ?" in course.words(panel)
    type_in("2*(0.173-1)")
    course.told(panel, "○ 正解です")
    other = panel.locator(SLIDER).nth(1)
    other.focus()
    other.press("Home")
    course.told(panel, "はいくつ?")
    assert float(other.get_attribute("aria-valuenow")) == 0
    assert field.input_value() == "", "another day is another question"
