"""Pages of words: a room's questions.md and exercises.md, in which each text stands twice, Japanese first.

    ## today                  a key: what the words are of
    ### title                 a section
    - ja: ...
    - en: ...
    ### test                  a section may hold several texts: ja, en, ja, en ...

A question has a title, what it asks and what to look for; `after`, its conclusion in one paragraph or more; goals to be
reached in its panel, `### goal: flip_it`; what it would look like if a wrong option were right, `### belief: stays`; and
every other section is an option.

`{y:.1f}` in the words of a question is a number from questions.py, written as in Python.
"""

import functools
import pathlib
import re
from dataclasses import dataclass

from nblib.language import Pair

QUESTION = ("title", "ask", "look")  # what each question has, besides its options
AFTER, GOAL, BELIEF = "after", "goal: ", "belief: "


def page_beside(file, name):
    """The path of a page beside a file of the same room."""
    return pathlib.Path(file).with_name(name)


@functools.cache
def read_page(path):
    """The Pairs of a page: {key: {section: (Pair, ...)}}. A ValueError says in which line something is wrong."""
    found, lines = {}, path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            sections = found.setdefault(line[3:].strip(), {})
        elif line.startswith("### "):
            texts = sections.setdefault(line[4:].strip(), [])
        elif text := re.fullmatch(r"- (ja|en): (.*\S)", line):
            if text[1] != ("ja", "en")[len(texts) % 2]:
                raise ValueError(f"{path}:{number}: Japanese and English take turns, Japanese first")
            texts.append(text[2])
        elif line.startswith(("-", "#")) and not line.startswith("# "):
            raise ValueError(f"{path}:{number}: neither '- ja: ...', '- en: ...' nor a heading: {line[:40]}")
    return {key: {name: _pairs(path, key, name, texts) for name, texts in page.items()} for key, page in found.items()}


def _pairs(path, key, name, texts):
    if not texts or len(texts) % 2:
        raise ValueError(f"{path}: {key}, {name}: {len(texts)} texts, where each needs its other language")
    return tuple(Pair(*texts[i : i + 2]) for i in range(0, len(texts), 2))


@dataclass(frozen=True)
class QuestionWords:
    """The words of one question: Pairs, the options as (key, text, why), the goals by key, the beliefs by their option's."""

    title: Pair
    ask: Pair
    options: tuple
    look: Pair
    after: tuple
    goals: dict
    beliefs: dict


def question_words(path, key):
    """The words of the question of this key. A ValueError says what is missing."""
    sections = _sections(path, key, QUESTION)
    goals, beliefs = (_beginning(with_, sections) for with_ in (GOAL, BELIEF))
    known = {*QUESTION, AFTER, *(GOAL + name for name in goals), *(BELIEF + name for name in beliefs)}
    options = {name: pairs for name, pairs in sections.items() if name not in known}
    if wrong := [name for name, pairs in options.items() if len(pairs) != 2]:
        raise ValueError(f"{path}: {key}: an option has its text and why: {wrong}")
    title, ask, look = (sections[name][0] for name in QUESTION)
    options = tuple((name, *pairs) for name, pairs in options.items())
    return QuestionWords(title, ask, options, look, sections.get(AFTER, ()), goals, beliefs)


def _beginning(with_, sections):
    """The first Pair of each section whose name begins so, by the rest of the name."""
    return {name.removeprefix(with_): pairs[0] for name, pairs in sections.items() if name.startswith(with_)}


def exercise_words(path, key):
    """The words of the exercise of this key, by name: its title and praise, and its hints, one after another."""
    sections = _sections(path, key, ("title", "praise", "hints"))
    return dict(title=sections["title"][0], praise=sections["praise"][0], hints=sections["hints"])


def _sections(path, key, wanted):
    sections = read_page(path).get(key, {})
    if missing := [name for name in wanted if name not in sections]:
        raise ValueError(f"{path}: {key} has no {', '.join(missing)}")
    return sections
