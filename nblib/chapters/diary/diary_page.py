"""The diary by situation: the same clues, sometimes a test, sometimes none."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import CLUES, say, word
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, score
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields, as_number


class DiaryPage(Picture):
    """A column for each situation, a circle for each day; misjudged days are crossed out.

    The result has "verdicts", True or False for each day.
    """

    size, margins = (320, 248), (84, 84, 8, 26)

    def __init__(self, X, T):
        """X: (days, 3) clues, T: (days,) 1 where there was a test."""
        self.X, self.T = X, T == 1
        order = np.argsort(score(ARTICLE_WEIGHTS, SITUATIONS), kind="stable")
        number = (X @ [4, 2, 1]).astype(int)  # the row of SITUATIONS that each day belongs to
        self.columns = SITUATIONS[order]
        self.at = np.array([self._place(day, number, order) for day in range(len(X))])

    def _place(self, day, number, order):
        """A day's column and its height in it: days with a test stand below those without."""
        same = np.flatnonzero(number == number[day])
        same = same[np.argsort(~self.T[same], kind="stable")]
        return np.flatnonzero(order == number[day])[0], 1 + np.flatnonzero(same == day)[0]

    def draw(self, axes):
        top = self.at[:, 1].max() + 1
        axes.set(xlim=(-0.6, 7.6), ylim=(-2, top), xticks=[], ylabel=say("日数", "days"))
        axes.set_yticks(range(5, int(top) + 1, 5))
        inside = self.room[0] - self.margins[0] - self.margins[2]
        key = say("● テストあり  ○ なし  × 外れた日", "● test   ○ no test   × misjudged")
        axes.text(-76 / inside, 1.06, key, transform=axes.transAxes, va="bottom")
        self._draw_clues(axes)
        self.grounds = [axes.add_patch(Rectangle((i - 0.45, -1.7), 0.9, 1.9, fc=style.PAPER)) for i in range(8)]
        self.marks = [axes.text(i, -0.75, "", ha="center", va="center_baseline") for i in range(8)]
        days = [self._draw_days(axes, is_test) for is_test in (False, True)]
        (self.wrong,) = axes.plot([], [], "x", ms=9, mew=1.6, color=style.ACCENT)
        return [*self.grounds, *self.marks, *days, self.wrong]

    def _draw_days(self, axes, is_test):
        x, y = self.at[is_test == self.T].T
        face = style.INK if is_test else style.PAPER
        return axes.plot(x, y, "o", ms=6.5, mfc=face, mec=style.INK)[0]

    def _draw_clues(self, axes):
        below = dict(transform=axes.get_xaxis_transform(), clip_on=False)
        inside = self.room[1] - self.margins[1] - self.margins[3]
        for row, clue in enumerate(CLUES):
            y = -(18 + 20 * row) / inside
            axes.text(-0.8, y, word(clue), ha="right", va="center", **below)
            for column, clues in enumerate(self.columns):
                face = style.INK if clues[row] else style.PAPER
                axes.plot(column, y, "s", ms=9, mfc=face, mec=style.INK, **below)
        axes.text(-0.8, -0.75, say("判断", "verdict"), ha="right", va="center_baseline")

    def update(self, values, result):
        verdicts = self._verdicts(result)
        self.wrong.set_data(*self.at[verdicts != self.T].T)
        for column in range(8):
            here = verdicts[self.at[:, 0] == column]
            if len(here):  # the diary tells nothing about a situation that it does not have
                self.grounds[column].set_facecolor(style.POSITIVE_PALE if here[0] else style.NEGATIVE_PALE)
                self.marks[column].set_text(style.mark(here[0]))

    def _verdicts(self, result):
        return np.asarray(as_fields(result, "verdicts")[0], bool)

    def verdict(self, values, result):
        """The loss, where the result has one, and how often the verdicts are right: on new days, once they have been seen."""
        wrong = int(np.sum(self._verdicts(result) != self.T))
        told = say(f"{len(self.T)}日中 {wrong}日外れ", f"{wrong} of {len(self.T)} wrong")
        if "loss" not in result:
            return Verdict(told)
        if result.get("new") is not None:
            told = say(f"新しい日 {style.percent(result['new'])}", f"new days {style.percent(result['new'])}")
        loss = style.number(as_number(result["loss"]), 3)
        return Verdict(say(f"損失 {loss}", f"loss {loss}"), told)

    def takeaway(self, values, result):
        wrong = int(np.sum(self._verdicts(result) != self.T))
        return say(
            f"日記の{len(self.T)}日のうち、判断が外れたのは{wrong}日です。",
            f"Of the {len(self.T)} days of the diary {wrong} are misjudged.",
        )

    def idle(self, values, result):
        if "k" in values and not any(values.get(f"w{i}") for i in range(4)):
            return {
                "k": say("重みが全部0なので、いまは何も変えません。", "All weights are 0, so it changes nothing now.")
            }
        return {}

    def describe(self, values, result):
        wrong = int(np.sum(self._verdicts(result) != self.T))
        return say(
            f"日記の{len(self.T)}日のうち、判断が外れたのは{wrong}日。",
            f"Of the {len(self.T)} days of the diary {wrong} are misjudged.",
        )


class AccuracyBars(Picture):
    """Accuracy on the diary above the one on new days, and the best to be expected there.

    The result has "accuracy" and "new", shares of 0 to 1; "new" is None while it is covered.
    """

    size, margins, spare = (220, 248), (14, 42, 22, 58), True

    def __init__(self, best):
        """best: the highest accuracy (0 to 1) that can be expected on new days."""
        self.best = best

    def draw(self, axes):
        names = [say("日記の日", "the diary"), say("まだ見ていない日", "unseen days")]
        axes.set(xlim=(0, 1), ylim=(1.5, -0.75), yticks=[], xlabel=word("accuracy"))
        axes.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        for i, name in enumerate(names):
            axes.text(0, i - 0.32, name, va="bottom")
        self.bars = [
            axes.add_patch(Rectangle((0, i - 0.28), 0, 0.56, fc=style.colour(fc))) for i, fc in enumerate(_FACES)
        ]
        line = axes.axvline(self.best, color=style.POSITIVE, lw=2, ls="--")
        best = say("新しい日で\n望める最高", "best to expect\non new days:")
        axes.text(1, -0.82, f"{best} {style.percent(self.best)}", ha="right", va="bottom", color=style.POSITIVE)
        self.numbers = [axes.text(0.03, i, "", va="center", fontsize=13) for i in range(2)]
        self.ghost = Ghost(axes, "|")
        return [*self.bars, line, *self.ghost.artists, *self.numbers]

    def update(self, values, result):
        for bar, text, share in zip(self.bars, self.numbers, as_fields(result, "accuracy", "new"), strict=True):
            covered = share is None
            bar.set_width(0 if covered else as_number(share))
            text.set_text("?" if covered else style.percent(share))

    def imagine(self, values, result, expected):
        """expected: the accuracy on new days."""
        below = (1, 1.21)  # the line and the bar
        self.ghost.show([0, expected], [1.17, 1.17], ha="right", va="top", position=below)

    def describe(self, values, result):
        seen, new = as_fields(result, "accuracy", "new")
        if new is None:
            return say(
                f"正解率は、日記で {style.percent(seen)}。新しい日は、まだ見ていない。",
                f"Accuracy {style.percent(seen)} on the diary. The new days are still covered.",
            )
        return say(
            f"正解率は、日記で {style.percent(seen)}、新しい日で {style.percent(new)}。",
            f"Accuracy {style.percent(seen)} on the diary, {style.percent(new)} on new days.",
        )


_FACES = ("GREY_LIGHT", "POSITIVE_PALE")
