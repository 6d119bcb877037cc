"""The loss of A-kun's weights on the days of his diary, and beside it on new days."""

from matplotlib.patches import Rectangle

from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields, as_number


class TwoLosses(Picture):
    """Two bars. The result has "seen" and "new", the losses, and "before", a dict with those of 4 : 6 : 3."""

    size, margins = (440, 250), (14, 46, 20, 20)
    highest = 1.0

    def __init__(self, days):
        """days: how many the diary has."""
        self.days = days

    def draw(self, axes):
        names = [say(f"日記の{self.days}日", f"the {self.days} days of the diary"), say("新しい日", "new days")]
        axes.set(xlim=(0, self.highest), ylim=(1.75, -0.7), yticks=[], xlabel=word("loss"))
        for i, name in enumerate(names):
            axes.text(0.008, i - 0.3, name, va="bottom")
        faces = style.GREY_LIGHT, style.POSITIVE_LIGHT
        self.bars = [axes.add_patch(Rectangle((0, i - 0.24), 0, 0.48, fc=face)) for i, face in enumerate(faces)]
        self.before = [axes.plot([], [], color=style.INK, lw=2.5)[0] for _ in names]
        self.name = axes.text(0, 0, "4 : 6 : 3", va="center", bbox=style.behind(pad=0.3))
        moving = [*self.bars, *self.before, *self._draw_floor(axes)]
        self.numbers = [axes.text(0.012, i, "", va="center", fontsize=13) for i in range(2)]
        self.ghost = Ghost(axes)
        return [*moving, self.name, *self.numbers, *self.ghost.artists]

    @staticmethod
    def _draw_floor(axes):
        """The least loss that can be hoped for on new days, over that of 4 : 6 : 3, which reaches it; and its name."""
        least = FLOOR["loss"]
        line = axes.plot([least] * 2, [0.6, 1.4], color=style.GREEN, lw=4)
        told = say(f"望める最小 {least:.3f} (4 : 6 : 3)", f"the least possible: {least:.3f} (4 : 6 : 3)")
        return [*line, axes.text(least, 1.46, told, color=style.GREEN, ha="center", va="top")]

    def update(self, values, result):
        both = [as_number(loss) for loss in as_fields(result, "seen", "new")]
        for i, (loss, kind) in enumerate(zip(both, ("seen", "new"), strict=True)):
            self.bars[i].set_width(min(loss, self.highest))
            self.numbers[i].set_text(style.number(loss, 3))
            at = result["before"][kind]
            self.before[i].set_data([at, at], [i - 0.34, i + 0.34])
        self.name.set_x(result["before"]["seen"] + 0.012)

    def imagine(self, values, result, expected):
        # Right of the line, and clear of what is written before it
        self.ghost.show([expected, expected], [0.62, 1.42], 0, ha="left", position=(max(expected, 0.24) + 0.01, 0.62))

    def verdict(self, values, result):
        (new,) = as_fields(result, "new")
        better = new < result["before"]["new"] - 5e-4
        return Verdict(f"{word('loss')} {style.number(new)}", say("新しい日", "new days"), int(better))

    def takeaway(self, values, result):
        more = result["new"] - FLOOR["loss"]
        return say(
            f"新しい日の損失は、望める最小より {style.number(more, 3)} 大きい。",
            f"On new days {style.number(more, 3)} above the least possible.",
        )

    def describe(self, values, result):
        seen, new, before = as_fields(result, "seen", "new", "before")
        return say(
            f"損失は、日記で {style.number(seen, 3)}(4:6:3 は {style.number(before['seen'], 3)})、"
            f"新しい日で {style.number(new, 3)}(4:6:3 は {style.number(before['new'], 3)})。",
            f"Loss {style.number(seen, 3)} on the diary (4 : 6 : 3: {style.number(before['seen'], 3)}), "
            f"{style.number(new, 3)} on new days (4 : 6 : 3: {style.number(before['new'], 3)}).",
        )
