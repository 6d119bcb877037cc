"""Places in the margins around axes, in CSS pixels: they keep their distance however wide and high the axes are."""

from matplotlib.transforms import ScaledTranslation

PIXELS = 72  # CSS pixels to an inch of a figure: a point of matplotlib is one


def above(axes, pixels, across=0.5, **looks):
    """A text, yet empty, so many pixels above the axes. across: where, from 0 (left) to 1; it starts there if 0."""
    ha = "center" if across else "left"
    over = dict(xycoords="axes fraction", textcoords="offset points", ha=ha, va="center")
    return axes.annotate("", (across, 1), xytext=(0, pixels), **(over | looks))


def beside(axes, pixels):
    """How places are given whose x is a fraction of the axes, moved by so many pixels, and whose y is data."""
    return axes.get_yaxis_transform() + ScaledTranslation(pixels / PIXELS, 0, axes.figure.dpi_scale_trans)
