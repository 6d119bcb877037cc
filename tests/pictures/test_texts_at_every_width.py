"""At the widths of a desk, a small window and a telephone no text of a picture, legends included, is cut off or covered,
wherever the controls stand."""

import pytest

from nblib.playground.playground import Playground
from tests import chapters
from tests.pictures.text_faults import ROOMS, covered, faults, made_for
from tests.thorough import THOROUGH
from tests.walk import every_state


@pytest.mark.parametrize("stem, language", chapters.SWEPT)
def test_no_text_is_cut_off_or_covered_at_any_width(stem, language):
    found = {}
    for panel in chapters.panels(chapters.opened(stem, language)):
        if not isinstance(panel, Playground):  # drawn by the page itself
            panel.reset()  # another test may have moved it
            canvases = {room: made_for(room, panel.canvas.given) for room in ROOMS}
            for control, move in every_state(panel):
                for room, canvas in canvases.items() if control is None or THOROUGH else ():
                    if wrong := faults(canvas, panel._shown):
                        found[panel.experiment.__name__, room, move[:40]] = wrong
    assert not found


def test_a_name_upon_a_legend_is_found():
    assert list(covered([("a", (0, 0, 9, 9)), ("b", (5, 5, 20, 20)), ("c", (8, 0, 9, 9))])) == [("a", "b")]
