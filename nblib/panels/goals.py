"""The goals of a panel: what can be reached by moving its controls, and what has been."""

from nblib.exercises.question import Seen


class Goals:
    """Goals (see nblib.exercises.question), and the keys of those that were reached: they stay so."""

    def __init__(self, reached=()):
        self.goals, self.reached, self._start = [], set(reached), None

    def aim(self, goals, values, result):
        """Have these goals from here on. values, result: how the panel stands at its question."""
        self.goals, self._start = goals, Seen(values, result)

    def look(self, values, result):
        """Note which of those that are left are reached now."""
        now = Seen(values, result)
        left = [goal for goal in self.goals if goal.key not in self.reached]
        self.reached |= {goal.key for goal in left if goal.reached(now, self._start)}

    def shown(self):
        """What the stage shows of them."""
        return [dict(text=goal.text, reached=goal.key in self.reached) for goal in self.goals]
