"""Pictures of gradients: what their artists stand for, and what they say, in both languages."""

import numpy as np
import pytest
from matplotlib.colors import to_rgba

from nblib.chapters.gradient_check.pictures import DeadNeurons, SlopePairs, SlopeScatter
from nblib.language import words
from nblib.pictures.canvas import Canvas
from nblib.pictures.gradient_curves import GradientSizes
from nblib.pictures.loss_curves import LossCurves


def shown(picture, result):
    """The picture, drawn and moved."""
    Canvas([picture]).update({}, result)
    return picture


def test_sizes_by_layer():
    result = dict(gradients={"a": [1e-20, 1e-3, 1e-2], "b": [2.0, 1.0]})
    picture = shown(GradientSizes(["a", "b"], 5, lowest=1e-9), result)
    assert picture.lines[0].get_xdata().tolist() == [1, 2, 3]
    np.testing.assert_allclose(picture.lines[0].get_ydata(), [1e-9, 1e-3, 1e-2])
    assert (
        len({line.get_marker() for line in picture.lines}) == len({line.get_linestyle() for line in picture.lines}) == 2
    )


def test_names_stand_apart_where_the_lines_begin_and_the_verdict_is_about_the_first():
    result = dict(gradients={"a": [1e-8, 1e-2], "b": [1.1e-8, 1e-2], "c": [2.0, 1e-2]})
    picture = shown(GradientSizes(["a", "b", "c"], 5), result)
    heights = [label.get_window_extent().y0 for label in picture.labels]
    assert heights[1] - heights[0] >= 14 and heights[2] > heights[1]
    assert picture.verdict({}, result).text == "÷ 1,000,000"
    words.speak("en")
    assert picture.takeaway({}, result) == "On the way to layer 1: b ÷ 910,000, c × 200."
    assert GradientSizes(["a"], 5).verdict({}, result) is None


@pytest.mark.parametrize(
    ("sizes", "japanese", "english"),
    [
        ([1e-9, 1, 3.24e-3], "約3,200,000分の1", "3,200,000 times smaller"),
        ([1e-3, 2.6e-3], "約3分の1", "3 times smaller"),
        ([0.04, 1, 0.002], "約20倍", "20 times larger"),
        ([1.2, 5, 1.0], "同じくらい", "about the same size"),
        ([0.0, 0.1], "勾配は0", "no gradient"),
    ],
)
def test_sizes_in_words(sizes, japanese, english):
    picture = GradientSizes(["n"], 5)
    assert japanese in picture.describe({}, dict(gradients={"n": sizes}))
    words.speak("en")
    assert english in picture.describe({}, dict(gradients={"n": sizes}))


def test_dead_neurons():
    result = dict(shares=[np.array([0, 0.5, 1.0]), np.array([0.0, 0.25])])
    picture = shown(DeadNeurons(3, layers=2), result)
    assert picture.dead.get_offsets().tolist() == [[0.5, 0.5], [0.5, 1.5]]
    assert picture.verdict({}, result | dict(step=7)).text == "死んだもの 2 / 5"
    assert "35.0%" in picture.takeaway({}, result)
    assert len(picture.cells.get_offsets()) == 5
    white, full = picture.cells.get_facecolor()[[0, 2]]
    assert white.tolist() == list(to_rgba("white")) and full.tolist() != white.tolist()
    assert "5個のうち2個" in picture.describe({}, result) and "35.0%" in picture.describe({}, result)
    words.speak("en")
    assert "2 of 5 are dead" in picture.describe({}, result)


def test_in_a_narrow_room_a_layer_of_neurons_takes_two_rows():
    shares = np.linspace(0, 1, 24)
    picture = DeadNeurons(24)
    canvas = Canvas([picture])
    canvas.update({}, dict(shares=[shares]))
    assert set(picture.cells.get_offsets()[:, 1]) == {0.5}
    canvas.arrange(300)
    places = picture.cells.get_offsets()
    assert len(np.unique(np.asarray(places), axis=0)) == 24 and set(places[:, 1]) == {0.5, 1.5}
    assert places[0].tolist() == [0.5, 1.5] == picture.dead.get_offsets()[0].tolist()


RIGHT = np.array([0.1, -0.2, 0.4])


def pairs(W1):
    """Slopes of a 1-1-1 network, of which those of W1 are as given."""
    b2, W2 = np.array([0.5]), np.array([-1.0])
    return dict(slopes={"b1": (RIGHT[:1], RIGHT[:1]), "W1": (W1, np.array([0.8])), "b2": (b2, b2), "W2": (W2, W2)})


def test_pairs_show_where_they_differ():
    picture = shown(SlopePairs((1, 1, 1)), pairs(np.array([2.0])))
    assert picture.rings.get_ydata().tolist() == [0.05, 0.4, 0.25, -0.5], "as shares of the largest, 2"
    assert picture.dots.get_xdata().tolist() == [0, 2, 3]
    assert (picture.wrong.get_xdata().tolist(), picture.wrong.get_ydata().tolist()) == ([1], [1])
    assert picture.gaps.get_segments()[0].tolist() == [[1, 0.4], [1, 1]]
    assert "4個の傾きのうち、3個" in picture.describe({}, pairs(np.array([2.0])))
    assert "W1" in picture.describe({}, pairs(np.array([2.0])))
    words.speak("en")
    assert (
        picture.describe({}, pairs(np.array([2.0])))
        == "3 of 4 slopes agree with the differences. Where they differ: W1. The largest slope is 2."
    )
    assert picture.describe({}, pairs(np.array([0.8]))).startswith("4 of 4 slopes agree with the differences.")
    wrong, right = (picture.verdict({}, pairs(np.array([its]))) for its in (2.0, 0.8))
    assert (wrong.text, wrong.chip, wrong.sign) == ("3 of 4 agree", "✕ W1", -1)
    assert (right.text, right.chip, right.sign) == ("4 of 4 agree", "✓ all agree", 1)


def test_beside_the_check_the_losses_of_both_programs_are_told():
    words.speak("en")
    steps = np.arange(301)
    losses = {"a correct program": (steps, np.full(301, 0.03)), "this program": (steps, np.full(301, 0.2))}
    result = pairs(np.array([2.0])) | dict(losses=losses)
    assert SlopePairs((1, 1, 1)).takeaway({}, result) == "Loss after 300 steps: 0.200. A correct program: 0.030."
    losses["this program"] = steps[:8], np.full(8, 9.0)
    assert SlopePairs((1, 1, 1)).takeaway({}, result) == "The loss has diverged after step 7."
    assert SlopePairs((1, 1, 1)).takeaway({}, pairs(np.array([2.0]))) == ""


def test_parameters_are_numbered_where_their_numbers_can_be_read():
    picture = SlopePairs((3, 3, 1), size=(440, 250))
    canvas = Canvas([picture], room=440)
    assert len(canvas.axes[0].get_xticks()) == 16
    canvas.arrange(300)
    assert len(canvas.axes[0].get_xticks()) == 0


def test_pairs_without_an_answer_show_rings_alone():
    nothing = dict(slopes={name: (None, true) for name, (_, true) in pairs(RIGHT[:1])["slopes"].items()})
    picture = shown(SlopePairs((1, 1, 1)), nothing)
    assert (
        len(picture.rings.get_ydata()) == 4 and not len(picture.dots.get_xdata()) and not len(picture.wrong.get_xdata())
    )
    assert "まだない" in picture.describe({}, nothing) and picture.verdict({}, nothing).text == "まだ計算なし"
    scatter = shown(SlopeScatter(), nothing)
    assert "まだない" in scatter.describe({}, nothing)


def test_scatter_puts_right_ones_on_the_diagonal():
    picture = shown(SlopeScatter(), pairs(np.array([-0.8])))
    at = {dots.get_label(): (dots.get_xdata().tolist(), dots.get_ydata().tolist()) for dots in picture.dots}
    assert at["W1"] == ([0.8], [-0.8]) and at["b2"] == ([0.5], [0.5])
    assert "4個の点のうち、斜めの線にのっているのは3個" in picture.describe({}, pairs(np.array([-0.8])))


def test_a_curve_that_ended_early_is_said_to_diverge():
    losses = dict(losses={"a": (np.arange(11), np.ones(11)), "b": (np.arange(3), np.array([1, 5, 70.0]))})
    picture = LossCurves(["a", "b"], 10)
    assert "a 1.000、b 2歩のあと発散" in picture.describe({}, losses)
    words.speak("en")
    assert "a 1.000, b diverged after step 2" in picture.describe({}, losses)


def test_the_edges_of_a_loss_chart_say_that_all_beyond_is_drawn_there():
    curves = shown(
        LossCurves(["a"], 10, lowest=1e-3, highest=3), dict(losses={"a": (np.arange(2), np.array([9, 1e-5]))})
    )
    assert curves.curves[0].get_ydata().tolist() == [3, 1e-3]
    axis = curves.curves[0].axes.yaxis
    assert [axis.get_major_formatter()(value) for value in (0.001, 0.01, 1)] == ["≤0.001", "0.01", "1"]
    assert [axis.get_minor_formatter()(value) for value in (2, 3)] == ["", "≥3"]


def test_the_edges_of_a_chart_of_gradients_say_so_too():
    sizes = shown(GradientSizes(["a"], 3, lowest=1e-6, highest=1e3), dict(gradients={"a": [0, 1e-3, 1e9]}))
    assert sizes.lines[0].get_ydata().tolist() == [1e-6, 1e-3, 1e3]
    texts = [text.get_text() for text in sizes.lines[0].axes.get_yticklabels()]
    assert sizes.labels == []
    assert texts == ["$≤10^{-6}$", "$10^{-3}$", "$10^{0}$", "$≥10^{3}$"]
