"""The tables of words, as pages that can be edited without touching code: the field's terms, and what is written on controls."""

import pathlib

_HERE = pathlib.Path(__file__).parent


def read_table(name):
    """The rows of the table in a page of Markdown beside this file: lists of texts, without its head."""
    lines = (_HERE / name).read_text("utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    return rows[2:]


# A term of the field: (Japanese, its meaning in Japanese, its meaning in English)
GLOSSARY = {term: (japanese, *meanings) for japanese, term, *meanings in read_table("glossary.md")}
# What is written on controls and in pictures and is no term of the field: (Japanese, English)
LABELS = {name: (japanese, english) for name, japanese, english in read_table("labels.md")}
