"""A prediction about the learner's own kind of data: can one neuron tell A-kun's good marks from bad ones?"""

import functools

import numpy as np

from nblib.chapters.patients.exam_data import marks
from nblib.chapters.patients.own_data import own_data
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.playground.state import state_from
from nblib.playground.training_snapshot import moment

TESTS, SEED, EPOCHS = 200, 5, 200
ALONE = dict(widths=(), activations=())


def study_table():
    """A-kun's marks as the playground takes them."""
    sleep, study, good = marks(TESTS, np.random.default_rng(SEED))
    return own_data(np.stack([sleep, study], axis=1), np.where(good, "good", "bad"), ("sleep", "study"))


@functools.cache
def right_share(**settings):
    """The shares of tests judged right after training with these settings: (seen, new)."""
    state = state_from({"data": "marks", "epoch": EPOCHS, **settings}, {"marks": study_table()})
    return moment(state.training(), EPOCHS)["accuracies"]


def study_alone():
    """One neuron cannot: more is not always better."""
    alone, (hidden, _new) = right_share(**ALONE)[0], right_share()
    return Question(
        "playground/study_alone",
        say("予想: 睡眠と勉強", "Predict: sleep and study"),
        say(
            "Aくんの200回のテストで、点がよかったか悪かったかを、睡眠の時間(x1)と勉強の時間(x2)から見分けます。まずは、隠れ層なしです。訓練に使ったテストのうち、何割がニューロン1つで当たるでしょう?",
            "Tell A-kun's good marks from bad ones by the hours of sleep (x1) and of study (x2). There is no hidden layer at first. How many of the tests it was trained on will one neuron get right?",
        ),
        [
            Option(say("9割以上", "9 in 10, or more"), alone >= 0.9,
                   say("それには、「多いほどよい」か「少ないほどよい」で決まっていなければなりません。",
                       "For that “the more, the better” would have to hold, or the opposite.")),
            Option(say("7割から9割", "between 7 and 9 in 10"), 0.7 <= alone < 0.9,
                   say("どこに線を引いても、両側に、よい点と悪い点が混ざります。",
                       "Wherever the line is drawn, good and bad marks mix on both sides.")),
            Option(say("7割より少ない", "fewer than 7 in 10"), alone < 0.7,
                   say(f"{100 * alone:.0f}% です。よい点は、ちょうどよい睡眠とちょうどよい勉強のまわりに集まっています。1本の線では囲めません。隠れ層のあるネットワークなら {100 * hidden:.0f}% です。",
                       f"It is {100 * alone:.0f}%. Good marks lie around just enough sleep and just enough study, and no line goes round a place. A network with hidden layers gets {100 * hidden:.0f}%.")),
        ],
        say("「ネットワーク」で隠れ層を増やすか、「データ」で x1² と x2² を選んで、訓練してください。テストデータの正解率も見ましょう。",
            "Add hidden layers under “network”, or choose x1² and x2² under “data”, and train. Watch the accuracy on the test data, too."),
    )  # fmt: skip
