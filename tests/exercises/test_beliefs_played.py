"""Each drawn belief of chapters 12 to 14 is what it says, worked out by other means, and is not what happens."""

import functools
import math

import numpy as np
import pytest
from matplotlib.path import Path

from nblib.chapters import patients
from nblib.language import words
from nblib.playground import ask
from nblib.playground.believed_boundaries import best_cut, best_line, best_ring, by_heart, straight
from tests.digits import needs_digits
from tests.exercises.beliefs import expected, seen


@functools.cache
def map_of(key):
    """The training points of a question's playground: places, which are ones; and the boundary that there is (48, 48)."""
    now = seen(key)
    data = now.result["points"]
    return data.X, data.T[:, 0] == 1, now.result["maps"][-1]


def boundary(key, option):
    return np.column_stack(expected(key, option)["boundary"])


def sides(line, places):
    """On which side of the line through the first and the last of its places each of these lies: above 0 on one."""
    (x, y), (to_x, to_y) = line[0], line[-1]
    return (to_x - x) * (places[:, 1] - y) - (to_y - y) * (places[:, 0] - x)


def best_share(places, ones, turns=64, shifts=161):
    """The share judged right by the best of many straight lines, and by the best of those that count both numbers alike."""
    shares = {}
    for turn in range(turns):
        angle = 2 * math.pi * turn / turns
        heights = places[:, 0] * math.cos(angle) + places[:, 1] * math.sin(angle)
        shares[turn] = max(np.mean((heights > cut) == ones) for cut in np.linspace(-3, 3, shifts))
    return max(shares.values()), shares[turns // 8]


def to_nearest(here, places):
    """How far each of these (K, 2) is from the nearest place (N, 2)."""
    return np.array([min(math.hypot(x - a, y - b) for a, b in places) for x, y in here])


# ---- boundaries from points
def test_the_best_cut_is_the_best_of_all():
    rng = np.random.default_rng(3)
    for _ in range(20):
        heights, ones = rng.integers(0, 8, 30) / 2, rng.random(30) < 0.5
        cut, share = best_cut(heights, ones)
        assert share == np.mean((heights > cut) == ones)
        assert share <= max(np.mean((heights > c) == ones) for c in np.arange(-0.25, 4, 0.5))
    heights = rng.normal(size=40)
    ones = heights > heights.mean()
    assert best_cut(heights, ones)[1] == 1
    mixed = rng.random(40) < 0.5
    tried = [np.mean((heights > c) == mixed) for c in (np.sort(heights)[1:] + np.sort(heights)[:-1]) / 2]
    assert best_cut(heights, mixed)[1] == max(tried)


def test_a_line_is_found_where_there_is_one_and_lies_within_the_map():
    rng = np.random.default_rng(4)
    places = rng.uniform(-3, 3, (300, 2))
    ones = places @ (0.6, -0.8) > 0.7
    way, along, share = best_line(places, ones)
    assert share > 0.99 and way @ (0.6, -0.8) > 0.999 and abs(along - 0.7) < 0.05
    line = np.column_stack(straight(places, ones, (-3, 3)))
    assert np.abs(line).max() <= 3 and np.ptp(line @ way) < 1e-9
    assert all(np.abs(end).max() > 2.97 for end in (line[0], line[-1])), "from edge to edge"


def test_a_ring_is_found_where_there_is_one():
    rng = np.random.default_rng(5)
    places = rng.uniform(-3, 3, (400, 2))
    ones = np.hypot(places[:, 0] - 0.4, places[:, 1] + 0.2) < 1.5
    (x, y), radius, share = best_ring(places, ones)
    assert share > 0.96 and abs(x - 0.4) < 0.2 and abs(y + 0.2) < 0.2 and abs(radius - 1.5) < 0.2


def test_who_knows_all_by_heart_is_in_doubt_between_two_points_that_are_as_near():
    places = np.array([[-1.0, 0.0], [1.0, 0.0], [1.0, 2.0]])
    ones = np.array([True, False, True])
    line = np.column_stack(by_heart(places, ones, (-3, 3)))
    line = line[np.isfinite(line[:, 0])]
    assert len(line) > 30
    assert np.abs(to_nearest(line, places[ones]) - to_nearest(line, places[~ones])).max() < 0.05
    assert by_heart(places, np.ones(3, bool), (-3, 3)) is None


# ---- the playground
def test_a_ring_parts_what_one_neuron_cannot():
    places, ones, answer = map_of("circle_alone")
    within = Path(boundary("circle_alone", "nearly_all")).contains_points(places)
    words.speak("en")
    share = ask.circle_alone.facts["ring"]
    assert np.mean(within == ones) == pytest.approx(share, abs=0.005) and share > 0.99
    assert not np.mean((np.hypot(*places.T) < 1.2) == ones) < 0.99, "the points are a disc and a ring"
    edge = np.concatenate([answer[0], answer[-1], answer[:, 0], answer[:, -1]]) > 0.5
    assert edge.any() and not edge.all(), "the true boundary does not close: it runs to the map's edge"


def test_no_straight_line_does_it_though_it_is_told_the_squares():
    places, ones, _ = map_of("circle_with_squares")
    line, share = boundary("circle_with_squares", "still_straight"), ask.circle_with_squares.facts["line"]
    side = sides(line, places) > 0
    assert max(np.mean(side == ones), np.mean(side != ones)) == pytest.approx(share, abs=0.005)
    assert share == pytest.approx(best_share(places, ones)[0], abs=0.02) and share < 0.75
    assert np.ptp(sides(line, line)) < 1e-6


def test_from_random_numbers_the_loss_falls_and_the_boundary_closes():
    found, key = expected("all_zeros", "as_usual"), "all_zeros"
    epochs, losses = found["losses"]
    stays = seen(key, epoch=100).result["curve"][1]
    assert losses[-1] < 0.1 < 0.6 < stays.min() and (np.diff(epochs) > 0).all()
    places, ones, _ = map_of(key)
    line = np.column_stack(found["boundary"])[1:]
    assert np.mean(Path(line).contains_points(places) == ones) > 0.95


def test_who_learns_later_on_stays_up_for_an_eighth_of_the_time():
    epochs, losses = expected("all_zeros", "slowly")["losses"]
    usual = expected("all_zeros", "as_usual")["losses"][1]
    waits = len(epochs) // 8
    assert losses[:waits] == pytest.approx(math.log(2)), "that is what zeros say: half and half"
    np.testing.assert_allclose(losses[waits:], usual[: len(usual) - waits])
    assert losses[-1] < 0.2 < seen("all_zeros", epoch=100).result["curve"][1].min()


# ---- the patients
def test_if_more_were_better_the_line_would_fall_and_do_badly():
    places, ones, _ = map_of("study_alone")
    line = boundary("study_alone", "nine_in_ten")
    np.testing.assert_allclose(
        line.sum(axis=1), line[0].sum(), atol=1e-9, err_msg="more of one makes up for less of the other"
    )
    more = patients.ask.study_alone.facts["more"]
    assert more == pytest.approx(best_share(places, ones)[1], abs=0.03) and more < 0.7


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_by_heart_every_training_point_would_be_right(number):
    key = f"what_is_wrong_{number}"
    places, ones, answer = map_of(key)
    line = boundary(key, "by_heart")
    line = line[np.isfinite(line[:, 0])]
    apart = to_nearest(line, places[ones]) - to_nearest(line, places[~ones])
    assert np.abs(apart).max() < 0.15, "as far from the next ● as from the next ○"
    assert seen(key).result["accuracies"][0] < 0.97, "and it is not so: some are wrong"


@pytest.mark.parametrize("number, option", [(2, "alike"), (3, "alike"), (6, "alike"), (5, "straight")])
def test_a_single_neuron_would_draw_a_line(number, option):
    key = f"what_is_wrong_{number}"
    places, ones, answer = map_of(key)
    line = boundary(key, option)
    assert np.ptp(sides(line, line)) < 1e-6
    side = sides(line, places) > 0
    share = max(np.mean(side == ones), np.mean(side != ones))
    assert share == pytest.approx(best_share(places, ones)[0], abs=0.03)


# ---- handwriting
@needs_digits
def test_new_hands_as_if_hands_did_not_matter():
    share, result = expected("new_writers", "as_many")["new"], seen("new_writers").result
    assert share == np.median(result["known"]) > np.max(result["new"]) + 0.02


@needs_digits
def test_new_hands_as_if_nothing_had_been_learned():
    assert expected("new_writers", "not_half") == dict(new=0.1)
    assert min(seen("new_writers").result["new"]) > 0.5


@needs_digits
def test_a_scribble_as_if_the_network_were_undecided():
    np.testing.assert_allclose(expected("scribbled", "all_alike")["chances"], [0.1] * 10)
    now = seen("scribbled").result["chances"]
    assert now.sum() == pytest.approx(1) and now.max() > 0.15
