"""The progress bar names predictions and exercises in the order in which one meets them in the chapter."""

import importlib

import pytest

from tools.copies import NOTEBOOKS

ROOMS = {
    "01_neuron": "neuron",
    "02_diary": "diary",
    "03_layers": "layers",
    "04_activation": "activation",
    "05_which_activation": "which_activation",
    "06_slope": "slope",
    "07_backprop": "backprop",
    "08_gradient_check": "gradient_check",
    "09_optimizers": "optimizers",
    "10_valleys": "valleys",
    "11_generalisation": "generalisation",
    "13_patients": "patients",
    "14_handwriting": "digits",
}


@pytest.mark.parametrize("kind", ["questions", "exercises"])
@pytest.mark.parametrize("stem", ROOMS)
def test_what_is_asked_stands_in_the_order_in_which_it_is_met(stem, kind):
    text = (NOTEBOOKS / "source" / f"{stem}.md").read_text("utf-8")
    asked = getattr(importlib.import_module(f"nblib.chapters.{ROOMS[stem]}").ask, kind)
    places = [text.index(f"(ask.{thing.key}") for thing in asked]
    assert (places or kind == "exercises") and places == sorted(places)  # chapter 2 has no exercise
