"""The losses of a correct program and of one with a mistake, beside the gradient check of the latter."""

from nblib.pictures.loss_curves import LossCurves


class ProgramLosses(LossCurves):
    """Loss curves that are left out where there is no room beside the gradient check, which then tells their ends."""

    corner = "lower left"

    def __init__(self, names, steps=300, lowest=1e-3):
        """names: of the correct program and of the other one. steps: how far they go. lowest: loss of the axis."""
        super().__init__(names, steps, lowest=lowest, size=(270, 250), spare=True)
