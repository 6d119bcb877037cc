"""Controls that a panel itself changes: a trail grows with each result, an answer is emptied by whatever else moves.

A player begins anew when anything else moves, and hears from the result how far training has come.
"""

from nblib.panels.answer import Answer
from nblib.panels.controls import Trail
from nblib.panels.player import Player
from nblib.validation import as_fields


class Followers:
    """The trails, answers and players among the controls. While `busy`, what changes is no move of the learner."""

    def __init__(self, controls):
        self.trails = {name: c for name, c in controls.items() if isinstance(c, Trail)}
        self.answers = {name: c for name, c in controls.items() if isinstance(c, Answer)}
        self.players = {name: c for name, c in controls.items() if isinstance(c, Player)}
        self.busy = False

    def after_move(self, *moved):
        """Empty every answer but the one that has just been given: what the others answered is no longer asked."""
        self.put(self.answers, {name: c.value if c in moved else "" for name, c in self.answers.items()})
        self.begin_anew(moved)

    def begin_anew(self, moved):
        """Set players back, unless they moved themselves."""
        for player in self.players.values():
            if player not in moved:
                self.busy = True
                player.restart()
                self.busy = False

    def with_result(self, result):
        """The trails' values with this result's entries added, by name."""
        grown = {name: trail.extended_by(result) for name, trail in self.trails.items()}
        self._spans = {name: as_fields(result, "epoch", "earliest", "last") for name in self.players}
        return grown | {name: int(span[0]) for name, span in self._spans.items()}

    def keep(self, values):
        """Set the trails to these values."""
        self.put(self.trails, {name: values[name] for name in self.trails})
        self.busy = True
        for name, player in self.players.items():
            player.span(*map(int, self._spans[name]))
        self.busy = False

    def put(self, controls, values):
        """Set these of the controls, by name, without that being moves of the learner."""
        self.busy = True
        for name, value in values.items():
            controls[name].value = value
        self.busy = False
