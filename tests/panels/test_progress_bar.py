"""Progress is a bar that fills while one goes on; each of its parts leads to the card of what it stands for."""

import re

import pytest

from nblib.chapters.neuron import ask
from nblib.exercises import progress as kept
from nblib.exercises.progress import mark
from nblib.language import told, words
from nblib.panels import check, clues, panel, predict, progress, weights
from nblib.pictures.neuron_diagram import NeuronDiagram


@pytest.fixture(autouse=True)
def nothing_done(monkeypatch):
    done = set()
    monkeypatch.setattr(kept.store, "get", lambda name, otherwise: sorted(done) if name == "done" else otherwise)
    monkeypatch.setattr(kept.store, "change", lambda name, otherwise, to: done.update(to(sorted(done))))


def parts(shown, state):
    """The titles of the bar's parts that are done, or open."""
    bar = shown.shown.value.partition("<ul")[0]
    return re.findall(rf"class='nblib-{state}' tabindex='-1' title='. ([^']*)'", bar)


def test_it_fills_while_one_goes_on():
    words.speak("en")
    shown = progress(ask.today, ask.write_neuron)
    assert parts(shown, "done") == [] and "0 of 2" in shown.shown.value
    mark(ask.write_neuron.key)
    assert parts(shown, "done") == ["Exercise: write the neuron"] and "1 of 2" in shown.shown.value
    assert repr(shown).splitlines()[1:] == [f"□ {told(ask.today.title)}", "■ Exercise: write the neuron"]


def test_it_stands_still_once_its_cell_has_run_again():
    watching = len(kept._watchers)
    shown = progress(ask)
    assert len(kept._watchers) == watching + 1
    shown.close()
    assert len(kept._watchers) == watching
    mark(ask.today.key)
    assert "■" not in repr(shown)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_part_leads_to_the_card_of_that_key(language):
    words.speak(language)

    def neuron(w0, w1, w2, w3, x1, x2, x3):
        return w0 + w1 * x1 + w2 * x2 + w3 * x3

    there = [
        predict(ask.today, panel(neuron, [NeuronDiagram()], **weights(), **clues())).box,
        check(ask.write_neuron, None).box,
    ]
    led = re.findall(r"<li><a href='#([^']*)'", progress(ask.today, ask.write_neuron).shown.value)
    assert all(name in box._dom_classes for name, box in zip(led, there, strict=True))


def test_the_line_to_hand_over_holds_the_last_choice_and_one_that_was_made_anew():
    words.speak("en")

    def neuron(w0, w1, w2, w3, x1, x2, x3):
        return w0 + w1 * x1 + w2 * x2 + w3 * x3

    shown = progress(ask.today)
    asked = predict(ask.today, panel(neuron, [NeuronDiagram()], **weights(), **clues()))
    first, second = (option.key for option in ask.today.options[:2])
    asked.choose(0)
    assert f"today={first}" in shown.shown.value
    asked.reconsider()
    asked.choose(1)
    assert f"today={second}" in shown.shown.value
