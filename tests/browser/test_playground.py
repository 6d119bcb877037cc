"""The playground in a real browser: play, pause, step back; hands on weights, neurons and the map; its code in a new cell."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from nblib.pictures.palettes import THEMES
from tests.browser.hands import MAP, button, middle, pull
from tests.browser.jupyter import FRONTS

SETUP = "from nblib.playground import playground"
OPEN = "made = playground(widths=(3,), activations=('tanh',), pace=2)\nmade"
THETA = "print('theta:', *(repr(number) for number in {}.result['network'][1].tolist()))"
ROWS, COLUMNS = (6, 24, 42), (3, 24, 44)  # cells of the map
ANSWERS = f"""made.controls['epoch'].value = 60
print('answers:', *(made.result['maps'][-1][i, j] for i in {ROWS} for j in {COLUMNS}))"""


@pytest.fixture
def course(open_cells, request):
    """A notebook with one playground, in either front end."""
    made = open_cells(SETUP, OPEN, "pass", front=request.param)
    made.panel(0).locator(".nblib-face[data-drawn]").wait_for()
    return made


both_fronts = pytest.mark.parametrize("course", FRONTS, indirect=True)
in_lab = pytest.mark.parametrize("course", ["lab"], indirect=True)


def epoch(course, panel):
    return int(re.search(r"エポック (\d+):", course.words(panel))[1])


def look(panel, part=MAP):
    """What is to be seen of the map, or of another canvas, as an array (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(panel.locator(part).screenshot())).convert("RGB")).astype(int)


def printed(course, name):
    """All parameters of that panel as the kernel has them, to the last digit."""
    course.run_last(THETA.format(name))
    output = course.page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output")
    output.get_by_text("theta:").wait_for()
    return output.text_content().strip().split()[1:]


@both_fronts
def test_play_pause_back_edit_and_the_code_in_a_new_cell(course):
    panel = course.panel(0)
    first = look(panel)

    button(panel, "訓練する").press("Enter")
    course.page.wait_for_function(
        "() => /エポック [1-9]\\d+:/.test(document.querySelector('.nblib-words').textContent)"
    )
    panel.get_by_text(re.compile("毎秒 .* エポック")).first.wait_for(state="attached")
    button(panel, "止める").press("Enter")
    button(panel, "訓練する").wait_for()
    course.settle(panel)
    stood = epoch(course, panel)
    course.page.wait_for_timeout(400)
    assert epoch(course, panel) == stood and (look(panel) != first).any()
    assert panel.locator(".nblib-face-epoch b").text_content() == f"{stood:,}"

    words = course.words(panel)
    button(panel, "1つ戻る").press("Enter")
    course.told(panel, f"エポック {stood - 1}:")
    button(panel, "1つ進む").press("Enter")
    course.told(panel, f"エポック {stood}:")
    assert course.words(panel) == words, "there and back again"

    button(panel, "ほかの設定").press("Enter")
    button(panel, "重みを変える").press("Enter")
    field = panel.get_by_role("spinbutton")
    panel.get_by_label("重みかバイアス", exact=True).select_option("x2 → h1.1")
    course.settle(panel)
    field.focus()
    course.page.keyboard.press("Control+a")
    course.page.keyboard.type("2.5")
    course.page.keyboard.press("Enter")
    course.settle(panel)
    assert course.words(panel) != words
    assert "2.5" in printed(course, "made")
    button(panel, "ほかの設定").press("Enter")

    button(panel, "1つ進む").press("Enter")
    course.settle(panel)
    code = course.code(panel).text_content()
    assert code.startswith("playground(") and "theta=[" in code
    numbers = printed(course, "made")
    course.run_last(f"again = {code}\nagain")
    copy = course.panel(1)
    copy.locator(".nblib-face[data-drawn]").wait_for()
    course.settle(copy)
    assert course.words(copy) == course.words(panel)
    course.page.keyboard.press("Escape")
    course.page.keyboard.press("b")
    assert printed(course, "again") == numbers and len(numbers) == 13
    assert not course.our_errors()


@in_lab
def test_the_map_has_the_colours_of_the_answer_and_a_neuron_under_the_pointer_shows_its_world(course):
    panel = course.panel(0)
    course.run_last(ANSWERS)
    output = course.page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output").get_by_text("answers:")
    output.wait_for()
    course.settle(panel)
    answers = [float(answer) for answer in output.text_content().split()[1:]]
    course.page.wait_for_timeout(100)
    seen = look(panel)
    blue = [_is_blue(seen, j / 47, 1 - i / 47) for i in ROWS for j in COLUMNS]
    clear = [number for number, answer in enumerate(answers) if abs(answer - 0.5) > 0.2]
    assert [blue[number] for number in clear] == [answers[number] > 0.5 for number in clear]
    assert len({blue[number] for number in clear}) == 2, "some are blue, some orange"

    course.page.mouse.move(*middle(panel, "x1"))
    panel.locator(".nblib-face-world").get_by_text("x1 が見ている世界").wait_for(state="attached")
    course.page.wait_for_timeout(100)
    world = look(panel)
    assert _is_blue(world, 0.95, 0.5) and not _is_blue(world, 0.05, 0.5), "the input itself grows to the right"
    course.page.mouse.move(0, 0)
    panel.locator(".nblib-face-world").get_by_text("ネットワークの答え").wait_for(state="attached")


def _is_blue(pixels, across, down):
    """Whether most of what lies around that place of the map is rather blue than orange."""
    height, width, _ = pixels.shape
    x, y = round(across * width), round(down * height)
    near = pixels[max(y - 9, 0) : y + 9, max(x - 9, 0) : x + 9]
    return bool(np.median(near[..., 2]) > np.median(near[..., 0]))


WRONG = """from nblib.panels import predict
from nblib.playground import ask
predict(ask.circle_alone, playground(data='circle', noise=0.0, widths=(), activations=()))"""


def test_what_a_wrong_answer_stands_for_is_dotted_on_the_map_until_it_is_hidden(open_cells):
    course = open_cells(SETUP, WRONG, front="lab")
    panel = course.panel(0)
    panel.locator(".nblib-options button").first.click()  # that it parts the circle
    course.settle(panel)
    bare = settled_look(course, panel)
    button(panel, "答え合わせをする").click()
    course.told(panel, "点線は、境目が輪になった場合です")
    dotted = settled_look(course, panel)
    down, across = np.nonzero(np.abs(dotted - bare).max(axis=-1) > 40)
    away = 6 * np.hypot(across / bare.shape[1] - 0.5, down / bare.shape[0] - 0.5)  # the map goes from -3 to 3
    assert len(away) > 300 and np.mean((away > 0.9) & (away < 1.5)) > 0.6, "dots between disc and ring, and a name"
    button(panel, "点線を消す").click()
    course.settle(panel)
    assert (settled_look(course, panel) == bare).all() and not course.our_errors()


def settled_look(course, panel):
    """The map's own pixels once the page has drawn it, with no pointer over it: a card moves by parts of a pixel."""
    course.page.mouse.move(0, 0)
    course.page.wait_for_timeout(200)
    told = panel.locator(MAP).evaluate("canvas => canvas.toDataURL()").partition(",")[2]
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(told))).convert("RGB")).astype(int)


@both_fronts
def test_a_line_is_pulled_and_its_weight_changes(course):
    panel = course.panel(0)
    before, seen = printed(course, "made"), look(panel)
    pull(panel, "x1", "h1.2", 8)
    course.settle(panel)
    after = printed(course, "made")
    changed = [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    assert changed == [4] and abs(float(after[4]) - float(before[4]) - 1.6) < 0.02, "80 pixels upwards are 1.6 more"
    assert (look(panel) != seen).any() and not course.our_errors()


@in_lab
def test_all_of_it_goes_by_keys(course):
    panel, press = course.panel(0), course.page.keyboard.press
    handle = panel.get_by_role("slider", name=re.compile("重みとバイアス"))
    handle.focus()
    assert "h1.1 のバイアス: 0.00" in handle.get_attribute("aria-valuetext")
    press("ArrowRight")
    press("ArrowRight")
    press("ArrowRight")
    panel.locator(".nblib-face-handle[aria-valuetext*='x1 → h1.1']").wait_for()
    number = float(handle.get_attribute("aria-valuetext").split(": ")[1])
    press("Shift+ArrowUp")
    panel.locator(f".nblib-face-handle[aria-valuetext$='{number + 1:.2f}']").wait_for()

    button(panel, "隠れ層1のニューロンを1つ増やす").press("Enter")
    course.told(panel, "2-4-1")
    assert course.page.evaluate("() => document.activeElement.textContent") == "+", "the focus stays"
    button(panel, "隠れ層を1つ増やす").press("Enter")
    course.told(panel, "2-4-4-1")

    button(panel, re.compile("ニューロン x1")).focus()
    press("ArrowRight")
    panel.locator(".nblib-face-world").get_by_text("h1.1").wait_for(state="attached")

    panel.get_by_role("application", name=re.compile("地図")).focus()
    press("ArrowUp")
    press("Enter")
    course.told(panel, "251個の訓練データ")
    press("Enter")
    course.told(panel, "250個の訓練データ")

    panel.get_by_role("radio", name="円").focus()
    press("ArrowRight")
    course.told(panel, "エポック 0:")
    assert panel.get_by_role("radio", checked=True).get_attribute("title") != "円"
    assert not course.our_errors()


@both_fronts
def test_a_click_on_the_map_adds_a_point_and_another_takes_it_away(course):
    panel = course.panel(0)
    panel.locator(MAP).click(position=dict(x=40, y=40))
    course.told(panel, "251個の訓練データ")
    blue = [int(THEMES["light"]["POSITIVE"][i : i + 2], 16) for i in (1, 3, 5)]
    course.page.mouse.move(0, 0)
    course.page.wait_for_timeout(100)
    assert np.abs(look(panel)[40, 40] - blue).max() < 12, "a 1 is a filled blue circle"
    panel.locator(MAP).click(position=dict(x=40, y=40))
    course.told(panel, "250個の訓練データ")


@in_lab
def test_points_of_the_test_come_and_go_and_wear_the_theme(course):
    panel, page = course.panel(0), course.page
    switch = panel.locator("[data-name=show_test]")

    def after(action):
        action()
        course.settle(panel)
        page.wait_for_timeout(100)
        return look(panel)[:-2]  # the ring around the switch that has the focus reaches in from below

    alone = after(lambda: page.mouse.move(0, 0))
    both = after(lambda: switch.press("Enter"))
    assert (both != alone).any(axis=2).mean() > 0.02 and switch.get_attribute("aria-pressed") == "true"
    assert (after(lambda: switch.press("Enter")) == alone).all(), "gone without a trace"
    dark = after(lambda: page.evaluate("document.body.dataset.jpThemeLight = 'false'"))
    paper = [int(THEMES["dark"]["PAPER"][i : i + 2], 16) for i in (1, 3, 5)]
    assert (np.abs(dark - paper).max(axis=2) < 12).mean() > 0.01, "the open ones are filled with the dark paper"
    assert not course.our_errors()


@in_lab
def test_other_controls_and_cells_answer_while_it_plays_and_a_new_run_ends_it(course):
    panel = course.panel(0)
    button(panel, "訓練する").click()
    course.page.wait_for_function("() => /エポック \\d\\d+:/.test(document.querySelector('.nblib-words').textContent)")
    button(panel, "x1²").click()
    panel.get_by_text("3-3-1 のネットワーク").first.wait_for()
    course.run_last("print('another cell')")
    course.page.get_by_text("another cell", exact=True).wait_for(timeout=5000)
    course.run_all()
    course.page.wait_for_timeout(500)
    words = course.words(course.panel(0))
    course.page.wait_for_timeout(500)
    assert course.words(course.panel(0)) == words and np.all(epoch(course, course.panel(0)) == 0), "run again: it ends"
    assert not course.our_errors()


@in_lab
def test_it_is_one_screen_at_1366_with_the_file_browser_closed_and_open(course):
    page, panel = course.page, course.panel(0)
    page.set_viewport_size(dict(width=1366, height=768))
    for is_open in (False, True):
        course.sidebar(is_open)
        course.settle(panel)
        assert panel.bounding_box()["height"] <= 520
        inside = panel.evaluate("""panel => [...panel.querySelectorAll('.nblib-face button, .nblib-face select, .nblib-face canvas')]
          .filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect())
          .every((box) => box.right <= panel.getBoundingClientRect().right + 1)""")
        assert inside, "nothing hangs out at the right"


@in_lab
def test_divergence_is_told_where_it_can_be_seen(course):
    course.run_last("playground(loss='squared error', optimizer='GD', rate=10.0, epoch=60)")
    page, panel = course.page, course.panel(1)
    page.set_viewport_size(dict(width=1366, height=768))
    message = panel.locator(".nblib-message").get_by_text("発散")
    message.wait_for()
    panel.scroll_into_view_if_needed()
    box, card = panel.locator(".nblib-message").bounding_box(), panel.bounding_box()
    assert card["y"] <= box["y"] and box["y"] + box["height"] <= card["y"] + 520
