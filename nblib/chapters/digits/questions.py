"""Predictions about handwriting: people whose hand the network does not know, and what is no digit at all."""

import numpy as np

from nblib.chapters.digits.digit_data import reader
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths import stroke_raster

SEEDS, SCRIBBLES = 10, 60


def new_writers():
    """New people's digits are read clearly worse than new digits of people whose others were trained on."""
    known, new = (np.median([reader(seed, n).accuracies[-1] for seed in range(SEEDS)]) for n in (False, True))
    lost = known - new

    def percent(share):
        return f"{100 * share:.0f}%"

    return Question(
        "digits/new_writers",
        say("予想: はじめての人の字", "Predict: a hand never seen before"),
        say(
            f"360枚をくじで選んで取りのけ、残りの1437枚で訓練しました。取りのけた360枚は一度も見ていませんが、{percent(known)} が正しく読めました。では、取りのける360枚を、別の人たちの字に変えます。その人たちの字は、訓練にはほとんど出てきません。何%読めるでしょう?",
            f"360 pictures were drawn by lot and kept back, and the other 1437 were trained on. Of the 360, which it had never seen, the network read {percent(known)} right. Now keep back 360 pictures by people of whom hardly a digit is trained on. How many of these will it read?",
        ),
        [
            Option(say(f"同じくらい(約{percent(known)})", f"As many, about {percent(known)}"), abs(lost) < 0.02,
                   say("くじで選んだ360枚は「はじめて見る字」ではあっても、「はじめて見る人の字」ではありません。同じ人のほかの字を、訓練で見ています。",
                       "The pictures drawn by lot were new, but the hands were not: other digits by the same people were trained on.")),
            Option(say("少し減る(90%前後)", "Fewer, around 90%"), 0.03 < lost < 0.15,
                   say(f"{percent(new)} でした。まちがいは{(1 - new) / (1 - known):.0f}倍ほどに増えます。書きぐせは、人によってちがいます。",
                       f"{percent(new)}. That is about {(1 - new) / (1 - known):.0f} times as many mistakes. People differ in their habits of writing.")),
            Option(say("半分も読めない", "Not even half"), new < 0.5,
                   say("人がちがっても、3は3の形をしています。覚えたことの大部分は、ほかの人にも当てはまります。",
                       "A 3 is a 3, whoever writes it. Most of what was learned holds for others, too.")),
        ],
        say("「エポック」を0から動かして、点が上がっていくのを見てください。隠れ層を4個にすると、2つの列はどうなりますか?",
            "Move “epochs of training” up from 0 and watch the dots rise. What becomes of both columns with a width of only 4?"),
    )  # fmt: skip


def scribbled():
    """To a scribble the network gives one of the digits, and is sure of it."""
    rng = np.random.default_rng(1)
    X = np.array([stroke_raster.ink(stroke_raster.dots(stroke_raster.scribble(rng))) for _ in range(SCRIBBLES)])
    sure = np.median(reader().chances(X).max(axis=-1))
    return Question(
        "digits/scribbled",
        say("予想: 数字でないもの", "Predict: what is no digit"),
        say(
            "こんどは、あなたが書きます。数字ではなく、でたらめな線をぐしゃぐしゃに書いたら、ネットワークは何と答えるでしょう?",
            "Now you write. Instead of a digit, scribble some lines at random. What will the network say?",
        ),
        [
            Option(say("どれか1つの数字を、自信たっぷりに答える", "One of the digits, and it is quite sure"), sure > 0.6,
                   say(f"でたらめな線を{SCRIBBLES}通り読ませると、いちばん高い確率の中央値は {100 * sure:.0f}% でした。この確率は「10個の中で比べれば」という意味です。",
                       f"Of {SCRIBBLES} random scribbles, the median of the highest probability was {100 * sure:.0f}%. It only means: compared with the other nine.")),
            Option(say("どの数字も同じくらい(約10%ずつ)", "All digits alike, about 10% each"), sure < 0.3,
                   say("そうなるのは、紙がほとんど空のときだけです。線があれば、10個の合計には大きな差がつきます。",
                       "That is so only while the paper is nearly empty. With lines on it the ten sums differ a lot.")),
            Option(say("「数字ではない」と答える", "That it is no digit"), False,
                   say("出力は10個しかなく、足すと必ず1になります。「どれでもない」という答えは、用意されていません。",
                       "There are ten outputs, and they always sum to 1. “None of these” is not among the answers.")),
        ],
        say("紙の上をドラッグして書きます。まず 1 や 7 を書いて、読めることを確かめてから、でたらめな線を書いてください。マウスがなければ、図を選んでスペースキーと矢印キーで書けます。",
            "Drag on the paper to draw. Begin with a 1 or a 7 to see that it can read, then scribble. Without a mouse: select the picture, then use the space bar and the arrow keys."),
    )  # fmt: skip
