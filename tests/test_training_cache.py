"""Trainings that are kept on disk: found again by the same code and arguments, and by no others."""

import functools
import importlib
import inspect

import numpy as np
import pytest

from nblib.maths.activations import relu, tanh
from nblib.maths.activations.activation import own
from nblib.maths.network import mlp
from tests import training_cache
from tests.training_cache import DEAR, hash_of, kept, pickled, sources_of
from tools.import_graph import ROOT


@pytest.fixture
def trained(tmp_path):
    """A list of the trainings that were run, and a function that gives the kept training as a new process would."""
    runs, source = [], tmp_path / "source.py"
    source.write_text("what the training runs")

    @functools.lru_cache(4)
    def training(activation, seed=0):
        runs.append(seed)
        return mlp((1, 2, 1), activation).init(np.random.default_rng(seed))

    return runs, source, lambda: kept(training, tmp_path / "kept", [source, *sources_of("nblib.maths.network")])


def test_another_process_finds_what_was_trained_and_this_one_remembers_it(trained):
    runs, _, process = trained
    first, second = process(), process()
    assert first(tanh, 3) is first(tanh, 3) and first.cache_info().hits == 1
    assert (second(tanh, seed=3) == first(tanh, 3)).all() and runs == [3]


def test_other_arguments_are_another_training(trained):
    runs, _, process = trained
    for arguments in ((tanh,), (tanh, 1), (relu, 1), (tanh, 0)):
        process()(*arguments)
    assert runs == [0, 1, 1], "the last is the first, its default written out"


def test_a_changed_source_trains_anew(trained):
    runs, source, process = trained
    process()(tanh)
    source.write_text("what the training runs now")
    process()(tanh)
    process()(tanh)
    assert runs == [0, 0]


def test_what_a_learner_wrote_is_trained_each_time(trained):
    runs, _, process = trained
    for _ in range(2):
        process()(own(lambda z: z))
    assert runs == [0, 0]


def test_a_broken_file_is_trained_anew(trained, tmp_path):
    runs, _, process = trained
    process()(tanh)
    (file,) = (tmp_path / "kept").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert (process()(tanh) == process()(tanh)).all() and runs == [0, 0]


def test_arrays_that_cannot_be_written_to_come_back_so(tmp_path):
    array = np.arange(3.0)
    array.flags.writeable = False
    give = [kept(lambda: array, tmp_path, []) for _ in range(2)]
    give[0]()
    assert give[1]() is not array and not give[1]().flags.writeable


@pytest.mark.parametrize("module", DEAR)
def test_the_dear_functions_are_there_and_their_code_is_known(module):
    sources = sources_of(module)
    assert (
        ROOT / "nblib/maths/network.py" in sources and ROOT.joinpath(*module.split(".")).with_suffix(".py") in sources
    )
    for name in DEAR[module]:
        function = getattr(importlib.import_module(module), name)
        assert inspect.unwrap(function).__module__ == module
    assert hash_of(sources) != hash_of(sources[1:])


def test_equal_arguments_are_equal_bytes():
    text = "".join(["cir", "cle"])
    assert pickled((text, "circle", tanh), sources_of("nblib.maths.network")) == pickled(
        ("circle", text, tanh), sources_of("nblib.maths.network")
    )


def test_it_can_be_switched_off(monkeypatch):
    monkeypatch.setenv("NBLIB_TRAINING_CACHE", "off")
    monkeypatch.setattr(training_cache, "replace", lambda *_: pytest.fail("replaced"))
    training_cache.install()
