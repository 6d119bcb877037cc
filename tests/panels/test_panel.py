"""Panels without a browser: values, messages, trails, dragging, closing, and what a saved notebook keeps."""

import base64
import io
import threading
import time

import ipywidgets as W
import numpy as np
import pytest
from PIL import Image

from nblib.chapters.diary.pictures import Confidence, LossTrail, Valley
from nblib.chapters.neuron.pictures import DecisionPlane, Line
from nblib.errors import CourseError
from nblib.language import words
from nblib.panels import clues, panel, point, slider, switch, trail, weights
from nblib.panels.cells import LOCK
from nblib.pictures.canvas import ROOM
from nblib.pictures.neuron_diagram import NeuronDiagram, Waterfall


def neuron(w0, w1, w2, w3, x1, x2, x3):
    return w0 + w1 * x1 + w2 * x2 + w3 * x3


def neuron_panel(experiment=neuron, w=(-0.5, 0.4, 0.6, 0.3)):
    return panel(experiment, [NeuronDiagram(), Waterfall()], **weights(w), **clues())


def test_the_articles_numbers_are_the_defaults():
    p = neuron_panel()
    assert p.values == {"w0": -0.5, "w1": 0.4, "w2": 0.6, "w3": 0.3, "x1": 1, "x2": 0, "x3": 0}
    assert "= -0.10" in p.words and "テストなし" in p.words
    words.speak("en")
    p = neuron_panel()
    assert "= -0.10" in p.words and "no test tomorrow" in p.words


def test_a_control_moves_picture_and_words_together():
    p = neuron_panel()
    frame, text = p.stage.frame, p.stage.words
    p.controls["x2"].value = True
    assert p.values["x2"] == 1 and type(p.values["x2"]) is int
    assert p.stage.frame != frame and p.stage.words != text
    assert "= 0.50" in p.stage.words and "テストあり" in p.stage.words


def test_the_experiment_is_the_learners_own():
    p = neuron_panel(lambda w0, w1, w2, w3, x1, x2, x3: 42 * x1)
    assert "42.00" in p.words


# ---- what goes wrong in the learner's experiment


def moved(experiment, name="w1", value=1.0):
    """A panel whose control was moved once, and the frame it had before."""
    p = neuron_panel(experiment)
    frame = p.stage.frame
    p.controls[name].value = value
    return p, frame


def broken(w0, w1, w2, w3, x1, x2, x3):
    if w1 > 0.9:
        return w0 / (w1 - w1)
    return w0


def test_an_experiment_that_raises_is_explained_with_its_line_and_recovers():
    p, frame = moved(broken)
    assert p.stage.frame == frame, "the last picture stays"
    assert "return w0 / (w1 - w1)" in p.stage.message and "ZeroDivisionError" in p.stage.message
    assert f"{broken.__code__.co_firstlineno + 2}行目" in p.stage.message
    p.controls["w1"].value = 0.5
    assert p.stage.message == "" and p.stage.frame != frame


@pytest.mark.parametrize(
    ("result", "japanese", "english"),
    [
        (float("nan"), "nan", "no ordinary number"),
        (float("inf"), "inf", "no ordinary number"),
        (None, "return を書き忘れて", "Is a return missing"),
        ("0.5", "'0.5'", "take the quotation marks away"),
        ([1, 2], "[1, 2] (list)", "What is needed is one number"),
        (np.ones(3), "(ndarray (3,))", "What is needed is one number"),
        (1 + 2j, "(complex)", "What is needed is one number"),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_result_that_is_no_number_is_explained(result, japanese, english, language):
    words.speak(language)
    p, frame = moved(lambda w0, w1, w2, w3, x1, x2, x3: result if w1 > 0.9 else w0)
    assert (japanese if language == "ja" else english) in p.stage.message
    assert p.stage.frame == frame
    p.controls["w1"].value = 0.5
    assert p.stage.message == ""


@pytest.mark.parametrize("result", [np.float32(1.5), np.int64(2), True, np.array([1.5]), np.array(1.5)], ids=repr)
def test_what_is_one_number_is_taken_as_one(result):
    assert neuron_panel(lambda w0, w1, w2, w3, x1, x2, x3: result).stage.message == ""


def test_what_the_experiment_prints_is_shown(capsys):
    def chatty(w0, w1, w2, w3, x1, x2, x3):
        print("w1 is", w1)
        return w0

    p, _ = moved(chatty)
    assert "w1 is 1.0" in p.stage.message and "表示" in p.stage.message
    assert capsys.readouterr().out == ""


def test_another_threads_prints_go_their_own_way(capsys):
    def chatty(w0, w1, w2, w3, x1, x2, x3):
        other = threading.Thread(target=print, args=("from a cell",))
        other.start()
        other.join()
        return w0

    p, _ = moved(chatty)
    assert p.stage.message == "" and "from a cell" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_cell_with_a_broken_experiment_fails_with_a_sentence(language):
    words.speak(language)
    with pytest.raises(CourseError) as caught:
        neuron_panel(lambda w0, w1, w2, w3, x1, x2, x3: undefined_name)  # noqa: F821
    shown = caught.value._render_traceback_()
    assert any("undefined_name" in line for line in shown) and len(shown) < 6
    assert ("行目" in shown[0]) == (language == "ja")


def test_later_values_come_back_after_a_failure_in_the_second_picture():
    """The first picture has moved already when the second one fails: both must go back."""

    def halves(w0, w1, w2, w3, x1, x2, x3):
        return w0

    class Picky(Waterfall):
        def update(self, values, result):
            if values["w1"] > 0.9:
                raise ValueError("too much")
            super().update(values, result)

    p = panel(halves, [NeuronDiagram(), Picky()], **weights(), **clues())
    frame = p.stage.frame
    p.controls["w1"].value = 1.0
    assert "too much" in p.stage.message and p.canvas.png() == frame


def test_what_is_missing_only_for_the_words_is_explained_too():
    def sure(k):
        return {"k": k, "loss": 0.5, "accuracy": 0.8} if k < 20 else {"k": k, "loss": 0.5}

    p = panel(sure, [Valley()], k=slider(1, 0, 40, 0.5), trail=trail("k", "loss"))
    frame, text = p.stage.frame, p.stage.words
    p.controls["k"].value = 30
    assert "accuracy=..." in p.stage.message and (p.stage.frame, p.stage.words) == (frame, text)
    p.controls["k"].value = 2
    assert p.stage.message == "" and "k = 2" in p.stage.words


@pytest.mark.parametrize(
    ("picture", "result", "controls"),
    [
        (Line(), 0.5, {}),
        (DecisionPlane(), 0.5, {"day": point(0.5, 0.5)}),
        (Confidence(), {"curve": 0.5}, {}),
    ],
    ids=["line", "plane", "confidence"],
)
def test_a_result_that_is_no_function_is_explained(picture, result, controls):
    with pytest.raises(CourseError, match="関数"):
        panel(lambda w: result, [picture], w=slider(0), **controls)


def test_an_experiment_may_be_any_callable():
    class Neuron:
        def __call__(self, w0, w1, w2, w3, x1, x2, x3):
            return neuron(w0, w1, w2, w3, x1, x2, x3)

    assert "= -0.10" in neuron_panel(Neuron()).words
    with pytest.raises(CourseError, match="Neuron"):
        panel(Neuron(), [NeuronDiagram()], **weights())


def test_an_experiment_that_takes_long_is_announced():
    seen = []

    def slow(a):
        if a > 0.5:
            time.sleep(0.4)
        return lambda x: a * x

    p = panel(slow, [Line()], a=slider(0.9))
    p.stage.observe(lambda change: seen.append(change["new"]), "message")
    p.controls["a"].value = 0.1
    assert seen == ["計算しています…", ""]
    p.controls["a"].value = 0.2
    assert len(seen) == 2, "the last run was quick"


# ---- controls


def test_controls_must_fit_the_experiment():
    with pytest.raises(CourseError, match="w9"):
        panel(neuron, [NeuronDiagram()], **weights(), **clues(), w9=slider(0))
    with pytest.raises(CourseError, match="x1, x2, x3"):
        panel(neuron, [NeuronDiagram()], **weights())
    with pytest.raises(CourseError, match="slider"):
        panel(neuron, [NeuronDiagram()])
    with pytest.raises(CourseError, match="図がありません"):
        panel(neuron, [], **weights(), **clues())
    with pytest.raises(CourseError, match="範囲"):
        slider(3, 0, 1)


def test_labels_are_the_glossarys_or_the_learners():
    p = panel(lambda w1, mine, x: lambda z: w1, [Line()], w1=slider(0), mine=slider(0, label="速さ"), x=switch(1))
    assert [c.description for c in p.controls.values()] == ["w1 友達", "速さ", "x"]


def test_readouts_show_every_step():
    assert slider(0, -1, 1, 0.05).readout_format == ".2f"
    assert slider(0, -1, 1, 0.5).readout_format == ".1f"
    assert slider(1.0, 0, 5, 1).readout_format == ".0f"


def test_a_slider_of_whole_numbers_gives_whole_numbers():
    p = panel(lambda n: lambda x: [5, 6, 7][n], [Line()], n=slider(0, 0, 2, 1))
    p.controls["n"].value = 2
    assert type(p.values["n"]) is int and "y = 7" in p.words


def test_a_trail_keeps_the_learners_path_and_can_be_started_anew():
    p = panel(lambda w: {"loss": w * w}, [LossTrail(0.1)], w=slider(1), trail=trail("loss"))
    for w in (0.5, 0.2):
        p.controls["w"].value = w
    assert p.values["trail"] == ((1.0,), (0.25,), (pytest.approx(0.04),))
    p.controls["trail"].click()
    assert p.values["trail"] == ((pytest.approx(0.04),),)
    for i in range(700):
        p.controls["w"].value = (i % 20) / 20
    assert len(p.values["trail"]) == 600


# ---- screens and dragging


def plane_panel():
    return panel(lambda w0: lambda x1, x2: w0 + x1 - x2, [DecisionPlane()], w0=slider(0), day=point(0.5, 0.5))


def pointer(p, x, y, held, **counters):
    p.stage.input = {"x": x, "y": y, "held": held, "downs": 0, "ups": 0, "kx": 0, "ky": 0, **counters}


def pixel_of(p, x, y):
    """The CSS pixel, from top left, of a point of the first picture."""
    px, py = p.canvas.axes[0].transData.transform((x, y)) / p.canvas.scale
    return px, p.canvas.height - py


@pytest.mark.parametrize("scale", [1, 1.25, 2, 3])
def test_a_point_is_dragged_to_where_the_pointer_is(scale):
    p = plane_panel()
    p.stage.scale = float(scale)
    pointer(p, *pixel_of(p, 0.5, 0.5), True, downs=1)
    pointer(p, *pixel_of(p, 0.2, 0.9), True, downs=1)
    np.testing.assert_allclose(p.values["day"], (0.2, 0.9), atol=1e-9)
    pointer(p, *pixel_of(p, 5, -5), False, downs=1, ups=1)
    np.testing.assert_allclose(p.values["day"], (1, 0), atol=1e-9)
    assert "(1.00, 0.00)" in p.stage.words


def test_a_click_whose_messages_were_merged_still_counts():
    p = plane_panel()
    pointer(p, *pixel_of(p, 0.25, 0.75), False, downs=1, ups=1)
    np.testing.assert_allclose(p.values["day"], (0.25, 0.75), atol=1e-9)


def test_arrow_keys_move_the_point_by_steps():
    p = plane_panel()
    pointer(p, 0, 0, False, kx=3, ky=-1)
    np.testing.assert_allclose(p.values["day"], (0.65, 0.45))
    pointer(p, 0, 0, False, kx=103, ky=-1)
    np.testing.assert_allclose(p.values["day"], (1, 0.45))


def test_pressing_beside_the_axes_moves_nothing():
    p = plane_panel()
    pointer(p, 2, 2, True, downs=1)
    pointer(p, 200, 200, True, downs=1)
    assert p.values["day"] == (0.5, 0.5)
    pointer(p, 200, 200, False, downs=1, ups=1)
    pointer(p, 200, 200, False, downs=1, ups=1, kx=1)
    np.testing.assert_allclose(p.values["day"], (0.55, 0.5))


def test_the_picture_is_as_fine_as_the_screen():
    p = neuron_panel()
    for scale in (1.25, 2.0, 3.0):
        p.stage.scale = scale
        size = Image.open(io.BytesIO(p.stage.frame)).size
        assert size == (round(p.stage.width * scale), round(p.stage.height * scale))


def test_pictures_stand_below_each_other_where_there_is_little_room():
    p = panel(lambda a: lambda x: a * x, [Line(), Line()], a=slider(0.5))
    wide = p.stage.width, p.stage.height
    p.stage.room = 500
    assert p.stage.width < wide[0] and p.stage.height > wide[1]
    assert Image.open(io.BytesIO(p.stage.frame)).size == (p.stage.width, p.stage.height)
    p.stage.room = ROOM
    assert (p.stage.width, p.stage.height) == wide


def test_a_spare_picture_is_left_out_where_it_does_not_fit_beside_the_first():
    p = neuron_panel()
    wide, words = p.stage.width, p.stage.words
    p.stage.room = 420
    assert [type(picture) for picture in p.canvas.pictures] == [NeuronDiagram]
    assert p.stage.words in words and "Waterfall()" in p.code()
    p.stage.room = ROOM
    assert p.stage.width == wide and p.stage.words == words


def test_pictures_are_drawn_anew_for_a_dark_page():
    p = neuron_panel()
    light = p.stage.frame
    p.stage.theme = "dark"
    dark = Image.open(io.BytesIO(p.stage.frame))
    assert p.stage.frame != light and dark.mode == "RGBA" and dark.getpixel((2, 2))[3] == 0, "the card's ground is seen"
    p.controls["w1"].value = -0.4
    assert p.stage.words == neuron_panel(w=(-0.5, -0.4, 0.6, 0.3)).stage.words
    p.controls["w1"].value = 0.4
    p.stage.theme = "light"
    assert p.stage.frame == light


def test_a_saved_picture_stands_on_paper_whatever_the_theme():
    still = Image.open(io.BytesIO(base64.b64decode(neuron_panel()._repr_mimebundle_()["image/png"])))
    assert still.mode == "RGB" and still.getpixel((2, 2)) == (255, 255, 255)


# ---- saving, closing, threads


def test_a_saved_notebook_keeps_picture_and_words():
    p = neuron_panel()
    kept = p._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in kept
    assert Image.open(io.BytesIO(base64.b64decode(kept["image/png"]))).size == (p.stage.width, p.stage.height)
    assert kept["text/plain"] == p.words == repr(p)


def test_closing_frees_every_widget_and_keeps_the_last_picture():
    before = set(W.Widget._instance_map() if hasattr(W.Widget, "_instance_map") else W.widget._instances)
    p = neuron_panel()
    p.controls["w1"].value = 0.9
    text = p.words
    control = p.controls["w1"]
    p.close()
    p.close()
    after = set(W.Widget._instance_map() if hasattr(W.Widget, "_instance_map") else W.widget._instances)
    assert after == before
    assert repr(p) == text and "image/png" in p._repr_mimebundle_()
    control.value = 0.1  # a late message from the browser


def test_a_late_message_waits_for_the_lock():
    p = neuron_panel()
    mover = threading.Thread(target=lambda: p.controls["w1"].set_trait("value", 0.8))
    with LOCK:
        mover.start()
        mover.join(0.2)
        assert mover.is_alive() and "0.40 × 1" in p.stage.words
    mover.join(5)
    assert "0.80 × 1" in p.stage.words


def test_an_experiment_that_acts_on_release_says_that_it_is_working():
    for live, told in ((False, ["計算しています…", ""]), (True, [])):
        p = panel(lambda b: lambda x: b, [Line()], b=slider(0.0, live=live))
        seen = []
        p.stage.observe(lambda change, seen=seen: seen.append(change["new"]), "message")
        p.controls["b"].value = 1.0
        assert seen == told


# ---- keys


def straight(a):
    return lambda x: a * x


def test_a_panel_has_the_key_of_its_experiment_or_its_own():
    assert panel(straight, [Line()], a=slider(0)).key == "straight"
    assert "key=" not in panel(straight, [Line()], a=slider(0)).code()
    mine = panel(straight, [Line()], key="my_line", a=slider(0))
    assert mine.key == "my_line" and "\n    key='my_line',\n" in mine.code()
    assert eval(mine.code().split("\n\n")[-1], globals()).key == "my_line"


@pytest.mark.parametrize(("language", "control", "wrong"), [("ja", "別の名前", "英小文字"), ("en", "another name", "small letters")])  # fmt: skip
def test_a_key_is_no_control_and_is_written_in_small_letters(language, control, wrong):
    words.speak(language)
    with pytest.raises(CourseError, match=control):
        panel(lambda key: lambda x: key, [Line()], key=slider(0))
    for given in ("My Line", "", 3, "01/today"):
        with pytest.raises(CourseError, match=wrong):
            panel(straight, [Line()], key=given, a=slider(0))
