"""Predictions about what a diary can tell: how exact it is, and what learning it by heart is worth."""

import numpy as np

from nblib.chapters.generalisation.memorisation import learned
from nblib.chapters.optimizers.diary_loss import on_diaries
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.data import expected_accuracy_of
from nblib.maths.descent import ends
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.maths.optimizers import momentum


def _spread(days, diaries=400):
    """The standard deviation of the weights found in many diaries, on average over the four weights."""
    loss = on_diaries(days, range(diaries))
    return ends(momentum(loss.gradient, np.zeros((diaries, 4)), rate=0.5), 500).std(axis=0).mean()


def half_the_error():
    """For half the error four times as many days are needed."""
    from_1000 = _spread(1000)
    shrunk = {times: _spread(1000 * times) / from_1000 for times in (2, 4, 10)}
    nearest = min(shrunk, key=lambda times: abs(shrunk[times] - 0.5))
    whys = {
        2: say(f"日数を2倍にしても、ばらつきは {shrunk[2]:.2f} 倍にしかなりません。", f"Twice the days make the spread {shrunk[2]:.2f} times as large, not half."),
        4: say(f"4倍でばらつきは {shrunk[4]:.2f} 倍になりました。ばらつきは、日数の平方根に反比例します。",
               f"With 4 times the days the spread is {shrunk[4]:.2f} times as large. It goes with 1 over the root of the number of days."),
        10: say(f"10倍にすると {shrunk[10]:.2f} 倍になります。半分にするだけなら、そこまでは要りません。",
                f"10 times the days make it {shrunk[10]:.2f} times as large. For half that is more than enough."),
    }  # fmt: skip
    return Question(
        "optimizers/half_the_error",
        say("予想: 誤差を半分にするには", "Predict: half the error"),
        say(
            "Aくんは1000日の日記から重みを見つけました。日記は運に左右されるので、本当の重みから少しずれます。このずれを半分にするには、何倍の日数が要るでしょう?",
            "From a diary of 1000 days A-kun has found weights. A diary depends on luck, so they are a little off. How many times as many days does he need to be off by half as much?",
        ),
        [Option(say(f"{times}倍", f"{times} times as many"), times == nearest, why) for times, why in whys.items()],
        say("日数を変えて、2つ目の図の線の下がり方を見てください。目盛りはどちらも、同じ幅で同じ倍率です。短い日記では何が起こるでしょう?",
            "Change the number of days, and see how the lines fall in the second picture. On both axes equal distances are equal factors. And what happens in short diaries?"),
    )  # fmt: skip


def by_heart():
    """A large network knows every day it has seen, and is worse than A-kun's four weights on new ones."""
    found = learned(16, 100, 0.0, 10)
    seen, new, kun = found.accuracy.mean(), found.new_accuracy.mean(), expected_accuracy_of(ARTICLE_WEIGHTS)
    return Question(
        "optimizers/by_heart",
        say("予想: 丸暗記", "Predict: learning by heart"),
        say(
            f"隠れ層が16個のネットワークを、100日分の日記で訓練すると、その100日については {100 * seen:.0f}% 当たるようになりました。新しい日では、Aくんの 4:6:3 と比べてどうでしょう?",
            f"A network with 16 hidden neurons is trained on 100 days, until it is right on {100 * seen:.0f}% of them. How does it do on new days, compared with A-kun's 4 : 6 : 3?",
        ),
        [
            Option(say("4:6:3 よりよく当たる", "Better than 4 : 6 : 3"), bool(new > kun + 0.02),
                   say(f"4:6:3 の {100 * kun:.1f}% が、新しい日で望める最高です。これを超える方法はありません。",
                       f"4 : 6 : 3 is right on {100 * kun:.1f}% of new days, and nothing can be better.")),
            Option(say("同じくらい当たる", "About as well"), bool(abs(new - kun) <= 0.02),
                   say("関係のない欄まで使って100日を覚えたので、新しい日では、その欄に振り回されます。",
                       "It remembers the 100 days by notes that mean nothing. On new days the same notes make it go wrong.")),
            Option(say("4:6:3 より悪い", "Worse than 4 : 6 : 3"), bool(new < kun - 0.02),
                   say(f"新しい日で当たったのは {100 * new:.0f}% です。4:6:3 なら {100 * kun:.1f}% でした。見た日で満点でも、覚えただけで、わかってはいません。",
                       f"It is right on {100 * new:.0f}% of new days; 4 : 6 : 3 would be on {100 * kun:.1f}%. Full marks on the days seen were memory, not understanding.")),
        ],
        say("日記の日数を増やすと、どうなるでしょう? 幅を0(ニューロン1つだけ)にすると? 重み減衰を強くすると?",
            "What if the diary gets longer? With width 0, which is a single neuron? With more weight decay?"),
    )  # fmt: skip
