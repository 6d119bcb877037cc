"""The two forms of each chapter's questions: other numbers, the same beliefs. What was answered, scored and as a table.

The words stand in a page a chapter, neuron.md and so on, in which each wrong option is labelled with the belief that it stands
for; beliefs.md says what each belief is.
"""

import csv
import functools
import io
import pathlib
from dataclasses import astuple, dataclass, fields

from nblib import store
from nblib.exercises.progress import today
from nblib.exercises.recall import CHAPTERS
from nblib.exercises.short_questions import FORMS, read_questions
from nblib.exercises.word_pages import read_page

_HERE = pathlib.Path(__file__).parent
AT_WORK = "at_work"  # chapters 12 to 14 share one
PARTS = (*(stem[3:] for stem in CHAPTERS[1:12]), AT_WORK)
WHEN = ("before", "after")
_TAUGHT_IN = {
    "all_begin_alike": "12_playground",
    "compared_with_what": "13_patients",
    "sure_of_nonsense": "14_handwriting",
    "the_same_people": "14_handwriting",
}
_KEPT = "forms"  # the name under which the answers are kept


@functools.cache
def questions(part, form):
    """The questions of a part, such as "neuron", in form "A" or "B"."""
    page = _HERE / f"{part}.md"
    if part != AT_WORK:
        return tuple(read_questions(page, CHAPTERS[1 + PARTS.index(part)], form))
    found = {key: {q.key: q for q in read_questions(page, stem, form)} for key, stem in _TAUGHT_IN.items()}
    return tuple(found[key][key] for key in found)


def beliefs():
    """What each belief says, a Pair, by its key."""
    return {key: sections["name"][0] for key, sections in read_page(_HERE / "beliefs.md").items()}


@dataclass(frozen=True)
class Row:
    """One answer, as a teacher may collect it: nobody's name, and of the time no more than the day."""

    chapter: str
    form: str
    when: str
    question: str
    option: str
    belief: str  # "" where the answer is right
    right: int  # 1 or 0
    day: str


def hand_in(part, form, when, chosen):
    """Keep the answers {question key: option key} to a form; what was handed in before for the same is replaced."""
    answers = {_place(part, form, when, key): dict(day=today(), option=option) for key, option in chosen.items()}
    store.change(_KEPT, {}, lambda kept: {**_without_damage(kept), **answers})


def handed_in(part, form, when):
    """What was handed in, {question key: option key}; empty if nothing was."""
    found = {q.key: _all_kept().get(_place(part, form, when, q.key)) for q in questions(part, form)}
    return {key: kept["option"] for key, kept in found.items() if kept}


def rows():
    """A Row for every answer that was handed in, in the order of the course, before first."""
    places = [(when, part, form) for part in PARTS for when in WHEN for form in FORMS]
    return [row for when, part, form in places for row in _rows_of(part, form, when)]


def _rows_of(part, form, when):
    for question in questions(part, form):
        kept = _all_kept().get(_place(part, form, when, question.key))
        choice = question.choice(kept["option"]) if kept else None
        if choice is not None:
            belief = "" if choice.right else choice.label
            yield Row(part, form, when, question.key, choice.key, belief, int(choice.right), kept["day"])


def _place(part, form, when, key):
    return f"{when} {part} {form} {key}"


def _all_kept():
    """The answers as they are kept."""
    return _without_damage(store.get(_KEPT, {}))


def _without_damage(kept):
    """The answers of what a file holds, damaged perhaps."""
    entries = kept.items() if isinstance(kept, dict) else ()
    return {key: value for key, value in entries if isinstance(value, dict) and {"day", "option"} <= value.keys()}


def as_csv(table):
    """The rows as text of comma-separated values, with a line of names first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(Row))
    writer.writerows(map(astuple, table))
    return text.getvalue()


def from_csv(text):
    """The rows of such a text; a ValueError where its first line has other names."""
    first, *lines = csv.reader(io.StringIO(text))
    if first != [field.name for field in fields(Row)]:
        raise ValueError(f"these are not the columns of such a table: {first}")
    return [Row(*line[:6], int(line[6]), line[7]) for line in lines]
