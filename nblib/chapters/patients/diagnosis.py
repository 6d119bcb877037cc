"""Look, then say what is wrong: a prediction the other way round, the panel being there from the start."""

from nblib.exercises.question import Question
from nblib.language import say
from nblib.panels.calls import as_asked, called_as
from nblib.panels.display import show
from nblib.panels.prediction_view import Prediction, as_panel

DIAGNOSE = "diagnose(ask.what_is_wrong_1, lesson(1))"


@called_as(DIAGNOSE)
def diagnose(question, panel):
    """Show a panel in which something is wrong, and ask what it is."""
    return Diagnosis(as_asked(question, Question, DIAGNOSE), as_panel(panel))


class Diagnosis(Prediction):
    """Three steps: look at the panel, and move it; choose an answer; have the answers explained."""

    def __init__(self, question, panel):
        super().__init__(question, panel)
        show(self.panel_box)
        self.box.children = (self.panel_box, self.top, self.bottom)

    def _before_choice(self):
        return self.question.look

    def _after_choice(self, letter):
        return say(f"診断は {letter} ですね。", f"Your diagnosis is {letter}.")

    def _on_answer(self, hit):
        return say(
            "よい診断です。" if hit else "もう一度、パネルを見てみましょう。",
            "Well diagnosed. " if hit else "Look at the panel once more. ",
        )
