"""What is wrong here? A question for each lesson, whose right answer is measured."""

import functools

import numpy as np

from nblib.chapters.patients.evidence import evidence, named
from nblib.chapters.patients.lessons import LESSONS, name_of, number_of, title_of
from nblib.chapters.patients.symptoms import SYMPTOMS
from nblib.exercises.made import Option, Question
from nblib.language import say


@functools.lru_cache(8)
def _come_to(name):
    """The training of a lesson and its theta, as it opens."""
    state = LESSONS[name].state
    training = state.training()
    return training, training.at(state.epoch)


def what_is_wrong(number):
    """The question of the lesson of this number: which of three symptoms does it have?"""
    name = name_of(number)
    lesson, (training, theta) = LESSONS[name], _come_to(name)
    with np.errstate(all="ignore"):
        options = [
            Option(named(symptom), SYMPTOMS[symptom](training, theta), evidence(symptom, training, theta))
            for symptom in sorted(lesson.symptoms, key=list(SYMPTOMS).index)
        ]
    return Question(
        key=f"playground/wrong {number_of(name)}",
        title=say(f"診断: {title_of(name)}", f"Diagnosis: {title_of(name)}"),
        ask=say("この訓練は、うまくいっていません。どこが悪いのでしょう?", "This training does not work. What is wrong with it?"),
        options=options,
        look=_looks()[name],
    )  # fmt: skip


def _looks():
    """What to look at in each lesson."""
    return {
        "prank": say("地図の境目の形を見てください。訓練をもっと進めると、形は変わりますか?",
                  "Look at the boundary in the map. Does its shape change if training goes on?"),
        "dead ReLU": say("図の小さな地図が、隠れ層のニューロンの見ているものです。「重みを変える」で、隠れ層の重みが訓練で動くかどうかも見てください。",
                      "The small maps show what the hidden neurons see. Look, too, under “edit weights”, whether their weights move in training."),
        "exploding rate": say("「最初から」を押してから、「1つ進む」で1つずつ進めてください。損失は、1歩ごとにどうなりますか?",
                           "Press “restart” and go on one epoch at a time. What does the loss do at each step?"),
        "all zeros": say("「最初から」を押してから、「1つ進む」で1つずつ進めてください。「重みを変える」で、隠れ層のニューロンの重みを比べます。",
                      "Press “restart” and go on one epoch at a time. Compare the hidden neurons' weights under “edit weights”."),
        "by heart": say("損失の2本の曲線を比べてください。地図の「テストデータも見る」にも、チェックを入れてみましょう。",
                     "Compare the two loss curves. And under “pictures”, tick “show the test data”."),
        "vanishing gradient": say("層ごとの勾配の図を、出力の層から逆にたどってください。",
                               "Follow the picture of gradient sizes from the output layer backwards."),
    }  # fmt: skip
