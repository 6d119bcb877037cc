"""The losses of a correct program and of one with a mistake, beside the gradient check of the latter."""

from nblib.language import say
from nblib.pictures.loss_curves import LossCurves

NARROW = 170  # CSS pixels of axes: in less room the names are short


class ProgramLosses(LossCurves):
    """Loss curves beside the gradient check; on a telephone below it."""

    corner = "lower left"

    def __init__(self, names, steps=300, lowest=1e-3):
        """names: of the correct program and of the other one. steps: how far they go. lowest: loss of the axis."""
        super().__init__(names, steps, lowest=lowest, size=(270, 250))

    def _draw_names(self, axes):
        """The names of both programs, as long as there is room for."""
        (legend,) = super()._draw_names(axes)
        if self.room[0] - self.margins[0] - self.margins[2] < NARROW:
            short = say("正しい", "correct"), say("これ", "this one")
            for text, name in zip(legend.get_texts(), short, strict=True):
                text.set_text(name)
        return [legend]
