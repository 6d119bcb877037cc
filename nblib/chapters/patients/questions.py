"""What decides the predictions about the learner's own kind of data, and what ails each of the six patients.

Their words stand in questions.md. What ails a patient is measured, as the learner might do it in the panel.
"""

import functools

import numpy as np

from nblib.chapters.patients.experiments import study_table
from nblib.chapters.patients.lessons import LESSONS, name_of
from nblib.chapters.patients.symptoms import SYMPTOMS, arriving_share, dead_neurons, losses_of
from nblib.exercises.question import question, the_one
from nblib.playground.believed_boundaries import best_line, by_heart, points_on_map, straight
from nblib.playground.state import state_from
from nblib.playground.training_snapshot import snapshot

ALONE, EPOCHS = dict(widths=(), activations=()), 200
MORE = np.radians([45])  # the direction on the map in which sleep and study both become more


@functools.cache
def right_share(epoch=EPOCHS, **settings):
    """The shares of A-kun's tests judged right after training with these settings: (seen, new)."""
    return snapshot(_training(**settings), epoch)["accuracies"]


@functools.cache
def _training(**settings):
    return state_from({"data": "marks", **settings}, {"marks": study_table()}).training()


@question
def study_alone():
    """One neuron cannot tell good marks from bad ones: more is not always better."""
    seen, new = np.transpose([right_share(epoch=epoch, **ALONE) for epoch in range(EPOCHS, 2 * EPOCHS + 1, 10)])
    hidden, hidden_new = right_share()
    most = seen.max()
    right = the_one(nine_in_ten=most >= 0.9, between=0.7 <= most < 0.9, fewer_than_seven=most < 0.7)
    bad = 1 - state_from({"data": "marks"}, {"marks": study_table()}).training().data.T_test.mean()
    facts = dict(low=seen.min(), most=most, low_new=new.min(), most_new=new.max(), bad=bad)
    tests = _training().data
    more = best_line(tests.X, tests.T[:, 0] > 0.5, MORE)[-1]
    return dict(right=right, hidden=hidden, hidden_new=hidden_new, more=more, **facts)


@study_alone.belief("nine_in_ten")
def the_more_the_better(now):
    """More sleep and more study would mean good marks, one as much as the other: the boundary like that which does best."""
    return dict(boundary=straight(*points_on_map(now), now.result["window"], MORE))


@study_alone.goal
def with_layers(now, start):
    """With hidden layers new tests are judged right, too."""
    return now.values["depth"] > 0 and now.result["accuracies"][1] >= 0.8


@study_alone.goal
def with_squares(now, start):
    """The same without a hidden layer: other inputs do it."""
    return now.values["depth"] == 0 and now.result["accuracies"][1] >= 0.8


def measured(number):
    """Which of its three answers is the symptom of this patient, and all that the words may name of the training."""
    lesson = LESSONS[name_of(number)]
    training = lesson.state.training()
    theta = training.at(lesson.state.epoch)
    with np.errstate(all="ignore"):
        right = the_one(**{symptom: SYMPTOMS[symptom](training, theta) for symptom in lesson.symptoms})
        seen, new = map(in_words, losses_of(training, theta))
        dead, every = dead_neurons(training, theta)
        arriving = arriving_share(training, theta)
    return dict(right=right, seen=seen, new=new, dead=dead, every=every, arriving=arriving, bound=lesson.bound)


def in_words(loss):
    """A loss with as many digits as say something."""
    return f"{loss:.2f}" if loss < 1000 else f"{loss:,.0f}"


@question
def what_is_wrong_1():
    """The prank, and no hidden layer."""
    return measured(1)


@question
def what_is_wrong_2():
    """Steps so long that all ReLU neurons die."""
    return measured(2)


@question
def what_is_wrong_3():
    """A rate with which the loss explodes."""
    return measured(3)


@question
def what_is_wrong_4():
    """A start from all zeros."""
    return measured(4)


@question
def what_is_wrong_5():
    """A large network and few noisy points."""
    return measured(5)


@question
def what_is_wrong_6():
    """Four layers of sigmoids."""
    return measured(6)


@what_is_wrong_1.belief("by_heart")
@what_is_wrong_2.belief("by_heart")
@what_is_wrong_3.belief("by_heart")
@what_is_wrong_4.belief("by_heart")
def knows_every_point(now):
    """It would know each training point by heart, and answer anywhere else as at the nearest one."""
    boundary = by_heart(*points_on_map(now), now.result["window"])
    return None if boundary is None else dict(boundary=boundary)


@what_is_wrong_2.belief("alike")
@what_is_wrong_3.belief("alike")
@what_is_wrong_6.belief("alike")
@what_is_wrong_5.belief("straight")
def no_more_than_a_line(now):
    """It would do what a single neuron can: its boundary would be the line that judges most training points right."""
    return dict(boundary=straight(*points_on_map(now), now.result["window"]))


def _to_be_mended(question, number):
    """Give the question of a patient its goal: to be mended, as the exercise after it has it."""
    lesson = LESSONS[name_of(number)]

    def mended(now, start):
        """The loss has come below the bound; by heart, that on new data as well."""
        seen, new = now.result["losses"]
        return (
            not now.result["diverged"]
            and seen < lesson.bound
            and (lesson.symptoms[0] != "by_heart" or new < lesson.bound)
        )

    question.goal(mended)


for number, diagnosed in enumerate(
    (what_is_wrong_1, what_is_wrong_2, what_is_wrong_3, what_is_wrong_4, what_is_wrong_5, what_is_wrong_6), 1
):
    _to_be_mended(diagnosed, number)

QUESTIONS = (
    *(study_alone, what_is_wrong_1, what_is_wrong_2, what_is_wrong_3),
    *(what_is_wrong_4, what_is_wrong_5, what_is_wrong_6),
)
