"""Two questions from earlier chapters, at the start of a chapter: one click each, then right or not, why, and where it stands."""

import ipywidgets as W

from nblib.errors import CourseError
from nblib.exercises.progress import answers, remember, today
from nblib.exercises.recall import CHAPTERS, chapter_named, pair_for
from nblib.language import listing, right_mark, say
from nblib.panels.answers_told import link_to_section
from nblib.panels.calls import called_as, usual_form
from nblib.panels.cells import LOCK, left_behind
from nblib.panels.display import AFTER, Living, as_marked, plain, show
from nblib.panels.looks import card_of_questions, side_by_side
from nblib.validation import in_short

RECALL = 'recall("slope")'


@called_as(RECALL)
def recall(chapter):
    """Two questions from the chapters before this one, such as "slope": what was missed, or not seen for long, comes first."""
    names = [stem[3:] for stem in CHAPTERS[1:]]
    if chapter not in names:
        raise CourseError(
            say(
                f"{in_short(chapter)} という章はありません。あるもの: {listing(names)}",
                f"There is no chapter {in_short(chapter)}, only: {listing(names)}. ",
            )
            + usual_form(RECALL)
        )
    return Recall(chapter_named(chapter))


class Recall(Living):
    """The card with both questions. It can be put off, and what was answered stays, even in a new kernel on the same day."""

    key = "recall"

    def __init__(self, number):
        self.chapter = CHAPTERS[number]
        left = left_behind(self.key) or {}
        self.put_off = left.get("put_off", False)
        self.asked = [Asking(question, self.chapter) for question in left.get("questions") or pair_for(number)]
        self.head, self.later = W.HTML(), W.Button()
        self.later.on_click(lambda _button: self.another_time())
        self.pair = side_by_side([one.box for one in self.asked])
        top = W.HBox([self.head, self.later])
        top.add_class("nblib-answered")
        self.box = card_of_questions(top, self.pair)
        for one in self.asked:
            one.when_answered(self._show)
        self._show()
        self.live()

    def left(self):
        """What the next run of the cell takes over."""
        return dict(put_off=self.put_off, questions=[one.question for one in self.asked])

    def another_time(self):
        """Put the questions off, or have them back."""
        with LOCK:
            self.put_off = not self.put_off
            self._show()

    def _show(self):
        answered = [one.chosen for one in self.asked if one.chosen]
        hits = sum(choice.right for choice in answered)
        title = say("思い出してみましょう", "Do you remember?")
        told = say(
            "前の章から2問です。何も見ずに答えてみてください。",
            "Two questions from earlier chapters. Try without looking.",
        )
        if self.put_off:
            told = say("また今度にしました。このまま先へ進めます。", "Put off. You can go straight on.")
        elif len(answered) == len(self.asked):
            told = say(f"{len(answered)}問のうち{hits}問が正解でした。", f"{hits} of {len(answered)} right.")
        self.head.value = f"<p><span class='nblib-title'>{title}</span> {told}</p>"
        self.later.description = say("今やる", "answer now") if self.put_off else say("また今度", "another time")
        show(self.later, len(answered) < len(self.asked))
        show(self.pair, not self.put_off)

    def still(self):
        """Both questions with their answers to choose from."""
        return {"text/plain": "\n\n".join(one.in_plain_words() for one in self.asked)}

    def words_around(self):
        """For a page without widgets: below the questions what is right, behind a fold."""
        return {AFTER: _folded(self.asked)}


class Asking:
    """One question with its choices. The first one that is clicked counts, and is remembered."""

    def __init__(self, question, chapter):
        self.question, self.chapter, self._then = question, chapter, lambda: None
        self.chosen = _chosen_today(question, chapter)
        self.buttons = [W.Button(description=plain(choice.text)) for choice in question.choices]
        for button, choice in zip(self.buttons, question.choices, strict=True):
            button.on_click(lambda _button, choice=choice: self.choose(choice))
        self.options, self.told = W.VBox(self.buttons), W.HTML()
        self.options.add_class("nblib-choices")
        self.box = W.VBox([W.HTML(f"<p>{as_marked(question.ask)}</p>"), self.options, self.told])
        self._show()

    def when_answered(self, then):
        """Have then() called once there is an answer."""
        self._then = then

    def choose(self, choice):
        """Take this choice as the answer, if there is none yet."""
        with LOCK:
            if self.chosen is None:
                self.chosen = choice
                remember(self.question.key, choice.right, choice.key, self.chapter)
                self._show()
                self._then()

    def _show(self):
        show(self.told, self.chosen is not None)
        if self.chosen is None:
            return
        for button, choice in zip(self.buttons, self.question.choices, strict=True):
            show(button, choice.right or choice == self.chosen)
            button.disabled = True
            button.description = f"{right_mark() if choice.right else '×'} {plain(choice.text)}"
            button.add_class("nblib-hit" if choice.right else "nblib-miss")
        verdict = say("正解です。", "Right.") if self.chosen.right else say("ちがいました。", "Not quite.")
        why, link = as_marked(self.question.why), link_to_section(self.question)
        self.told.value = f"<p><b>{verdict}</b> {why} {link}</p>"

    def in_plain_words(self):
        """The question and its choices as text."""
        return "\n".join([str(self.question.ask), *(f"- {choice.text}" for choice in self.question.choices)])

    def as_told(self):
        """What is right and why, as HTML."""
        right, why = as_marked(self.question.right.text), as_marked(self.question.why)
        return f"<p><b>{right}</b> {why} {link_to_section(self.question, new_tab=False)}</p>"


def _folded(asked):
    """What is right behind a fold. No line is empty: it would end the fold."""
    head = say("答えを見る", "Show the answers")
    return "\n".join([f"<details><summary>{head}</summary>", *(one.as_told() for one in asked), "</details>"])


def _chosen_today(question, chapter):
    """The choice that was made here today, or None."""
    answer = answers().get(question.key)
    is_of_today = answer is not None and (answer.day, answer.chapter) == (today(), chapter)
    return question.choice(answer.option) if is_of_today else None
