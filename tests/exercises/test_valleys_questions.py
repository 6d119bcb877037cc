"""Which answer of each prediction on valleys is right, found once more without nblib's mathematics."""

import math
import random

import pytest

from nblib.chapters import open_rooms
from nblib.chapters.valleys import ask
from nblib.chapters.valleys.questions import HOUR, RATE, STEPS, hardship
from nblib.language import words
from tests import chapters
from tests.exercises.answers import right_answer, right_option


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def uphill(hour):
    return 0.3 * (hour - 20.5) - math.pi * math.sin(math.pi * hour)


def walk(kind, slope, place, rate, steps):
    velocity = m = v = 0.0
    for t in range(1, steps + 1):
        g = slope(place)
        velocity = 0.9 * velocity + g
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        adam = (m / (1 - 0.9**t)) / (math.sqrt(v / (1 - 0.999**t)) + 1e-8)
        place -= rate * {"GD": g, "momentum": velocity, "Adam": adam}[kind]
    return place


def test_who_gets_down():
    ends = {kind: walk(kind, uphill, HOUR, RATE, STEPS) for kind in ("GD", "momentum", "Adam")}
    assert [kind for kind, end in ends.items() if abs(end - 21) < 0.25] == ["momentum"]
    assert ends["GD"] == pytest.approx(ends["Adam"], abs=0.02) and 17 < ends["GD"] < 17.2
    assert right_answer(ask.who_gets_down) == "momentum alone"


def test_the_curve_is_the_notebooks():
    cells = [cell.source for stem in chapters.CHAPTERS for cell in chapters.source_of(stem).cells]
    (source,) = {cell for cell in cells if cell.startswith("def hardship")}
    names = {}
    exec(source, {"np": math, "slope": None}, names)
    assert all(names["hardship"](hour) == pytest.approx(hardship(hour)) for hour in (16, 17.3, 21.9))


def test_how_many_starts():
    """On a separable landscape both coordinates go their own way, so 100 walks along a line tell of all 10,000."""
    ends = [walk("Adam", lambda t: 2 * t**3 - 16 * t + 2.5, -5 + (i + 0.5) / 10, 0.1, 200) for i in range(100)]
    share = (sum(end < -2.5 for end in ends) / 100) ** 2
    question = ask.how_many_starts
    assert right_answer(question) == "About one in four" and f"{100 * share:.1f}%" in right_option(question).why


def test_near_or_far():
    """Hidden neurons in another order and with turned signs: another place, the same outputs."""
    rng = random.Random(1)
    neurons = [[rng.gauss(0, 2) for _ in range(4)] for _ in range(8)]  # bias, two weights in, one out

    def output(neurons, x1, x2):
        return sum(out * math.tanh(b + a1 * x1 + a2 * x2) for b, a1, a2, out in neurons)

    twin = [[-w for w in neuron] for neuron in neurons[::-1]]
    for _ in range(20):
        x = rng.random(), rng.random()
        assert output(neurons, *x) == pytest.approx(output(twin, *x))
    size = math.sqrt(sum(w * w for neuron in neurons for w in neuron))
    far = math.sqrt(sum((a - b) ** 2 for n, t in zip(neurons, twin, strict=True) for a, b in zip(n, t, strict=True)))
    assert far > 0.5 * size and math.factorial(8) > 40_000
    assert right_answer(ask.near_or_far).startswith("Not necessarily")


def test_names_differ():
    names = [thing.key for thing in open_rooms("optimizers", "valleys", "generalisation")[0]]
    assert len(set(names)) == len(names)
    assert {"who_gets_down", "how_many_starts", "near_or_far"} < set(names)
