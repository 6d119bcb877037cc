"""The teachers' answer key: every question and exercise is in it, in both languages, and it is in nobody's folder."""

import html
import re

import pytest

from nblib.language import told, words
from tools import answer_key, copies

pytest.importorskip("sklearn", reason="the digits' questions are in the key, too")
MADE = {}


def made(language):
    """The blocks in this language, made once."""
    if language not in MADE:
        MADE[language] = list(answer_key.blocks(language))
    words.speak(language)
    return MADE[language]


def sections(language):
    """The blocks below each title: {title: [block, ...]}."""
    found, title = {}, ""
    for kind, text in made(language):
        title = text if kind == "h3" else title
        found.setdefault(title, []).append((kind, text))
    return found


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_question_is_in_it_with_what_is_right_and_why(language):
    found = sections(language)
    questions = [thing for thing in answer_key.everything().values() if hasattr(thing, "options")]
    assert len(questions) > 40
    for question in questions:
        below = found[question.title]
        for option in question.options:
            (line,) = [text for kind, text in below if kind == "li" and f". {option.text}**" in text]
            assert line.startswith("○" if option.right else "×") and option.why in line
        assert sum(text.startswith("○") for kind, text in below if kind == "li") == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_exercise_is_in_it_with_its_solution_and_mistakes(language):
    found = sections(language)
    exercises = [thing for thing in answer_key.everything().values() if not hasattr(thing, "options")]
    assert len(exercises) > 30
    for exercise in exercises:
        below = found[told(exercise.title)]
        assert ("code", told(exercise.solution)) in below
        assert len([text for kind, text in below if kind == "li"]) >= 3, exercise.key


def test_mistakes_that_are_told_are_in_it():
    """By three checks of different kinds: one with a table, one that tries a program, one that looks into a panel."""
    from nblib.chapters.neuron import ask as neuron
    from nblib.chapters.optimizers import ask as optimizers
    from nblib.exercises.exercise import review

    words.speak("en")
    wrong = {
        neuron.write_neuron: lambda w0, w1, w2, w3, x1, x2, x3: w1 * x1 + w2 * x2 + w3 * x3,
        neuron.refute_prank: lambda w0, w1, w2: (1, 2),
        optimizers.write_momentum: lambda gradient, theta, rate, beta: iter(()),
    }
    for exercise, answer in wrong.items():
        said = review(exercise, answer).words
        known = [re.escape(sentence).replace("…", ".*") for sentence in answer_key.mistakes(exercise)]
        assert any(re.match(pattern, said, re.DOTALL) for pattern in known), said


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_sentence_stands_in_the_other_language(language):
    letters = "".join(text for kind, text in made(language) if kind != "code")
    kana = len(re.findall("[ぁ-ん]", letters))
    assert kana > 10_000 if language == "ja" else kana == 0


def test_both_pages_hold_the_same(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(answer_key, "blocks", lambda language: made(language))
    answer_key.main(tmp_path)
    assert len(capsys.readouterr().out.splitlines()) == 2
    for language in ("ja", "en"):
        page = (tmp_path / f"answer-key.{language}.html").read_text("utf-8")
        text = (tmp_path / f"answer-key.{language}.md").read_text("utf-8")
        for kind, title in made(language):
            if kind == "h3":
                assert f"### {title}\n" in text and f"<h3>{html.escape(title)}</h3>" in page
        assert "<script" not in page and "src=" not in page


def test_it_is_not_put_into_learners_folders(tmp_path):
    copies.give_all(tmp_path)
    assert not list(tmp_path.rglob("*answer*"))
    assert "build/" in (copies.ROOT / ".gitignore").read_text("utf-8").splitlines()
