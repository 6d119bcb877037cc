"""Every panel of every chapter, in both languages, with every control at both ends."""

import io
import re
import warnings

import ipywidgets as W
import numpy as np
import pytest
from PIL import Image

from nblib import words
from nblib.panels.answer import Answer
from nblib.panels.controls import Point, Trail
from tests import chapters

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
EVERY = [(stem, language) for stem in chapters.CHAPTERS for language in chapters.LANGUAGES]


@pytest.fixture(params=EVERY, ids="-".join)
def chapter(request, caplog):
    """Panels of a chapter; a glyph that no font has fails the test, on either of its two channels."""
    stem, language = request.param
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield language, chapters.panels(stem, language)
    missing = [r.getMessage() for r in caplog.records if "glyph" in r.getMessage().lower() or "font" in r.getMessage()]
    assert not missing


def ends(control):
    """The values at both ends of a control."""
    if isinstance(control, Point):
        return [(control.low, control.high), (control.high, control.low)]
    if isinstance(control, W.Checkbox):
        return [False, True]
    if isinstance(control, Trail):
        return [()]
    if isinstance(control, Answer):
        return ["0", ""]
    if isinstance(control, W.Dropdown):
        values = list(control.options.values() if isinstance(control.options, dict) else control.options)
        return [values[0], values[-1]]
    return [control.min, control.max]


def every_state(panel):
    """Yields after each move: every control to both its ends, alone, and all together."""
    yield "at first"
    for name, control in panel.controls.items():
        before = control.value
        for value in ends(control):
            control.value = value
            yield f"{name} = {value}"
        if not isinstance(control, Trail):
            control.value = before
    for side in (0, -1):
        for control in panel.controls.values():
            control.value = ends(control)[side]
        yield f"all at end {side}"


def test_every_control_to_both_ends(chapter):
    language, panels = chapter
    for panel in panels:
        for state in every_state(panel):
            assert panel.stage.message == "", state
            picture = np.asarray(Image.open(io.BytesIO(panel.stage.frame)))
            assert picture.std() > 5, f"{state}: an empty picture"
            assert panel.stage.words == panel.words and "nan" not in panel.words
            assert bool(JAPANESE.search(panel.words)) == (language == "ja"), state


def test_every_control_moves_the_picture(chapter):
    """At least where the other controls are at one of their ends: a held weight moves nothing."""
    _, panels = chapter
    for panel in panels:
        for name, control in panel.controls.items():
            if not isinstance(control, Trail):
                others = [c for n, c in panel.controls.items() if n != name and not isinstance(c, Trail)]
                assert any(moves(panel, control, others, side) for side in (0, -1)), f"{name} moves nothing"


def moves(panel, control, others, side):
    """Whether a control changes the picture while the others are at that end."""
    for other in others:
        other.value = ends(other)[side]
    frames = set()
    for value in ends(control):
        control.value = value
        frames.add(panel.stage.frame)
    return len(frames) > 1


def test_pictures_draw_once_and_then_only_move(chapter):
    _, panels = chapter
    for panel in panels:
        before = [axes.get_children() for axes in panel.canvas.axes]
        for _state in every_state(panel):
            pass
        assert [axes.get_children() for axes in panel.canvas.axes] == before


def texts(axes):
    """Every text of a picture that is to be seen."""
    parts = [*axes.texts, axes.title, axes.xaxis.label, axes.yaxis.label]
    if axes.axison:
        low, high = sorted(axes.get_xlim())
        parts += [t for at, t in zip(axes.get_xticks(), axes.get_xticklabels(), strict=True) if low <= at <= high]
        low, high = sorted(axes.get_ylim())
        parts += [t for at, t in zip(axes.get_yticks(), axes.get_yticklabels(), strict=True) if low <= at <= high]
    return [t for t in parts if t.get_text().strip() and t.get_visible()]


def test_no_text_is_cut_off_or_covered(chapter):
    _, panels = chapter
    for panel in panels:
        for state in every_state(panel):
            panel.canvas.png()
            boxes = [(t.get_text(), t.get_window_extent()) for axes in panel.canvas.axes for t in texts(axes)]
            for text, box in boxes:
                inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= panel.canvas.width and box.y1 <= panel.canvas.height
                assert inside, f"{state}: {text!r} is cut off"
                assert "-0.00" not in text, state
            for i, (text, box) in enumerate(boxes):
                for other, its in boxes[:i]:
                    wide, high = min(box.x1, its.x1) - max(box.x0, its.x0), min(box.y1, its.y1) - max(box.y0, its.y0)
                    assert wide < 2 or high < 2, f"{state}: {text!r} covers {other!r}"


def test_predictions_are_in_the_language_and_explain_every_answer(chapter):
    language, _ = chapter
    for stem in chapters.CHAPTERS:
        words.speak(language)
        for prediction in chapters.predictions(stem, language):
            question = prediction.question
            assert 2 <= len(question.options) <= 4
            for text in [question.ask, question.look, *(o.why for o in question.options)]:
                assert bool(JAPANESE.search(text)) == (language == "ja"), text
