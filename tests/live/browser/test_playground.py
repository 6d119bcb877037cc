"""The playground where Python runs in the reader's own browser, without a thread of its own: it plays, and has hands."""

import re

from tests.browser.hands import MAP, button, epoch, pull

PICTURES = "(face) => face.pictures"
PLACE = 4  # of x1 → h1.1 in theta: behind the four biases of hidden layer 1


def parameters(reader, panel):
    """All parameters, as the code below the panel has them."""
    lines = panel.locator(".nblib-written .nblib-lines")
    if not lines.is_visible():
        button(panel, "コード").click()
        lines.get_by_text("playground(").wait_for()
    reader.quiet()
    return [float(number) for number in re.search(r"theta=\[([^]]*)\]", lines.text_content())[1].split(",")]


def test_it_plays_pauses_is_pulled_and_takes_a_point(read):
    reader = read("ja", "12_playground").open().alive()
    panel = reader.come_to(reader.where("playground()"))
    face = panel.locator(".nblib-face[data-drawn]")
    face.wait_for()
    reader.quiet()

    drawn = face.evaluate(PICTURES)
    button(panel, "訓練する").click()
    reader.page.wait_for_function(
        "() => Number(document.querySelector('.live .nblib-face-epoch b').textContent.replaceAll(',', '')) >= 100"
    )
    drawn = face.evaluate(PICTURES) - drawn
    button(panel, "止める").click()
    button(panel, "訓練する").wait_for()
    reader.quiet()
    stood = epoch(panel)
    assert stood % 5 == 0 and drawn > 10, "of the twenty pictures of a hundred epochs more than half were seen"
    reader.page.wait_for_timeout(400)
    assert epoch(panel) == stood, "it has paused"

    before = parameters(reader, panel)
    pull(panel, "x1", "h1.1", 8)
    reader.quiet()
    after = parameters(reader, panel)
    assert [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [PLACE]
    assert abs(after[PLACE] - before[PLACE] - 1.6) < 0.02, "80 pixels upwards are 1.6 more"

    panel.locator(MAP).click(position=dict(x=40, y=40))
    panel.locator(".nblib-words").get_by_text("251個の訓練データ").wait_for(state="attached")
    button(panel, "訓練する").click()
    reader.page.wait_for_function(
        "(epoch) => Number(document.querySelector('.live .nblib-face-epoch b').textContent.replaceAll(',', '')) > epoch",
        arg=stood,
    )
    button(panel, "止める").click()
    button(panel, "訓練する").wait_for()
    assert not reader.page.locator(".live pre.stderr").count()
