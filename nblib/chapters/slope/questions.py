"""What decides the predictions about slopes: how far one may trust them, what they are slopes of, how they are measured.

Their words stand in questions.md.
"""

from nblib.chapters.slope.experiments import RATE, SUSPICIOUS, descend_curve, diary_loss, steps_from
from nblib.exercises.question import question, the_one
from nblib.maths.finite_differences import along, partials, quotients
from nblib.maths.neuron import ARTICLE_WEIGHTS


@question
def all_together():
    """Each weight alone makes the loss smaller; all of them at once make it larger."""
    before, alone, together = steps_from(SUSPICIOUS, RATE)
    right = the_one(
        larger=together >= before,
        less_than_best_alone=alone.min() <= together < before,
        even_smaller=together < alone.min(),
    )
    each = " / ".join(f"{loss:.2f}" for loss in alone)
    return dict(right=right, rate=RATE, before=before, each=each, together=together)


@question
def signed_difference():
    """Descending y - t never stops, wherever it starts."""
    ends = [descend_curve(lambda w: w - 0.1 - 1, start, 200, rate=0.3)[-1] for start in (-2.0, 0.6, 3.0)]
    stops = [abs(end - 1.1) < 0.5 for end in ends]
    right = the_one(
        stops_at_the_answer=all(stops),
        on_and_on=not any(stops),
        depends_on_the_start=any(stops) and not all(stops),
    )
    return dict(right=right)


@question
def smaller_is_better():
    """The error of a difference quotient falls with the step, and then grows again."""
    loss = diary_loss()
    cut, exact = along(loss, ARTICLE_WEIGHTS, 1), partials(loss, ARTICLE_WEIGHTS)[1]
    large, middle, tiny = (abs(quotients(cut, 0.4, step)[1] - exact) for step in (1e-3, 1e-7, 1e-15))
    right = the_one(
        smaller_is_closer=large > middle > tiny,
        falls_then_grows=large > middle < tiny,
        hardly_depends=0.1 < middle / large < 10 and 0.1 < tiny / large < 10,
    )
    return dict(right=right)


QUESTIONS = (all_together, signed_difference, smaller_is_better)
