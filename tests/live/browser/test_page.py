"""The page as it is read: order, errors, keyboard, what is spoken, paper, narrow windows."""

import itertools
import re

import pytest

from tests.live.browser.reader import PANELS

PANEL = 2  # the cell of chapter 1 with its first panel


def test_cells_run_as_far_as_the_reader_has_come_and_no_further(read):
    reader = read().open().alive()
    before = reader.page.evaluate("course.order.next")
    assert 2 <= before < len(reader.codes()) / 2
    reader.page.locator("article div.cell").nth(before + 2).scroll_into_view_if_needed()
    reader.page.wait_for_function(f"course.order.next > {before + 2}", timeout=60_000)
    reader.to_the_end()
    assert not reader.page.locator(".live pre.stderr").count()


def test_a_cell_that_breaks_says_so_in_a_few_lines_and_so_does_what_depends_on_it(read):
    reader = read("ja").open().alive()
    reader.write(PANEL, "def neuron(w0, w1, w2, w3, x1, x2, x3):\n    return w0 + w9\n\n\nneuron(1, 2, 3, 4, 5, 6, 7)")
    reader.run(PANEL).alive()
    told = reader.output(PANEL)
    assert "NameError: name 'w9'" in told and "w9 という名前は、まだありません" in told
    assert len(told.splitlines()) < 15 and "site-packages" not in told
    reader.run(PANEL, "del neuron").alive()
    below = reader.where("def all_eight")
    reader.run(below).alive().to_the_end()
    assert "neuron" in reader.output(below) and "直して" in reader.output(below), (
        "what depends on it tells its own error"
    )
    assert reader.page.locator(".live .nblib-question").count() > 2, "and the rest goes on"


PLOT = "import matplotlib.pyplot as plt\nfig, axes = plt.subplots()\naxes.plot([0, 1, 4])"


def pictures(reader, number):
    """The readers' own pictures below a cell: how wide they are drawn and shown, each as a pair."""
    found = reader.cell(number).locator("> .live img.shown")
    return found.evaluate_all("(all) => all.map((image) => [image.naturalWidth, image.offsetWidth])")


def test_the_readers_own_plots_are_shown(read):
    reader = read().open().alive()
    for code in ("import matplotlib.pyplot as plt\nplt.plot([0, 1, 4])", f"{PLOT}\nplt.show()", "fig"):
        reader.run(3, code).alive()
        ((drawn, shown),) = pictures(reader, 3)
        assert drawn > 300 and 300 < shown <= drawn, code
    reader.run(3, "plt.close('all')").alive()
    assert not pictures(reader, 3)


@pytest.mark.parametrize(
    "language, says", [("ja", "何もインストールできません"), ("en", "Nothing can be installed here")]
)
def test_who_wants_to_install_something_is_told_where_that_can_be_done(read, language, says):
    reader = read(language).open().alive()
    for code in ("%pip install torch", "!pip install torch", "pip install torch"):
        reader.run(3, code).alive()
        assert says in reader.output(3) and "Binder" in reader.output(3) and len(reader.output(3).splitlines()) == 1
    assert not reader.page.locator(".live pre.stderr").count()


def test_a_cell_run_again_leaves_one_panel_and_does_not_jump(read):
    reader = read().open().alive()
    reader.choose_first()
    box = reader.cell(PANEL)
    count = "course.widgets.comms.open.size"
    reader.run(PANEL).alive()
    widgets, height = reader.page.evaluate(count), box.bounding_box()["height"]
    reader.page.evaluate(f"""() => {{ window.heights = []; new ResizeObserver((all) => heights.push(all[0].contentRect.height))
        .observe(course.cells[{PANEL}].element); }}""")
    for _ in range(2):
        reader.run(PANEL).alive()
    assert reader.page.evaluate(count) == widgets, "what the cell made before is closed"
    assert box.locator(".nblib-question").count() == 2  # the question, and below it the button
    assert min(reader.page.evaluate("heights")) >= height - 1, "it never collapses on the way"


def test_tab_leaves_the_code_and_every_button_says_of_which_cell_it_is(reading):
    page = reading.page
    labels = page.locator("button.run").evaluate_all("(all) => all.map((b) => b.getAttribute('aria-label'))")
    assert len(set(labels)) == len(labels) == len(reading.codes())
    code = reading.cell(PANEL).locator("pre[contenteditable]")
    code.focus()
    assert code.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.getAttribute('aria-label')") == "Run cell 3 (Shift + Enter)"
    assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"
    page.keyboard.press("Shift+Tab")
    assert code.evaluate("(e) => e === document.activeElement")


def test_a_new_line_begins_where_the_one_before_did_and_behind_a_colon_further_in(read):
    reader = read().open()
    reader.write(0, "")
    reader.page.keyboard.type("def f(x):\nreturn 1\n")
    assert reader.codes()[0] == "def f(x):\n    return 1\n    "
    reader.write(0, "x = 1\ny = 2")
    assert reader.codes()[0] == "x = 1\ny = 2"


def test_a_screen_reader_is_told_little(read):
    reader = read()
    reader.page.add_init_script("""addEventListener("DOMContentLoaded", () => {
      window.spoken = [];
      new MutationObserver(() => spoken.push(document.querySelector(".live-bar [role=status]")?.textContent))
        .observe(document.body, { subtree: true, childList: true, characterData: true });
    });""")
    reader.open().alive().to_the_end()
    said = [text for text, _again in itertools.groupby(reader.page.evaluate("spoken")) if text]
    assert said[-1].startswith("Alive") and len(said) <= 4 and not any("Running" in text for text in said), said


def test_on_paper_there_are_pictures_and_words_and_nothing_to_press(read):
    reader = read().open().alive().to_the_end()
    answered = reader.page.locator(f"{PANELS} .nblib-options").first
    answered.locator("button").first.click()
    reader.quiet()
    reader.page.emulate_media(media="print")
    page = reader.page
    for gone in (".live-bar", "button.run", ".nblib-controls", ".work", ".bar a"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    pictures = page.locator(
        "article div.cell"
    ).evaluate_all("""(cells) => cells.map((cell) => [!!cell.querySelector("figure.still"),
        [...cell.querySelectorAll("figure.still img, .nblib-picture img")].filter((image) => image.offsetParent).length])""")
    assert sum(had for had, _ in pictures) > 5
    assert [shown for had, shown in pictures if had] == [1 for had, _ in pictures if had], "one picture for each panel"
    assert page.locator(".nblib-words").first.is_visible()
    buttons = [
        b
        for b in page.get_by_role("button").all()
        if b.is_visible() and "nblib" in (b.evaluate("(e) => e.closest('.cell')?.innerHTML") or "")
    ]
    assert all(
        b.evaluate("(e) => e.closest('.nblib-options') && getComputedStyle(e).borderStyle !== 'outset'")
        for b in buttons
    )
    reader.page.emulate_media(media="screen")
    assert not page.locator("figure.still").first.is_visible()


@pytest.mark.parametrize("width", [1366, 420])
def test_nothing_is_wider_than_the_window_and_the_line_is_not_in_the_way(read, width):
    reader = read()
    reader.page.set_viewport_size(dict(width=width, height=800))
    reader.open().alive()
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    reader.page.locator(".work summary").click()
    box = reader.page.locator(".work .menu").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    reader.page.keyboard.press("Escape")
    reader.page.evaluate("scrollTo(0, 2500)")
    bar, header = reader.page.evaluate("""() => {
      course.bar.running(3, 22);                       // and looked at before anything else can be said
      return [".live-bar", ".bd-header-article"].map((name) => document.querySelector(name).getBoundingClientRect().toJSON());
    }""")
    assert bar["height"] <= 60 and header["bottom"] <= bar["y"] + 2


@pytest.mark.parametrize("width, least", [(1366, 1000), (1000, 700)])
def test_a_panel_has_room_for_its_controls_beside_the_picture(read, width, least):
    reader = read(chapter="00_start")
    reader.page.set_viewport_size(dict(width=width, height=800))
    reader.open().alive()
    panel = reader.page.locator(f"{PANELS}:has([role=slider])").first
    picture, controls = panel.locator(".nblib-picture").bounding_box(), panel.locator(".nblib-controls").bounding_box()
    assert panel.evaluate("(e) => e.parentElement.clientWidth") >= least
    assert controls["x"] >= picture["x"] + picture["width"]


def test_on_a_telephone_the_picture_stays_in_sight_while_its_controls_scroll(read):
    reader = read()
    reader.page.set_viewport_size(dict(width=420, height=800))
    reader.open().alive()
    reader.choose_first()
    panel = reader.page.locator(PANELS).first
    panel.locator(".nblib-narrow .nblib-picture").wait_for()
    panel.get_by_role("slider").last.evaluate("(handle) => handle.scrollIntoView({ block: 'center' })")
    bar = reader.page.locator(".bd-header-article").bounding_box()
    view, handle = panel.locator(".nblib-view").bounding_box(), panel.get_by_role("slider").last.bounding_box()
    assert abs(view["y"] - bar["y"] - bar["height"]) <= 2, "right below the page's bar"
    assert handle["y"] >= view["y"] + view["height"]


def test_in_the_dark_a_panels_picture_is_drawn_for_the_dark_and_lies_on_its_card(read):
    reader = read()
    reader.page.add_init_script("localStorage.setItem('mode', 'dark'); localStorage.setItem('theme', 'dark');")
    reader.open().alive()
    reader.choose_first()
    picture = reader.page.locator(".live .nblib-picture img").first
    look = picture.evaluate("(image) => [getComputedStyle(image).backgroundColor, getComputedStyle(image).filter]")
    assert look == ["rgba(0, 0, 0, 0)", "none"]
    panel = reader.page.locator(PANELS).first
    assert panel.evaluate("(e) => getComputedStyle(e).getPropertyValue('--nb-theme').trim()") == "dark"


def test_what_a_page_holds_is_folded_above_its_text(reading):
    sections = reading.page.locator("details.sections")
    assert sections.locator("a").count() > 5 and not sections.locator("a").first.is_visible()
    sections.locator("summary").click()
    place = sections.locator("a").nth(3).get_attribute("href")
    assert place.startswith("#") and reading.page.locator(place).count() == 1
    sections.locator("summary").click()


def test_pages_and_notebooks_have_the_same_cells(read, address):
    for chapter in ("00_start", "03_layers", "12_playground", "14_handwriting"):
        reader = read("ja", chapter, line="undefined").open()
        codes = reader.page.evaluate("""async () => (await (await fetch(`../live/notebooks/${location.pathname.slice(1)
            .replace("html", "ipynb")}`)).json()).cells.filter((c) => c.cell_type === "code").map((c) => c.source)""")
        codes = ["".join(code) for code in codes]
        assert reader.codes() == codes


def test_input_says_what_to_do_instead(read):
    reader = read("ja").open().alive()
    reader.run(PANEL, "input('name')").alive()
    assert re.search("input\\(\\) で聞けません", reader.output(PANEL)) and "Traceback" not in reader.output(PANEL)
