"""What stands in every chapter alike, and is written {{map}}, {{minutes}}, {{set-up}} or {{curious}} in its source."""

import re

from tools.copies import NOTEBOOKS
from tools.learning_path import evening, stems

SET_UP = {
    "ja": "はじめに、次のセルを実行してください(選んで Shift + Enter)。あとのセルに `NameError: name 'panel' is not defined` のような文が出たら、"
    "このセルを飛ばしています。ここへ戻って実行し、そのセルをもう一度実行します。",
    "en": "Run the next cell first (select it, and press Shift + Enter). If a later cell says something like `NameError: name 'panel' is not "
    "defined`, this one was skipped: come back, run it, and then run that cell again.",
}
SET_UP_BY_PAGE = {
    "ja": "次のセルは準備です。このページでは、セルは上から順に、ひとりでに実行されます。",
    "en": "The next cell gets things ready. On this page cells run by themselves, from the top.",
}  # in its place where the page is alive
ABOUT_CURIOUS = {
    "ja": "ここから先は、読まなくても次の章へ進めます。閉じているときは、下のボタンで開きます。",
    "en": "You can go on without what follows. Where it is closed, the button below opens it.",
}
MAP, CLAIMS = {"ja": "地図", "en": "Map"}, {"ja": "主張の一覧", "en": "claims"}


def frame(name, stem, language):
    """The text for one of these names in a chapter; None for any other name."""
    if name == "map":
        return map_line(stem, language)
    if name == "minutes":
        return str(evening(stem).minutes)
    return {"set-up": SET_UP, "curious": ABOUT_CURIOUS}.get(name, {}).get(language)


def map_line(stem, language):
    """All chapters in their order, the present one in bold, with the names of its neighbours."""
    path = stems()
    here = path.index(stem)
    found = MAP[language] + ":"
    for i, other in enumerate(path):
        name = _short(other, language) if abs(i - here) <= 1 or other == "90_claims" else str(int(other[:2]))
        link = f"**{name}**" if i == here else f"[{name}]({other}.ipynb)"
        found += f"{_between(i, here)}{link}"
    return found


def _between(i, here):
    """What stands before the i-th: an arrow on the way into this chapter and out of it."""
    return " " if i == 0 else " → " if i in (here, here + 1) else " · "


def _short(stem, language):
    """A chapter's number and title; of the ledger a short name alone."""
    return CLAIMS[language] if stem == "90_claims" else title(stem, language).replace(". ", " ", 1)


def title(stem, language):
    """The first heading of a chapter in a language, such as "1. The neuron"."""
    first, second = re.findall(r"^# (.+)$", (NOTEBOOKS / "source" / f"{stem}.md").read_text("utf-8"), re.MULTILINE)[:2]
    return first if language == "ja" else second
