"""What the cards of the digits' chapter say, and how their pictures keep to their room."""

import numpy as np
import pytest

from nblib.chapters.digits.pictures import ConfusionMatrix, Marks, Misread, Paper
from nblib.chapters.digits.pixels import LookingFor, Pixels
from nblib.language import words
from nblib.pictures.bars import Bars
from nblib.pictures.canvas import Canvas
from nblib.pictures.picture import Verdict


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def shown(picture, result, room=400, values=None):
    """The picture, drawn in a room of that width."""
    canvas = Canvas([picture], room=room)
    canvas.update(values or {}, result)
    canvas.png()
    return picture


TEN = [*"0123456789"]
READ = dict(y=np.array([8, 8, 3, 1]), read=np.array([1, 1, 3, 1]), sure=np.array([0.5, 0.9, 1, 1]), X=np.zeros((4, 64)))


def test_marks_stand_on_one_axis_that_spreads_what_is_near_to_all():
    result = dict(known=[0.98, 0.97, 0.99], new=[0.9, 0.91, 0.11])
    picture = shown(Marks(dict(known="a", new="b")), result)
    axes = picture.texts[0].axes
    assert axes.get_ylim() == (0, 1)
    height = axes.get_yscale() and axes.transData.transform([(0, share) for share in (0, 0.5, 0.9, 0.98, 1)])[:, 1]
    assert (np.diff(height) > 20).all(), "each of these steps can be seen"
    np.testing.assert_allclose(picture.dots[1].get_ydata(), result["new"])
    assert picture.verdict({}, result) == Verdict("98.0% → 90.0%", "gap 8.0 points", -1)
    assert picture.verdict({}, dict(known=[0.9], new=[0.905])).sign == 0
    assert "one of 3 trainings" in picture.takeaway({}, result)


def test_mistakes_are_counted_and_the_most_frequent_one_is_told():
    picture = shown(ConfusionMatrix(), READ)
    assert picture.verdict({}, READ) == Verdict("50.0%", "2 misread")
    assert picture.takeaway({}, READ) == "The most frequent mistake: 8 read as 1, 2 times."
    right = dict(y=np.array([1, 2]), read=np.array([1, 2]))
    assert picture.takeaway({}, right) == "None is misread."


@pytest.mark.parametrize("room", [220, 300, 400])
def test_as_many_misread_digits_are_shown_as_have_room_and_each_is_square(room):
    picture = shown(Misread(), READ, room)
    assert len(picture.sheets) == picture.columns * picture.rows and picture.columns == int((picture.room[0] - 8) / 68)
    left, right, low, high = picture.sheets[0].get_extent()
    box = picture.sheets[0].axes.transData.transform([(left, low), (right, high)])
    width, height = np.abs(box[1] - box[0])
    assert width == pytest.approx(height, rel=0.02)


def test_paper_says_what_is_read_and_what_comes_second():
    chances = np.full(10, 0.01)
    chances[7], chances[1] = 0.7, 0.22
    path = [(2, 6, 1), (6, 6, 1), (4, 1, 1)]
    result = dict(read=7, chances=chances, X=np.zeros(64))
    picture = shown(Paper(), result, values=dict(paper=path))
    assert picture.verdict(dict(paper=path), result) == Verdict("reads 7", "70.0% sure")
    assert picture.takeaway(dict(paper=path), result) == "Its second choice is 1, with 22.0%."
    assert "empty" in picture.takeaway(dict(paper=[]), result)


def test_a_digit_is_named_with_its_ink_and_a_neuron_by_the_digits_that_it_is_high_for():
    X = np.zeros(64)
    X[:4] = 1
    assert Pixels().verdict({}, dict(X=X, y=3)) == Verdict("a 3", "ink: 64")
    means, v = np.zeros(10), np.zeros(10)
    means[[4, 5, 2]], v[9], v[0] = (0.9, 0.95, -0.7), 1.2, -0.8
    result = dict(w=np.zeros(64), means=means, v=v)
    assert LookingFor().verdict({}, result) == Verdict("high: 5, 4", "low: 2")
    assert LookingFor().takeaway({}, result) == "It speaks most for a 9, and most against a 0."


@pytest.mark.parametrize("room, written", [(420, "0.12"), (280, "0.1"), (200, "")])
def test_numbers_beside_bars_have_fewer_digits_where_there_is_less_room(room, written):
    picture = Bars("p", TEN, size=(room, 268))
    shown(picture, dict(p=np.full(10, 0.123)), room)
    assert picture.values[0].get_text() == written
    boxes = [text.get_window_extent() for text in picture.values if text.get_text()]
    assert all(a.x1 < b.x0 for a, b in zip(boxes, boxes[1:], strict=False)), "none covers its neighbour"
