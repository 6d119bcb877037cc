"""What is prepared is what the code computes; it is found by what is asked, and by nothing else."""

import functools
import inspect
import json
import subprocess
import sys

import numpy as np
import pytest

from nblib.chapters.valleys import experiments as valleys
from nblib.maths import prepared as prepared_module
from nblib.maths.activations import GALLERY, tanh
from nblib.maths.activations.activation import own
from nblib.maths.layers import Dense
from nblib.maths.network import Network
from nblib.maths.prepared import decoded, encoded, prepared
from tests.digits import FOUND
from tests.thorough import THOROUGH
from tools import prepare

FUNCTIONS = [(module, name) for module, names in prepare.CALLS.items() for name in names]


def name_of(thing):
    """How a test calls a module or a function's name."""
    return getattr(thing, "__name__", thing)


@pytest.mark.parametrize("module", prepare.CALLS, ids=name_of)
def test_it_is_of_this_code(module):
    assert prepare.is_current(module), "the code or the calls have changed: python -m tools.prepare"


@pytest.mark.parametrize(("module", "name"), FUNCTIONS, ids=name_of)
def test_it_is_what_the_code_computes(module, name):
    if name == "_marks" and FOUND is None:
        pytest.skip("no scikit-learn (pip install -r requirements-digits.txt)")
    results, calls = prepare.kept(module)["results"][name], list(prepare.asked_of(module, name).items())
    for asked, call in calls if THOROUGH else [calls[0], calls[-1]]:
        assert prepare.alike(name, decoded(results[asked]), prepare.computed(module, name, call)), asked


def test_the_endings_have_the_losses_that_are_told():
    """Their thetas cannot be compared: another processor rounds otherwise, and they drift apart."""
    for told in prepare.kept(valleys)["results"]["_trained"]:
        found = valleys.endings(int(told))
        np.testing.assert_allclose(found.loss(found.thetas), found.losses, rtol=1e-9)


@pytest.mark.parametrize("name", sorted({name for _, name in FUNCTIONS}))
def test_another_result_is_not_alike(name):
    module = next(module for module, one in FUNCTIONS if one == name)
    asked, told = next(iter(prepare.kept(module)["results"][name].items()))
    result = decoded(told)
    changed = tuple(1.2 * part + 30 for part in result) if isinstance(result, tuple) else 1.2 * result + 30
    assert prepare.alike(name, result, result) and not prepare.alike(name, result, changed), asked


def test_all_of_it_is_small():
    sizes = [prepare.file_of(module).stat().st_size for module in prepare.CALLS]
    assert sum(sizes) < 600_000


def test_the_code_counts_and_its_words_do_not(tmp_path, monkeypatch):
    source = tmp_path / "nblib" / "maths" / "training.py"
    source.parent.mkdir(parents=True)
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "path_of", lambda name: source)
    monkeypatch.setattr(prepare, "steps_from", lambda path: {path: 0})
    hashes = []
    for text in (
        'def f():\n    "What it does."\n    return 1',
        "def f():  # why\n    return 1",
        "def f():\n    return 2",
    ):
        source.write_text(text)
        hashes.append(prepare.code_of(valleys))
    assert hashes[0] == hashes[1] != hashes[2]


# ---- what chapters ask for

OPENED = [
    "07_backprop",
    "03_layers",
    "05_which_activation",
    "10_valleys",
    "11_generalisation",
    "14_handwriting",
    "90_claims",
]
COMPUTED = {  # what a chapter computes when it opens, as it is cheap or the learner's own: how often
    "05_which_activation": {"final_losses": 2},
}
ASKED = """
import collections
import sys
from nblib.maths import prepared

found, missed, kept_in = collections.Counter(), collections.Counter(), prepared.kept_in


class Noting(dict):
    def get(self, asked):
        (found if asked in self else missed)[self.name] += 1
        return super().get(asked)


def noting(function):
    kept = Noting(kept_in(function))
    kept.name = function.__name__
    return kept


prepared.kept_in = noting
from tests import chapters
chapters.ran(sys.argv[1], "en")
print(dict(found=found.total(), missed=missed))
"""


@pytest.mark.parametrize("stem", OPENED if THOROUGH else OPENED[:1])
def test_what_a_chapter_opens_with_is_prepared(stem):
    """In a process of its own, as tests keep trainings elsewhere. A slider's new start needs a new line in tools/prepare.py."""
    if stem == "14_handwriting" and FOUND is None:
        pytest.skip("no scikit-learn (pip install -r requirements-digits.txt)")
    done = subprocess.run([sys.executable, "-c", ASKED, stem], capture_output=True, text=True, cwd=prepare.ROOT)
    told = done.stdout.splitlines()[-1] if done.returncode == 0 else done.stderr[-2000:]
    assert f"missed': Counter({COMPUTED.get(stem, '') or ''})" in told and "'found': 0," not in told, told


# ---- how it is found


@pytest.fixture
def training(tmp_path, monkeypatch):
    """A function with a file in which only training(tanh, 3) stands, as 100, and the list of its runs."""
    runs = []

    @prepared(GALLERY)
    def training(activation, width=3, decay=0.0):
        """A training."""
        runs.append(width)
        return width

    path = tmp_path / "experiments.prepared.json"
    path.write_text(json.dumps(dict(results=dict(training={"tanh, 3, 0": 100}))))
    monkeypatch.setattr(prepared_module, "file_of", lambda function: path)
    return training, runs


def test_it_is_found_however_it_is_asked(training):
    function, runs = training
    for asked in ((tanh,), (tanh, 3), (tanh, np.int64(3), 0), (tanh, 3.0, False)):
        assert function(*asked) == 100
    assert function(decay=0, activation=tanh) == 100 and runs == []


def test_anything_else_is_computed(training, monkeypatch):
    function, runs = training
    asked = [
        (tanh, 4),
        (GALLERY["sine"], 3),
        (own(np.tanh, name="tanh"), 3),
        (tanh, 3, 1e-9),
        ("tanh", 3),
        (tanh, object()),
    ]
    for call in asked:
        assert function(*call) == call[1]
    monkeypatch.setenv("NBLIB_PREPARED", "off")
    assert function(tanh) == 3 and len(runs) == len(asked) + 1


def test_a_wrong_call_is_told_as_python_does(training):
    with pytest.raises(TypeError, match=r"missing 1 required positional argument: 'activation'"):
        training[0]()


def test_what_stands_in_a_table_later_is_not_known_by_its_name(training, monkeypatch):
    function, runs = training
    monkeypatch.setitem(GALLERY, "tanh", own(np.sin))
    assert function(GALLERY["tanh"]) == 3 and function(tanh) == 100


def test_networks_and_arrays_are_known_by_what_they_are():
    def ask(network, thetas):
        return prepared_module.asked(lambda network, thetas: 0, {id(tanh): ("tanh", tanh)}, (network, thetas), {})

    layers, theta = [Dense(2, 3), tanh, Dense(3, 1)], np.arange(26.0).reshape(2, 13)
    same = ask(Network(layers), theta)
    assert same == ask(Network(tuple(layers)), np.asfortranarray(theta)) and "Dense(2, 3)" in same
    others = [(Network(layers[:1]), theta), (Network(layers), theta + 1e-12), (Network(layers), theta.reshape(13, 2))]
    assert len({same, *(ask(*other) for other in others)}) == 4
    assert ask(Network([Dense(2, 3), own(np.sin), Dense(3, 1)]), theta) is None


@pytest.mark.parametrize("result", [3, 0.1, np.arange(6.0).reshape(2, 3) / 7, (np.array([np.inf, 0.1]), np.arange(3, dtype=np.int16)), (0.5, np.zeros((0, 2)))])  # fmt: skip
def test_results_come_back_as_they_were_and_each_time_anew(result):
    told = json.loads(json.dumps(encoded(result)))
    again = decoded(told)
    assert type(again) is type(result)
    for one, other in zip(*(x if isinstance(x, tuple) else (x,) for x in (again, result)), strict=True):
        np.testing.assert_array_equal(one, other)
        assert getattr(one, "dtype", None) == getattr(other, "dtype", None)
        if isinstance(one, np.ndarray):
            assert one is not decoded(told) and one.flags.writeable


def test_a_cache_around_it_still_remembers(training):
    function = functools.lru_cache(4)(training[0])
    assert function(tanh, 4) == function(tanh, 4) == 4 and training[1] == [4]
    assert inspect.unwrap(function).__name__ == "training"
