"""What is for the curious, folded on a chapter's page as it is in a notebook: the heading stays, what follows it opens."""

import re

from tools.learning_path import CURIOUS

OPEN = {"ja": "開く", "en": "Open"}


def fold_curious(body, language):
    """A page's HTML with the section of that heading folded; as it is, where there is none."""
    title = re.escape(CURIOUS[language].removeprefix("## "))
    heading = re.search(rf"<section[^>]*>\s*<h2>{title}.*?</h2>", body, re.DOTALL)
    if not heading:
        return body
    end = section_end(body, heading.start())
    inner = body[heading.end() : end]
    fold = f'<details class="curious"><summary>{OPEN[language]}</summary>{inner}</details>'
    return body[: heading.end()] + fold + body[end:]


def section_end(body, start):
    """Where the closing tag of the section begins that opens at the start."""
    depth = 0
    for tag in re.finditer(r"<(/?)section\b", body[start:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return start + tag.start()
    raise ValueError("a section that is not closed")
