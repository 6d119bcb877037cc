"""The colours of a plane change where its line is, and not some pixels away."""

import io

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from nblib.chapters.neuron.pictures import DecisionPlane
from nblib.language import words
from nblib.maths.layers import Dense
from nblib.maths.network import Network
from nblib.pictures import style
from nblib.pictures.canvas import Canvas
from nblib.pictures.decision_map import ScoreMap

LINES = [(-0.5, 0.4, 0.6), (-0.5, 0.9, 0.7), (0.1, -0.55, 0.2), (0, 0.4, -0.3)]


def seen(canvas):
    """The picture on paper as colours (height, width, 3) from 0 to 1."""
    return np.asarray(Image.open(io.BytesIO(canvas.still())).convert("RGB")) / 255


def colours_beside(canvas, w, pixels):
    """The picture's colours (2, n, 3) along the line w0 + w1 x1 + w2 x2 = 0, so many pixels to either side of it."""
    (axes,), shown = canvas.axes, seen(canvas)
    w0, w1, w2 = w
    x1 = np.linspace(-0.2, 1.2, 400)
    on_line = np.column_stack([x1, -(w0 + w1 * x1) / w2])
    on_line = on_line[np.abs(on_line[:, 1] - 0.5) < 0.7]
    at = axes.transData.transform(on_line)
    away = axes.transData.transform(on_line + np.array([w1, w2]) * 1e-3) - at
    away *= pixels / np.hypot(*away.T)[:, np.newaxis]
    places = np.floor(np.stack([at - away, at + away])).astype(int)
    return shown[shown.shape[0] - 1 - places[..., 1], places[..., 0]]


@pytest.mark.parametrize("w", LINES)
def test_the_plane_is_coloured_up_to_its_line(w):
    words.speak("en")
    canvas = Canvas([DecisionPlane(days=np.zeros((0, 3)))])
    canvas.update(dict(day=(1.25, -0.25)), lambda x1, x2: w[0] + w[1] * x1 + w[2] * x2)
    no, yes = colours_beside(canvas, w, 4)
    for side, wanted in ((no, style.VERDICTS[0]), (yes, style.VERDICTS[1])):
        wrong = np.abs(side - to_rgb(wanted)).max(axis=1) > 0.02
        assert wrong.mean() < 0.02  # the axes' own lines cross it


def test_a_sum_of_zero_everywhere_is_no_test():
    canvas = Canvas([DecisionPlane(days=np.zeros((0, 3)))])
    canvas.update(dict(day=(1.25, -0.25)), lambda x1, x2: 0 * x1)
    assert seen(canvas)[50, 150] == pytest.approx(to_rgb(style.VERDICTS[0]), abs=0.01)


@pytest.mark.parametrize("w", LINES)
def test_the_shades_of_a_map_lie_about_its_line(w):
    """No is as pale on the one side of the line as it is on the other, once the score is turned round."""
    shades = []
    for sign in (1, -1):
        canvas, turned = Canvas([ScoreMap(points=np.zeros((0, 3)))]), sign * 20 * np.array(w)
        canvas.update({}, dict(score=Network([Dense(2, 1)]).on_plane(turned)))
        shades.append(colours_beside(canvas, turned, 6)[0].min(axis=1).mean())
    assert abs(shades[0] - shades[1]) < 0.02


def test_a_score_that_jumps_has_a_smooth_boundary():
    canvas = Canvas([picture := ScoreMap(points=np.zeros((0, 3)))])
    canvas.update({}, dict(score=lambda x1, x2: np.where(-0.5 + 0.9 * x1 + 0.7 * x2 > 0, 0.5, -0.5)))
    (line,) = picture.boundary.get_segments()
    distance = np.abs(-0.5 + line @ [0.9, 0.7]) / np.hypot(0.9, 0.7)
    assert distance.max() < 0.01
