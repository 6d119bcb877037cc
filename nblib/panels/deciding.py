"""What a question has of the panel that decides it: goals to be reached, and a wrong belief drawn beside what happens."""

from nblib.exercises.question import Seen
from nblib.panels.cells import LOCK
from nblib.panels.display import plain
from nblib.panels.experiment import Values


class Goals:
    """Goals (see nblib.exercises.question), and the keys of those that were reached: they stay so."""

    def __init__(self, reached=()):
        self.goals, self.reached, self.start = [], set(reached), None

    def aim(self, goals, values, result):
        """Have these goals from here on. values, result: how the panel stands at its question."""
        self.goals, self.start = goals, Seen(values, result)

    def look(self, values, result):
        """Note which of those that are left are reached now."""
        now = Seen(values, result)
        left = [goal for goal in self.goals if goal.key not in self.reached]
        self.reached |= {goal.key for goal in left if goal.reached(now, self.start)}

    def shown(self):
        """What the stage shows of them."""
        return [dict(text=goal.text, reached=goal.key in self.reached) for goal in self.goals]


class Deciding:
    """The side of a panel that its question sees; see nblib.exercises.question for what goals and beliefs are."""

    def aim_at(self, goals):
        """Have these goals to be reached from here on; see nblib.exercises.question.

        There are none where a learner's own experiment stops at the question's settings, be it that it goes on elsewhere.
        """
        if not goals:
            return
        with LOCK:
            values = Values(self.start)
            try:
                result = self.experiment(**{name: values[name] for name in self.takes})
            except Exception:  # whatever it is; the panel tells it once it is moved there
                return
            self.goals.aim(goals, values, result)
            self.goals.look(*self._shown)
            self.stage.goals = self.goals.shown()

    def believe(self, belief):
        """Draw beside what happens what this wrong belief expects (see nblib.exercises.question); None: no more."""
        with LOCK:
            if belief is not self.belief and not self.closed:
                self.belief = belief
                self.canvas.update(*self._shown, self._expected(*self._shown))
                self._repaint()

    def can_draw(self, belief):
        """Whether what this belief expects can be drawn, here or where its question was asked.

        It cannot where a learner's own experiment returns something that belief or pictures cannot look into.
        """
        with LOCK:
            places = [Seen(*self._shown), *filter(None, [self.goals.start])]
            return not self.canvas.refused and any(map(belief.can_look_into, places))

    def _expected(self, values, result):
        return self.belief.expects(Seen(values, result)) if self.belief else None

    def _described(self, values, result):
        """What is to be seen, in words, the ghost of a wrong belief among it."""
        told = self.canvas.describe(values, result)
        return f"{told}\n{plain(self.belief.text)}" if self.canvas.has_ghost else told
