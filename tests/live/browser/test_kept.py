"""The reader's work is safe: what was written survives everything, and a renewed page overwrites nothing silently."""

import json
import re

import nbformat
import pytest

MINE = "print('mine')"
PANEL = 2  # the cell of chapter 1 with its first panel


def renewed(reader, number=PANEL, line="# a better line", instead_of=None):
    """From the next loading on, the site has another edition: a line more in that cell, another release."""

    def newer(route):
        body, seen = route.fetch().text(), iter(range(1000))

        def more(found):
            return found[0] + f"{line}\n" if next(seen) == number else found[0]

        route.fulfill(body=re.sub(r"<div class=\"highlight-python[^>]*>.*?<pre><span></span>", more, body, flags=re.DOTALL),
                      content_type="text/html")  # fmt: skip

    reader.page.route("**/*.html", newer)


def test_what_was_written_and_done_is_there_after_loading_again(read):
    reader = read().open().alive()
    reader.run(3, MINE).quiet()
    reader.choose_first()
    reader.write(5, "# not run, only written")
    reader.open().alive()
    assert reader.codes()[3] == MINE and reader.codes()[5].startswith("# not run")
    reader.to_the_end()
    assert "mine" in reader.output(3)
    assert reader.output(reader.where("progress(")).count("■") == 1


def test_a_renewed_cell_shows_both_and_waits_for_the_reader(read):
    reader = read().open()
    reader.write(PANEL, MINE)
    new = reader.page.evaluate("course.cells[1].original") and "# a better line"
    renewed(reader)
    for _ in range(2):  # nothing is lost before he has chosen, however often he loads the page
        reader.open()
        box = reader.page.locator(".offer")
        assert box.locator("pre").inner_text() == MINE and reader.codes()[PANEL].startswith(new)
        reader.alive()
        assert "renewed" in reader.says()
    reader.press("Use mine")
    assert reader.codes()[PANEL] == MINE and not box.count()
    reader.open()
    assert reader.codes()[PANEL] == MINE and not reader.page.locator(".offer").count()


def test_the_new_one_can_be_taken_and_ones_own_copied(read, context):
    context.grant_permissions(["clipboard-read"])
    reader = read().open()
    reader.write(PANEL, MINE)
    renewed(reader)
    reader.open()
    reader.press("Copy")
    assert reader.page.evaluate("navigator.clipboard.readText()").strip() == MINE
    reader.page.get_by_role("button", name=re.compile("Use the new one")).click()
    reader.open()
    assert "# a better line" in reader.codes()[PANEL] and not reader.page.locator(".offer").count()


def test_what_was_written_in_a_cell_that_is_gone_is_shown(read):
    reader = read().open()
    reader.page.evaluate("""localStorage.setItem("course:edits:en/01_neuron.html",
        JSON.stringify({edits: [{original: "nothing_like_it()", code: "print('mine')"}]}))""")
    reader.open()
    assert reader.page.locator(".offer pre").inner_text() == MINE
    assert not reader.page.get_by_role("button", name="Use mine").count()
    reader.press("Throw it away")
    reader.open()
    assert not reader.page.locator(".offer").count()


def test_cells_that_are_not_changed_are_renewed_without_a_word(read):
    reader = read().open()
    renewed(reader)
    reader.open().alive()
    assert "# a better line" in reader.codes()[PANEL] and "renewed" not in reader.says()


def test_back_to_the_original_and_once_more_to_ones_own(read):
    reader = read().open()
    original = reader.codes()[PANEL]
    reader.write(PANEL, MINE)
    back = reader.cell(PANEL).locator("button.back")
    back.click()
    assert reader.codes()[PANEL] == original
    back.click()
    assert reader.codes()[PANEL] == MINE
    back.click()
    reader.open()
    assert reader.codes()[PANEL] == original and not reader.cell(PANEL).locator("button.back").is_visible()


@pytest.mark.parametrize("sure", [True, False])
def test_the_whole_page_goes_back_only_if_the_reader_is_sure(read, sure):
    reader = read().open()
    asked = []
    reader.page.on("dialog", lambda box: asked.append(box.message) or (box.accept() if sure else box.dismiss()))
    before = reader.codes()
    for number in (0, PANEL):
        reader.write(number, MINE)
    reader.from_menu("Put all code on this page back to the original")
    assert "2 cells" in asked[0]
    assert (reader.codes() == before) == sure


def saved(reader, name):
    """The text of the file that this button of the menu saves."""
    with reader.page.expect_download() as download:
        reader.from_menu(name)
    return download.value.suggested_filename, download.value.path().read_text("utf-8")


def test_the_page_is_taken_along_as_a_notebook_and_brought_back(read):
    reader = read().open()
    reader.write(PANEL, MINE)
    name, text = saved(reader, "Save this page as a notebook (.ipynb)")
    notebook = nbformat.reads(text, 4)
    nbformat.validate(notebook)
    codes = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert name == "01_neuron.ipynb" and codes == reader.codes() and MINE in codes
    assert any("# 1. The neuron" in cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert notebook.metadata.course.release == reader.page.evaluate("document.documentElement.dataset.release")

    changed = text.replace("print('mine')", "print('from JupyterLab')")
    reader.cell(PANEL).locator("button.back").click()  # here it is the original: nothing to be asked
    reader.bring("my copy.ipynb", changed)
    reader.told("in 1 cells")
    assert reader.codes()[PANEL] == "print('from JupyterLab')"
    reader.bring("my copy.ipynb", text)  # here it is changed: the reader chooses
    assert reader.page.locator(".offer pre").inner_text() == MINE
    assert reader.codes()[PANEL] == "print('from JupyterLab')"
    reader.press("Use the file's")
    reader.open()
    assert reader.codes()[PANEL] == MINE


def test_another_chapters_notebook_is_refused(read):
    reader = read("en", "03_layers").open()
    _, text = saved(reader, "Save this page as a notebook (.ipynb)")
    first = read().open()
    before = first.codes()
    first.bring("03_layers.ipynb", text)
    first.told("not a notebook of this chapter")
    assert first.codes() == before


def test_progress_is_taken_along_and_a_bad_file_is_refused(read):
    reader = read().open().alive()
    reader.choose_first()
    name, text = saved(reader, "Save my progress (progress.json)")
    (key,) = json.loads(text)["done"]
    assert name == "progress.json"
    for bad in ("{", "[]", "null", '{"done": 3}', '{"done": [1]}', '{"cells": 3}'):
        reader.bring("progress.json", bad)
        reader.told("neither progress nor a notebook")
        assert json.loads(saved(reader, "Save my progress (progress.json)")[1])["done"] == [key]
        reader.bring("progress.json", text)
        reader.told("0 more, 1 done")
    reader.bring("progress.json", json.dumps(dict(done=["write_neuron"])))
    reader.told("1 more, 2 done")
    reader.to_the_end()
    assert reader.output(reader.where("progress(")).count("■") == 2


def test_two_chapters_open_at_once_add_up_their_progress(read):
    first, second = read().open().alive(), read("en", "03_layers").open().alive().to_the_end()
    for reader in (first, second):
        reader.choose_first()
    third = read().open()
    assert len(json.loads(saved(third, "Save my progress (progress.json)")[1])["done"]) == 2


def test_files_that_python_writes_stay_and_those_it_removes_go(read):
    reader = read().open().alive()
    reader.run(
        PANEL, "import os; os.makedirs('a/b'); open('a/b/mine.txt', 'w').write('x'); open('gone.txt', 'w')"
    ).alive()
    reader.run(PANEL, "os.remove('gone.txt')").alive()
    reader.run(PANEL, "import os; print(os.path.exists('gone.txt'), open('a/b/mine.txt').read())")
    reader.open().alive()
    reader.come_to(PANEL)
    assert "False x" in reader.output(PANEL)


def test_a_browser_that_keeps_nothing_says_so(read):
    reader = read()
    reader.page.add_init_script("""const put = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, value) {
          if (name.startsWith("course:")) throw new DOMException("full", "QuotaExceededError");
          put.call(this, name, value);
        };""")
    reader.open().alive()
    reader.write(PANEL, MINE)
    reader.told("keeps nothing")
