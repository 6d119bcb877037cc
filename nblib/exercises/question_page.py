"""The words of a room's questions: a page of Markdown in which each text stands twice, Japanese first.

    ## today                  the question's key
    ### title                 what it is called
    - ja: ...
    - en: ...
    ### ask                   what is asked
    ### test                  an option's key: its text in both languages, then why it is right or wrong
    ### look                  what to try in the panel

The options are offered in the order in which they stand. `{y:.1f}` is a number from questions.py, written as in Python.
"""

import functools
import re
from dataclasses import dataclass

from nblib.language import Pair

TEXTS = ("title", "ask", "look")  # every other section is an option


@dataclass(frozen=True)
class QuestionWords:
    """The words of one question: Pairs, and the options as (key, text, why)."""

    title: Pair
    ask: Pair
    options: tuple
    look: Pair


@functools.cache
def read_page(path):
    """The QuestionWords of a page by their questions' keys. A ValueError says in which line something is wrong."""
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
    return {key: _question(f"{path.parent.name}: {key}", sections) for key, sections in found.items()}


def _question(where, sections):
    """The QuestionWords of these sections of a page, {name: texts}."""
    for name, texts in sections.items():
        if len(texts) != (2 if name in TEXTS else 4):
            raise ValueError(f"{where}, {name}: {len(texts)} texts; an option has 4 (text and why), all else 2")
    if missing := set(TEXTS) - set(sections):
        raise ValueError(f"{where} has no {', '.join(sorted(missing))}")
    pairs = {name: [Pair(*texts[i : i + 2]) for i in range(0, len(texts), 2)] for name, texts in sections.items()}
    options = tuple((name, *both) for name, both in pairs.items() if name not in TEXTS)
    return QuestionWords(pairs["title"][0], pairs["ask"][0], options, pairs["look"][0])
