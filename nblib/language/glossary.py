"""The glossary: every term of the field that the course uses, in both languages. Its page is docs/glossary.md."""

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
        "入力に重みをかけ、バイアスといっしょに足し合わせて、1つの数を出す計算の部品。",
        "A unit of calculation: it multiplies inputs by weights, adds them and a bias up, and gives one number.",
    ),
    "input": (
        "入力",
        "ニューロンが受け取る数。Aくんのニューロンでは3つの手がかり。",
        "A number that a neuron receives. For A-kun's neuron: one of the three clues.",
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
        "判断が入れかわる境目。入力が2つのニューロン1つなら、y = 0 の直線。",
        "Where the verdict changes. For a single neuron with two inputs: the straight line y = 0.",
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
        "学ぶための例の集まり。たとえばAくんの日記。",
        "The collection of examples to learn from, such as A-kun's diary.",
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
        "判断を変えずに、確率をどれだけ0や1に近づけるか。この講座では k。",
        "How near to 0 or 1 the probabilities go, with the verdicts unchanged: this course's word for k.",
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
        "判断が当たった例(日や絵)の割合。",
        "The share of examples (days, pictures) on which the verdict was right.",
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
    "loss surface": (
        "損失曲面",
        "パラメータの値の組を場所、損失を高さとした地形。",
        "The landscape whose places are the values of the parameters, and whose height is the loss.",
    ),
    "local minimum": (
        "局所的最小値",
        "まわりのどこよりも低い場所。極小値、局所解ともいう。記事では極小値。",
        "A place lower than everywhere around it.",
    ),
    "global minimum": (
        "大域的最小値",
        "地形全体でいちばん低い場所。大域解ともいう。記事では最小値。",
        "The lowest place of all. There may be several that are equally low.",
    ),
    "saddle point": (
        "鞍点",
        "平らだが、ある向きには上り、別の向きには下る場所。",
        "A level place from which it goes up in some directions and down in others.",
    ),
    "basin of attraction": (
        "吸引域",
        "そこから始めると、同じ最小値に着く場所の集まり。最適化手法と学習率で変わる。",
        "All places from which one ends in the same minimum. It depends on the optimizer and its rate.",
    ),
    "learning rate": (
        "学習率",
        "傾きにかけて、1歩の大きさを決める数。",
        "The number by which the slope is multiplied to make a step.",
    ),
    "schedule": (
        "学習率スケジュール",
        "学習率を、歩数とともに変えていく決まり。",
        "A rule by which the learning rate changes from step to step.",
    ),
    "divergence": (
        "発散",
        "1歩ごとに遠ざかり、損失がどこまでも大きくなること。",
        "Every step leads farther away, and the loss grows without bound.",
    ),
    "momentum": (
        "モメンタム",
        "前の1歩の勢い(速度)を残しながら進む方法。",
        "Descent that keeps a part of the velocity of the steps before.",
    ),
    "Adam": (
        "Adam(アダム)",
        "傾きの平均を、傾きの大きさで割って1歩とする最適化手法。",
        "An optimizer whose step is the mean of the slopes, divided by their size.",
    ),
    "curvature": (
        "曲率",
        "1進むあいだに、傾きがどれだけ変わるか。下にふくらむ谷では正、山では負。",
        "How much the slope changes over a distance of 1: positive in a valley, negative on a hill.",
    ),
    "Hessian": (
        "ヘッセ行列",
        "それぞれの向きに進むとき、それぞれの傾きがどう変わるかを並べた表。",
        "The table of how each slope changes along each direction.",
    ),
    "Newton's method": (
        "ニュートン法",
        "曲率も使って、傾きが0になるはずの場所へ一度に進む方法。",
        "Steps to where the slope would be 0 if the curvature stayed as it is.",
    ),
    "optimizer": (
        "最適化手法",
        "傾きを使って、パラメータをどう動かすかを決める手順。記事では最適化関数。",
        "The procedure that decides, by the slopes, how the parameters move.",
    ),
    "gradient descent": (
        "勾配降下法(GD)",
        "傾きと逆の向きへ、学習率をかけた分だけ進むことをくり返す方法。記事では最急降下法。",
        "Again and again a step against the slope, of the size rate times slope. Short: GD.",
    ),
    "stochastic gradient descent": (
        "確率的勾配降下法(SGD)",
        "1歩ごとに、全部ではなく少しの例だけを選んで傾きを計算する勾配降下法。",
        "Gradient descent in which each step takes its slope from a few examples drawn at random. Short: SGD.",
    ),
    "mini-batch": (
        "ミニバッチ",
        "1歩の傾きを計算するために選ぶ、少しの例。",
        "The few examples from which the slope for one step is calculated.",
    ),
    "weight decay": (
        "重み減衰",
        "損失に、重みの2乗の和の半分に係数をかけたものを足して、重みが大きくなりすぎないようにすること。L2正則化ともいう。",
        "Keeping weights small by adding half the sum of their squares, times a factor, to the loss. Also called L2 regularisation.",
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
    "activation function": (
        "活性化関数",
        "ニューロンの合計を、出力に変える関数。記号は σ。",
        "The function that turns a neuron's sum into its output. Its sign is σ.",
    ),
    "identity function": (
        "恒等関数",
        "入れたものをそのまま返す関数。これだけは、何も曲げない。",
        "The function that gives back what goes in. It bends nothing.",
    ),
    "step function": (
        "ステップ関数",
        "0を超えたら1、そうでなければ0を返す関数。",
        "The function that is 1 above 0, and 0 elsewhere.",
    ),
    "hyperbolic tangent": (
        "双曲線正接関数(tanh)",
        "どんな数も -1 と1のあいだの数に変える、なめらかな関数。",
        "tanh, a smooth function that turns any number into one between -1 and 1.",
    ),
    "rectified linear unit": (
        "正規化線形関数(ReLU)",
        "正の数はそのまま通し、それ以外は0にする関数。",
        "ReLU, the function that lets positive numbers pass and makes all others 0.",
    ),
    "derivative": (
        "導関数",
        "その場所の傾きを返す関数。微分すると得られる。",
        "The function that gives the slope at each place.",
    ),
    "universal approximation": (
        "万能近似",
        "隠れ層が1つでも、ニューロンを増やせば、決めた範囲のどんなつながった曲線にもいくらでも近づけること。活性化関数が多項式のときはできない。",
        "With enough neurons a single hidden layer comes as near as you like, over a fixed range, to any curve without jumps, unless its activation is a polynomial.",
    ),
    "least squares": (
        "最小二乗法",
        "ずれの2乗の和が、いちばん小さくなるように決める方法。",
        "Choosing numbers so that the sum of the squared gaps is as small as it can be.",
    ),
    "softmax": (
        "ソフトマックス関数",
        "いくつかの点数を、足すと1になる確率に変える関数。",
        "The function that turns several scores into probabilities that sum to 1.",
    ),
    "temperature": (
        "温度",
        "softmax に入れる前に、点数を割る数。低いほど、1位に確率が集まる。",
        "The number that scores are divided by before softmax. The lower it is, the more the largest score gets.",
    ),
    "overflow": (
        "オーバーフロー",
        "計算機の表せる最大の数を超えること。",
        "A result beyond the largest number that the computer can hold.",
    ),
    "gradient": (
        "勾配",
        "損失をすべてのパラメータでそれぞれ偏微分したものを、順に並べたもの。",
        "The partial derivatives of the loss along all parameters, in their order.",
    ),
    "absolute error": (
        "絶対誤差",
        "出力と正解の差から、符号を取り除いたもの。",
        "The difference between output and target, without its sign.",
    ),
    "squared error": (
        "二乗誤差",
        "出力と正解の差を2乗したもの。",
        "The difference between output and target, squared.",
    ),
    "difference quotient": (
        "差分商",
        "Δw だけ動かしたときの変化を Δw で割ったもの。平均変化率ともいう。Δw を小さくすると傾きに近づく。",
        "The change over a distance Δw, divided by Δw. As Δw shrinks it approaches the slope.",
    ),
    "central difference": (
        "中心差分",
        "左右に同じ Δw だけ動かして測る差分商。片側だけで測るより、ずっと正確。",
        "The difference quotient from Δw on the left to Δw on the right: far closer than from one side.",
    ),
    "truncation error": (
        "打ち切り誤差",
        "Δw が0でないために、差分商が傾きからずれる分。Δw が大きいほど大きい。",
        "How far a difference quotient is off because Δw is not 0. It grows with Δw.",
    ),
    "rounding error": (
        "丸め誤差",
        "数を約16桁までしか覚えられないために生じるずれ。Δw で割ると、Δw が小さいほど大きくなる。",
        "What is lost because a number is kept to about 16 digits only. Divided by Δw, it grows as Δw shrinks.",
    ),
    "gradient check": (
        "勾配チェック",
        "計算した勾配を、パラメータを1つずつ少し動かして測った傾きと比べること。",
        "Comparing a calculated gradient with slopes measured by moving each parameter a little.",
    ),
    "vanishing gradient": (
        "勾配消失",
        "勾配が、層を戻るたびに小さくなり、入力に近い層にはほとんど届かないこと。",
        "The gradient shrinks from layer to layer on its way back, so that the first layers hardly get any.",
    ),
    "exploding gradient": (
        "勾配爆発",
        "勾配が、層を戻るたびに大きくなり、手に負えなくなること。",
        "The gradient grows from layer to layer on its way back, until it gets out of hand.",
    ),
    "initialisation": (
        "初期化",
        "訓練を始めるときの重みの決め方。",
        "How the weights are chosen from which training starts.",
    ),
    "dead neuron": (
        "死んだニューロン",
        "どの例でも活性化関数の平らなところにいて、何も学ばなくなったニューロン。とくに ReLU で起こる。",
        "A neuron that is on the flat part of its activation for every example, and so learns nothing. It happens above all with ReLU.",
    ),
    "automatic differentiation": (
        "自動微分",
        "計算の1つ1つに局所的な傾きを覚えさせ、連鎖律で全体の傾きを求める方法。",
        "Every single operation keeps its local slope; the chain rule then gives the slope of the whole.",
    ),
    "pixel": (
        "画素",
        "画像をつくる小さなマス。明るさや濃さを表す数を1つ持つ。",
        "One of the small squares that a picture is made of, with a number for how light or dark it is.",
    ),
    "confusion matrix": (
        "混同行列",
        "何を何と読んだかを数えた表。行が正解、列が答え。斜めの線の上が、正しく読めた数。",
        "A table that counts what was taken for what: a row for each truth, a column for each answer. Right ones are on the diagonal.",
    ),
    "preprocessing": (
        "前処理",
        "ネットワークに渡す前に、データの大きさや位置などをそろえること。",
        "Bringing data to the same size, place and so on, before a network gets them.",
    ),
    "distribution shift": (
        "分布のずれ",
        "使うときのデータが、訓練のときのデータと同じように集められていないこと。",
        "The data met in use do not come from where the training data came from.",
    ),
    "epoch": (
        "エポック",
        "訓練データを全部1回ずつ見ること。訓練の長さはエポックで数える。",
        "One pass through all of the training data. The length of a training is counted in epochs.",
    ),
    "feature": (
        "特徴量",
        "ネットワークに入力として教える数。元の数のほか、2乗や積など、人が作った数も使う。",
        "A number that a network is given as an input: one of the data's own, or one that people made of them, such as a square.",
    ),
    "regularisation": (
        "正則化",
        "大きな重みに損をさせて、単純な答えを選ばせること。L1 は重みの大きさの和、L2 は2乗の和の半分を、係数をかけて損失に足す。",
        "Making large weights cost something, so that simple answers win. L1 adds the sum of the weights' sizes to the loss, L2 half the sum of their squares, times a factor.",
    ),
    "monotonic": (
        "単調",
        "上がる一方(または下がる一方)で、途中で向きを変えないこと。平らなところはあってもよい。",
        "Never going down (or never going up), so it never turns back. It may be level in places.",
    ),
    "comma-separated values": (
        "コンマ区切りの値(CSV)",
        "1行に1件ずつ、値をコンマで区切って並べた文字のファイル。表計算ソフトで読み書きできる。",
        "A text file with one record a row and commas between its values. Spreadsheets read and write it.",
    ),
    "normalisation": (
        "正規化",
        "列ごとに、値を決まった範囲へ移すこと。ここでは最小値を -2、最大値を 2 にする。",
        "Moving each column into a fixed range; here its smallest value becomes -2 and its largest 2.",
    ),
    "one against the rest": (
        "一対他",
        "3つ以上の種類から1つを選び、それか、それ以外かを見分けること。",
        "To choose one of several kinds, and to tell it from all the others together.",
    ),
}
