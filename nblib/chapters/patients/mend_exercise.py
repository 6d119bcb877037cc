"""Mend it: an exercise for each lesson, judged by the panel's present state."""

import numpy as np

from nblib.chapters.patients.help import SOLUTIONS, hints, praises
from nblib.chapters.patients.lessons import LESSONS, name_of, number_of, present_state, title_of
from nblib.chapters.patients.symptoms import first_symptom, losses_of
from nblib.chapters.patients.wrong_mends import prompt, slip
from nblib.exercises.exercise import Exercise, NotBegun
from nblib.language import listing, say

USUAL = 300  # epochs, in which the mended network of many sigmoids has learned
ENOUGH = 50  # epochs, before which nothing can be said of a training that does not ail


def mended(number):
    """The exercise of the lesson of this number: change its settings until it learns."""
    name = name_of(number)
    return Exercise(
        key=f"playground/mended {number_of(name)}",
        title=say(f"治療: {title_of(name)}", f"Mend: {title_of(name)}"),
        judge=lambda answer: _judge(name, present_state(answer)),
        praise=praises()[name],
        hints=hints()[name],
        solution=f"mine = lesson({number}, {SOLUTIONS[name]})\ncheck(ask.mended({number}), mine)",
    )


def _judge(name, state):
    """None if the state is that of the lesson, mended; else what is still wrong, and where to look."""
    lesson = LESSONS[name]
    opened = lesson.state.settings
    if moved := [field for field in lesson.keeps if getattr(state.settings, field) != getattr(opened, field)]:
        return say(
            f"問題のほうが変わっています({listing(moved)})。変えてよいのは、ネットワークと訓練のしかたです。lesson({number_of(name)}) を開きなおしてください。",
            f"The problem itself has been changed ({listing(moved)}). Only the network and its training may be. Open lesson({number_of(name)}) again.",
        )
    training = state.training()
    theta = training.at(state.epoch)
    with np.errstate(all="ignore"):
        training.at(state.epoch + 1)  # one that has diverged shows it by stopping here
        losses = losses_of(training, theta)
        symptom = first_symptom(training, theta)
    if symptom == "straight" and state.settings.features != opened.features:
        symptom = None  # straight among the inputs that were chosen, but bent on the map
    if symptom != "diverged" and losses[0] < lesson.bound and (name != "by heart" or losses[1] < lesson.bound):
        if name == "vanishing gradient" and state.settings == opened:
            raise NotBegun(_by_waiting(state.epoch))
        return None
    if state.settings == opened and (state.epoch == lesson.opens["epoch"] or symptom == "diverged"):
        raise NotBegun(
            say(
                "まだ治していません。上のパネルの設定を変えて訓練し、このセルをもう一度実行してください。",
                "Not mended yet. Change the settings of the panel above, train, and run this cell again.",
            )
        )
    return _still(name, lesson, losses) + "".join(filter(None, _advice(name, state, opened, symptom, losses)))


def _advice(name, state, opened, symptom, losses):
    """The sentences that lead on."""
    if state.settings == opened:
        yield say("設定はまだ開いたときのままです。", "The settings are still as they were. ")
        yield prompt(symptom, losses) or say("上のパネルの設定を1つ変えて、「最初から」を押し、訓練してみましょう。",
                                             "Change one setting of the panel above, press “restart”, and train.")  # fmt: skip
    elif special := slip(name, state.settings, opened, symptom, losses):
        yield special
    elif symptom in ("diverged", "alike", "dead", "straight") or symptom and state.epoch >= ENOUGH:
        yield prompt(symptom, losses)
    elif state.epoch < ENOUGH:
        yield say(f"まだエポック {state.epoch} です。訓練を {ENOUGH} より先まで進めてから、もう一度確かめてください。",
                  f"It has come to epoch {state.epoch} only. Train on beyond {ENOUGH}, then check again.")  # fmt: skip
    else:
        yield say("よくなる途中かもしれません。訓練をもっと進めるか、同じ向きにもう少し変えてください。",
                  "It may be on its way. Train on, or move further in the same direction.")  # fmt: skip


def _by_waiting(epoch):
    """Of a training that got there in the end, though nothing was mended."""
    return say(f"待つだけで損失は下がりましたが、{epoch}エポックかかりました。設定を変えると、{USUAL}エポックもかからずに治ります。どの設定でしょう?",
               f"By waiting alone the loss has come down, but it took {epoch} epochs. With other settings it takes less than {USUAL}. With which?")  # fmt: skip


def _still(name, lesson, losses):
    """Where the loss stands, and where it should be."""
    which = say("テストデータ", "test") if name == "by heart" else say("訓練データ", "training")
    loss = losses[1] if name == "by heart" else losses[0]
    if loss > 1e3:
        return say(f"{which}の損失が、際限なく大きくなっています({lesson.bound:g} より小さくなれば、治ったといえます)。",
                   f"The {which} loss grows beyond all bounds (mended: below {lesson.bound:g}). ")  # fmt: skip
    return say(f"{which}の損失は、まだ {loss:.2f} です({lesson.bound:g} より小さくなれば、治ったといえます)。",
               f"The {which} loss still stands at {loss:.2f} (mended: below {lesson.bound:g}). ")  # fmt: skip
