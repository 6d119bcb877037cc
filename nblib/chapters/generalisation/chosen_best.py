"""Forty networks by how they did on validation days and how they do on new ones; the one that did best is chosen."""

import numpy as np

from nblib.chapters.generalisation.noise_floor import draw_floor
from nblib.language import say
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields


class ChosenBest(Picture):
    """The result has "validation" and "new", the accuracies (networks,) on validation days and on new ones."""

    size, margins = (470, 268), (58, 44, 14, 12)
    low, high = 0.55, 1.02

    def draw(self, axes):
        axes.set(xlim=(self.low, self.high), ylim=(self.low, self.high))
        axes.set(xlabel=say("検証データでの正解率", "accuracy on validation days"))
        axes.set(ylabel=say("新しい日での正解率", "accuracy on new days"))
        style.in_percent(axes.xaxis, axes.yaxis)
        axes.locator_params(nbins=5)
        (self.all,) = axes.plot([], [], "o", ms=6, mfc=style.POSITIVE_LIGHT, mec=style.POSITIVE, alpha=0.8)
        (self.best,) = axes.plot([], [], "*", ms=19, mfc=style.YELLOW, mec=style.INK)
        (self.drop,) = axes.plot([], [], color=style.CAPTION, lw=1)
        self.name = axes.text(0, 0, "", ha="right", va="top", bbox=style.behind(pad=0.5))
        self.ghost = Ghost(axes, "*", "")
        return [*draw_floor(axes, "accuracy", 0.02), self.all, self.drop, *self.ghost.artists, self.name, self.best]

    @staticmethod
    def _chosen(result):
        """The accuracies of the best on validation days: there, and on new days."""
        validation, new = as_fields(result, "validation", "new")
        at = int(np.argmax(validation))
        return validation[at], new[at]

    def update(self, values, result):
        self.all.set_data(result["validation"], result["new"])
        there, truly = self._chosen(result)
        self.best.set_data([there], [truly])
        self.drop.set_data([there, there, self.low], [self.low, truly, truly])
        self.name.set_text(say("選んだもの", "the chosen one"))
        self.name.set_position((there, truly - 0.03))

    def imagine(self, values, result, expected):
        there, truly = expected
        self.ghost.show([there], [truly], ha="right", va="center", position=(there - 0.012, truly))

    def verdict(self, values, result):
        _, truly = self._chosen(result)
        return Verdict(style.percent(truly), say("新しい日", "new days"))

    def takeaway(self, values, result):
        there, truly = map(style.percent, self._chosen(result))
        return say(
            f"{there} で選ばれ、新しい日では {truly}。", f"Chosen for {there}, and right on {truly} of new days."
        )

    def describe(self, values, result):
        there, truly = self._chosen(result)
        low, high = np.min(result["new"]), np.max(result["new"])
        return say(
            f"{len(result['new'])}個のうち検証データで最もよいものは、検証データで {style.percent(there)}、新しい日で {style.percent(truly)}。"
            f"全体では、新しい日で {style.percent(low)} から {style.percent(high)}。",
            f"Of {len(result['new'])} networks the best on validation days is right on {style.percent(there)} of them, and on {style.percent(truly)} of new days. "
            f"All of them: {style.percent(low)} to {style.percent(high)} of new days.",
        )
