"""Sentences broken into lines, as matplotlib breaks none: English between words, Japanese anywhere but before a full stop."""

NOT_FIRST = "。、」)）々?？" + chr(0x30FC)  # the sign of a long vowel


def wrapped(text, width):
    """The text in lines of at most `width` letters; a Japanese one counts as two. What stands between $ is kept whole."""
    lines, line = [], ""
    for part in _parts(text):
        if line and width_of(line + part.rstrip()) > width and part[0] not in NOT_FIRST:
            lines.append(line.rstrip())
            line = ""
        line += part if line else part.lstrip()
    return "\n".join([*lines, line.rstrip()])


def _parts(text):
    """What may not be torn apart: a formula, a word with the blank behind it, a Japanese letter."""
    parts, inside = [""], False
    for letter in text:
        if not inside and (_is_wide(letter) or parts[-1][-1:] == " " or _is_wide(parts[-1][-1:] or "a")):
            parts.append("")
        parts[-1] += letter
        inside ^= letter == "$"
    return [part for part in parts if part]


def _is_wide(letter):
    return letter > "\u2e7f"


def width_of(text):
    """How many letters a text is wide, Japanese ones counting twice; of a formula, about what is to be seen."""
    shown = "".join(piece if i % 2 == 0 else _seen(piece) for i, piece in enumerate(text.split("$")))
    return sum(2 if _is_wide(letter) else 1 for letter in shown)


def _seen(formula):
    """A formula without what TeX needs only for itself."""
    for command, letter in (
        ("\\times", "x"),
        ("\\partial", "d"),
        ("\\ldots", "..."),
        ("\\mathrm", ""),
        ("\\dfrac", ""),
    ):
        formula = formula.replace(command, letter)
    return "".join(letter for letter in formula if letter not in "{}_^\\")
