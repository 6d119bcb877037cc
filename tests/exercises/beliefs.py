"""What a wrong belief expects in its question's panel, at the settings that the question asks about."""

from nblib.exercises.question import Seen
from nblib.panels.experiment import Values
from tests.exercises.goals import prediction

# Where a panel opens elsewhere than the question asks about, or shows nothing yet
ASKED_ABOUT = dict(
    without_teacher=dict(w2=0.0),
    ratio_alone=dict(scale=0.1),
    best_possible=dict(w0=-0.5, w1=0.4, w2=0.6, w3=0.3, k=20.0),
    verdict_with_sigmoid=dict(sigma="sigmoid"),
    higher_scores=dict(shift=2),
    other_rate=dict(rate=0.3),
    signed_difference=dict(step=20),
)


def seen(key, **moves):
    """What the panel of the question of this key shows there, its sketches compared with the truth; a Seen."""
    panel = prediction(key).panel
    values = {name: control.printed(panel.values[name]) for name, control in panel.controls.items()}
    values |= ASKED_ABOUT.get(key, {}) | moves
    result = panel.experiment(**{name: values[name] for name in panel.takes})
    return Seen(Values(values) | panel.after_result(values, result), result)


def expected(key, option, **moves):
    """What the belief behind this option expects there; an error is not caught."""
    return prediction(key).question.beliefs[option].expects.__wrapped__(seen(key, **moves))
