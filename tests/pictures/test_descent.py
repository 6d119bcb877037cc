"""The pictures of descent and closing scene: what they draw, and what they say."""

import numpy as np
import pytest

from nblib.chapters.optimizers import diary_loss
from nblib.chapters.optimizers.pictures import DescentMap, NoiseFloors
from nblib.chapters.optimizers.weight_recovery import TRUE, Estimates, Spread
from nblib.language import words
from nblib.maths import data
from nblib.maths.descent import walk
from nblib.maths.optimizers import OPTIMIZERS
from nblib.pictures.canvas import Canvas
from nblib.pictures.picture import Verdict
from tests.strict import no_warnings

LOSS = diary_loss.on_days(*data.diary(60, np.random.default_rng(11)), 8.0)
BEST = walk(OPTIMIZERS["momentum"](LOSS.gradient, np.zeros(4), rate=0.1), 2000)[-1]


def shown(start=(-0.5, -0.8, -0.3, 0.3), rate=0.01, steps=50, plane=("w1", "w2")):
    """A canvas with the map, and what it was given."""
    paths = {name: walk(OPTIMIZERS[name](LOSS.gradient, np.array(start), rate=rate), steps) for name in ("GD", "Adam")}
    values = {f"w{i}": w for i, w in enumerate(start)} | dict(plane=plane)
    canvas = Canvas([DescentMap(BEST, 2)])
    with no_warnings():
        canvas.update(values, dict(loss=LOSS, paths=paths))
        canvas.png()
    return canvas, values, dict(loss=LOSS, paths=paths)


@pytest.mark.parametrize("plane", [("w1", "w2"), ("w0", "w3"), ("w0", "w1")])
def test_the_map_shows_the_loss_over_the_chosen_two_with_the_others_held(plane):
    canvas, values, result = shown(plane=plane)
    (picture,) = canvas.pictures
    across, up = (int(name[1]) for name in plane)
    landscape, start = picture.ground.landscape, np.array([values[f"w{i}"] for i in range(4)])
    for x, y in np.random.default_rng(0).uniform(-1, 1, (10, 2)):
        w = start.copy()
        w[[across, up]] = x, y
        assert landscape(np.array([x, y])) == pytest.approx(LOSS(w))
    np.testing.assert_allclose(picture.start.get_xydata()[0], start[[across, up]])
    np.testing.assert_allclose(landscape.minima, [BEST[[across, up]]])
    for line, path in zip(picture.ways.lines, result["paths"].values(), strict=True):
        np.testing.assert_allclose(line.get_xydata(), path[:, [across, up]])


def test_dragging_keeps_the_ground_and_another_held_weight_changes_it():
    canvas, values, result = shown()
    (picture,) = canvas.pictures
    before = picture.ground.landscape
    canvas.update(*shown((-0.5, 0.5, 0.1, 0.3))[1:])
    assert picture.ground.landscape is before
    canvas.update(*shown((0.5, 0.5, 0.1, 0.3))[1:])
    assert picture.ground.landscape is not before


def test_the_map_says_who_is_at_the_bottom_and_how_high_the_others_are():
    words.speak("en")
    _, values, result = shown(steps=200, rate=0.1)
    picture = DescentMap(BEST, 2)
    assert picture.verdict(values, result) == Verdict("2 of 2 at ☆", "all of them", 1)
    _, values, result = shown(steps=20, rate=0.1)
    ends = {name: LOSS(path[-1]) for name, path in result["paths"].items()}
    assert ends["GD"] < LOSS(BEST) + 0.3 and picture.verdict(values, result).sign < 1
    told = f"loss ● GD {ends['GD']:.3f}, ■ Adam {ends['Adam']:.3f}, ☆ {LOSS(BEST):.3f}"
    assert picture.takeaway(values, result) == told
    assert picture.verdict(values, result | dict(shaking=0.0942)).text == "+0.094"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_who_leaves_the_picture_is_named_with_the_step(language):
    words.speak(language)
    canvas, values, result = shown(rate=1.0, steps=7)
    (picture,) = canvas.pictures
    told = picture.describe(values, result)
    for name, path in result["paths"].items():
        outside = np.abs(path[:, 1:3]).max(axis=1) > 1.25
        if outside[-1]:
            step = max(i for i in range(len(path)) if not outside[i]) + 1
            assert (
                f"{name}は{step}歩目" if language == "ja" else f"{name} leaps out of the picture at step {step}"
            ) in told
        else:
            assert name not in told
    assert any(np.abs(path[-1, 1:3]).max() > 1.25 for path in result["paths"].values()), "nobody has left"
    canvas, values, result = shown()
    assert "GD" not in canvas.pictures[0].describe(values, result)


def test_estimates_stand_beside_the_truth_with_their_ratio():
    canvas = Canvas([Estimates()])
    (picture,) = canvas.pictures
    canvas.update({}, dict(w=1.1 * TRUE, endless=False))
    np.testing.assert_allclose(picture.found.get_xdata(), 1.1 * TRUE)
    found = dict(w=1.1 * TRUE, endless=False)
    assert picture.verdict({}, found) == Verdict("4.0 : 6.0 : 3.0", "見つけた比")
    assert "8.8 倍" in picture.describe({}, found) and "8.8 倍" in picture.takeaway({}, found)
    canvas.update({}, dict(w=9 * TRUE, endless=True))
    assert np.abs(picture.found.get_xdata()).max() == 9
    assert picture.verdict({}, dict(w=9 * TRUE, endless=True)) == Verdict("比は決まらない", "際限がない", -1)
    assert picture.verdict({}, dict(w=-TRUE, endless=False)).text == "比は決まらない"


def test_the_spread_is_that_of_the_diaries_and_leaves_out_lengths_with_many_endless_ones():
    rng = np.random.default_rng(0)
    found = {days: (TRUE + rng.normal(size=(4000, 4)) / np.sqrt(days), np.zeros(4000, bool)) for days in (100, 400)}
    found = {50: (found[100][0], np.arange(4000) < 2000)} | found
    picture = Spread(found)
    canvas = Canvas([picture])
    lines = canvas.axes[0].get_lines()[:4]
    for line in lines:
        np.testing.assert_allclose(line.get_xdata(), [100, 400])
        np.testing.assert_allclose(line.get_ydata(), [0.1, 0.05], rtol=0.1)
    canvas.update(dict(days=400), {})
    assert list(picture.here.get_xdata()) == [400, 400]
    assert "際限なく大きくなったのは 50.0%" in picture.describe(dict(days=50), {})
    assert [t.get_text() for t in canvas.axes[0].texts if t.get_text()][1:] == ["50", "0", "0"]


def test_the_floor_of_the_present_setting_is_marked():
    picture = NoiseFloors([0.01, 0.1], {1: [0.02, 0.5], 60: [0.0, 0.0]})
    canvas = Canvas([picture])
    canvas.update(dict(rate=0.1, batch=1), {})
    assert picture.here.get_xydata().tolist() == [[0.1, 0.5]] and "0.5000" in picture.describe(
        dict(rate=0.1, batch=1), {}
    )
    assert "揺れない" in picture.describe(dict(rate=0.1, batch=60), {})
