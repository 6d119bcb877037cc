"""axe-core in the page: what of the Web Content Accessibility Guidelines 2.2, levels A and AA, a panel violates."""

from dataclasses import dataclass

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}

# What axe cannot decide, and why it need not: (rule, part of the element, reason)
DECIDED = [
    ("color-contrast", "<select", "the arrow of a list is a background image; text and ground are both the card's"),
    *(
        ("color-contrast", part, "a sign or a digit alone, in the ink of the words beside it or of what it stands for")
        for part in (
            "nblib-face-by",
            "nblib-face-count",
            "nblib-face-step",
            "nblib-face-undo",
            "data-adds",
            "show_test",
        )
    ),
    *(
        (
            "color-contrast",
            f"nblib-{answer}",
            "its bold answer fills the middle of a narrow column; `make cards` measures it",
        )
        for answer in ("right", "wrong")
    ),
    (
        "color-contrast",
        "nblib-ends",
        "a paragraph whose last line the fold shares is a line box, of which axe finds no ground; `make cards` measures it",
    ),
    (
        "color-contrast",
        "nblib-reset",
        "in a narrow card it is a sign alone; its ink is that of the words beside it in a wide one",
    ),
]


@dataclass(frozen=True)
class Found:
    """A rule that is violated (or that axe could not decide), where, and why."""

    rule: str
    html: str
    why: str
    target: str


def look(page, where=".nblib-panel"):
    """What axe finds in all that we draw: the violations, and what it leaves open."""
    # JupyterLab's body is 0 pixels high and hides what sticks out of it: axe would take every text for hidden
    page.evaluate("document.body.style.minHeight = '100vh'")
    violated, left_open = _run(page, where)
    for found in [found for found in left_open if not is_decided(found)]:
        page.locator(found.target).evaluate("element => element.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(200)  # it lay under the edge of the notebook, perhaps
        left_open.remove(found)
        left_open += _run(page, found.target)[1]
    return violated, [found for found in left_open if not is_decided(found)]


def _run(page, where):
    from axe_playwright_python.sync_playwright import Axe

    answer = Axe().run(page, where, OPTIONS).response
    return [_found(answer[kind]) for kind in ("violations", "incomplete")]


def _found(rules):
    nodes = [(rule["id"], node) for rule in rules for node in rule["nodes"]]
    return [Found(rule, node["html"], node["failureSummary"], node["target"][0]) for rule, node in nodes]


def is_decided(found):
    """Whether it is known why axe leaves this open."""
    return any(found.rule == rule and part in found.html for rule, part, _ in DECIDED)
