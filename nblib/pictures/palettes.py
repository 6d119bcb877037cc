"""Every colour of the pictures, by the name of what it is for, and its value in each theme.

Colour-blind readers can tell apart what stands in one picture; the values were found by looking for the largest distance as
they see it, and by WCAG's contrast: 4.5 for what is read, 3 for what is seen.
"""

_COLOURS = {  # (light, dark)
    # Signs and classes, several curves, and what a picture points at; each can be read as text, too
    "POSITIVE": ("#2166c9", "#6ea8ff"),
    "NEGATIVE": ("#ba420a", "#ff9a66"),
    "GREEN": ("#078345", "#8dcea3"),
    "PURPLE": ("#a43789", "#ce8dbe"),
    "TEAL": ("#0f5c68", "#33ddff"),
    "ACCENT": ("#c2185b", "#ff7f9f"),
    "YELLOW": ("#f2c230", "#ffd95a"),  # where we are, what can be taken; it has an edge of ink
    # The same, paler: faces behind what is written or drawn
    "POSITIVE_PALE": ("#deeafc", "#1f3557"),
    "NEGATIVE_PALE": ("#fdebe1", "#4d2c1a"),
    "ACCENT_PALE": ("#fbe4ec", "#4a2038"),
    "POSITIVE_LIGHT": ("#a3c6f1", "#2f5590"),
    "NEGATIVE_LIGHT": ("#f5bf9c", "#80451f"),
    "GREEN_LIGHT": ("#a9dfc9", "#2b5f4c"),
    "PURPLE_LIGHT": ("#e2c4e6", "#75446f"),
    "INPUT_FACE": ("#eef1f6", "#2a3140"),
    "OUTPUT_FACE": ("#fff4cf", "#453c1c"),
    "EMPTY_FACE": ("#f3f5f9", "#242a37"),
    "WRONG_FACE": ("#f8cbae", "#6b3a1c"),
    "CHOSEN_BAND": ("#fff0b8", "#453c1c"),
    "WORSE_BAND": ("#f6f0e8", "#2b2724"),
    "REUSED": ("#a3c6f1", "#2f5590"),
    "MEASURED": ("#f6c9a4", "#80451f"),
    # From ink to paper
    "INK": ("#1d2433", "#e8ebf2"),
    "SOFT_INK": ("#434c5e", "#c3cad6"),
    "CAPTION": ("#5b6577", "#a7b0c0"),
    "WRONG_INK": ("#8a2500", "#ffb08a"),
    "CUT_CONTOUR": ("#5f6878", "#9aa4b6"),
    "CONTOUR": ("#67707f", "#8d97a9"),
    "LINE": ("#737d8e", "#7f899b"),
    "PROBE": ("#8a93a3", "#6f798b"),
    "GHOST": ("#737d8e", "#8d97a9"),  # what somebody expected who was wrong
    "PALE": ("#b9c0cc", "#4b5568"),
    "PIXEL_EDGE": ("#d3d8e1", "#353d4d"),
    "GREY_LIGHT": ("#d6dae2", "#3f4758"),
    "CELL_EDGE": ("#dfe3ea", "#353d4d"),
    "FAINT": ("#eceff4", "#2a303d"),
    "PAPER": ("#ffffff", "#1b202b"),  # the ground of the card
    "PAGE": ("#f5f6f9", "#12161e"),  # what stands on the card apart: question, answers, code
    # Goals that are reached
    "GOOD": ("#0f6b4c", "#4fd3a2"),
    "GOOD_PALE": ("#d8f1e7", "#173d30"),
}

# Colours in a row, for maps, as names or as values for each theme
_ROWS = {
    "SIDES": (  # from no test to test
        ("#f4b48a", "#fbe5d7", "#f6f6f8", "#dce8fa", "#94bdf0"),
        ("#7c4420", "#46301f", "#222733", "#223552", "#2b568f"),
    ),
    "VERDICTS": ("NEGATIVE_PALE", "POSITIVE_PALE"),  # no test, test
    "HEIGHTS": (("#f7fcfb", "#dcebee", "#d6d3ee"), ("#1b202b", "#1f3b45", "#453f78")),  # from low to high
    "PENCIL": (  # from no ink to full, quickly past the greys on which neither ink nor paper can be read
        ((0, "#ffffff"), (0.57, "#9198a6"), (0.62, "#6e7685"), (1, "#1d2433")),
        ((0, "#1b202b"), (0.57, "#626a7a"), (0.62, "#8f98a9"), (1, "#e8ebf2")),
    ),
    "SHARES": ("PAPER", "POSITIVE_PALE", "POSITIVE"),  # from none to all
}

# Several curves beside each other, each with its own dashes: (colour, dashes); and the mark of the last place of each
_LINES = (
    *(("POSITIVE", "-"), ("NEGATIVE", "--"), ("GREEN", "-."), ("INK", ":")),
    *(("PURPLE", (0, (8, 2))), ("TEAL", (0, (3, 1, 1, 1, 1, 1)))),
)


def _palette(number):
    """All names of a theme and their values: colours, rows of colours, and the looks of lines."""
    colours = {name: pair[number] for name, pair in _COLOURS.items()}
    rows = {
        name: tuple(colours[c] for c in row) if isinstance(row[0], str) else row[number] for name, row in _ROWS.items()
    }
    return colours | rows | {"LINES": tuple((colours[name], dashes) for name, dashes in _LINES)}


THEMES = {theme: _palette(number) for number, theme in enumerate(("light", "dark"))}


# ---- the same for the page: custom properties of CSS, in the theme that the page says it has
_PROPERTIES = {
    **dict(ink="INK", soft="CAPTION", line="GREY_LIGHT", paper="PAPER", page="PAGE"),
    **dict(plus="POSITIVE", minus="NEGATIVE", good="GOOD", ghost="GHOST"),
    **dict(yellow="YELLOW", accent="ACCENT", edge="LINE", purple="PURPLE"),
    **{"plus-pale": "POSITIVE_PALE", "minus-pale": "NEGATIVE_PALE", "good-pale": "GOOD_PALE"},
}
# JupyterLab and Notebook say so on <body>, the site on <html>
_DARK = 'body[data-jp-theme-light="false"] .nblib-panel, html[data-theme="dark"] .nblib-panel'


def as_css():
    """The palette as custom properties, such as --nb-ink, for light and dark pages."""
    return _properties(".nblib-panel", "light") + _properties(_DARK, "dark")


def _properties(selector, theme):
    values = "".join(f" --nb-{name}: {THEMES[theme][colour]};" for name, colour in _PROPERTIES.items())
    values += "".join(f" --nb-side-{i}: {colour};" for i, colour in enumerate(THEMES[theme]["SIDES"]))
    return f"{selector} {{ --nb-theme: {theme};{values} }}\n"
