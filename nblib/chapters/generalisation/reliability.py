"""The reliability diagram: of the days on which a network says 80%, is there a test on 80%? (Murphy and Winkler, 1977)"""

import numpy as np

from nblib.chapters.generalisation.confidence import EDGES, surest
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields


class ReliabilityDiagram(Picture):
    """The result has "said", "true" (shares) and "count", each (bins,); "loss" and "accuracy" on new days."""

    size, margins = (470, 268), (58, 44, 14, 12)

    def draw(self, axes):
        axes.set(xlim=(-0.03, 1.03), ylim=(-0.03, 1.03))
        axes.set(xlabel=say("「テストあり」と言った確率", "probability of a test that was said"))
        axes.set(ylabel=say("本当にあった割合", "share of days with a test"))
        style.in_percent(axes.xaxis, axes.yaxis)
        (line,) = axes.plot([0, 1], [0, 1], color=style.GREEN, lw=2, ls="-.")
        name = axes.text(
            0.36, 0.3, say("言ったとおり", "as often as said"), color=style.GREEN, bbox=style.behind(pad=0.4)
        )
        self.gaps = [axes.plot([], [], color=style.NEGATIVE, lw=1.5)[0] for _ in EDGES[1:]]
        self.dots = axes.scatter([], [], fc=style.POSITIVE_LIGHT, ec=style.POSITIVE, lw=2, zorder=3, clip_on=False)
        self.ghost = Ghost(axes, "o", "")
        self.sure = axes.text(0.97, 0.03, "", ha="right", va="bottom", bbox=style.behind(pad=0.5))
        return [line, name, *self.gaps, self.dots, *self.ghost.artists, self.sure]

    def update(self, values, result):
        said, true, count = as_fields(result, "said", "true", "count")
        there = count > 0
        self.dots.set_offsets(np.column_stack([said[there], true[there]]))
        self.dots.set_sizes(30 + 600 * count[there] / count.sum())
        for gap, x, y in zip(self.gaps, said, true, strict=True):
            gap.set_data([x, x], [x, y])
        self.sure.set_text(say("丸が大きいほど、日が多い", "the larger, the more days"))

    def imagine(self, values, result, expected):
        there = result["count"] > 0
        said, true = expected[0][there], expected[1][there]
        self.ghost.show(said, true, ha="right", va="top", position=(said[-1], true[-1] - 0.05))

    def verdict(self, values, result):
        told = say(f"正解率 {style.percent(result['accuracy'])}", f"accuracy {style.percent(result['accuracy'])}")
        return Verdict(f"{word('loss')} {style.number(result['loss'])}", told)

    def takeaway(self, values, result):
        certain, right, days = surest(*as_fields(result, "said", "true", "count"))
        if not days:
            return say("95%より確かだと言う日はありません。", "It is never surer than 95%.")
        return say(
            f"95%より確かだと言う日({style.percent(days)})のうち、当たりは {style.percent(right)}。",
            f"On {style.percent(days)} of days it is surer than 95%, and right on {style.percent(right)} of these.",
        )

    def describe(self, values, result):
        rows = [
            f"{s:.0%}: {t:.0%}" for s, t, n in zip(result["said"], result["true"], result["count"], strict=True) if n
        ]
        return say(
            f"言った確率と、テストがあった割合。{'、'.join(rows)}。",
            f"Probability said, and share of days with a test: {', '.join(rows)}.",
        )
