"""On a telephone no text of the first chapters' diagrams covers another one, is cut off, or lies on the neuron's circle."""

import itertools

import numpy as np
import pytest

from nblib.chapters.layers import pictures as layers
from nblib.chapters.neuron.situations import Situations
from nblib.language import CLUES, say, word, words
from nblib.maths import ARTICLE_WEIGHTS, SITUATIONS, Dense, Network, score, tanh
from nblib.pictures.canvas import Canvas
from nblib.pictures.neuron_diagram import NeuronDiagram
from tests.walk import texts

ROOMS = (272, 312, 352, 440, 540)  # CSS pixels that a card leaves from 420 pixels of a page on
TODAY = dict(w0=-0.5, w1=0.4, w2=0.6, w3=0.3, x1=1, x2=0, x3=0)
languages = pytest.mark.parametrize("language", ["ja", "en"])
rooms = pytest.mark.parametrize("room", ROOMS)


def neuron():
    return NeuronDiagram(), TODAY, -0.1


def situations():
    return Situations(), TODAY, score(ARTICLE_WEIGHTS, SITUATIONS).tolist()


def family():
    both = np.stack([[-0.5, 0.4, 0.6, 0.3], [0.2, 0.1, -0.6, 0.5]], axis=1)
    result = dict(network=(Network([Dense(3, 2), Dense(2, 1)]), np.append(both, [-0.1, 0.5, 0.5])), x=(1, 0, 0))
    called, names = [say("Aくん", "A-kun"), say("妹", "sister")], [word(clue) for clue in CLUES]
    return layers.Family(called, names=names, hands="w"), TODAY, result


def hidden_maps():
    network = Network([Dense(2, 4), tanh, Dense(4, 1)])
    return layers.HiddenMaps(4), {}, dict(network=(network, np.full(network.size, -4.0)))


def as_one():
    title = say("1つにまとめると(ちがい: {off:g})", "as one neuron (difference: {off:g})")
    one = Network([Dense(2, 1)]), np.array([-1.2, 1.4, 1.2])
    return layers.NetworkDiagram("one", title=title, size=(185, 210)), {}, dict(one=one, off=0.0)


def written(made, room):
    """What is written in a picture in so much room: pairs of text and its box; and the canvas."""
    picture, values, result = made
    canvas = Canvas([picture], room)
    canvas.update(values, result)
    canvas.png()
    return [(t.get_text(), t.get_window_extent().extents) for t in texts(canvas.axes[0])], canvas


@languages
@rooms
@pytest.mark.parametrize("make", [neuron, situations, family, as_one])
def test_every_text_has_a_place_of_its_own(make, room, language):
    words.speak(language)
    found, canvas = written(make(), room)
    for text, box in found:
        assert min(box) >= 0 and box[2] <= canvas.width and box[3] <= canvas.height, f"{text!r} is cut off"
    for (text, box), (other, its) in itertools.combinations(found, 2):
        wide, high = min(box[2], its[2]) - max(box[0], its[0]), min(box[3], its[3]) - max(box[1], its[1])
        assert wide < 2 or high < 2, f"{text!r} covers {other!r}"


@pytest.mark.parametrize("room", [112, 134])
def test_the_one_neuron_beside_others_has_all_of_its_title(room):
    words.speak("ja")
    found, canvas = written(as_one(), room)
    assert all(box[0] >= 0 and box[2] <= canvas.width for _text, box in found)


@pytest.mark.parametrize("room", [108, 160])
def test_the_weights_below_small_maps_stand_apart(room):
    found, _canvas = written(hidden_maps(), room)
    lines = sorted(found, key=lambda entry: (-entry[1][1], entry[1][0]))
    assert len(lines) == 4
    for (_left, box), (_right, its) in (lines[:2], lines[2:]):
        assert its[0] - box[2] >= 3


@languages
@rooms
def test_a_weight_on_its_line_is_clear_of_both_circles(room, language):
    words.speak(language)
    picture, values, result = neuron()
    canvas = Canvas([picture], room)
    canvas.update(values, result)
    canvas.png()
    across = canvas.axes[0].transData.transform
    inner = across((picture.left + picture.nodes[0].radius, 0))[0]
    for label in picture.labels:
        left, _low, right, _high = label.get_bbox_patch().get_window_extent().extents
        outer = across((picture.right - picture.body.radius, 0))[0]
        assert left > inner + 4 and right < outer - 4
