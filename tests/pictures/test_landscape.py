"""Paths over a landscape: drawn up to where they leave it, over a ground that is drawn once."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from nblib.language import words
from nblib.maths.descent import ends, has_left, reached, walk
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import adam, gradient_descent
from nblib.pictures.canvas import Canvas
from nblib.pictures.landscape_view import FromAbove, Heights, Trajectories

HIMMELBLAU, RASTRIGIN, SADDLE = (LANDSCAPES[name] for name in ("Himmelblau", "Rastrigin", "saddle"))


def result(landscape, start=(-4, 4), rate=0.01, steps=100):
    start = np.array(start, float)
    paths = [
        (name, walk(optimizer(landscape.gradient, start, rate=rate), steps))
        for name, optimizer in (("GD", gradient_descent), ("Adam", adam))
    ]
    return dict(landscape=landscape, paths=paths)


@pytest.fixture
def trajectories():
    axes = Figure().add_axes((0, 0, 1, 1))
    axes.set(xlim=(-2, 2), ylim=(-1, 1))
    return Trajectories(axes, 2)


def places(artist):
    return np.transpose(artist.get_data()).tolist()


def test_a_path_inside_is_drawn_whole_with_its_end(trajectories):
    path = [[0, 0], [1, 0.5], [1.5, 0.5]]
    trajectories.show([np.array(path)])
    assert places(trajectories.lines[0]) == path and places(trajectories.ends[0]) == path[-1:]
    assert not places(trajectories.exits[0]) and not places(trajectories.lines[1]), "there is one path alone"


def test_a_path_ends_at_the_edge_where_it_leaves_for_good(trajectories):
    path = [[0, 0], [0, 3], [1, 0.5], [3, 0.5], [1e9, -1e9]]  # it comes back once
    trajectories.show([np.array(path), np.array([[0.0, 0.0], [8, 8]])])
    assert places(trajectories.lines[0]) == [*path[:3], [2, 0.5]] and places(trajectories.exits[0]) == [[2, 0.5]]
    assert not places(trajectories.ends[0])
    assert places(trajectories.exits[1]) == [[1, 1]], "the upper edge comes before the right one"
    trajectories.show([np.array([[5.0, 5], [6, 6]])])
    assert not places(trajectories.lines[0]) and not places(trajectories.exits[0])


def test_a_walk_ends_before_it_is_infinitely_far_and_without_a_warning(recwarn):
    path = walk(gradient_descent(LANDSCAPES["Rosenbrock"].gradient, np.array([-2.0, 2]), rate=1), 500)
    assert len(path) < 10 and np.isfinite(LANDSCAPES["Rosenbrock"](path)).all()
    assert len(walk(gradient_descent(HIMMELBLAU.gradient, np.array([1.0, 2])), 0)) == 1
    assert not np.isfinite(ends(gradient_descent(LANDSCAPES["Beale"].gradient, np.full((3, 2), 4.0), rate=1), 99)).any()
    assert not recwarn


def test_what_is_reached_and_what_has_left():
    minima = RASTRIGIN.minima
    assert (reached(RASTRIGIN, minima + [0.1, -0.1]) == np.arange(121)).all()
    assert (reached(RASTRIGIN, minima + [0.5, 0.5]) == -1).all()
    assert reached(HIMMELBLAU, np.array([[np.nan, 3], [np.inf, 3], [3.1, 2]])).tolist() == [-1, -1, 0]
    assert reached(HIMMELBLAU, np.array([3.1, 2])) == 0 and reached(SADDLE, np.zeros(2)) == -1
    assert has_left(SADDLE, np.array([[0, 5.1], [5, 5], [np.nan, 0]])).tolist() == [True, False, True]


def test_minima_are_farther_apart_than_what_counts_as_reached():
    for landscape in LANDSCAPES.values():
        gaps = np.linalg.norm(landscape.minima[:, np.newaxis] - landscape.minima, axis=-1)
        assert gaps[gaps > 0].min(initial=9) > 0.9


def test_the_ground_is_drawn_anew_for_another_landscape_only(monkeypatch):
    canvas = Canvas([FromAbove(2), Heights(2)])
    drawn = []
    draw = canvas.frames._draw_background
    monkeypatch.setattr(canvas.frames, "_draw_background", lambda: drawn.append(1) or draw())

    def frame(landscape, start):
        canvas.update({}, result(landscape, start))
        canvas.frames.draw()
        return len(drawn)

    assert frame(HIMMELBLAU, (-4, 4)) == 1 and frame(HIMMELBLAU, (0, 0)) == 1
    assert frame(LANDSCAPES["Ackley"], (0, 0)) == 2, "the same window, but not the same ground"
    assert frame(LANDSCAPES["Ackley"], (1, 0)) == 2
    assert frame(HIMMELBLAU, (-4, 4)) == 3


FATES = [
    (HIMMELBLAU, (-4, 4), 0.01, "大域的最小値に着いた", "at the global minimum"),
    (LANDSCAPES["Styblinski-Tang"], (4, 4), 0.01, "28.27 高い", "28.27 above"),
    (SADDLE, (1, 1), 0.5, "外へ出て", "leaves the picture"),
    (LANDSCAPES["bowl"], (3, 3), 0.001, "まだ途中", "still on its way"),
    (SADDLE, (0, 0), 0.5, "谷ではない", "in no valley"),
]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("landscape", "start", "rate", "japanese", "english"), FATES)
def test_the_words_tell_what_became_of_each(landscape, start, rate, japanese, english, language):
    words.speak(language)
    told = FromAbove(2).describe({}, result(landscape, start, rate)).split(" Adam")[0]
    assert (japanese if language == "ja" else english) in told
