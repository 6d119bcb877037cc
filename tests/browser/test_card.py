"""What the card of a panel promises, in a real browser: hands on the picture, by mouse, finger and keys; two themes; what
outlives a re-run; goals; paper; narrow and wide pages."""

import base64
import contextlib
import io

import numpy as np
import pytest
from PIL import Image

from tests.browser import card_probes as probes
from tests.browser.descent import open_descent
from tests.browser.jupyter import SLIDER, log_of

SETUP = """from nblib.chapters import open_rooms
from nblib.panels import choice, clues, panel, predict, slider, steps, weights
ask, experiments, pictures = open_rooms("neuron", "diary")

def neuron(w0, w1, w2, w3, x1, x2, x3):
    return w0 + w1 * x1 + w2 * x2 + w3 * x3"""
CARD = """shown = [pictures.NeuronDiagram(), pictures.Waterfall()]
predict(ask.today, panel(neuron, shown, **weights(), **clues()))"""
MORE = "\n".join(f"# {number}" for number in range(60))  # lines of code below the card: enough for a page to scroll
PLAYED = """def line(a, name, step):
    return lambda x: a * x + step / 10

panel(line, [pictures.Line()], a=slider(1), name=choice("one", ["one", "two"]), step=steps(0, 0, 10))"""
STEP = 55  # CSS pixels up: a quarter of the way for a weight's whole range of 2


@pytest.fixture
def open_card(open_cells):
    """A function that opens a notebook with the neuron's card, answered; gives the Course and the card."""

    def open_it(**window):
        course = open_cells(SETUP, CARD, MORE, **window)
        course.answer(course.panel(0), "B")
        return course, course.panel(0)

    return open_it


def grip(panel, name="w1"):
    return panel.locator(f".nblib-grip[data-names='{name}']")


def row(panel, name="w1"):
    return panel.locator(f".nblib-control.nblib-is-{name}")


def handle(panel, name="w1"):
    return row(panel, name).locator("[role=slider]")


def number(panel, name="w1"):
    """Where the slider of that name stands."""
    return float(handle(panel, name).get_attribute("aria-valuetext").replace("−", "-"))


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


class Finger:
    """Fingers on the screen, as the browser's own protocol reports them."""

    def __init__(self, page):
        self.page, self.session = page, page.context.new_cdp_session(page)

    def send(self, kind, *places):
        points = [dict(x=x, y=y, id=i) for i, (x, y) in enumerate(places)]
        self.session.send("Input.dispatchTouchEvent", dict(type=kind, touchPoints=points))

    def drag(self, start, end, steps=12):
        """One finger down, along a straight line, and up."""
        self.send("touchStart", start)
        for place in np.linspace(start, end, steps + 1)[1:]:
            self.send("touchMove", tuple(map(float, place)))
            self.page.wait_for_timeout(20)
        self.send("touchEnd")


@contextlib.contextmanager
def emulated(course, **media):
    """The page with these media, and then as it was."""
    course.page.emulate_media(**media)
    try:
        yield
    finally:
        course.page.emulate_media(**dict.fromkeys(media, "null"))


# ---- hands on the picture
def assert_moved_to(course, panel, value, before):
    """The weight w1 has come to a value: its slider, the words, the grip and the picture all say so."""
    course.settle(panel)
    assert number(panel) == pytest.approx(value, abs=0.001)
    assert f"{value:.2f} × 1" in course.words(panel)
    assert float(grip(panel).get_attribute("aria-valuetext")) == pytest.approx(value, abs=0.001)
    assert course.picture(panel) != before


def test_an_edge_is_dragged_by_mouse(open_card):
    course, panel = open_card()
    before, mouse, (x, y) = course.picture(panel), course.page.mouse, middle(grip(panel))
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y - STEP, steps=10)
    assert_moved_to(course, panel, 0.9, before)  # the button is still held
    mouse.move(x, y + 4 * STEP, steps=10)
    mouse.up()
    assert_moved_to(course, panel, -1.0, before)
    assert not course.our_errors()


def test_an_edge_is_dragged_by_finger_and_the_page_stays(open_card):
    course, panel = open_card(has_touch=True)
    before, (x, y) = course.picture(panel), middle(grip(panel))
    top = course.page.evaluate(probes.SCROLLED)
    Finger(course.page).drag((x, y), (x, y - STEP))
    assert_moved_to(course, panel, 0.9, before)
    assert course.page.evaluate(probes.SCROLLED) == top


def test_an_edge_is_reached_and_moved_by_keys(open_card):
    course, panel = open_card()
    before = course.picture(panel)
    panel.locator(".nblib-answered button").focus()
    for _ in range(5):
        course.page.keyboard.press("Tab")
        if grip(panel).evaluate("grip => grip === document.activeElement"):
            break
    assert grip(panel).evaluate("grip => grip === document.activeElement"), "Tab comes to the picture"
    assert grip(panel).get_attribute("role") == "slider" and grip(panel).get_attribute("aria-label")
    course.page.keyboard.press("ArrowUp")
    assert_moved_to(course, panel, 0.45, before)
    course.page.keyboard.press("ArrowDown")
    course.page.keyboard.press("Shift+ArrowDown")
    assert_moved_to(course, panel, -0.1, before)
    for key, end in (("End", 1.0), ("Home", -1.0)):
        course.page.keyboard.press(key)
        assert_moved_to(course, panel, end, before)


def test_a_control_that_does_nothing_says_why(open_cells):
    plane = """def plane(w0, w1, w2, hold):
    return lambda x1, x2: (0 if hold else w0) + w1 * x1 + w2 * x2"""
    shown = "panel(plane, [pictures.DecisionPlane()], day=point(0.5, 0.4), hold=switch(1), w0=slider(-0.2), w1=slider(0.4), w2=slider(0.6))"
    course = open_cells(SETUP.replace("panel,", "panel, point, switch,"), plane, shown)
    panel, why = course.panel(0), course.panel(0).locator(".nblib-why")
    assert why.text_content() == "w0 は0に固定しています。" and row(panel, "w0").evaluate(
        "row => row.matches('.nblib-idle')"
    )
    assert handle(panel, "w0").get_attribute("aria-description") == why.text_content()
    panel.locator(".nblib-is-hold input").focus()
    course.page.keyboard.press(" ")
    course.settle(panel)
    assert why.text_content() == "" and not panel.locator(".nblib-idle").count()
    assert handle(panel, "w0").get_attribute("aria-description") is None


def test_control_and_picture_light_each_other_up(open_card):
    course, panel = open_card()
    for touched, lit in ((grip, row), (row, grip)):
        assert not panel.locator(".nblib-lit").count() and lit(panel).evaluate(probes.SHADOW) == "none"
        touched(panel).hover()
        assert lit(panel).evaluate("part => part.matches('.nblib-lit')")
        course.page.wait_for_timeout(400)  # it fades in
        assert lit(panel).evaluate(probes.SHADOW) != "none"
        assert not lit(panel, "w2").evaluate("part => part.matches('.nblib-lit')"), "no other one"
        course.page.mouse.move(2, 2)
        course.page.wait_for_timeout(400)
    handle(panel).focus()
    assert grip(panel).evaluate("part => part.matches('.nblib-lit')"), "the focus lights it up, too"


def test_a_swipe_across_the_picture_scrolls_and_two_fingers_zoom(open_card):
    course, panel = open_card(has_touch=True, width=1000, height=600)
    page, finger = course.page, Finger(course.page)
    panel.locator(".nblib-picture").evaluate("box => box.scrollIntoView({block: 'center'})")
    course.settle(panel)
    before, top = course.words(panel), page.evaluate(probes.SCROLLED)
    box = panel.locator(".nblib-picture img").bounding_box()
    x, y = box["x"] + 0.62 * box["width"], box["y"] + 0.9 * box["height"]  # beside the neuron, where no grip is
    assert page.evaluate("([x, y]) => !document.elementFromPoint(x, y).closest('.nblib-grip')", [x, y])
    finger.drag((x, y), (x, y - 160))
    page.wait_for_timeout(500)
    assert page.evaluate(probes.SCROLLED) > top + 50
    course.settle(panel)
    assert course.words(panel) == before, "nothing was moved in the picture"
    assert panel.evaluate(probes.NO_PINCH) == [], "two fingers may begin anywhere"


# ---- two themes
# How far a slider is coloured, in percent of its track, and whether it has the colour of what is below zero
FILL = """row => { const slider = row.closest('.widget-slider') ?? row.querySelector('.widget-slider');
  return [parseFloat(slider.style.getPropertyValue('--nb-at')), slider.classList.contains('nblib-minus')]; }"""
# From where to where a slider's track reaches, or the box of a dropdown
REACH = "part => { const { left, right } = part.getBoundingClientRect(); return [left, right]; }"


def test_sliders_are_coloured_as_far_as_their_handles_and_dropdowns_begin_where_they_do(open_cells):
    """aria-valuenow has one digit behind the point: 0.25 of 0.4 was coloured to 75%, and -0.04 was blue."""
    line = PLAYED[: PLAYED.index("panel(")].replace("a, name, step", "a, b, name").replace("step / 10", "b")
    controls = 'a=slider(0.25, 0, 0.4, 0.01), b=slider(-0.04, -1, 1, 0.01), name=choice("one", ["one", "two"])'
    course = open_cells(SETUP, f"{line}panel(line, [pictures.Line()], {controls})", width=1366, height=768)
    panel = course.panel(0)
    assert row(panel, "a").evaluate(FILL) == [pytest.approx(62.5), False]
    assert row(panel, "b").evaluate(FILL) == [pytest.approx(48), True]
    handle(panel, "a").press("ArrowRight")
    course.settle()
    assert row(panel, "a").evaluate(FILL)[0] == pytest.approx(65), "0.3 before and after, as it is rounded"
    track, box = (
        row(panel, name).locator(kind).evaluate(REACH) for name, kind in (("a", ".noUi-target"), ("name", "select"))
    )
    assert abs(track[0] - box[0]) <= 5 and abs(row(panel, "a").evaluate(REACH)[1] - box[1]) <= 5


def pixels_of(source):
    """The picture (height, width, 4) of a data URL."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(source.split(",")[1]))).convert("RGBA"))


def shot(locator):
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("L")) / 255


def test_the_dark_theme_draws_the_picture_anew_and_leaves_no_white_slab(open_card):
    course, panel = open_card()
    light = course.picture(panel)
    assert pixels_of(light)[0, 0, 3] == 0
    assert np.median(shot(panel)) > 0.9
    try:
        course.wear("Dark")
        dark = pixels_of(course.picture(panel))
        assert course.picture(panel) != light
        assert np.median(dark[..., 3]) == 0, "its ground lets the card shine through"
        assert np.percentile(dark[dark[..., 3] > 250][:, :3], 90) > 160, "lines and letters are bright"
        seen = shot(panel)
        assert np.median(seen) < 0.25 and (seen > 0.85).mean() < 0.04
    finally:
        course.wear("Light")
    assert course.picture(panel) == light


def test_a_list_is_legible_in_the_dark(open_cells):
    course = open_cells(SETUP, PLAYED)
    panel = course.panel(0)
    chosen = panel.get_by_role("combobox")
    try:
        course.wear("Dark")
        assert chosen.evaluate(probes.CONTRAST) >= 4.5
        arrow = shot(chosen)[4:-4, -22:-4]
        assert arrow.max() - np.median(arrow) > 0.3, "its arrow is bright on a dark ground"
        assert np.median(arrow) < 0.25
    finally:
        course.wear("Light")
    arrow = shot(chosen)[4:-4, -22:-4]
    assert np.median(arrow) - arrow.min() > 0.3


# ---- what stays, and ways back
def run_again(course, cell=1):
    """Shift + Enter's gesture in a cell that has been run."""
    course.page.locator(".jp-CodeCell").nth(cell).locator(".cm-content").click()
    course.page.keyboard.press("Control+Enter")
    course.page.evaluate("quiet => new Promise((done) => setTimeout(done, quiet))", 500)
    course.settle()


def test_a_cell_run_again_keeps_the_answer_and_what_was_moved(open_card):
    course, panel = open_card()
    asked, first = panel.locator(".nblib-answered").text_content(), course.words(panel)
    handle(panel).press("End")
    course.explain(panel)
    course.settle(panel)
    words, goals = course.words(panel), panel.locator(".nblib-reached").all_text_contents()
    run_again(course)
    assert course.page.locator(".jp-CodeCell").nth(1).locator(".jp-InputPrompt").text_content().strip() != "[2]:"
    panel = course.panel(0)
    panel.locator(".nblib-explained").wait_for()
    course.settle(panel)
    assert asked.split(":")[0] in panel.locator(".nblib-answered").text_content()
    assert number(panel) == 1 and course.words(panel) == words != first
    assert goals and panel.locator(".nblib-reached").all_text_contents() == goals
    panel.locator("button.nblib-back").click()
    course.settle(panel)
    assert number(panel) == pytest.approx(0.4) and course.words(panel) == first


def test_reset_in_the_foot_goes_back_to_the_start(open_card):
    course, panel = open_card()
    picture, words = course.picture(panel), course.words(panel)
    handle(panel).press("End")
    panel.get_by_role("checkbox").nth(1).press("Space")
    course.settle(panel)
    assert course.words(panel) != words
    panel.locator("button.nblib-reset").click()
    course.settle(panel)
    assert course.words(panel) == words and course.picture(panel) == picture and number(panel) == pytest.approx(0.4)


# ---- goals, and code to take along
def reach_a_goal(course, panel):
    """A larger w1 alone gives a test: the second goal."""
    handle(panel).press("End")
    panel.locator(".nblib-goal.nblib-reached").wait_for()


def test_a_goal_fills_is_told_and_stays_filled(open_card):
    course, panel = open_card()
    goals = panel.locator(".nblib-goal")
    assert goals.count() == 3 and not panel.locator(".nblib-reached").count()
    wanted = goals.nth(1).text_content()
    plain = goals.nth(1).evaluate("goal => getComputedStyle(goal).backgroundColor")
    panel.evaluate(probes.LISTEN)
    reach_a_goal(course, panel)
    assert goals.nth(1).evaluate("goal => getComputedStyle(goal).animationName") == "nblib-flash"
    assert panel.locator(".nblib-reached").all_text_contents() == [f"✓ {wanted}"]
    assert panel.get_by_role("listitem").filter(has_text=f"✓ {wanted}").count() == 1
    course.page.wait_for_timeout(1000)
    assert any(wanted in said for said in course.page.evaluate("window.said"))
    assert goals.nth(1).evaluate("goal => getComputedStyle(goal).backgroundColor") != plain
    panel.locator("button.nblib-reset").click()
    course.settle(panel)
    assert panel.locator(".nblib-reached").all_text_contents() == [f"✓ {wanted}"]


def test_nothing_moves_by_itself_where_the_reader_wants_less_motion(open_card):
    course, panel = open_card()
    with emulated(course, reduced_motion="reduce"):
        reach_a_goal(course, panel)
        assert panel.locator(".nblib-reached.nblib-flash").count() == 1
        assert panel.evaluate("panel => panel.getAnimations({subtree: true}).length") == 0
        assert panel.evaluate(probes.ANIMATED) == []


def test_the_code_is_copied(open_card):
    course, panel = open_card()
    course.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    handle(panel).press("End")
    lines = course.code(panel).text_content()
    panel.locator(".nblib-written button.nblib-copy").click()
    panel.locator(".nblib-written button.nblib-copy", has_text="✓").wait_for()
    assert course.page.evaluate("() => navigator.clipboard.readText()") == lines
    assert "w1=slider(1.0)," in lines and "w2=slider(0.6)," in lines, "as the sliders stand, to the last digit"


# ---- fingers, and paper
def test_all_that_can_be_pressed_in_chapter_1_is_large_enough_for_a_finger(open_notebook):
    course = open_notebook("notebooks/ja/01_neuron.ipynb").run_all()
    assert_large(course)
    for panel in course.panels():
        if panel.locator(".nblib-options").count():
            course.answer(panel, "A")
            course.explain(panel)
            course.code(panel)
    assert_large(course, at_least=60)


def assert_large(course, at_least=20):
    """Everything that takes a press has 24 x 24 CSS pixels that belong to it."""
    looked = 0
    for panel in course.panels():
        panel.scroll_into_view_if_needed()
        count, small = panel.evaluate(probes.SMALL)
        assert small == []
        looked += count
    assert looked > at_least


def test_on_paper_pictures_and_words_are_seen_and_no_controls(open_card):
    course, panel = open_card()
    assert panel.locator(".nblib-words").evaluate(probes.HEIGHT) < 5
    with emulated(course, media="print"):
        assert panel.locator(".nblib-picture img").evaluate(probes.HEIGHT) > 100
        assert panel.locator(".nblib-words").evaluate(probes.HEIGHT) > 15
        assert panel.locator(".nblib-words").is_visible() and panel.locator(".nblib-picture img").is_visible()
        for gone in (".nblib-controls", ".nblib-tools", ".nblib-reveal", ".nblib-answered button"):
            assert not panel.locator(gone).first.is_visible(), gone
        assert not panel.locator(".nblib-grip:visible").count()


# ---- numbers typed beside sliders
def type_beside(course, panel, name, text):
    row(panel, name).locator(".widget-readout").click()
    course.page.keyboard.press("Control+a")
    course.page.keyboard.insert_text(text)
    course.page.keyboard.press("Enter")
    course.settle(panel)


def beside(panel, name):
    return row(panel, name).locator(".widget-readout").text_content().replace("−", "-")


def test_a_number_typed_beside_a_slider_that_stands_next_to_stops(server, open_notebook):
    course, panel = open_descent(open_notebook, server[1])
    message, logged = panel.locator(".nblib-message"), len(log_of(server[1]).read_text())
    first = course.words(panel)
    type_beside(course, panel, "rate", "0.01")
    assert beside(panel, "rate") == "0.01" and not message.is_visible() and course.words(panel) != first
    assert "rate=stops(0.01," in course.code(panel).text_content()
    type_beside(course, panel, "rate", "0.1")
    assert (
        course.words(panel) == first
        and "rate=stops(0.1," in panel.locator(".nblib-written pre.nblib-lines").text_content()
    )
    type_beside(course, panel, "rate", "0.3")
    assert "0.3" in message.text_content() and beside(panel, "rate") == "0.2"
    type_beside(course, panel, "rate", "fast")
    assert "fast" in message.text_content() and beside(panel, "rate") == "0.2"
    type_beside(course, panel, "steps", "150")
    assert beside(panel, "steps") == "150" and not message.is_visible()
    type_beside(course, panel, "steps", "900")
    assert "900" in message.text_content() and beside(panel, "steps") == "200"
    assert "Error" not in log_of(server[1]).read_text()[logged:]


def test_a_number_between_two_steps_is_told(open_card):
    course, panel = open_card()
    type_beside(course, panel, "w1", "-0.73")
    told = panel.locator(".nblib-message").text_content()
    assert "-0.73" in told and "-0.75" in told and "0.05" in told
    assert number(panel) == -0.75 and beside(panel, "w1") == "-0.75"


# ---- the room that there is
@pytest.mark.parametrize(("width", "is_open"), [(1366, True), (1366, False), (1000, True), (1000, False), (420, False)])
def test_no_card_scrolls_sideways(open_card, width, is_open):
    course, panel = open_card(width=width, height=768)
    course.sidebar(is_open)
    try:
        for _ in range(2):
            assert course.page.evaluate(probes.SIDEWAYS) == []
            assert panel.evaluate(probes.STICKS_OUT) == []
            if panel.locator("button.nblib-reveal").is_visible():
                course.explain(panel)
                course.settle(panel)
    finally:
        course.sidebar(True)


def test_playing_does_not_change_the_width_of_its_button(open_cells):
    course = open_cells(SETUP, PLAYED)
    panel = course.panel(0)
    play = panel.locator("button.nblib-play")
    before, words = play.bounding_box(), play.text_content()
    play.click()
    course.until(lambda: play.text_content() != words, pause=10)
    assert play.bounding_box()["width"] == before["width"] and play.bounding_box()["x"] == before["x"]
    course.until(lambda: play.text_content() == words)


def test_on_a_telephone_the_picture_stays_in_sight_while_the_last_control_is_moved(open_card):
    course, panel = open_card(width=420, height=800)
    course.sidebar(False)
    try:
        last = panel.locator(SLIDER).last
        last.evaluate("handle => handle.scrollIntoView({block: 'end'})")
        last.focus()
        course.settle(panel)
        before = course.picture(panel)
        last.press("End")
        course.settle(panel)
        assert course.picture(panel) != before
        picture, control = panel.locator(".nblib-picture img").bounding_box(), last.bounding_box()
        assert picture["y"] >= 0 and picture["y"] + picture["height"] <= control["y"] < 800
    finally:
        course.sidebar(True)
