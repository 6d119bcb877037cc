"""The pictures of the layers chapter: what they say, and that pulling a handle does what it looks like."""

import numpy as np
import pytest

from nblib.chapters.layers.experiments import collapse
from nblib.chapters.layers.pictures import (
    Family,
    HiddenLines,
    HiddenMaps,
    InsideMap,
    LearnedMap,
    NetworkDiagram,
    SameAsOne,
    ScoreMap,
    Shares,
    WidthAccuracies,
    WidthLosses,
)
from nblib.language import words
from nblib.maths.activations import identity, step, tanh
from nblib.maths.layers import Dense
from nblib.maths.network import Network, mlp
from nblib.maths.repeated_training import prank_run, prank_successes
from nblib.panels import clues, panel, slider, weights, weights_of
from nblib.pictures.fine_heights import boundary, fine_heights
from tests.pictures.pulling import press_keys, pull

STEPS, LINEAR, INNER = (
    Network([Dense(2, 2), step, Dense(2, 1)]),
    Network([Dense(2, 2), Dense(2, 1)]),
    Network([Dense(2, 2)]),
)


def theta_of(a0, a1, a2, b0, b1, b2, v0, v1, v2):
    return np.array([a0, b0, a1, b1, a2, b2, v0, v1, v2])


def two_layers(**nine):
    theta = theta_of(**nine)
    one, same = collapse(LINEAR, theta)
    return dict(network=(LINEAR, theta), one=(Network([one]), same), score=LINEAR.on_plane(theta))


def by_hand(**nine):
    theta = theta_of(**nine)
    plane = dict(a=INNER.on_plane(theta[:6]), b=INNER.on_plane(theta[:6], 1), y=STEPS.on_plane(theta))
    return plane | dict(network=(STEPS, theta))


def nine(a, b, v):
    return weights_of("a", a) | weights_of("b", b) | weights_of("v", v)


@pytest.fixture
def adding():
    shown = [NetworkDiagram(size=(310, 210), hands="abv"), SameAsOne(pulls="v0")]
    return panel(two_layers, shown, **nine((-0.5, 1, 0.2), (0.5, -0.4, -1), (-0.2, 1, -1)))


@pytest.fixture
def solving():
    return panel(by_hand, [HiddenLines("ab")], **nine((-0.5, 1, 1), (-1.5, 1, 1), (-0.5, 1, -1)))


# ---- networks
def test_every_weight_of_a_small_network_can_be_pulled_at_its_number(adding):
    assert {grip["names"][0] for grip in adding.stage.grips} == set(adding.controls)
    for name in ("a1", "b0", "v2"):
        before = adding.values
        pull(adding, name, up=22)
        moved = {n for n, value in adding.values.items() if value != before[n]}
        assert moved == {name} and adding.values[name] == pytest.approx(before[name] + 0.4)
    press_keys(adding, "a2", up=2)
    assert adding.values["a2"] == pytest.approx(0.2 + 2 * 0.05)


@pytest.mark.parametrize("room", [800, 440, 360])
def test_numbers_beside_lines_stand_apart_and_what_can_be_pulled_has_an_edge(room):
    made = panel(two_layers, [NetworkDiagram(size=(310, 210), hands="abv")], **nine((1, 1, 1), (1, 1, 1), (1, 1, 1)))
    made.canvas.arrange(room)
    picture = made.canvas.pictures[0]
    texts = [text for text in (*picture.labels, *picture.biases) if text.get_text()]
    assert len(texts) == 9
    boxes = [text.get_window_extent() for text in texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert {text.get_bbox_patch().get_edgecolor() != text.get_bbox_patch().get_facecolor() for text in texts} == {True}


def test_numbers_that_would_not_fit_are_left_out_with_their_handles():
    made = panel(two_layers, [NetworkDiagram(size=(310, 210), hands="abv")], **nine((1, 1, 1), (1, 1, 1), (1, 1, 1)))
    made.canvas.arrange(120)
    made._repaint()
    assert made.stage.grips == [] and not any(text.get_text() for text in made.canvas.pictures[0].labels)


def test_two_heads_say_what_each_thinks_and_what_counts():
    family = Network([Dense(3, 2), Dense(2, 1)])

    def opinions(w0, w1, w2, w3, x1, x2, x3):
        both = np.stack([[w0, w1, w2, w3], [0.2, 0.1, -0.6, 0.5]], axis=1)
        return dict(network=(family, np.append(both, [-0.1, 0.5, 0.5])), x=(x1, x2, x3))

    words.speak("en")
    picture = Family(["A-kun", "sister"], names=["friend", "teacher", "Wednesday"], hands="w")
    made = panel(opinions, [picture], **weights(), **clues())
    assert made.stage.takeaway == "Sums: A-kun -0.10 (no test), sister 0.30 (test)."
    assert made.stage.verdict["text"] == "y = 0.00" and made.stage.verdict["sign"] == -1
    assert set(made.stage.idle) == {"w2", "w3"}
    pull(made, "w1", up=44)
    assert made.values["w1"] == pytest.approx(0.8) and made.stage.verdict["sign"] == 1
    assert {grip["names"][0] for grip in made.stage.grips} == {"w0", "w1", "w2", "w3"}, "the sister's have no controls"


def test_what_comes_from_a_value_of_0_is_pale():
    network = mlp((2, 2, 1), identity)
    picture = NetworkDiagram()
    panel(lambda n: dict(network=(network, np.ones(9)), x=(1, 0)), [picture], n=slider(0, 0, 1, 1))
    assert picture.edges.get_edgecolor()[:, 3].tolist() == [1, 1, 0.3, 0.3, 1, 1]


def test_the_size_of_a_network_is_its_verdict():
    words.speak("en")

    def build(width):
        network = mlp((3, width, width, 1), tanh)
        return dict(network=(network, np.zeros(network.size)))

    made = panel(build, [NetworkDiagram(tells="size")], width=slider(4, 1, 8, 1))
    assert made.stage.verdict["text"] == "41 parameters"
    assert made.stage.takeaway == "Weights 3×4 + 4×4 + 4×1, biases 4 + 4 + 1."
    made.controls["width"].value = 8
    assert made.stage.verdict["text"] == f"{3 * 8 + 8 * 8 + 8 + 8 + 8 + 1} parameters"


# ---- maps
def test_the_boundary_is_pulled_to_where_the_pointer_is(adding):
    grip = next(
        grip for grip in adding.stage.grips if grip["names"] == ["v0"] and grip["moves"] == "up" and grip["x"] > 440
    )
    here = np.array([grip["x"], grip["y"]])
    pull(adding, "v0", up=-20, across=-20, grip=adding.stage.grips.index(grip))
    i = next(i for i, p in enumerate(adding.canvas.pictures) if isinstance(p, SameAsOne))
    x, y = adding.canvas.to_data(i, *(here + [-20, 20]))
    assert abs(float(adding._shown[1]["score"](x, y))) < 0.03, "half a step of the slider"


def test_two_layers_are_told_as_one_neuron(adding):
    words.speak("en")
    adding.controls["v0"].value = 0.0
    w = collapse(LINEAR, theta_of(**adding.values))[1]
    told = adding.stage.takeaway
    assert told.startswith("The same as one neuron: ") and f"{w[0]:.2f}" in told and f"{w[1]:.2f} x₁" in told


def test_lines_of_hidden_neurons_are_pulled_where_the_pointer_is(solving):
    assert solving.stage.verdict["text"] == "4個中4個 正解" and solving.stage.verdict["sign"] == 1
    grip = next(grip for grip in solving.stage.grips if grip["names"] == ["a0"])
    pull(solving, "a0", up=30, across=30)
    x, y = solving.canvas.to_data(0, grip["x"] + 30, grip["y"] - 30)
    assert abs(float(solving._shown[1]["a"](x, y))) < 0.03 and solving.values["a0"] < -0.5
    assert solving.values["b0"] == -1.5


def test_what_hidden_neurons_say_is_told(solving):
    words.speak("en")
    solving.controls["a0"].value = -0.55
    assert solving.stage.takeaway == "Corners with a yes: a (1,0) (0,1) (1,1); b (1,1)"
    solving.controls["b0"].value = -2.0
    assert solving.stage.takeaway.endswith("b none")


def test_a_boundary_that_has_left_the_map_can_be_pulled_back(solving):
    solving.controls["b0"].value = 2.0
    assert len(solving.stage.grips) == 2 and not solving.canvas.pictures[0].plus["b"].get_visible()


@pytest.mark.parametrize("slope", [1, 40, 4000])
def test_the_colours_change_where_the_boundary_is(slope):
    """A steep function changed its colour up to a cell of the grid away from its line."""

    def score(x1, x2):
        return np.tanh(slope * (x1 + 0.37 * x2 - 0.61)) + 0.2

    ticks, heights = fine_heights(score, (-0.25, 1.25), 41)
    true = score(*np.meshgrid(ticks, ticks))
    assert ((heights > 0) == (true > 0)).all()
    (line,) = boundary(ticks, heights)
    ideal = -np.arctanh(0.2) / slope
    assert np.abs(line @ [1, 0.37] - 0.61 - ideal).max() < 1.5 * (ticks[1] - ticks[0])


def test_a_boundary_between_verdicts_is_smooth():
    """Two lines of a network that gives verdicts: no step is wider than a pixel or so of a small map."""
    ticks, heights = fine_heights(STEPS.on_plane(theta_of(-0.5, 1, 0.7, -1.5, 1, 1, -0.5, 1, -1)), (-0.25, 1.25), 41)
    x1, x2 = np.concatenate(boundary(ticks, heights)).T
    away = np.minimum(abs(x1 + 0.7 * x2 - 0.5), abs(x1 + x2 - 1.5))
    assert away.max() < 2 * (ticks[1] - ticks[0]) and ticks[1] - ticks[0] < 0.01


@pytest.mark.parametrize(("bend", "told"), [(identity, "straight line"), (tanh, "bent boundary")])
def test_a_map_without_points_tells_whether_its_boundary_bends(bend, told):
    words.speak("en")
    network = mlp((2, 6, 6, 1), bend)
    theta = 2 * network.init(np.random.default_rng(3))
    made = panel(
        lambda n: dict(score=network.on_plane(theta)),
        [ScoreMap(np.empty((0, 3)), window=(-2, 2))],
        n=slider(0, 0, 1, 1),
    )
    assert made.stage.verdict["text"] == told


# ---- training
def learned(width, step):
    network, run = prank_run(width, 1)
    successes = [prank_successes(n, 40) for n in range(1, 4)]
    plane = network.on_plane(run.thetas[np.searchsorted(run.steps, step)])
    return dict(network=(network, run.thetas[-1]), score=plane, successes=successes, starts=40)


def test_a_bar_is_pulled_across_to_another_width():
    made = panel(learned, [LearnedMap(), Shares(3)], width=slider(2, 1, 3, 1), step=slider(500, 0, 500, 5))
    share = 100 * prank_successes(2, 40) / 40
    assert f"{share:.1f}%" in made.stage.takeaway
    i = next(i for i, grip in enumerate(made.stage.grips) if grip["names"] == ["width"])
    bar = made.canvas.to_page(1, 3, 0.1)[0] - made.canvas.to_page(1, 2, 0.1)[0]
    pull(made, "width", across=bar, grip=i)
    assert made.values["width"] == 3


def test_neurons_with_the_same_job_are_counted():
    words.speak("en")
    network = Network([Dense(2, 4), tanh, Dense(4, 1)])
    twins = np.array([[-0.5, -0.5, -1.5, 3], [1, 1, 1, 0.1], [1, 1, 1, 0.1]], float)

    def inside(n):
        theta = np.append(twins, np.ones(5))
        return dict(network=(network, theta), score=network.on_plane(theta))

    made = panel(inside, [InsideMap(), HiddenMaps(4)], n=slider(0, 0, 1, 1))
    assert made.stage.takeaway == "The 4 hidden neurons do 3 different jobs."


def test_width_is_shown_by_loss_and_by_accuracy_beside_what_nobody_can_beat():
    widths = [1, 8]
    result = {1: (np.full(3, 0.5), np.full(3, 0.7), np.full(3, 0.7), np.full(3, 0.65)),
              8: (np.full(3, 0.1), np.full(3, 0.9), np.full(3, 0.95), np.full(3, 0.84))}  # fmt: skip
    losses, accuracies = WidthLosses(widths), WidthAccuracies(widths)
    made = panel(lambda noise: result, [losses, accuracies], noise=slider(0.3, 0, 0.3, 0.05))
    for picture, seen, new in ((losses, [0.5, 0.1], [0.7, 0.9]), (accuracies, [0.7, 0.95], [0.65, 0.84])):
        assert [list(line.get_ydata()) for line in picture.lines] == [pytest.approx(seen), pytest.approx(new)]
    # -(0.3 log 0.3 + 0.7 log 0.7), and 70%, once more by hand
    assert [picture.floor.get_ydata()[0] for picture in (losses, accuracies)] == pytest.approx([0.6109, 0.7], abs=1e-4)
    assert made.stage.words
    words.speak("en")
    assert losses.takeaway({}, result) == "Width 8 on new days: loss 0.90, right on 84.0%."
    assert accuracies.describe(dict(noise=0.3), result).endswith("The most that can be hoped for: 70.0%.")
