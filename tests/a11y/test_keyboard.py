"""Every chapter's panels by keyboard alone, in JupyterLab and Notebook 7: each control is reached, does something, and lets go."""

import contextlib
import re

import pytest

from tests.a11y import learner
from tests.browser.jupyter import SEEN, SOURCE
from tests.chapters import CHAPTERS

FRONTS = ("lab", "notebook")
LANGUAGE = {stem: ("ja", "en")[number % 2] for number, stem in enumerate(CHAPTERS)}
RUNS = [(front, stem) for stem in CHAPTERS if int(stem[:2]) < 90 for front in FRONTS]

# The controls of a panel in the order in which Tab should come to them. What can be typed into is one of them, though
# Chromium, from 156 on, gives it a tabIndex of -1 and stops there all the same
CONTROLS = """panel => {
  const all = "[role=slider], input:not([type=file]), select, button:not(:disabled), summary, [contenteditable=true], [role=application]";
  const isSeen = (one) => one.getClientRects().length && getComputedStyle(one).visibility === "visible";
  window.controls = [...panel.querySelectorAll(all)].filter((one) => isSeen(one) && (one.tabIndex >= 0 || one.isContentEditable));
  window.heard = [];
  for (const type of ["click", "change", "input"]) panel.addEventListener(type, (e) => window.heard.push(e.target), true);
  return window.controls.map((one) => one.getAttribute("role") ?? one.type ?? (one.matches("summary") ? "summary" : "readout"));
}"""
WHERE = "() => window.controls.indexOf(document.activeElement)"
INSIDE = "panel => panel.contains(document.activeElement)"
STATE = """() => { const e = document.activeElement;
  return [e.getAttribute('aria-valuetext'), e.checked, e.value, e.selectedIndex, e.textContent, e.title].join(); }"""
NAME = """i => { const e = window.controls[i];
  return e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent; }"""
# What changes around a control when it has the focus: its own outline, border, ground or shadow, or that of the box it is in
LOOK = """i => { const look = (e) => { const s = getComputedStyle(e);
    return [s.outlineStyle !== 'none' && s.outlineWidth !== '0px' && s.outline, s.border, s.backgroundColor, s.boxShadow].join(); };
  return look(window.controls[i]); }"""


@pytest.mark.parametrize(("front", "stem"), RUNS)
def test_every_control_is_reached_and_let_go(open_notebook, front, stem):
    course = open_notebook(f"notebooks/{LANGUAGE[stem]}/{stem}.ipynb", front).run_all().unfold()
    learner.answer_all(course)
    for number in range(course.page.locator(learner.OUTER).count()):
        panel = course.panel(number)
        walk(course.page, panel)
        if learner.open_drawers(panel):  # what a drawer lies over cannot be reached meanwhile
            walk(course.page, panel)
        for head in panel.locator(".nblib-headings button").all():
            head.press("Enter")
            course.until(lambda head=head: head.get_attribute("aria-expanded") == "true", 10)
            walk(course.page, panel)
    assert not course.our_errors()


def walk(page, panel):
    """Press Tab from a panel's first control to its last and beyond, and back again."""
    kinds = panel.evaluate(CONTROLS)
    if not kinds:
        return
    page.evaluate("() => document.activeElement.blur()")
    looks = [page.evaluate(LOOK, i) for i in range(len(kinds))]
    page.evaluate("() => window.controls[0].focus()")
    page.keyboard.press("Shift+Tab")
    assert not panel.evaluate(INSIDE), "backwards out of the panel"
    for _ in range(20):  # the cell's own buttons lie between
        page.keyboard.press("Tab")
        if panel.evaluate(INSIDE):
            break
    for i, kind in enumerate(kinds):
        assert page.evaluate(WHERE) == i, f"control {i} of {kinds}"
        assert page.evaluate(NAME, i).strip(), f"{kind} {i} has no name"
        assert page.evaluate(LOOK, i) != looks[i], f"{kind} {i} looks the same with the focus on it"
        page.keyboard.press("Tab")
    assert not panel.evaluate(INSIDE), "forwards out of the panel"


@pytest.mark.parametrize(("front", "stem"), RUNS)
def test_every_control_is_operated(open_notebook, front, stem):
    course = open_notebook(f"notebooks/{LANGUAGE[stem]}/{stem}.ipynb", front).run_all().unfold()
    cells = course.page.locator(".jp-Cell").count()
    learner.answer_all(course)
    for number in range(course.page.locator(learner.OUTER).count()):
        panel = course.panel(number)
        kinds = panel.evaluate(CONTROLS)
        for i, kind in enumerate(kinds):
            page = course.page
            if not page.evaluate(
                "i => { const c = window.controls[i]; c.focus(); return document.activeElement === c; }", i
            ):
                continue  # what was pressed before has replaced it, or it cannot be used now
            operate(course, panel, kind)
    assert course.page.locator(".jp-Cell").count() == cells, "no key reached the notebook's own shortcuts"
    assert not course.our_errors()


def operate(course, panel, kind):
    """Use the control that has the focus, by the keys that belong to its kind."""
    page, before = course.page, course.page.evaluate(STATE)
    if kind == "application":
        picture = panel.locator(SEEN).first
        source = picture.evaluate(SOURCE)
        # What is dragged may stand at an edge; and of two keys one may take back what the other did
        for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Space"):
            page.keyboard.press(key)
            with contextlib.suppress(TimeoutError):
                return course.until(lambda: picture.evaluate(SOURCE) != source, 10)
        pytest.fail("no key moves anything in the picture")
    if kind == "slider":
        at_end = page.evaluate(
            "() => Number(document.activeElement.ariaValueNow) >= Number(document.activeElement.ariaValueMax)"
        )
        page.keyboard.press("ArrowLeft" if at_end else "ArrowRight")
        page.wait_for_timeout(1000)
        if page.evaluate(STATE) == before:  # it goes no farther before a question is answered
            page.keyboard.press("ArrowLeft")
    elif kind == "range":
        at_end = page.evaluate("() => Number(document.activeElement.value) >= Number(document.activeElement.max)")
        page.keyboard.press("ArrowLeft" if at_end else "ArrowRight")
    elif kind == "radio":
        page.keyboard.press("ArrowRight")
    elif kind == "checkbox":
        page.keyboard.press("Space")
    elif kind == "select-one":
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(500)  # a list that has not changed yet must not be taken for one that stands at its end
        if page.evaluate(STATE) == before:
            page.keyboard.press("ArrowUp")
    elif kind in ("readout", "textbox", "text", "number"):
        page.keyboard.press("End")
        page.keyboard.type("1")
    if kind in ("submit", "button", "summary"):
        page.evaluate("() => { window.heard.length = 0; }")
        page.keyboard.press("Enter")
        # What was pressed before may have made this one useless a moment after it got the focus
        assert page.evaluate("() => window.heard.length > 0 || document.activeElement.disabled"), (
            "Enter presses a button"
        )
    else:
        try:
            course.until(lambda: page.evaluate(STATE) != before, 20)
        except TimeoutError:
            pytest.fail(f"{kind} {before} does not answer to the keyboard: {page.evaluate(STATE)}")


def test_the_focus_stays_where_the_learner_is(open_notebook):
    course = open_notebook("notebooks/ja/01_neuron.ipynb").run_all()
    panel, page = course.panel(0), course.page
    panel.get_by_role("button", name=re.compile("^B ")).press("Enter")
    panel.locator(".nblib-picture img").wait_for()
    page.wait_for_timeout(500)
    assert panel.evaluate(INSIDE), "the pressed button can be pressed no more, but its question has the focus"
    page.keyboard.press("Tab")
    assert panel.locator(".nblib-answered button").evaluate("button => button === document.activeElement")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "slider"
    panel.locator("button.nblib-reveal").press("Enter")
    panel.locator(".nblib-explained").wait_for()
    page.wait_for_timeout(500)
    assert "nblib-question" in page.evaluate("() => document.activeElement.className"), "the explanation has it"
