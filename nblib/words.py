"""The two languages of the course: its glossary, its labels, and the choice between them.

A term or label is looked up by its English: word("learning rate"). A sentence stands where it
is used, as a pair: say("こんにちは。", "Hello.").
"""

from nblib.errors import CourseError

_language = "ja"


def speak(language):
    """Choose the language of everything that the course says from now on: "ja" or "en"."""
    global _language
    if language not in ("ja", "en"):
        raise CourseError(
            f"言語 {language!r} はありません。'ja'(日本語)か 'en'(英語)を選んでください。\n"
            f"There is no language {language!r}. Choose 'ja' (Japanese) or 'en' (English)."
        )
    _language = language


def language():
    """The language spoken now: "ja" or "en"."""
    return _language


def say(japanese, english):
    """Whichever of the two sentences is in the language spoken now."""
    return japanese if _language == "ja" else english


def word(english):
    """A term of the glossary, or a label, in the language spoken now."""
    if english in GLOSSARY:
        return say(GLOSSARY[english][0], english)
    return say(*LABELS[english])


CLUES = ("friend", "teacher", "Wednesday")  # x1, x2, x3


def clues_in_words(x):
    """The clues that are there on a day with x (3,) of 0 and 1, such as "friend+teacher"."""
    there = [word(clue) for clue, is_there in zip(CLUES, x, strict=True) if is_there]
    return "+".join(there) or say("手がかりなし", "no clue")


# Field's term: (Japanese, its meaning in Japanese, its meaning in English)
GLOSSARY = {
    "summation": (
        "総和(Σ)",
        "番号のついた数を、決めた番号から決めた番号まで足すこと。記号は Σ。",
        "Adding up numbered numbers, from one number to another. Its sign is Σ.",
    ),
    "mean": (
        "平均",
        "和を、足した個数で割ったもの。",
        "The sum divided by how many numbers were added.",
    ),
    "slope": (
        "傾き",
        "微分係数ともいう。その場所の急さのまま右へ1進むと、いくつ上がるか。下がるなら負の数。",
        "How much it goes up for 1 to the right, at the steepness of that place. Negative where it goes down.",
    ),
    "partial derivative": (
        "偏微分",
        "ほかの入力を止めて、1つの入力だけを動かしたときの傾き。記号は ∂。",
        "The slope when one input moves and all others are held. Its sign is ∂.",
    ),
    "exponential function": (
        "指数関数",
        "e を x 乗した数 exp x。x が1増えるたびに e 倍になり、いつも0より大きい。",
        "exp x, e to the power of x. It grows by the factor e whenever x grows by 1, and is always above 0.",
    ),
    "logarithm": (
        "対数",
        "e を何乗するとその数になるか。この講座の log は、e を使う自然対数。",
        "The power to which e has to be raised to give the number. In this course log is the natural logarithm.",
    ),
    "neuron": (
        "ニューロン",
        "入力に重みをかけて足し合わせ、1つの数を出す計算の部品。",
        "A unit of calculation: it multiplies inputs by weights, adds them and a bias up, and gives one number.",
    ),
    "input": (
        "入力",
        "ニューロンが受け取る数。この章では3つの手がかり。",
        "A number that the neuron receives. In this chapter: the three clues.",
    ),
    "output": (
        "出力",
        "ニューロンが出す数 y。",
        "The number y that the neuron gives.",
    ),
    "weight": (
        "重み",
        "入力にかける数。その入力をどれだけ、どちら向きに効かせるかを決める。",
        "The number an input is multiplied by: how much it counts, and in which direction.",
    ),
    "bias": (
        "バイアス",
        "入力と関係なく、いつも足される数 w0。記事では定数項。入力がすべて0なら、これが出力になる。",
        "The number w0 that is always added (also: constant term). The output when every input is 0.",
    ),
    "threshold": (
        "しきい値",
        "出力がこれを超えたら「ある」と判断する境目の数。この話では0。",
        "The number that the output has to exceed for a “yes”. In this story it is 0.",
    ),
    "decision boundary": (
        "決定境界",
        "判断が入れかわる境目。入力が2つなら y = 0 の直線。",
        "Where the verdict changes. With two inputs: the straight line y = 0.",
    ),
    "layer": (
        "層",
        "同じ入力を受け取るニューロンの並び。",
        "Neurons side by side that all receive the same inputs.",
    ),
    "input layer": (
        "入力層",
        "入力の値が並ぶところ。計算はせず、そのまま次へ渡す。",
        "Where the inputs stand. It calculates nothing, and passes them on.",
    ),
    "hidden layer": (
        "隠れ層",
        "入力層と出力層のあいだの層。記事では中間層。",
        "A layer between the input layer and the output layer.",
    ),
    "output layer": (
        "出力層",
        "最後の層。その値がネットワークの答え。",
        "The last layer. Its values are the network's answer.",
    ),
    "network": (
        "ネットワーク",
        "層を順につないだもの。",
        "Layers in a row, each feeding the next.",
    ),
    "width": (
        "幅",
        "1つの層にあるニューロンの数。",
        "The number of neurons in a layer.",
    ),
    "depth": (
        "深さ",
        "層の数。この講座では隠れ層の数で数える。",
        "The number of layers. This course counts the hidden ones.",
    ),
    "linear": (
        "線形",
        "重みをかけて足すだけの計算。バイアスも足すものは、正しくはアフィンという。",
        "Only weighing and adding up. With a bias it is properly called affine.",
    ),
    "parameter": (
        "パラメータ",
        "学習で決める数。重みとバイアスのすべて。",
        "A number that is to be learned: every weight and every bias.",
    ),
    "training": (
        "訓練",
        "例での損失が小さくなるように、パラメータを少しずつ変えていくこと。",
        "Changing the parameters little by little so that the loss on examples falls.",
    ),
    "overfitting": (
        "過学習",
        "訓練データにだけ合いすぎて、新しいデータで外れること。",
        "Fitting the training data so closely that new data are judged worse.",
    ),
    "exclusive or": (
        "排他的論理和(XOR)",
        "2つのうち、ちょうど一方だけが成り立つこと。この講座の「冗談の問題」。",
        "Exactly one of two things holds. In this course: the prank.",
    ),
    "data set": (
        "データセット",
        "学ぶための例の集まり。この講座では日記。",
        "The collection of examples to learn from. In this course: the diary.",
    ),
    "sigmoid": (
        "シグモイド関数",
        "どんな数も0と1のあいだの数(確率)に変える、なめらかな関数。",
        "A smooth function that turns any number into one between 0 and 1, a probability.",
    ),
    "probability": (
        "確率",
        "起こりやすさを0から1までの数で表したもの。",
        "How likely something is, as a number from 0 to 1.",
    ),
    "confidence": (
        "自信の強さ",
        "判断を変えずに、確率をどれだけ0や1に近づけるか。この章では k。",
        "How near to 0 or 1 the probabilities go, with the verdicts unchanged: this chapter's word for k.",
    ),
    "loss": (
        "損失",
        "予測がどれだけ外れているかを表す1つの数。小さいほどよい。",
        "One number that says how wrong the predictions are. Smaller is better.",
    ),
    "log loss": (
        "対数損失(交差エントロピー)",
        "「−log(実際に起きたほうにつけた確率)」を、すべての例で平均した損失。",
        "The loss that averages minus the logarithm of the probability given to what happened.",
    ),
    "accuracy": (
        "正解率",
        "判断が当たった日の割合。",
        "The share of days on which the verdict was right.",
    ),
    "training data": (
        "訓練データ",
        "重みを決めるときに見てよいデータ。",
        "The data that may be looked at while the weights are chosen.",
    ),
    "test data": (
        "テストデータ",
        "重みを決め終えてから実力を測る、まだ見ていないデータ。",
        "Data not seen so far, kept for measuring what the chosen weights are worth.",
    ),
    "generalisation": (
        "汎化",
        "まだ見ていないデータでもよく当たること。",
        "Being right about data not seen before, too.",
    ),
    "backpropagation": (
        "誤差逆伝播法",
        "損失の傾きを、出力の側から入力の側へ、すでにわかった傾きを使いまわしながら求める方法。記事では誤差伝播法、逆伝播法。",
        "Finding the slopes of the loss from the output back to the inputs, each from slopes that are known already.",
    ),
    "forward pass": (
        "順伝播",
        "入力から出力と損失まで、順に値を計算すること。",
        "Computing the values from the inputs on to the output and the loss.",
    ),
    "backward pass": (
        "逆伝播",
        "損失から入力の側へ、順に傾きを計算すること。",
        "Computing the slopes from the loss back towards the inputs.",
    ),
    "chain rule": (
        "連鎖律",
        "つながった計算の傾きは、途中の傾きの積。道がいくつもあれば、その和。記事では合成関数の微分公式。",
        "The slope of calculations in a row is the product of their slopes; over several paths, the sum of the products.",
    ),
    "delta": (
        "デルタ(誤差信号)",
        "ネットワークの途中の値を少し動かしたとき、損失がどれだけ変わるか。逆伝播で使いまわす傾き。",
        "The slope of the loss along a value inside the network: what the backward pass reuses.",
    ),
}

# Labels of controls and pictures that are no terms of the field: (Japanese, English)
LABELS = {
    "w0": ("w0 バイアス", "w0 bias"),
    "w1": ("w1 友達の重み", "w1 friend"),
    "w2": ("w2 先生の重み", "w2 teacher"),
    "w3": ("w3 水曜日の重み", "w3 Wednesday"),
    "x1": ("x1 友達が「勉強してない!」と言った", "x1 the friend says “I haven't studied!”"),
    "x2": ("x2 先生が「明日はテスト」と言った", "x2 the teacher says “test tomorrow”"),
    "x3": ("x3 明日は水曜日", "x3 tomorrow is a Wednesday"),
    "start": ("はじめ", "start"),
    "end": ("おわり", "end"),
    "outputs": ("出力の数", "outputs"),
    "seed": ("種(始まりの番号)", "seed of the start"),
    "step": ("歩数", "step"),
    "bend": ("曲げる(tanh)", "bend (tanh)"),
    "swap": ("1番と2番を入れかえる", "swap number 1 and 2"),
    "noise": ("ノイズ(逆の答えの割合)", "noise (share of wrong answers)"),
    "scale": ("3つの重みの倍率", "scale of the three weights"),
    "hold": ("w0 を0に固定", "hold w0 at 0"),
    "unseen": ("まだ見ていない日を見る", "look at the unseen days"),
    "a": ("a 傾き", "a slope"),
    "b": ("b 定数", "b constant"),
    "k": ("k 自信の強さ", "k confidence"),
    "friend": ("友達", "friend"),
    "teacher": ("先生", "teacher"),
    "Wednesday": ("水曜日", "Wednesday"),
    "test": ("テストあり", "test"),
    "no test": ("テストなし", "no test"),
    "moment": ("いまの段階", "step"),
    "quiz": ("傾きを、見る前に答える", "ask me for each slope before it is shown"),
    "guess": ("あなたの答え", "your number"),
    "task": ("問題の番号(0 は最初の重み)", "problem (0: the first weights)"),
    "day": ("t その日、テストがあった", "t there was a test"),
    "red": ("赤い重みの番号", "number of the red weight"),
    "orange": ("橙の重みの番号", "number of the orange weight"),
    "every": ("全部の重みについて", "all weights, one after another"),
    "done": ("傾きがわかった層の数", "layers whose slopes are known"),
    "sister": ("妹", "sister"),
    "mother": ("母", "mother"),
    "neighbour": ("隣の人", "neighbour"),
}
