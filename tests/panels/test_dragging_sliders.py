"""Two sliders dragged by one point of a picture: which two may depend on a choice; each move is drawn once."""

from itertools import combinations

import numpy as np
import pytest

from nblib.errors import CourseError
from nblib.panels import choice, clues, panel, slider, stops, weights
from nblib.panels.code_export import Writer
from nblib.pictures.neuron_diagram import NeuronDiagram
from nblib.pictures.picture import Picture

STILL = dict(x=0, y=0, held=False, downs=0, ups=0, kx=0, ky=0)


class Spot(Picture):
    """A place set by two of the sliders."""

    drags, takes = ("w0", "w1", "w2", "w3"), ("plane",)

    def dragged(self, values):
        return values["plane"]

    def draw(self, axes):
        axes.set(xlim=(-2, 2), ylim=(-2, 2))
        self.drawn = 0
        (self.spot,) = axes.plot([], [], "o")
        return [self.spot]

    def update(self, values, result):
        self.drawn += 1
        self.spot.set_data(*[[values[name]] for name in values["plane"]])

    def describe(self, values, result):
        return " ".join(f"{values[name]:.2f}" for name in values["plane"])


def spot_panel(**more):
    plane = choice(("w1", "w2"), {" / ".join(pair): pair for pair in combinations(("w0", "w1", "w2", "w3"), 2)})
    return panel(lambda w0, w1, w2, w3: w0, [Spot()], **weights(step=0.02), plane=plane, **more)


def pixel(p, x, y):
    """The CSS pixel, from top left, of a point of the first picture."""
    px, py = p.canvas.axes[0].transData.transform((x, y)) / p.canvas.scale
    return dict(x=px, y=p.canvas.height - py)


def values(p):
    return [p.values[f"w{i}"] for i in range(4)]


def test_the_sliders_go_where_the_pointer_goes_and_all_is_drawn_once_a_move():
    p = spot_panel()
    picture, shown = p.canvas.pictures[0], []
    p.stage.observe(lambda change: shown.append(change["new"]), "frame")
    p.stage.input = {**STILL, **pixel(p, 0.5, -0.24), "held": True, "downs": 1}
    assert picture.drawn == 2 and len(shown) == 1, "once when the panel was made, once for the move"
    np.testing.assert_allclose(values(p), [-0.5, 0.5, -0.24, 0.3])
    assert p.stage.words == "0.50 -0.24"
    p.stage.input = {**STILL, **pixel(p, 0.5, -0.24), "held": True, "downs": 1, "n": 7}
    assert picture.drawn == 2, "the same place is no move"


def test_the_point_goes_where_the_sliders_go():
    p = spot_panel()
    p.controls["w1"].value = -0.8
    assert p.canvas.pictures[0].spot.get_xdata()[0] == pytest.approx(-0.8) and p.stage.words == "-0.80 0.60"


def test_values_are_those_that_a_slider_can_have():
    p = spot_panel()
    p.stage.input = {**STILL, **pixel(p, 0.333, 0.111), "held": True, "downs": 1}
    np.testing.assert_allclose(values(p), [-0.5, 0.34, 0.12, 0.3], atol=1e-12)
    p.stage.input = {**STILL, **pixel(p, 1.9, -1.9), "downs": 1, "ups": 1}
    np.testing.assert_allclose(values(p), [-0.5, 1, -1, 0.3], atol=1e-12)


def test_which_sliders_move_depends_on_the_choice():
    p = spot_panel()
    p.controls["plane"].value = ("w0", "w3")
    p.stage.input = {**STILL, **pixel(p, 0.2, 0.4), "held": True, "downs": 1}
    np.testing.assert_allclose(values(p), [0.2, 0.4, 0.6, 0.4])
    assert p.stage.words == "0.20 0.40"


def test_arrow_keys_move_by_the_sliders_steps():
    p = spot_panel()
    p.stage.input = {**STILL, "kx": 3, "ky": -2}
    np.testing.assert_allclose(values(p), [-0.5, 0.46, 0.56, 0.3], atol=1e-12)
    p.stage.input = {**STILL, "kx": 103, "ky": -2}
    np.testing.assert_allclose(values(p), [-0.5, 1, 0.56, 0.3], atol=1e-12)


def test_whole_numbers_stay_whole():
    class Grid(Spot):
        drags, takes = ("w0", "w1"), ()

        def dragged(self, values):
            return self.drags

        def update(self, values, result):
            self.drawn += 1

        def describe(self, values, result):
            return f"{values['w0']} {values['w1']}"

    p = panel(lambda w0, w1: w0, [Grid()], w0=slider(0, -2, 2, 1), w1=slider(0.5, -2, 2, 0.5))
    p.stage.input = {**STILL, **pixel(p, 1.2, -1.3), "held": True, "downs": 1}
    assert p.values == {"w0": 1, "w1": -1.5} and type(p.values["w0"]) is int


def test_a_typed_sentence_goes_when_the_point_is_dragged():
    p = spot_panel()
    p.stage.typed = dict(control="w0", text="seven", n=1)
    assert p.stage.message
    p.stage.input = {**STILL, "kx": 1}
    assert not p.stage.message


def test_what_only_the_picture_needs_is_no_argument_of_the_experiment():
    assert "plane" not in spot_panel().takes
    with pytest.raises(CourseError, match="other"):
        spot_panel(other=slider(0.0))


def test_a_picture_whose_sliders_are_missing_drags_nothing():
    class Fixed(Spot):
        def update(self, values, result):
            pass

        def describe(self, values, result):
            return "."

    p = panel(lambda w0: w0, [Fixed()], w0=slider(0.0))
    assert p.stage.grips == []
    p.stage.input = {**STILL, **pixel(p, 0.5, 0.5), "held": True, "downs": 1, "kx": 3}
    assert p.values == {"w0": 0.0}


# ---- a slider that stops at given values


def test_stops_are_the_only_values_and_a_wrong_one_is_told():
    made = stops(100, [10, 100, 1000], label="days", live=False)
    assert made.value == 100 and made.offered() == [10, 100, 1000] and not made.continuous_update
    with pytest.raises(CourseError, match="50"):
        stops(50, [10, 100, 1000])


@pytest.mark.parametrize(
    ("offered", "value", "stop"), [([0.02, 0.05, 0.1], 0.033, 0.05), ([0.02, 0.05, 0.1], -1, 0.02), ([0, 1, 10], 4, 1)]
)
def test_a_stop_that_is_pulled_goes_to_the_nearest_one(offered, value, stop):
    assert stops(offered[0], offered).nearest(value) == stop


def test_arrow_keys_go_from_stop_to_stop_and_stay_at_the_ends():
    made = stops(10, [1, 10, 100, 1000])
    assert [made.stepped(count) for count in (-5, -1, 0, 1, 2, 9)] == [1, 1, 10, 100, 1000, 1000]


def test_beside_stops_a_power_of_ten_stands_as_learners_write_it():
    made = stops(1e-8, [1e-8, 0.01, 10], label="epsilon")
    assert list(made.options) == ["1×10⁻⁸", "0.01", "10"] and made.value == 1e-8
    assert Writer(dict(stops=stops)).control("e", made) == "stops(1e-08, [1e-08, 0.01, 10], label='epsilon')"


def test_a_choice_and_stops_are_written_as_code():
    writer = Writer(dict(stops=stops, choice=choice))
    assert (
        writer.control("days", stops(0.01, [0.001, 0.01], label="days")) == "stops(0.01, [0.001, 0.01], label='days')"
    )
    assert writer.control("n", stops(1, [1, 2], label="n", live=False)) == "stops(1, [1, 2], live=False)"
    assert writer.control("one", choice(("a", "b"), {"A": ("a", "b")}, label="one")) == (
        "choice(('a', 'b'), {'A': ('a', 'b')})"
    )


def test_handles_bear_the_names_and_the_ends_of_their_controls_from_the_first_picture_on():
    p = panel(lambda w0, w1, w2, w3, x1, x2, x3: w0, [NeuronDiagram()], **weights(low=-3, high=2), **clues())
    grips = p.stage.grips
    assert [grip["label"] for grip in grips] == [p.controls[f"w{i}"].description for i in range(4)]
    assert all(grip["label"] for grip in grips) and all(grip["ends"] == [-3, 2] for grip in grips)
