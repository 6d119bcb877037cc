"""Controls that a panel itself changes: a trail grows with each result, an answer is emptied by whatever else moves."""

from nblib.panels.answer import Answer
from nblib.panels.controls import Trail


class Followers:
    """The trails and answers among the controls. While `busy`, what changes is no move of the learner."""

    def __init__(self, controls):
        self.trails = {name: c for name, c in controls.items() if isinstance(c, Trail)}
        self.answers = {name: c for name, c in controls.items() if isinstance(c, Answer)}
        self.busy = False

    def after_move(self, *moved):
        """Empty every answer but the one that has just been given: what the others answered is no longer asked."""
        self.put(self.answers, {name: c.value if c in moved else "" for name, c in self.answers.items()})

    def with_result(self, result):
        """The trails' values with this result's entries added, by name."""
        return {name: trail.extended_by(result) for name, trail in self.trails.items()}

    def keep(self, values):
        """Set the trails to these values."""
        self.put(self.trails, {name: values[name] for name in self.trails})

    def put(self, controls, values):
        """Set these of the controls, by name, without that being moves of the learner."""
        self.busy = True
        for name, value in values.items():
            controls[name].value = value
        self.busy = False
