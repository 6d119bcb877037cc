"""How far one has come in a chapter: a bar with a part for each prediction and exercise, which leads to where it stands."""

import html
from dataclasses import dataclass

import ipywidgets as W

from nblib.exercises.asked import Asked
from nblib.exercises.exercise import Exercise
from nblib.exercises.progress import done, when_marked
from nblib.exercises.question import Question
from nblib.exercises.votes import line, service
from nblib.language import say, told
from nblib.panels.calls import as_asked, called_as
from nblib.panels.cells import LOCK
from nblib.panels.display import Living, possible
from nblib.panels.front import is_plain
from nblib.panels.looks import card_of_questions

PROGRESS = "progress(ask)"
ASKED = (Exercise, Question)


@called_as(PROGRESS)
def progress(*asked):
    """Which predictions and exercises are done, of all that a chapter asks (or of these alone)."""
    things = [thing for one in asked for thing in (one if isinstance(one, Asked) else (one,))]
    return Progress(possible(_item, things))


@dataclass(frozen=True)
class Item:
    """A prediction or an exercise: its key and its title."""

    key: str
    title: str


def _item(thing):
    found = as_asked(thing, ASKED, PROGRESS)
    return Item(found.key, told(found.title))


def place_of(key):
    """The class of the box in which the prediction or exercise of this key stands; looks.js leads there."""
    return f"nblib-at-{key}"


class Progress(Living):
    """The bar, below it the titles, and perhaps the line to hand over. It fills while the learner goes on."""

    def __init__(self, items):
        self.items, self.shown = items, W.HTML()
        self.box = card_of_questions(self.shown)
        self._no_more = when_marked(self._show)
        self._show()
        self.live()

    def _show(self):
        with LOCK:
            if not self.closed:
                self.shown.value = self._as_html()

    def _as_html(self):
        marked = done()
        head = self._words(marked)[0]
        links = [(_link(item, item.key in marked), _sign(item, marked)) for item in self.items]
        bar = "".join(f"<a {link} tabindex='-1' title='{html.escape(sign, True)}'></a>" for link, sign in links)
        titles = "".join(f"<li><a {link}>{html.escape(sign)}</a></li>" for link, sign in links)
        return (
            f"<p>{head}</p><div class='nblib-bar' aria-hidden='true'>{bar}</div><ul class='nblib-way'>{titles}</ul>"
            f"<p class='nblib-not-there' role='status' hidden>{_not_there()}</p>{_to_hand_over()}"
        )

    def _words(self, marked):
        """How many are done, a line for each, and the line to hand over, "" if there is none."""
        count = sum(item.key in marked for item in self.items)
        head = say(
            f"{len(self.items)}個のうち{count}個ができました。",
            f"{count} of {len(self.items)} {'is' if count == 1 else 'are'} done.",
        )
        return [head, *(_sign(item, marked) for item in self.items), _handed() and f"{_for_teacher()}{_handed()}"]

    def free(self):
        """Fill no more."""
        self._no_more()

    def still(self):
        """The same in words, a line for each."""
        return {"text/plain": "\n".join(filter(None, self._words(done())))}


def _sign(item, marked):
    return f"{'■' if item.key in marked else '□'} {item.title}"


def _link(item, is_done):
    return f"href='#{place_of(item.key)}' class='{'nblib-done' if is_done else 'nblib-open'}'"


def _handed():
    """The line to hand over, "" where nothing is answered or a hub's service has been told."""
    return "" if service() else line()


def _for_teacher():
    return say("先生に渡す1行: ", "To hand over to a teacher: ")


def _to_hand_over():
    """The line as HTML, with a button that copies it where looks.js is there to hear it."""
    copy, copied = say("コピー", "copy"), say("コピーしました", "copied")
    words = f"data-copy='{copy}' data-copied='✓ {copied}'"
    button = f"<button type='button' class='nblib-button nblib-copy' {words}>{copy}</button>"
    text = f"{_for_teacher()}<code>{html.escape(_handed())}</code>"
    return f"<p class='nblib-handed'>{text} {'' if is_plain() else button}</p>" if _handed() else ""


def _not_there():
    return say(
        "それは、まだこのページに出ていません。その章のセルを、上から順に実行してください。",
        "That is not on this page yet. Run its chapter's cells, from the top.",
    )
