"""How the words of a card are set: what is ticked, where lines end, and how wide the head is, by the card's own style sheet."""

import pytest

from nblib.panels.front import PANELS

CSS = (PANELS / "stage.css").read_text("utf-8")
MARK = "e => getComputedStyle(e, '::before').content"
LINES = """label => {
  const range = document.createRange(), lines = [];
  for (let at = 0; at < label.firstChild.length; at++) {
    range.setStart(label.firstChild, at);
    range.setEnd(label.firstChild, at + 1);
    const { top } = range.getBoundingClientRect();
    lines[lines.at(-1)?.top === top ? lines.length - 1 : lines.length] ??= { top, text: '' };
    lines.at(-1).text += label.firstChild.data[at];
  }
  return lines.map(({ text }) => text);
}"""


@pytest.fixture
def shown(chromium):
    """A function that shows HTML as a card of some width has it."""
    page = chromium.new_page()

    def show(html, width=1000, language="en"):
        card = f"<div class='nblib-panel' lang='{language}' style='width: {width}px'>{html}</div>"
        page.set_content(f"<style>{CSS}</style>{card}")
        return page

    yield show
    page.close()


@pytest.mark.parametrize("language, right", [("en", "✓"), ("ja", "○")])
def test_only_the_answer_itself_has_a_mark(shown, language, right):
    html = "<p class='nblib-{0}'><b>A. yes</b> because of <b>a word</b> that is bold</p>"
    page = shown(html.format("right") + html.format("wrong"), language=language)
    marks = page.locator("b").evaluate_all(f"all => all.map({MARK})")
    assert [mark.strip('" ') for mark in marks] == [right, "none", "✕", "none"]


@pytest.mark.parametrize("words, lines", [("ミニバッチの日数", ["ミニバッチの", "日数"]), ("重み", ["重み"])])
def test_a_label_ends_no_line_within_a_japanese_word(shown, words, lines):
    html = f"<div class='nblib-controls'><div class='widget-label' style='width: 7.5em'>{words}</div></div>"
    assert shown(html, language="ja").locator(".widget-label").evaluate(LINES) == lines


@pytest.mark.parametrize("width, stands", [(304, "below"), (1000, "beside")])
def test_on_a_telephone_the_head_of_a_question_has_the_whole_width(shown, width, stands):
    head = "<div class='nblib-answered' style='display: flex'><p>Predict: what happens? You said: A. nothing at all</p></div>"
    html = f"<div class='nblib-line' style='display: flex'>{head}<button class='jupyter-button'>Hide what is dotted</button></div>"
    page = shown(f"<div class='nblib-question'>{html}</div>", width)
    words, button = page.locator("p").bounding_box(), page.locator("button").bounding_box()
    assert (button["y"] >= words["y"] + words["height"]) == (stands == "below")
