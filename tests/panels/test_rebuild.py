"""A panel written as code, and built again from it: the same picture and the same words."""

import numpy as np
import pytest

from nblib.chapters import open_rooms
from nblib.chapters.diary.pictures import LossTrail
from nblib.chapters.neuron.pictures import DecisionPlane, Line
from nblib.chapters.start.machine_check import check_machine
from nblib.panels import choice, panel, point, slider, switch, trail
from nblib.panels.code_export import Writer
from nblib.playground.playground import Playground
from tests import chapters
from tests.walk import walk


def again(built):
    """The panel that its own code builds in its notebook."""
    names = getattr(built, "names", None) or built.experiment.__globals__
    return eval_cell(built.code(), dict(names))


def eval_cell(code, names):
    return chapters.run_cell(code, names, "a new cell")


@pytest.mark.parametrize("stem, language", chapters.SWEPT)
def test_every_panel_is_the_same_when_built_from_its_code(stem, language):
    walk(stem, language)  # which wants to see the panels first
    rng = np.random.default_rng(3)
    for built in chapters.panels(chapters.opened(stem, language)):
        for control in built.controls.values():
            if not (control.records or control.hidden):
                control.value = control.ends()[rng.integers(2)]
        copy = again(built)
        if isinstance(built, Playground):  # begins anew from the weights of now: the same numbers, a shorter curve
            now, then = (one.result["network"][1] for one in (copy, built))
            assert copy.settings == built.settings and copy.words == built.words and (now == then).all()
            continue
        assert copy.values == built.values
        assert copy.words == built.words and copy.stage.frame == built.stage.frame


def straight(a, b):
    return lambda x: a * x + b


def test_the_code_is_as_short_as_a_learner_would_write_it():
    built = panel(straight, [Line(target=(0, 1))], a=slider(0.5), b=slider(1, -2, 2, 0.1, label="intercept"))
    assert Writer(globals()).call(built) == (
        "panel(\n    straight,\n    [Line(target=(0, 1))],\n    a=slider(0.5),\n"
        "    b=slider(1.0, -2.0, 2.0, 0.1, label='intercept'),\n)"
    )


def test_what_the_notebook_lacks_is_imported():
    built = panel(straight, [Line(target=(0, 1))], a=slider(0.5), b=slider(0.25))
    code = Writer({"straight": straight}).call(built)
    assert (
        "from nblib.chapters.neuron.line_to_target import Line\n" in code and "from nblib.panels import panel\n" in code
    )
    assert eval_cell(code, {"straight": straight}).words == built.words


def test_a_picture_of_several_rooms_is_written_as_the_cell_has_it():
    ask, experiments, pictures = open_rooms("neuron", "diary")
    built = panel(straight, [pictures.Line()], a=slider(0.5), b=slider(0.25))
    assert "    [pictures.Line()],\n" in Writer({**globals(), "Line": None, "pictures": pictures}).call(built)


def test_an_experiment_that_has_changed_since_is_written_out():
    built = panel(straight, [Line()], a=slider(0.5), b=slider(0.25))
    names = {**globals(), "straight": None}
    code = Writer(names).call(built)
    assert code.startswith("def straight(a, b):\n    return lambda x: a * x + b\n")
    assert eval_cell(code, names).words == built.words


def test_an_experiment_without_a_name_is_told_so():
    built = panel(lambda a: lambda x: a * x, [Line()], a=slider(0.5))
    built.stage.wants_code = True
    assert built.stage.code.startswith("# ") and "def で名前" in built.stage.code


def test_points_switches_and_trails():
    def sloped(w, flat):
        return {"loss": 0 if flat else w * w}

    def sides(w):
        return lambda x1, x2: w + x1 - x2

    sloped.__module__ = sides.__module__ = __name__
    names = {**globals(), "sloped": sloped, "sides": sides}
    built = panel(sloped, [LossTrail(0.1)], w=slider(1.0), flat=switch(0), trail=trail("loss"))
    for w in (0.5, 0.2):
        built.controls["w"].value = w
    copy = eval_cell(Writer(names).call(built), names)
    assert copy.values == built.values and copy.stage.frame == built.stage.frame
    built = panel(sides, [DecisionPlane(np.array([[0, 1, 1]]))], w=slider(0.0), day=point(0.5, 0.5, step=0.1))
    built.stage.input = dict(x=0, y=0, held=False, downs=0, ups=0, kx=1, ky=-2)
    copy = eval_cell(Writer(names).call(built), names)
    assert copy.values == built.values and copy.controls["day"].step == 0.1
    assert copy.stage.frame == built.stage.frame


def test_the_code_follows_the_controls_while_it_is_shown():
    built = panel(straight, [Line()], a=slider(0.5), b=slider(0.25))
    assert built.stage.code == ""
    built.stage.wants_code = True
    assert "a=slider(0.5)" in built.stage.code
    built.controls["a"].value = -0.7
    assert "a=slider(-0.7)" in built.stage.code
    built.stage.wants_code = False
    assert built.stage.code == ""


def test_reset_goes_back_to_how_the_controls_were_made():
    built = panel(straight, [Line()], a=slider(0.5), b=slider(0.25))
    built.controls["a"].value, built.controls["b"].value = -0.7, 1.0
    built.stage.resets = 1
    assert built.values == {"a": 0.5, "b": 0.25}


def chosen(shape, n):
    return {"flat": lambda x: 0 * x, "steep": lambda x: n * x}[shape]


def test_choices_and_sliders_that_act_on_release():
    shapes = {"平ら": "flat", "急": "steep"}
    built = panel(chosen, [Line()], shape=choice("flat", shapes), n=slider(1, 0, 3, 1, live=False))
    built.controls["shape"].value = "steep"
    built.controls["n"].value = 3
    code = Writer(globals()).call(built)
    assert "choice('steep', {'平ら': 'flat', '急': 'steep'})" in code and "live=False" in code
    copy = eval_cell(code, globals())
    assert copy.values == built.values == {"shape": "steep", "n": 3} and copy.words == built.words
    assert not copy.controls["n"].continuous_update
    built = panel(chosen, [Line()], shape=choice("flat", ["flat", "steep"]), n=slider(1, 0, 3, 1))
    assert "choice('flat', ['flat', 'steep'])" in Writer(globals()).call(built)


def test_the_machine_checks_panel_offers_no_code():
    """Its experiment and its picture are the course's own: the code would name what no notebook has."""
    machine = check_machine()
    assert "nblib-no-code" in machine.panel.box._dom_classes
