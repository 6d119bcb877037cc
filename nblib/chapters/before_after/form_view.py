"""A form in the notebook: choose, hand in. Before the chapter nothing is told; after it, what was right and which belief was not."""

import pathlib

import ipywidgets as W

from nblib.atomic_write import write_whole
from nblib.chapters.before_after.forms import (
    AT_WORK,
    FORMS,
    PARTS,
    WHEN,
    as_csv,
    beliefs,
    hand_in,
    handed_in,
    questions,
    rows,
)
from nblib.errors import CourseError
from nblib.language import listing, right_mark, say
from nblib.panels.answers_told import link_to_section
from nblib.panels.calls import called_as, usual_form
from nblib.panels.cells import LOCK, left_behind
from nblib.panels.display import Living, Shown, as_marked, plain, show
from nblib.panels.looks import card_of_questions, side_by_side
from nblib.validation import in_short

FORM = 'before_after("neuron", "A", "before")'
FILE = "before_after.csv"


@called_as(FORM)
def before_after(part, form, when):
    """The questions of a part of the course, such as "neuron", in form "A" or "B", "before" the chapter or "after" it."""
    for given, known in ((part, PARTS), (form, tuple(FORMS)), (when, WHEN)):
        if given not in known:
            raise CourseError(
                say(
                    f"{in_short(given)} は選べません。選べるもの: {listing(known)}",
                    f"There is no {in_short(given)}, only: {listing(known)}. ",
                )
                + usual_form(FORM)
            )
    return Form(part, form, when)


class Form(Living):
    """The questions of one form. An answer may be changed until all are handed in."""

    def __init__(self, part, form, when):
        self.part, self.form, self.when = part, form, when
        self.questions = questions(part, form)
        self.chosen = handed_in(part, form, when)
        self.is_handed_in = bool(self.chosen)
        if not self.is_handed_in:
            self.chosen = dict(left_behind(self.key) or {})
        self.head, self.told = W.HTML(), {q.key: W.HTML() for q in self.questions}
        self.buttons = {q.key: [self._button(q, choice) for choice in q.choices] for q in self.questions}
        self.finish = W.Button(description=say("提出する", "Hand in"))
        self.finish.on_click(lambda _button: self.end())
        self.box = self._card()
        self._show()
        self.live()

    @property
    def key(self):
        """How what is left of us is known."""
        return f"form {self.part} {self.form} {self.when}"

    def left(self):
        """What the next run of the cell takes over."""
        return self.chosen

    def _button(self, question, choice):
        button = W.Button()
        button.on_click(lambda _button: self.choose(question.key, choice.key))
        return button

    def _card(self):
        parts = []
        for number, question in enumerate(self.questions, 1):
            options = W.VBox(self.buttons[question.key])
            options.add_class("nblib-choices")
            asked = W.HTML(f"<p><b>{number}.</b> {as_marked(question.ask)}</p>")
            parts.append(W.VBox([asked, options, self.told[question.key]]))
        return card_of_questions(self.head, side_by_side(parts), self.finish)

    def choose(self, question, option):
        """Take this option for this question (keys), unless all was handed in."""
        with LOCK:
            if not self.is_handed_in:
                self.chosen[question] = option
                self._show()

    def end(self):
        """Hand in, once every question has an answer."""
        with LOCK:
            if not self.is_handed_in and len(self.chosen) == len(self.questions):
                hand_in(self.part, self.form, self.when, self.chosen)
                self.is_handed_in = True
                self._show()

    def _show(self):
        left = len(self.questions) - len(self.chosen)
        self.head.value = (
            f"<p><span class='nblib-title'>{_title(self.part, self.form, self.when)}</span> {self._says(left)}</p>"
        )
        show(self.finish, not self.is_handed_in)
        self.finish.disabled = left > 0
        for question in self.questions:
            for button, choice in zip(self.buttons[question.key], question.choices, strict=True):
                self._mark(button, question, choice)
            self.told[question.key].value = self._why(question) if self._is_told() else ""

    def _is_told(self):
        """Whether what is right may be told: after the chapter, once it is handed in."""
        return self.is_handed_in and self.when == "after"

    def _says(self, left):
        if not self.is_handed_in:
            return (
                say(f"あと{left}問です。", f"{left} to go.")
                if left
                else say("提出できます。", "Ready to be handed in.")
            )
        if not self._is_told():
            return say(
                "提出しました。答え合わせは、章のあとの問題でします。",
                "Handed in. What is right is told after the chapter, when the other form is handed in.",
            )
        return say(
            f"{len(self.questions)}問のうち{self.score()}問が正解でした。",
            f"{self.score()} of {len(self.questions)} right.",
        )

    def score(self):
        """How many of the answers are right."""
        return sum(self.chosen.get(question.key) == question.right.key for question in self.questions)

    def _mark(self, button, question, choice):
        is_mine = self.chosen.get(question.key) == choice.key
        sign = (
            ("● " if is_mine else "") if not self._is_told() else f"{right_mark()} " if choice.right else "× " * is_mine
        )
        button.description = sign + plain(choice.text)
        button.disabled = self.is_handed_in
        show(button, not self._is_told() or is_mine or choice.right)
        if self._is_told():
            button.remove_class("nblib-mine")
            button.add_class("nblib-hit" if choice.right else "nblib-miss")
        else:
            (button.add_class if is_mine else button.remove_class)("nblib-mine")

    def _why(self, question):
        choice = question.choice(self.chosen.get(question.key, ""))
        held = ""
        if choice is not None and not choice.right:
            belief = beliefs()[choice.label]
            held = say(f"その答えのもとにある考え:「{belief}」。", f"The belief behind your answer: “{belief}”. ")
        return f"<p>{held}{as_marked(question.why)} {link_to_section(question)}</p>"

    def still(self):
        """The questions with what there is to choose from."""
        told = [
            f"{number}. {q.ask}\n" + "\n".join(f"- {c.text}" for c in q.choices)
            for number, q in enumerate(self.questions, 1)
        ]
        return {"text/plain": "\n\n".join(told)}


def _title(part, form, when):
    """Chapter, form and time in words."""
    number = 1 + PARTS.index(part)
    chapter = say("第12〜14章", "Chapters 12 to 14") if part == AT_WORK else say(f"第{number}章", f"Chapter {number}")
    time = say("章の前", "before") if when == "before" else say("章のあと", "after")
    return say(f"{chapter}、問題{form}({time})", f"{chapter}, form {form} ({time})")


@called_as("scores()")
def scores():
    """How many were right before and after, chapter by chapter."""
    lines, table = [], rows()
    for part in PARTS:
        for when in WHEN:
            own = [row for row in table if (row.chapter, row.when) == (part, when)]
            for form in sorted({row.form for row in own}):
                answers = [row.right for row in own if row.form == form]
                count, hits = len(answers), sum(answers)
                lines.append(f"{_title(part, form, when)}: " + say(f"{count}問のうち{hits}問", f"{hits} of {count}"))
    return Shown("\n".join(lines) or _nothing_yet())


def _nothing_yet():
    return say("まだ何も提出していません。", "Nothing has been handed in yet.")


@called_as("export()")
def export():
    """Write before_after.csv beside the notebook, and show what it holds: no name, and of the time the day alone."""
    table = rows()
    if not table:
        return Shown(_nothing_yet())
    text, path = as_csv(table), pathlib.Path.cwd() / FILE
    try:
        write_whole(path, text)
        head = say(
            f"{FILE} に{len(table)}行を書きました。中身は次のとおりです。",
            f"{FILE}: {len(table)} rows written. This is what it holds.",
        )
    except OSError:
        head = say(
            "このフォルダには書けません。次の文字を写してください。",
            "This folder cannot be written. Copy what follows.",
        )
    return Shown(f"{head}\n\n{text}")
