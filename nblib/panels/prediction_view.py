"""Predict, then look: the panel appears only once the learner has said what it will show."""

import html

import ipywidgets as W

from nblib.errors import CourseError
from nblib.exercises.progress import mark, remember
from nblib.exercises.question import Question
from nblib.exercises.votes import cast
from nblib.language import say
from nblib.panels.answers_told import explained, folded, lettered, not_drawn, not_here, of_the_class
from nblib.panels.calls import as_asked, called_as
from nblib.panels.cells import LOCK, left_behind
from nblib.panels.display import AFTER, BEFORE, Absent, Living, as_marked, show
from nblib.panels.panel import Panel
from nblib.panels.progress_view import place_of
from nblib.validation import in_short

PREDICT = "predict(ask.today, panel(...))"


@called_as(PREDICT)
def predict(question, panel):
    """Ask a question, and show the panel that decides it once it is answered."""
    if isinstance(panel, Absent):
        return panel
    return Prediction(as_asked(question, Question, PREDICT), as_panel(panel))


def as_panel(panel):
    """The panel, if it is one; a CourseError says what it is instead."""
    if not isinstance(panel, Panel):
        raise CourseError(
            say(
                f"2番目には panel(...) を渡します。{in_short(panel)} はパネルではありません。",
                f"The second thing is a panel(...); {in_short(panel)} is none.",
            )
        )
    return panel


class Prediction(Living):
    """Three steps: choose an answer; look at the panel; have the answers explained, with what follows from them."""

    def __init__(self, question, panel):
        self.question, self.panel, self.chosen, self.explained = question, panel, None, False
        self.heard = ""  # what is to be said of the class, once it has heard of the choice
        self.panel_box = panel.box
        panel.aim_at(question.goals)
        self.asked, self.note, self.answers = W.HTML(), W.HTML(), W.HTML()
        self.buttons = [W.Button(description=f"{letter}  {o.text}") for letter, o in lettered(self.question)]
        self.change = W.Button(description=say("変える", "change"))
        self.reveal = W.Button(description=say("答え合わせをする", "Explain the answers"))
        self.back = W.Button(description=say("質問のときの設定に戻す", "Back to the question's settings"))
        # What is behind a wrong answer, once explained; whether it is to be drawn; what was said of its ghost last
        self.belief, self.wants_ghost, self._told_of_ghost = None, True, None
        self.ghost, self.options = W.Button(), W.VBox(self.buttons)
        self.head = W.HBox([self.asked, self.change])
        self.line = W.HBox([self.head, self.ghost])
        self.top = W.VBox([self.line, self.options, self.note])
        self.bottom = W.VBox([self.reveal, self.answers, self.back])
        self.box = W.VBox([self.top, self.panel_box, self.bottom])
        self._dress()
        self._resume()
        panel.when_shown = self._follow_ghost
        self.live()

    def _dress(self):
        for part in (self.top, self.bottom):
            part.add_class("nblib-question")
        self.options.add_class("nblib-options")
        self.head.add_class("nblib-answered")
        self.line.add_class("nblib-line")
        self.reveal.add_class("nblib-reveal")
        self.back.add_class("nblib-back")
        self.box.add_class("nblib-panel")
        self.box.add_class(place_of(self.question.key))
        for i, button in enumerate(self.buttons):
            button.on_click(lambda _button, i=i: self.choose(i))
        self.change.on_click(lambda _button: self.reconsider())
        self.reveal.on_click(lambda _button: self.explain())
        self.back.on_click(lambda _button: self.panel.reset())
        self.ghost.on_click(lambda _button: self.want_ghost(not self.wants_ghost))

    # ---- what outlives a run of the cell
    @property
    def key(self):
        """How what is left of us is known."""
        return f"predict {self.question.key}"

    def left(self):
        """What the next run of the cell takes over."""
        return dict(chosen=self.chosen, explained=self.explained, wants_ghost=self.wants_ghost)

    def _resume(self):
        """Be as the cell's last run left us."""
        left = left_behind(self.key) or {}
        self.chosen, self.explained = left.get("chosen"), left.get("explained", False)
        self.wants_ghost = left.get("wants_ghost", True)
        self._show()

    # ---- the words
    def _heading(self):
        return self.question.title

    def _before_choice(self):
        return say("予想を1つ選ぶと、図が出ます。", "Choose an answer, and the panel appears.")

    def _after_choice(self, letter):
        return self.question.look

    def _on_answer(self, hit):
        return say(
            "予想どおりでした。" if hit else "予想とちがいましたか? そこが、この図のいちばん大事なところです。",
            "Just as you predicted. " if hit else "Not what you predicted? That is what this panel is for. ",
        )

    # ---- three steps
    def choose(self, i):
        """Take answer number i as the prediction, and show the panel."""
        with LOCK:
            if self.chosen is None:
                self.chosen = i
                self.heard = ""
                self._show()
                cast(self.question.key, self.question.options[i].key, self._hear)
                # last: whoever is told of it shows the choice as well, in the line to hand over
                mark(self.question.key)

    def _hear(self, counted):
        """Say that the class counts the choice (True), or that it could not be told (None); called in another thread."""
        with LOCK:
            if not self.closed and self.chosen is not None:
                self.heard = of_the_class(counted)
                self.note.value = self._note()

    def reconsider(self):
        """Let another answer be chosen; the panel stays, as it has been seen."""
        with LOCK:
            if not self.explained:
                self.chosen = None
                self._show()

    def explain(self):
        """Say which answer is right, why the others are not, and what follows."""
        with LOCK:
            if self.chosen is not None and not self.explained:
                self.explained = True
                option = self.question.options[self.chosen]
                remember(self.question.key, option.right, option.key)  # later chapters ask again what was missed
            self._show()

    def want_ghost(self, wanted):
        """Draw what one's own wrong answer stands for, or no more."""
        with LOCK:
            self.wants_ghost = wanted
            self._show()

    def _show(self):
        """Show the step that we have come to."""
        is_chosen = self.chosen is not None
        if is_chosen:
            show(self.panel_box)
        elif self.panel_box.layout.display is None:
            show(self.panel_box, False)
        self.asked.value, self.note.value = self._asked(), self._note()
        self.belief = self._belief()
        self.panel.believe(self.belief if self.wants_ghost else None)
        self._tell_of_ghost(*self._ghost())
        for widget, is_seen in {
            self.options: not is_chosen,
            self.change: is_chosen and not self.explained,
            self.bottom: is_chosen,
            self.reveal: is_chosen and not self.explained,
            self.answers: self.explained,
            self.back: self.explained,
        }.items():
            show(widget, is_seen)

    # ---- the ghost, which comes and goes with the settings: an experiment of one's own may fail at some of them
    def _follow_ghost(self):
        """Button and words follow what the panel has drawn."""
        if self.explained and (ghost := self._ghost()) != self._told_of_ghost:
            self._tell_of_ghost(*ghost)

    def _ghost(self):
        """Whether its button does something now, and what is said of it."""
        if self.belief is None:
            return False, ""
        if self.panel.can_draw(self.belief):
            return True, self.belief.text
        if not self.panel.could_draw(self.belief):
            return False, not_drawn()
        return False, f"{self.belief.text}{not_here(self.panel.waits_for_sketch, self.panel.canvas.leaves_out_a_ghost)}"

    def _tell_of_ghost(self, is_here, told):
        self._told_of_ghost = is_here, told
        self.ghost.description = (
            say("点線を消す", "Hide what is dotted") if self.wants_ghost else say("点線を出す", "Show what is dotted")
        )
        show(self.ghost, is_here)
        self.answers.value = (
            explained(self.question, self.chosen, told, self.back.description) if self.explained else ""
        )

    def _belief(self):
        """What the learner's own answer stands for, if it is wrong and has been explained; else None."""
        if not self.explained:
            return None
        option = self.question.options[self.chosen]
        return None if option.right else self.question.beliefs.get(option.key)

    def _asked(self):
        """The question; once it is answered, on one line with the answer."""
        title, ask = html.escape(self._heading()), as_marked(self.question.ask)
        if self.chosen is None:
            return f"<p><span class='nblib-title'>{title}</span> {ask}</p>"
        letter, option = lettered(self.question)[self.chosen]
        said, on_it = say("あなたの答え", "You said"), self._on_answer(option.right) if self.explained else ""
        whole = html.escape(self.question.ask, quote=True)
        return (
            f"<p title='{whole}'><span class='nblib-title'>{title}</span> {said}: "
            f"<b>{letter}. {as_marked(option.text)}</b> <span class='nblib-on-it'>{html.escape(on_it)}</span></p>"
        )

    def _note(self):
        letter = "" if self.chosen is None else lettered(self.question)[self.chosen][0]
        told = self._after_choice(letter) if letter else self._before_choice()
        return "" if self.explained else f"<p>{as_marked(told + (self.heard if letter else ''))}</p>"

    # ---- in the end
    def free(self):
        self.panel.close()

    def still(self):
        """The question, its answers, and what the panel keeps."""
        options = "\n".join(f"{letter}  {o.text}" for letter, o in lettered(self.question))
        kept = self.panel.still()
        return {**kept, "text/plain": f"{self.question.ask}\n{options}\n\n{kept['text/plain']}"}

    def words_around(self):
        """The question with its options, and all that is said of them, folded: as widgets say it on a page that is alive."""
        ask = f"<p><b>{html.escape(self._heading())}</b> {as_marked(self.question.ask)}</p>"
        options = "<br>".join(f"<b>{letter}</b> {as_marked(o.text)}" for letter, o in lettered(self.question))
        return {BEFORE: f"{ask}\n<p>{options}</p>", AFTER: folded(self.question)}
