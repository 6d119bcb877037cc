"""Several rooms opened for one notebook: what each of them offers, under one roof."""

import pytest

from nblib.chapters import generalisation, open_rooms, optimizers, valleys
from nblib.chapters.valleys import experiments as of_valleys


def test_rooms_are_opened_in_the_order_in_which_they_are_named():
    ask, experiments, pictures = open_rooms("valleys", "generalisation")
    assert list(ask) == [
        *valleys.ask.questions,
        *generalisation.ask.questions,
        *valleys.ask.exercises,
        *generalisation.ask.exercises,
    ]
    assert {*of_valleys.__all__, "learned"} <= set(vars(experiments))
    assert pictures.StoppingCurves and pictures.BasinMap and not hasattr(pictures, "np"), (
        "what is offered, and nothing else"
    )


def test_a_library_picture_may_be_offered_by_two_rooms_and_a_name_may_not_mean_two_things(monkeypatch):
    assert open_rooms("optimizers", "valleys")[2].FromAbove is optimizers.pictures.FromAbove
    monkeypatch.setattr(of_valleys, "on_days", max, raising=False)
    monkeypatch.setattr(of_valleys, "__all__", [*of_valleys.__all__, "on_days"])
    with pytest.raises(ValueError, match="valleys.experiments: on_days"):
        open_rooms("optimizers", "valleys")
