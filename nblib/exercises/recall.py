"""Which two questions a chapter begins with: one from the chapter before, one from longer ago.

What was missed comes first, then what has not been seen for longest. Who opens a chapter alone, without having done any other,
is asked what the chapters before would ask. (Spaced recall: Latimier and others, 2021, found it to help much.)
"""

import functools
import pathlib

from nblib.exercises.progress import answers, done, today
from nblib.exercises.short_questions import read_questions

CHAPTERS = (
    "00_start",
    "01_neuron",
    "02_diary",
    "03_layers",
    "04_activation",
    "05_which_activation",
    "06_slope",
    "07_backprop",
    "08_gradient_check",
    "09_optimizers",
    "10_valleys",
    "11_generalisation",
    "12_playground",
    "13_patients",
    "14_handwriting",
)
AGAIN = "again_"  # before the key of the prediction or exercise that a question comes back to
BEST_GAP = 3  # chapters between a chapter and what comes back from longer ago, if nothing else decides
_HOME = pathlib.Path(__file__).parents[1]


def chapter_named(name):
    """The place in CHAPTERS of a name such as "neuron". A ValueError if there is none."""
    return [stem[3:] for stem in CHAPTERS].index(name)


@functools.cache
def questions_of(number):
    """The recall questions about a chapter, in their order."""
    stem = CHAPTERS[number]
    rooms = (_HOME / "chapters" / stem[3:], _HOME / stem[3:])
    pages = [room / "recall.md" for room in rooms if (room / "recall.md").exists()]
    return tuple(question for page in pages for question in read_questions(page, stem))


def pair_for(number):
    """The two ShortQuestions for the chapter of this number. Those that it has asked today already stay its two."""
    earlier, seen, finished = {n: questions_of(n) for n in range(number)}, answers(), done()
    asked = {key for key, answer in seen.items() if (answer.day, answer.chapter) == (today(), CHAPTERS[number])}
    kept = [question for n in sorted(earlier, reverse=True) for question in earlier[n] if question.key in asked][:2]
    met = [
        n
        for n in earlier
        if any(_is_met(question, seen, finished) for question in earlier[n] if question.key not in asked)
    ]
    known = met or list(earlier)
    last = [(n, question) for n in known if n == max(known) for question in earlier[n]]
    older = [(n, question) for n in known if n < max(known) for question in earlier[n]]
    chosen = list(kept)
    for pool in (last, older, last + older):
        left = [(n, question) for n, question in pool if question not in chosen]
        if left and len(chosen) < 2:
            chosen.append(min(left, key=lambda one: _rank(*one, number, seen, finished))[1])
    return chosen


def _is_met(question, seen, finished):
    """Whether the learner has met what the question is about. seen: answers(); finished: done()."""
    return question.key in seen or question.key.removeprefix(AGAIN) in finished


def _rank(n, question, number, seen, finished):
    """How soon question, of chapter n, is to be asked in the chapter of this number: the least first."""
    again, first = seen.get(question.key), seen.get(question.key.removeprefix(AGAIN))
    last = again or first
    was_missed = last is not None and not last.right
    order = questions_of(n).index(question)
    turn = (order - number) % len(questions_of(n))  # no two chapters in a row begin with the same one
    gap = abs(number - n - BEST_GAP) + len(CHAPTERS) * (n == 0)  # the start is asked about where there is nothing else
    return not was_missed, last.day if last else "", not _is_met(question, seen, finished), gap, turn
