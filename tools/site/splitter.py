"""Japanese words for the site's search. A reader types a term; so what can be typed has to be in the index as it is."""

import re

from sphinx.search.ja import BaseSplitter

from nblib.language.tables import GLOSSARY

RUNS = re.compile(r"[一-鿿々]+|[ァ-ヶー]+|[A-Za-z0-9_]+")
TERMS = [japanese for japanese, _, _ in GLOSSARY.values()]


class Splitter(BaseSplitter):
    """Runs of one script, the pairs of letters in them, and the glossary's terms.

    The page's search finds what it is asked for within longer words too, if that has three letters or more; hence the pairs.
    """

    def split(self, text):
        """The words of a text."""
        found = [term for term in TERMS if term in text]
        for run in RUNS.findall(text):
            found.append(run)
            if not run.isascii():
                found += [run[i : i + 2] for i in range(len(run) - 2 + 1)]
        return found
