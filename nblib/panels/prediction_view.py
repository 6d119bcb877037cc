"""Predict, then look: the panel appears only once the learner has said what it will show."""

import html

import ipywidgets as W

from nblib.errors import CourseError
from nblib.exercises.progress import mark
from nblib.exercises.question import Question
from nblib.language import say
from nblib.panels.calls import as_asked, called_as
from nblib.panels.cells import LOCK, close_widgets
from nblib.panels.display import Absent, Living, as_paragraph, paragraph
from nblib.panels.panel import Panel
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
    """Three steps: choose an answer; look at the panel; have the answers explained."""

    def __init__(self, question, panel):
        self.question, self.panel, self.chosen = question, panel, None
        self.panel_box = panel.box
        self.panel_box.layout.display = "none"
        self.buttons = [W.Button(description=f"{letter}  {o.text}") for letter, o in self._lettered()]
        self.reveal = W.Button(description=say("答え合わせをする", "Explain the answers"))
        self.reveal.layout.display = "none"
        self.note = paragraph(say("予想を1つ選ぶと、図が出ます。", "Choose an answer, and the panel appears."))
        asked = paragraph(self._heading() + question.ask)
        self.options = W.VBox(self.buttons)
        self.options.add_class("nblib-options")
        self.top = W.VBox([asked, self.options, self.note])
        self.bottom = W.VBox([self.reveal])
        self.box = W.VBox([self.top, self.panel_box, self.bottom])
        self._dress()
        self.live()

    def _heading(self):
        return say("予想: ", "Predict: ")

    def _after_choice(self, letter):
        look = say(f"予想は {letter} ですね。確かめましょう。", f"Your prediction is {letter}. Now look. ")
        return look + self.question.look

    def _on_answer(self, hit):
        return say(
            "予想どおりでした。" if hit else "予想とちがいましたか? そこが、この図のいちばん大事なところです。",
            "Just as you predicted. " if hit else "Not what you predicted? That is what this panel is for. ",
        )

    def _lettered(self):
        return zip("ABCDEF", self.question.options, strict=False)

    def _dress(self):
        for part in (self.top, self.bottom):
            part.add_class("nblib-question")
        self.bottom.layout.display = "none"
        self.box.add_class("nblib-panel")
        for i, button in enumerate(self.buttons):
            button.on_click(lambda _button, i=i: self.choose(i))
        self.reveal.on_click(lambda _button: self.explain())

    def choose(self, i):
        """Take answer number i as the prediction, and show the panel."""
        with LOCK:
            if self.chosen is not None:
                return
            self.chosen = i
            mark(self.question.key)
            for number, button in enumerate(self.buttons):
                button.disabled = True
                if number == i:
                    button.add_class("nblib-chosen")
            self.note.value = as_paragraph(self._after_choice("ABCDEF"[i]))
            self.panel_box.layout.display = None
            self.bottom.layout.display = self.reveal.layout.display = None

    def explain(self):
        """Say which answer is right, and why the others are not."""
        with LOCK:
            hit = self.question.options[self.chosen].right
            right = next(letter for letter, o in self._lettered() if o.right)
            verdict = self._on_answer(hit) + say(f"答えは {right} です。", f"The answer is {right}.")
            whys = "".join(f"<li>{letter}: {html.escape(o.why)}</li>" for letter, o in self._lettered())
            explained = W.HTML(f"{as_paragraph(verdict)}<ul>{whys}</ul>")
            old, self.bottom.children = self.bottom.children, [explained]
            close_widgets(*old)

    def free(self):
        self.panel.close()

    def still(self):
        """The question, its answers, and what the panel keeps."""
        options = "\n".join(f"{letter}  {o.text}" for letter, o in self._lettered())
        kept = self.panel.still()
        return {**kept, "text/plain": f"{self.question.ask}\n{options}\n\n{kept['text/plain']}"}
