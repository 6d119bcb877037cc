"""The first panel moves before Python is there; then Python's own stands there, with the value and the focus."""

import json

import pytest

SLIDER = ".prepared-slider input"
FIGURE = "figure.still:has(.prepared-slider)"
LAYER = ".prepared-picture img.layer"
OPEN = "00_start"  # whose first panel stands open
HANDLED = [OPEN, "12_playground", "09_optimizers"]  # one slider of each kind: of numbers, of time, of stops


@pytest.fixture
def waiting_in(read):
    """A function that opens a chapter, with Python kept away until letting() is called."""

    def opened(chapter=OPEN):
        reader, held = read(chapter=chapter), []
        reader.page.route("**/live/worker.js", lambda route: held.append(route))
        reader.letting = lambda: held.pop().continue_()
        return reader.open()

    return opened


@pytest.fixture
def waiting(waiting_in):
    return waiting_in()


def about(reader):
    """What the page knows of its prepared panel."""
    return json.loads(reader.page.locator("script.prepared").inner_text())


def seen(reader):
    """The address of the layer that is shown, or None; and the words under the picture."""
    layer = reader.page.locator(LAYER)
    words = "\n".join(reader.page.locator(f"{FIGURE} figcaption div p").all_inner_texts())
    return (layer.get_attribute("src") if layer.count() else None), words


def arrives(reader, place):
    """Wait until that place is shown, and hold that all of it is."""
    page = reader.page
    page.wait_for_function(
        "([where, words]) => document.querySelector(where).alt === words", arg=[f"{FIGURE} img", place["words"]]
    )
    assert seen(reader) == (place.get("wide"), place["words"])
    assert page.locator(".prepared-slider output").inner_text() == place["readout"]
    assert page.locator(SLIDER).get_attribute("aria-valuetext") == place["readout"]
    page.locator(".prepared-slider [role=status]", has_text=place["words"].split("\n")[0]).wait_for(state="attached")


def handle(reader, label):
    """The handle of the panel's own slider."""
    return reader.page.locator("div.cell:has(.prepared-slider) > .live .widget-slider", has_text=label).locator(
        "[role=slider]"
    )


def told_now(reader):
    """What Python's panel tells in words."""
    return reader.page.locator("div.cell:has(.prepared-slider) > .live .nblib-words").text_content().strip()


def test_it_moves_by_keyboard_without_python(waiting):
    told = about(waiting)
    start = next(i for i, place in enumerate(told["places"]) if place["opens"])
    size = waiting.page.locator(".prepared-picture").bounding_box()
    waiting.page.locator(SLIDER).focus()
    for key, at in (
        ("ArrowLeft", start - 1),
        ("Home", 0),
        ("End", len(told["places"]) - 1),
        ("ArrowLeft", len(told["places"]) - 2),
    ):
        waiting.page.keyboard.press(key)
        arrives(waiting, told["places"][at])
    after = waiting.page.locator(".prepared-picture").bounding_box()
    assert {side: after[side] for side in ("width", "height")} == {side: size[side] for side in ("width", "height")}
    assert waiting.page.locator(f"{SLIDER}[type=range]").get_attribute("aria-valuetext")
    assert told["later"] in waiting.page.locator(FIGURE).inner_text()


def test_back_where_it_opened_the_still_picture_is_enough(waiting):
    told = about(waiting)
    opened = next(place for place in told["places"] if place["opens"])
    waiting.page.locator(SLIDER).press("ArrowLeft")
    waiting.page.locator(LAYER).wait_for()
    waiting.page.locator(SLIDER).press("ArrowRight")
    arrives(waiting, opened)


@pytest.mark.parametrize("chapter", HANDLED)
def test_python_takes_over_with_the_value_and_the_focus(waiting_in, chapter):
    waiting = waiting_in(chapter)
    told = about(waiting)
    waiting.page.locator(SLIDER).press("Home")
    waiting.page.locator(SLIDER).press("ArrowRight")
    arrives(waiting, told["places"][1])
    waiting.letting()
    waiting.page.wait_for_function("document.activeElement.matches('.live [role=slider]')", timeout=180_000)
    waiting.alive()
    real = handle(waiting, told["label"])
    assert real.evaluate("(one) => one === document.activeElement")
    assert told_now(waiting) == told["places"][1]["words"]
    assert not waiting.page.locator(SLIDER).is_visible()
    if chapter != "12_playground":  # a slider of time has no end
        real.press("End")
        waiting.quiet()
        assert told_now(waiting) == told["places"][-1]["words"]


def test_who_holds_the_slider_is_not_interrupted(waiting):
    told, page = about(waiting), waiting.page
    page.locator(SLIDER).scroll_into_view_if_needed()
    box = page.locator(SLIDER).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    waiting.letting()
    waiting.alive()
    assert page.locator(SLIDER).is_visible() and not handle(waiting, told["label"]).is_visible()
    page.mouse.move(box["x"] + 2, middle)
    arrives(waiting, told["places"][0])
    page.mouse.up()
    handle(waiting, told["label"]).wait_for()
    waiting.quiet()
    assert told_now(waiting) == told["places"][0]["words"]


def test_untouched_it_gives_way_at_once(waiting):
    told = about(waiting)
    waiting.letting()
    waiting.alive()
    handle(waiting, told["label"]).wait_for()
    opened = next(place for place in told["places"] if place["opens"])
    assert told_now(waiting) == opened["words"]
    assert not waiting.page.locator(SLIDER).is_visible()


def test_the_still_picture_is_seen_through_a_layer_in_the_dark_theme_too(waiting):
    waiting.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    waiting.page.locator(SLIDER).press("Home")
    ground = waiting.page.locator(LAYER).evaluate("(layer) => getComputedStyle(layer).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)"


def test_where_python_cannot_run_it_moves_all_the_same(read):
    reader = read(chapter=OPEN)
    reader.page.add_init_script("delete globalThis.WebAssembly")
    reader.open()
    reader.page.locator(SLIDER).press("Home")
    arrives(reader, about(reader)["places"][0])


def test_a_picture_that_does_not_come_is_told_and_the_old_words_stay(waiting):
    told, page = about(waiting), waiting.page
    opened = next(place for place in told["places"] if place["opens"])
    page.route("**/*.webp", lambda route: route.abort())
    page.reload()
    page.locator(SLIDER).press("Home")
    page.locator(f"{FIGURE} p", has_text=told["lost"]).wait_for()
    assert seen(waiting) == (None, opened["words"])
    waiting.wrong.clear()  # the browser tells in its console that a file did not come
    page.unroute("**/*.webp")
    page.locator(SLIDER).press("ArrowRight")
    arrives(waiting, told["places"][1])
    assert told["lost"] not in page.locator(FIGURE).inner_text()


def test_what_the_reader_has_written_in_its_place_is_seen(read):
    plot = "import matplotlib.pyplot as plt\nplt.plot([0, 1, 4]);"
    reader = read(chapter=OPEN, line="undefined").open()
    number = reader.page.evaluate("course.cells.findIndex((cell) => cell.element.querySelector('.prepared-slider'))")
    reader.write(number, plot)
    reader.open()
    reader.page.locator(SLIDER).press("End")  # who moves it keeps the still picture, until Python's own panel comes
    reader.press("Make it move")
    reader.alive()
    own = reader.cell(number).locator("> .live img.shown")
    own.wait_for()
    assert own.bounding_box()["height"] > 100
