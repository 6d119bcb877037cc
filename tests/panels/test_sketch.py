"""A curve that is sketched before the true one is shown: by pointer, by keys, and what is said of the two."""

import numpy as np
import pytest

from nblib.chapters.generalisation.stopping_curves import StoppingCurves
from nblib.errors import CourseError
from nblib.language import words
from nblib.panels import panel, plain_pictures, sketch, slider
from nblib.pictures.sketch_line import Sketched, parting
from tests.panels.pen import send, stroke

STEPS = np.arange(0, 301, 10)


def look(step):
    """Losses as they may be: one falls, the other falls until step 50 and rises from there on."""
    return dict(steps=STEPS, seen=0.7 * 0.98**STEPS, new=0.45 + 0.002 * np.abs(STEPS - 50), step=step)


def make(**given):
    return panel(look, [StoppingCurves("mine")], mine=sketch((0, 300), (0, 1.5), **given), step=slider(300, 0, 300, 10))


def heights(p):
    return p.values["mine"].ys


def curve(p, kind="new"):
    return p.canvas.pictures[0].curves[kind].get_xdata()


def test_nothing_is_drawn_at_first_and_the_true_curve_is_hidden():
    p = make()
    assert np.isnan(heights(p)).all() and not len(curve(p)) and len(curve(p, "seen")) == len(STEPS)
    assert "まだ何も描かれていません" in p.stage.words and "テストデータ" not in p.stage.words
    assert p.stage.draws and [grip["moves"] for grip in p.stage.grips] == ["pen"]
    assert "左右の矢印キー" in p.stage.grips[0]["label"]


def test_a_stroke_fills_the_columns_on_its_way():
    p = make()
    stroke(p, 0, [(0, 1.0), (150, 0.5), (300, 1.1)])
    np.testing.assert_allclose(heights(p)[[0, 15, 30]], [1.0, 0.5, 1.1], atol=0.01)
    np.testing.assert_allclose(heights(p)[5], 1.0 - 0.5 * 5 / 15, atol=0.01)
    assert not np.isnan(heights(p)).any() and not p.values["mine"].compared


def test_a_second_stroke_mends_the_first_and_a_gap_stays_a_gap():
    p = make()
    stroke(p, 0, [(200, 0.4), (300, 0.4)])
    assert np.isnan(heights(p)[:20]).all()
    stroke(p, 0, [(250, 1.0), (200, 1.2)])
    assert heights(p)[20] == pytest.approx(1.2, abs=0.01) and heights(p)[30] == pytest.approx(0.4, abs=0.01)


def test_a_stroke_that_leaves_the_picture_stays_at_its_edge():
    p = make()
    x, y = p.canvas.to_page(0, 300, 1.4)
    send(p, (*p.canvas.to_page(0, 250, 1.0), 0, 0), (x + 400, y - 300, 1, 0), (x + 400, y - 300, 0, 0), downs=1, ups=1)
    assert heights(p)[-1] == 1.5 and np.nanmin(heights(p)) >= 0


def test_keys_draw_on_and_lift_the_curve():
    p = make()
    send(p, (0, 3, 0, 1))
    assert heights(p)[0] == pytest.approx(0.75 + 0.15) and np.isnan(heights(p)[1:]).all()
    send(p, (10, 0, 0, 1), (0, -6, 0, 1), (1, 0, 0, 1))
    np.testing.assert_allclose(heights(p)[[9, 10, 11]], [0.9, 0.6, 0.6])
    send(p, (-2, 0, 0, 1), (99, 0, 0, 1))
    assert heights(p)[9] == pytest.approx(0.9), "what was drawn stays when the pen goes over it"
    assert heights(p)[30] == pytest.approx(0.6) and p.values["mine"].at == 30
    send(p, (0, -99, 0, 1))
    assert heights(p)[30] == 0


def test_the_true_curve_is_shown_when_it_is_asked_for_with_a_word_on_where_they_part():
    p = make()
    stroke(p, 0, [(0, 0.55), (50, 0.45), (300, 0.45)])
    control = p.controls["mine"]
    control.look.click()
    assert len(curve(p)) == len(STEPS) and p.values["mine"].compared
    assert control.look.layout.display == "none" and control.anew.layout.display == ""
    assert "までは、ほぼ同じ" in p.stage.takeaway and "300歩 では予想が下" in p.stage.takeaway
    assert {grip["moves"] for grip in p.stage.grips} == {"pen", "across"}, "the step can be pulled now"
    control.anew.click()
    assert np.isnan(heights(p)).all() and not len(curve(p))


def test_reset_takes_the_sketch_away():
    p = make()
    stroke(p, 0, [(0, 1.0), (300, 1.0)])
    p.reset()
    assert np.isnan(heights(p)).all()


@pytest.mark.parametrize(
    "mine, told",
    [
        ([1.0] * 11, "close to what happened"),
        ([1.0] * 6 + [1.0, 1.1, 1.2, 1.3, 1.4], "Up to 8 they go together; then they part. At 10, where they are farthest apart, your sketch lies above"),
        ([0.5] * 11, "differ from the start"),
        ([None] * 8 + [1.0] * 3, "too little"),
    ],
)  # fmt: skip
def test_where_a_sketch_and_the_truth_part(mine, told):
    words.speak("en")
    xs = np.linspace(0, 10, 11)
    assert told in parting(Sketched(0, 10, tuple(mine)), xs, np.ones(11), (0, 1.5))


def test_on_an_axis_of_powers_a_key_goes_up_by_a_factor():
    control = sketch((0, 10), (0.01, 100), log=True)
    value = control.after([(0, 0, 0, 1), (0, 15, 0, 1)])
    assert value.ys[0] == pytest.approx(100)
    assert control.after([(0, 0, 0, 1)]).ys[0] == pytest.approx(1), "half way between the ends"


def test_a_saved_notebook_shows_the_truth_and_the_panel_goes_on_hiding_it():
    p = make()
    before = p.stage.frame
    still = p.still()
    assert "テストデータ" in still["text/plain"] and "テストデータ" not in p.stage.words
    assert not len(curve(p)) and p.canvas.png() == before


def test_with_plain_pictures_buttons_draw():
    plain_pictures()
    try:
        p = make()
        left, right, up, down, _pen = p.stage.children[1].children
        for button in (up, right, right, down):
            button.click()
        np.testing.assert_allclose(heights(p)[:3], [0.8, 0.8, 0.75])
    finally:
        plain_pictures(False)


def test_the_code_of_a_panel_sketches_the_same():
    p = make()
    stroke(p, 0, [(0, 1.0), (300, 0.2)])
    again = eval(p.code().split("\n\n")[-1], dict(globals()))
    np.testing.assert_array_equal(heights(again), heights(p))
    p.controls["mine"].look.click()
    assert eval(p.code().split("\n\n")[-1], dict(globals())).values["mine"].compared


@pytest.mark.parametrize(
    "wrong, ja, en",
    [
        (((0, 300), 5), "2組渡します", "takes \\(low, high\\) twice"),
        (((0, 300), (1, 1)), "小さいほうを先に", "lower end of a sketch comes first"),
        (((0, "x"), (0, 1)), "普通の数", "ordinary numbers"),
    ],
)
def test_wrong_ends_are_told(wrong, ja, en):
    for language, part in (("ja", ja), ("en", en)):
        words.speak(language)
        with pytest.raises(CourseError, match=part):
            sketch(*wrong)


def test_powers_need_ends_above_zero():
    with pytest.raises(CourseError, match="0より大きく"):
        sketch((0, 1), (0, 1), log=True)
