"""The line that nobody gets past on new days: what is left to luck even for whoever knows this world."""

from matplotlib.transforms import ScaledTranslation

from nblib.language import say, word
from nblib.maths.data import expected_accuracy_of, expected_log_loss
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.pictures import style
from nblib.pictures.canvas import BASE_DPI

CLEAR = 3  # CSS pixels between the line and its name
FLOOR = dict(loss=expected_log_loss(8 * ARTICLE_WEIGHTS), accuracy=expected_accuracy_of(ARTICLE_WEIGHTS))


def shown(measure, number, digits=2):
    """A loss or an accuracy as text."""
    return style.percent(number) if measure == "accuracy" else style.number(number, digits)


def draw_floor(axes, measure, at=1.0, short=False):
    """The line in axes with the "loss" or "accuracy" upwards, and its name at this part of its length, from 0 to 1.

    short: whether the number alone stands there, where there is little room.
    """
    height, above = FLOOR[measure], measure == "accuracy"
    line = axes.axhline(height, color=style.GREEN, lw=2, ls="-.")
    least = shown(measure, height)
    told = say(f"世界を知る人の{word(measure)} {least}", f"who knows this world: {least}")
    # the name lies on the side where nobody comes, clear of the line
    aside = ScaledTranslation(0, (1 if above else -1) * CLEAR / BASE_DPI, axes.figure.dpi_scale_trans)
    place = dict(
        transform=axes.get_yaxis_transform() + aside,
        ha="right" if at > 0.5 else "left",
        va="bottom" if above else "top",
    )
    name = axes.text(at, height, least if short else told, color=style.GREEN, bbox=style.behind(pad=0.5), **place)
    return [line, name]
