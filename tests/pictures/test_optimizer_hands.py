"""What can be taken hold of in the panels of optimizers and valleys follows the pointer, and what its cards say is what came out."""

import numpy as np
import pytest

from nblib.chapters.optimizers.experiments import NOISY_RATES
from nblib.maths.landscapes import LANDSCAPES
from nblib.pictures import style
from tests import chapters

CHAPTERS = ("09_optimizers", "10_valleys")
LENGTHS = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000]


@pytest.fixture
def panels():
    """The chapter's panels as they open, by the name of their experiment."""
    shown = [thing for stem in CHAPTERS for thing in chapters.opened(stem, "en")]
    found = {panel.experiment.__name__: panel for panel in chapters.panels(shown)}
    for panel in found.values():
        panel.canvas.arrange(840)
        panel.reset()
    return found


def pull_to(panel, name, place):
    """Take hold of the handle of a control, and pull it to a place (x, y) of the picture in which it is."""
    number = next(i for i, grip in enumerate(panel.stage.grips) if grip["names"] == [name])
    picture, grip = panel.dragging._grips[number][0], panel.stage.grips[number]
    x, y = panel.canvas.to_page(picture, *place)
    held = dict(grip=number, held=True, kx=0, ky=0, x0=grip["x"], y0=grip["y"])
    count = panel.stage.input.get("downs", 0)
    panel.stage.input = held | dict(x=grip["x"], y=grip["y"], downs=count + 1, ups=count)
    panel.stage.input = held | dict(x=x, y=y, downs=count + 1, ups=count, n=1)
    panel.stage.input = held | dict(x=x, y=y, downs=count + 1, ups=count + 1, held=False)
    return x


def at_x(panel, name):
    """Where the handle of a control stands from left to right, in CSS pixels."""
    return next(grip["x"] for grip in panel.stage.grips if grip["names"] == [name])


PULLS = [  # experiment, control, where to, and the value that it then has
    ("try_rates", "rate", (0.089, 1), 0.089),
    ("look_inside_adam", "step", (30, 0), 30),
    ("begin_at", "hour", (18.1, 3), 18.1),
    ("down_the_diary", "steps", (50, 1), 50),
    ("day_by_day", "rate", (0.1, 1e-3), 0.1),
    ("find_again", "days", (100, 1), 100),
    ("descend_on_prank", "step", (200, 0.1), 200),
]


@pytest.mark.parametrize("experiment, name, place, value", PULLS)
def test_what_is_pulled_lies_under_the_pointer(panels, experiment, name, place, value):
    panel = panels[experiment]
    before = panel.stage.frame
    pointer = pull_to(panel, name, place)
    assert panel.values[name] == pytest.approx(value) and panel.stage.frame != before
    assert at_x(panel, name) == pytest.approx(pointer, abs=1)


def test_the_chosen_training_is_the_one_nearest_to_the_pointer(panels):
    panel = panels["hundred_trainings"]
    endings = panel._shown[1]["endings"]
    far, loss = endings.distances(endings.thetas[40]), endings.losses[40]
    pull_to(panel, "which", (far + 1e-3, loss))
    assert panel.values["which"] == 40 and panel.stage.verdict["text"] == f"loss {loss:.3f}"


def test_between_two_stops_a_pull_goes_to_the_nearer_one_on_its_axis(panels):
    panel = panels["day_by_day"]
    pull_to(panel, "rate", (0.033, 1e-3))
    assert panel.values["rate"] == 0.05 and 0.05 in NOISY_RATES, (
        "on an axis of factors 0.033 is nearer to it than to 0.02"
    )
    pull_to(panels["find_again"], "days", (330, 1))
    assert panels["find_again"].values["days"] == 500 and 500 in LENGTHS


def test_rates_have_their_verdict_and_the_lowest_in_a_sentence(panels):
    panel = panels["try_rates"]
    assert panel.stage.verdict == dict(text="η = 0.01", chip="too small: it crawls", sign=0)
    rates, heights = panel._shown[1]["rates"], panel._shown[1]["heights"]
    gone = next(rate for rate, height in zip(rates, heights, strict=True) if not height < panel._shown[1]["before"])
    assert panel.stage.takeaway == f"Lowest with {rates[int(np.nanargmin(heights))]:g}; from {gone:g} on rates diverge."
    pull_to(panel, "rate", (0.5, 1))
    assert panel.stage.verdict["sign"] == -1 and "diverges" in panel.stage.verdict["chip"]


def test_who_has_come_to_the_star_is_counted_and_named(panels):
    panel = panels["arena"]
    assert panel.stage.verdict == dict(text="3 of 3 at ☆", chip="all of them", sign=1)
    panel.put(dict(landscape="Styblinski-Tang", start=(-1.0, -1.0), steps=300, optimizer2="GD", rate2=0.0001))
    assert panel.stage.verdict == dict(text="2 of 3 at ☆", chip="GD (0.01), Adam (0.1)", sign=0)
    assert panel.stage.takeaway == "● GD (0.01): at ☆, ■ GD (0.0001): on its way, ◆ Adam (0.1): at ☆"
    panel.put(dict(start=(1.0, 1.0)))
    assert panel.stage.verdict["chip"] == "none yet" and "in another valley" in panel.stage.takeaway
    panel.put(dict(landscape="saddle"))
    assert panel.stage.verdict["text"] == "no valley here"


def test_adams_step_is_told_with_and_without_the_correction(panels):
    panel = panels["look_inside_adam"]
    paces = panel._shown[1]["paces"]
    assert panel.stage.verdict["text"] == f"{paces['corrected'][0]:.2f} η"
    assert panel.stage.verdict["chip"] == f"uncorrected {paces['uncorrected'][0]:.2f} η"
    pull_to(panel, "step", (2, 0))
    assert panel.stage.takeaway.startswith(f"Step 2: {panel._shown[1]['paces']['corrected'][1]:.2f} times the rate;")


def test_newtons_step_is_told_to_lead_up_from_a_hill_and_down_in_a_bowl(panels):
    panel = panels["step_by_model"]
    assert panel.stage.verdict == dict(text="model: a hill", chip="step up", sign=-1)
    panel.put(dict(landscape="ravine"))
    assert panel.stage.verdict == dict(text="model: a bowl", chip="step down", sign=1)
    panel.put(dict(landscape="trough"))
    assert panel.stage.verdict["chip"] == "no step"


def test_the_share_of_starts_is_told_above_the_map_of_basins(panels):
    panel = panels["ten_thousand"]
    reached = panel._shown[1]["reached"]
    best = np.mean(LANDSCAPES["Styblinski-Tang"].is_global[reached] & (reached >= 0))
    assert panel.stage.verdict["text"] == f"{100 * best:.1f}%"


def test_rooms_of_all_widths_hold_the_pictures_in_one_row_that_a_card_has_height_for(panels):
    """With the question above and its answers explained below, too: `make cards` measures the whole card."""
    for name, panel in panels.items():
        for room in (800, 560, 440, 300):
            panel.canvas.arrange(room)
            assert panel.canvas.height <= 268, f"{name}, {room}"
            assert panel.canvas.width <= room, f"{name}, {room}"
        panel.canvas.arrange(840)


def test_nothing_is_yellow_that_cannot_be_taken_hold_of(panels):
    """Yellow marks a handle; so a picture without one has no yellow mark."""
    for name, panel in panels.items():
        held = {panel.dragging._grips[i][0] for i in range(len(panel.stage.grips))}
        for i, axes in enumerate(panel.canvas.axes):
            marks = [
                line
                for line in axes.get_lines()
                if line.get_markerfacecolor() == style.YELLOW and len(line.get_xdata())
            ]
            assert i in held or not marks, f"{name}: {type(panel.canvas.pictures[i]).__name__}"
