"""Errors against the number of random features, far past the number that goes through all examples."""

import numpy as np

from nblib.chapters.generalisation.double_descent import EXAMPLES, FEATURES
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.direct_labels import apart
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields


class SecondDescent(Picture):
    """The result has "seen" and "new", errors (features, seeds), and "features", the number that the control says."""

    size = 600, 268
    lowest, highest = 1e-2, 1e2

    @property
    def margins(self):
        """Beside the curves there is room for their names, where the room is wide enough."""
        return 70, 44, 112 if self._is_wide() else 20, 14

    def _is_wide(self):
        return self.room[0] >= 400

    def draw(self, axes):
        axes.set(xlim=(FEATURES[0], FEATURES[-1]), ylim=(self.lowest, self.highest), xscale="log", yscale="log")
        axes.set(xlabel=say("特徴の数", "number of features"), ylabel=say("2乗誤差", "squared error"))
        ticks = [2, 5, 10, 30, 60, 150, 1000] if self._is_wide() else [2, 10, 60, 1000]
        axes.set_xticks(ticks, [f"{tick}" for tick in ticks])
        axes.minorticks_off()
        axes.set_yticks([0.01, 0.1, 1, 10, 100], ["≤0.01", "0.1", "1", "10", "≥100"])
        full = axes.axvline(EXAMPLES, color=style.LINE, lw=1, ls=":")
        above = say(f"例の数 {EXAMPLES}", f"{EXAMPLES} examples")
        told = axes.text(
            EXAMPLES / 1.06,
            self.highest * 0.8,
            above,
            ha="right",
            va="top",
            color=style.CAPTION,
            bbox=style.behind(pad=0.3),
        )
        looks = (style.POSITIVE, "-"), (style.NEGATIVE, "--")
        self.lines = [axes.plot([], [], color=colour, ls=ls, lw=2.5)[0] for colour, ls in looks]
        self.spans = [axes.plot([], [], color=looks[1][0], lw=1.2, alpha=0.7)[0] for _ in FEATURES]
        place = dict(va="center") if self._is_wide() else dict(va="bottom", ha="right", bbox=style.behind(pad=0.3))
        beside, at = dict(transform=axes.get_yaxis_transform(), **place), 1.02 if self._is_wide() else 0.97
        self.names = [
            axes.text(at, 1, name, color=looks[i][0], **beside)
            for i, name in enumerate((word("training data"), word("test data")))
        ]
        (self.here,) = axes.plot([], [], "o", ms=10, mfc=style.YELLOW, mec=style.INK, zorder=5)
        self.ghost = Ghost(axes)
        return [full, *self.spans, *self.lines, told, *self.names, *self.ghost.artists, self.here]

    def update(self, values, result):
        both = [np.clip(errors, self.lowest, self.highest) for errors in as_fields(result, "seen", "new")]
        middles = [np.median(errors, axis=1) for errors in both]
        above = 0 if self._is_wide() else 0.15  # in powers of ten: there the names lie over the curves' ends
        ends = [np.log10(middle[-1]) + above for middle in middles]
        ends = apart(ends, 0.3, np.log10(self.lowest), np.log10(self.highest) - 2 * above)
        for line, name, middle, end in zip(self.lines, self.names, middles, ends, strict=True):
            line.set_data(FEATURES, middle)
            name.set_y(10**end)
        for x, span, errors in zip(FEATURES, self.spans, both[1], strict=True):
            span.set_data([x, x], np.quantile(errors, [0.25, 0.75]))
        self.here.set_data([result["features"]], [np.median(both[1][FEATURES.index(result["features"])])])

    def imagine(self, values, result, expected):
        self.ghost.show(FEATURES, np.clip(expected, self.lowest, self.highest), -2)

    def _error(self, result, kind):
        return np.median(result[kind][FEATURES.index(result["features"])])

    def verdict(self, values, result):
        error, count = style.number(self._error(result, "new")), result["features"]
        return Verdict(say(f"誤差 {error}", f"error {error}"), say(f"特徴 {count}個", f"{count} features"))

    def takeaway(self, values, result):
        seen, new = (style.number(self._error(result, kind)) for kind in ("seen", "new"))
        return say(
            f"訓練データの誤差は {seen}、テストデータでは {new}。",
            f"Error {seen} on training data, {new} on test data.",
        )

    def describe(self, values, result):
        seen, new = (np.median(result[kind], axis=1) for kind in ("seen", "new"))
        some = [i for i, count in enumerate(FEATURES) if count in (2, 30, 60, 100, 1000)]
        rows = [f"{FEATURES[i]}: {style.number(seen[i])} / {style.number(new[i])}" for i in some]
        return say(
            f"誤差の中央値(訓練データ / テストデータ)、特徴の数ごと。{'、'.join(rows)}。",
            f"Median error (training data / test data) by number of features: {', '.join(rows)}.",
        )
