"""Pictures of basins, shares, rides and endings: what they draw, and what they say."""

import numpy as np
import pytest

from nblib.chapters.valleys.basin_map import EVERY, BasinMap, BasinShares, BestShares
from nblib.chapters.valleys.experiments import basins, endings, is_best, successes
from nblib.chapters.valleys.pictures import EndScatter, LossPlane, Rides
from nblib.language import words
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS
from nblib.pictures.canvas import Canvas

TANG, ACKLEY = LANDSCAPES["Styblinski-Tang"], LANDSCAPES["Ackley"]


def drawn(picture, result):
    canvas = Canvas([picture])
    canvas.update({}, result)
    canvas.png()
    return picture


@pytest.fixture(params=["ja", "en"])
def language(request):
    words.speak(request.param)
    return request.param


@pytest.mark.parametrize("landscape", [TANG, ACKLEY])
def test_each_start_has_the_colour_and_the_mark_of_its_minimum(landscape):
    reached = basins(landscape, OPTIMIZERS["Adam"], 0.3)
    picture = drawn(BasinMap(), dict(landscape=landscape, reached=reached))
    colours = np.asarray(picture.map.get_array())
    for row, column in ((5, 5), (45, 55), (95, 15)):
        x, y = (a + (b - a) * (i + 0.5) / 100 for i, (a, b) in zip((column, row), landscape.window, strict=True))
        kind = colours[row, column]
        expected = (
            3 + reached[row, column] if landscape is TANG else 1 if is_best(landscape, reached[row, column]) else 2
        )
        assert kind == expected
        assert np.abs(picture.marks[kind].get_offsets() - [x, y]).sum(axis=1).min() < 1e-9
    assert sum(len(marks.get_offsets()) for marks in picture.marks) == (100 // EVERY) ** 2
    assert sum(len(marks.get_offsets()) for marks in picture.minima) == len(landscape.minima)


def test_the_key_gives_shares_that_add_up(language):
    reached = basins(TANG, OPTIMIZERS["GD"], 0.01, 20)
    result = dict(landscape=TANG, reached=reached)
    picture = drawn(BasinShares(), result)
    shares = [float(text.get_text().rstrip("%")) for text in picture.shares]
    assert len(shares) == 5 and sum(shares) == pytest.approx(100, abs=0.3)
    np.testing.assert_allclose([100 * bar.get_width() for bar in picture.bars], shares, atol=0.05)
    named = "大域的 (-2.9, -2.9)" if language == "ja" else "global (-2.9, -2.9)"
    assert picture.names[0].get_text() == named
    best = f"{100 * is_best(TANG, reached).mean():.1f}%"
    assert best in BasinMap().describe({}, result) and best in BasinMap().verdict({}, result).text
    assert best == picture.shares[0].get_text()


def test_shares_are_drawn_at_their_heights_and_the_best_is_told(language):
    result = dict(landscape=TANG, found=dict(GD=np.array([2500, 100]), Adam=np.array([0, 2600])), starts=10_000)
    picture = drawn(BestShares(["GD", "Adam"], (0.01, 0.1)), result)
    np.testing.assert_allclose(picture.lines[0].get_ydata(), [0.25, 0.01])
    how = "学習率 0.01、95%の範囲" if language == "ja" else "rate 0.01, 95% range"
    assert f"GD 25.0% ({how} 24.2% - 25.9%)" in picture.describe({}, result)
    assert "Adam 26.0%" in picture.describe({}, result)


def curve(x):
    return (x - 2) ** 2 * (x + 2) ** 2 + x / 2 + 5  # the deeper valley is that on the left


RIDES = [
    ([3, 2.5, 1.97, 1.97], "局所的最小値で止まった", "stays in a local minimum"),
    ([0, -1.5, -2.03], "大域的最小値に着いた", "at the global minimum"),
    ([3, 2.5, 1.2], "まだ動いている", "is still moving"),
    ([3], "まだ出発していない", "has not set out"),
    ([3, 9], "図の外へ", "leaves the picture"),
]


@pytest.mark.parametrize(("path", "japanese", "english"), RIDES)
def test_a_ride_says_in_which_valley_it_ends(language, path, japanese, english):
    result = dict(curve=curve, paths=dict(GD=np.array(path, float)[:, np.newaxis]))
    picture = drawn(Rides(["GD"], window=(-4, 4), heights=(0, 30)), result)
    assert (japanese if language == "ja" else english) in picture.describe({}, result)
    assert picture.best.get_xdata()[0] == pytest.approx(-2.016, abs=0.02)
    assert picture.ends[0].get_xdata() == path[-1:] and picture.start.get_xdata() == path[:1]
    there = "at the global minimum" in english
    assert picture.verdict({}, result).sign == (1 if there else -1)
    assert picture.verdict({}, result).text == ("☆に着いた {}/1" if language == "ja" else "{} of 1 at ☆").format(
        int(there)
    )
    assert picture.told[0].get_text() == ("" if path[-1] == 9 else "GD"), "whoever is outside is not named at the edge"


def test_rides_that_end_in_one_valley_stand_above_each_other():
    paths = {name: np.array([[3.0], [2.0]]) for name in ("GD", "momentum", "Adam")}
    picture = drawn(Rides(list(paths), window=(-4, 4), heights=(0, 30)), dict(curve=curve, paths=paths))
    at = [end.get_ydata()[0] for end in picture.ends]
    assert at[0] == pytest.approx(curve(2.0)) and np.allclose(np.diff(at), picture.lift)


def test_endings_are_drawn_where_they_are(language):
    found = endings(2)
    result = dict(endings=found, chosen=7, plane=found.plane_through(7))
    picture = drawn(EndScatter(), result)
    np.testing.assert_array_equal(picture.all.get_ydata(), found.losses)
    np.testing.assert_allclose(picture.twins.get_ydata(), found.losses.min())
    assert picture.chosen.get_ydata() == found.losses[7] and f"{found.losses[7]:.3f}" in picture.describe({}, result)
    across = max(found.loss(found.thetas[found.best] + t * (found.farthest_twin() - found.thetas[found.best])) for t in np.linspace(0, 1, 101))  # fmt: skip
    assert f"{across:.2f}" in drawn(LossPlane(), result).describe({}, result)


@pytest.mark.parametrize("width", [2, 3, 4, 8, 16])
def test_everything_is_inside_of_the_picture(width):
    found, picture = endings(width), EndScatter()
    assert found.losses.max() < picture.highest
    assert max(found.distances(found.thetas).max(), found.distances(found.twins(40)).max()) < picture.farthest


@pytest.mark.parametrize("name", ["Himmelblau", "Styblinski-Tang", "Rastrigin", "Ackley"])
def test_the_axis_of_shares_stands_still_while_steps_are_moved_and_is_no_wider_than_it_must_be(name):
    rates, ends, highest = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0), set(), 0
    for steps in (100, 200, 300):
        found = {
            each: successes(LANDSCAPES[name], OPTIMIZERS[each], rates, steps) for each in ("GD", "momentum", "Adam")
        }
        picture = drawn(BestShares(list(found), rates), dict(landscape=LANDSCAPES[name], found=found, starts=10_000))
        ends.add(picture.axes.get_ylim()[1])
        highest = max(highest, *(shares.max() / 10_000 for shares in found.values()))
    assert len(ends) == 1 and highest < ends.pop() < 2 * highest
