"""Where the page cannot come alive, may not without asking, or hangs: it stays readable, and says what to do."""

import re

import pytest

from tests.live.browser.reader import FAST, HANDLES, METERED, UNKNOWN

PANEL = 2  # the cell of chapter 1 with its first panel


def still(reader):
    """The pictures that stand on the page, which must be there whatever happens."""
    images = reader.page.locator("figure.still img")
    assert images.count() > 5 and images.first.is_visible()
    return images.first.evaluate("(image) => image.naturalWidth")


@pytest.mark.parametrize("missing, language", [("WebAssembly", "ja"), ("Worker", "en")])
def test_without_what_python_needs_the_page_is_read_as_it_is(read, missing, language):
    reader = read(language)
    reader.page.add_init_script(f"delete globalThis.{missing};")
    reader.open()
    assert still(reader)
    assert re.search("動かせません|cannot move", reader.says())
    assert not reader.page.locator("button.run").count(), "a button that does nothing"
    assert reader.page.locator(".bar a").count(), "the other doors"


@pytest.mark.parametrize(
    "lacking, language", [("packages.tar.gz", "ja"), ("pyodide.asm.wasm", "en"), ("worker.js", "en")]
)
def test_where_a_file_is_missing_it_is_said_and_can_be_tried_again(read, lacking, language):
    reader = read(language)
    reader.page.context.route(f"**/{lacking}", lambda route: route.fulfill(status=404, body="gone"))
    reader.open()
    reader.told("始められませんでした|could not be started")
    assert still(reader) and len(reader.says()) < 350
    reader.wrong.clear()  # the browser's own words about the missing file
    reader.page.context.unroute(f"**/{lacking}")
    reader.press("もう一度試す" if language == "ja" else "Try again")
    reader.alive()
    assert reader.page.locator(".live .nblib-question").first.is_visible()


def test_where_memory_is_refused_it_is_said(read):
    reader = read()

    def refusing(route):
        body = route.fetch().text()
        route.fulfill(body="WebAssembly.Memory = function () { throw new RangeError('could not allocate memory'); };" + body,
                      content_type="text/javascript")  # fmt: skip

    reader.page.context.route("**/worker.js", refusing)
    reader.open()
    reader.told("could not be started.*memory")
    assert still(reader)
    reader.wrong.clear()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_old_browser_moves_the_pictures_and_says_that_code_stays_as_it_is(read, language):
    reader = read(language)
    reader.page.add_init_script("""Object.defineProperty(HTMLElement.prototype, "contentEditable", { set(value) {
        if (value === "plaintext-only") throw new DOMException("no such value", "SyntaxError"); } });""")
    reader.open().alive()
    assert re.search("書きかえられません|cannot be changed", reader.says())
    assert reader.page.locator(".live .nblib-question").first.is_visible()
    reader.cell(PANEL).locator("button.run").click()
    reader.alive()


@pytest.mark.parametrize("line", [METERED, UNKNOWN, '{effectiveType: "3g"}', '{effectiveType: "4g", type: "cellular"}'])
def test_the_reader_is_asked_first_with_the_megabytes(read, line):
    reader = read(line=line)
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open()
    reader.page.wait_for_load_state("networkidle")
    assert re.search(r"\d+ MB", reader.says()) and still(reader)
    assert not any("pyodide" in url for url in asked)
    reader.press("Make it move")
    reader.alive()
    assert reader.page.locator(".live .nblib-question").first.is_visible()


def test_who_has_python_already_is_not_asked_again_unless_the_line_is_metered(read, context):
    read(line=UNKNOWN).open().press("Make it move")
    context.pages[0].wait_for_function("window.course?.python?.started", timeout=120_000)
    read(line=UNKNOWN).open().alive()
    reader = read(line=METERED).open()
    assert "MB" in reader.says()


@pytest.mark.parametrize(
    "code",
    [
        "while True:\n    pass",
        "import time\ntime.sleep(1000)",
        "import itertools\ndef mine(*clues):\n    return sum(itertools.count())\ncheck(ask.write_neuron, mine)",
    ],
)
def test_what_never_ends_leaves_the_page_readable_and_has_a_way_out(read, code):
    reader = read().open().alive()
    reader.choose_first()
    reader.run(3, code)
    way_out = reader.page.get_by_role("button", name="Start Python anew")
    way_out.wait_for()
    assert "takes long" in reader.says() and in_sight(way_out)
    reader.page.mouse.wheel(0, 2000)
    assert in_sight(way_out), "wherever one reads"
    way_out.click()
    reader.alive()
    assert "Cell 4 did not end" in reader.says()
    assert reader.codes()[3].replace("\n", "") == code.replace("\n", "")
    assert reader.page.locator(".live .nblib-question").first.is_visible(), "the cells above run again"
    reader.run(3, "print('mended')").alive()
    reader.to_the_end()
    assert "mended" in reader.output(3)
    assert reader.output(reader.where("progress(")).count("■") == 1


def in_sight(locator):
    """Whether it stands within the window."""
    return locator.evaluate(
        "(e) => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    )


def test_an_experiment_that_never_ends_at_one_value_has_a_way_out_too(read):
    reader = read().open().alive()
    code = "from nblib.panels import panel, slider\ndef slow(w0):\n    while w0 > 0.9: pass\n    return [w0] * 8\n"
    reader.run(PANEL, code + "panel(slow, [pictures.Situations()], w0=slider(0))").alive()
    reader.page.locator(HANDLES).first.press("End")
    reader.page.get_by_role("button", name="Start Python anew").click(timeout=60_000)
    reader.alive()
    assert reader.page.locator(HANDLES).first.is_visible()


def test_who_loads_the_page_again_because_of_a_cell_is_not_caught_in_it_again(read):
    reader = read().open().alive()
    reader.run(3, "while True: pass")
    reader.page.get_by_role("button", name="Start Python anew").wait_for(timeout=60_000)
    reader.open().alive()
    assert "Cell 4 did not end" in reader.says()
    reader.run(3, "print('mended')").alive()
    assert "mended" in reader.output(3)


def test_a_slow_cell_that_ends_after_all_needs_no_way_out(read):
    reader = read(line=FAST).open().alive()
    reader.run(3, "import time\ntime.sleep(14)\nprint('slept')")
    way_out = reader.page.get_by_role("button", name="Start Python anew")
    way_out.wait_for(timeout=60_000)
    reader.page.get_by_text("slept").last.wait_for(timeout=60_000)
    reader.alive()
    assert not way_out.count()
