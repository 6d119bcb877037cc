"""What a question has of the panel that decides it: goals to be reached, and a wrong belief drawn beside what happens."""

from nblib.exercises.question import Seen
from nblib.language import say
from nblib.panels.cells import LOCK
from nblib.panels.display import plain
from nblib.panels.experiment import Values, explain
from nblib.pictures.sketch_line import is_open


class Goals:
    """Goals (see nblib.exercises.question), and the keys of those that were reached: they stay so."""

    def __init__(self, reached=()):
        self.goals, self.reached, self.start = [], set(reached), None
        self.gave_up = False  # whether one of them cannot be looked for in what the experiment returned last

    def aim(self, goals, values, result):
        """Have these goals from here on. values, result: how the panel stands at its question."""
        self.goals, self.start = goals, Seen(values, result)

    def look(self, values, result):
        """Note which of those that are left are reached now. Returns what there is to say, once: when they give up."""
        now, before, self.gave_up = Seen(values, result), self.gave_up, False
        for goal in self.goals:
            try:
                if goal.key not in self.reached and goal.reached(now, self.start):
                    self.reached.add(goal.key)
            except Exception:  # whatever it is that the learner's experiment returns
                self.give_up()
        return _not_judged() if self.gave_up and not before else ""

    def give_up(self):
        """Goals cannot be looked for. Only a learner's own experiment leads here: where the course's does, tests fail."""
        self.gave_up = True

    def shown(self):
        """What the stage shows of them."""
        return [dict(text=goal.text, reached=goal.key in self.reached) for goal in self.goals]


def _not_judged():
    return say(
        "めあてに届いたかどうかは、今の実験の結果からはわかりません。章のセルのままの実験なら、わかります。",
        "Whether a goal is reached cannot be told from what your experiment returns. With the chapter's own it can.",
    )


def _stops_at_start(why):
    head = say(
        "質問のときの設定では実験が止まるので、めあては調べられません。",
        "At the question's settings your experiment stops, so its goals cannot be looked for.",
    )
    return f"{head}\n{why}"


class Deciding:
    """The side of a panel that its question sees; see nblib.exercises.question for what goals and beliefs are."""

    def when_shown(self):
        """Called each time that the panel shows something else; its question may put a function in its place."""

    def aim_at(self, goals):
        """Have these goals to be reached from here on; see nblib.exercises.question.

        There are none where a learner's own experiment stops at the question's settings, be it that it goes on elsewhere;
        that is told.
        """
        if not goals:
            return
        with LOCK:
            try:
                self.goals.aim(goals, *self._at_start())
            except Exception as error:
                self.goals.give_up()
                told = _stops_at_start(explain(error, self.experiment))
            else:
                told = self.goals.look(*self._shown)
            self.stage.goals = self.goals.shown()
            self.stage.message = "\n".join(filter(None, [self.message, told]))

    def _at_start(self):
        """Values and result at the question's settings: those that are shown, or, where something was moved, one run more."""
        values = Values(self.start)
        if self.values == self.start:
            return values, self._shown[1]
        return values, self.experiment(**{name: values[name] for name in self.takes})

    def believe(self, belief):
        """Draw beside what happens what this wrong belief expects (see nblib.exercises.question); None: no more."""
        with LOCK:
            if belief is not self.belief and not self.closed:
                self.belief = belief
                self.canvas.update(*self._shown, self._expected(*self._shown))
                self._repaint()

    def can_draw(self, belief):
        """Whether the pictures show now what this belief expects; of one that is not drawn, whether they would."""
        with LOCK:
            if belief is self.belief:
                return self.canvas.has_ghost
            return self.canvas.could_show(belief.expects(Seen(*self._shown)))

    @property
    def waits_for_sketch(self):
        """Whether what happened is hidden until a sketch is compared with it."""
        values, _ = self._shown
        return not all(is_open(values, name) for name in values)

    def could_draw(self, belief):
        """Whether what this belief expects can be drawn at all, be it only where its question was asked.

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
