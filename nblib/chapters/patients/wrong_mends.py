"""Mends that do not mend: where to look for what still ails, and what typical wrong moves have missed."""

from nblib.language import say
from nblib.playground.training_session import examples


def prompt(symptom, losses):
    """A question that leads towards what ails; empty if no symptom was found."""
    seen, new = losses
    return {
        "diverged": say("1歩の大きさを決めているのは何でしょう? 直したら「最初から」を押します。",
                        "What decides how long a step is? Mend that, then press “restart”."),
        "alike": say("隠れ層のニューロンに共通していることは何でしょう? エポック0の重みを比べてください。",
                     "What do all hidden neurons have in common? Compare their weights at epoch 0."),
        "dead": say("隠れ層のどれもが、どの点でも傾き0です。待っても目をさましません。こうなる前に何が起きたのか、「最初から」1つずつ見てください。",
                    "At every point the slope of all hidden neurons is 0. Waiting does not wake them. Press “restart” and see, epoch by epoch, what happened before."),
        "straight": say("境目がまっすぐです。何があれば曲がりますか?", "The boundary is straight. What could bend it?"),
        "vanishing": say("はじめの層に、勾配がほとんど届いていません。層を1つ戻るたびに、何がかけられますか?",
                         "Hardly anything of the gradient reaches the first layer. What is it multiplied by in each layer?"),
        "by_heart": say(f"訓練データの損失は {seen:.2f}、テストデータは {new:.2f} です。1点ずつ覚えこめないようにするには、何を変えますか?",
                        f"The loss is {seen:.2f} on the training data and {new:.2f} on the test data. What would keep it from learning point by point?"),
    }.get(symptom, "")  # fmt: skip


def slip(name, now, opened, symptom, losses):
    """The sentence for a typical wrong move of this lesson, or None. now, opened: Settings."""
    return next((sentence for missed, sentence in _SLIPS[name](now, opened, symptom, losses) if missed), None)


def _of_prank(now, opened, symptom, losses):
    return [
        (now.widths and set(now.activations) == {"identity"},
         say("隠れ層はできました。でも恒等関数(identity)はまっすぐなので、足すだけの層が増えただけです。どんな活性化関数なら曲がりますか?",
             "There is a hidden layer now. But identity is straight, so this is only one more layer that adds up. Which activation bends?")),
        (now.widths and max(now.widths) == 1,
         say("隠れ層のニューロンが1つでは、折り目も1本です。4つの角を分けるには、いくつ要りますか?",
             "One hidden neuron makes one fold. How many are needed to divide four corners?")),
        (not now.widths and now.features != opened.features and "x1·x2" not in now.features,
         say("この入力でも、4つの角を分けるようには曲がりません。2つの手がかりが食いちがっているかどうかは、何を見ればわかりますか?",
             "These inputs do not bend it the way that four corners need. What tells whether the two clues disagree?")),
        (now.rate != opened.rate and not now.widths and now.features == opened.features,
         say("歩幅を変えても、行き先は1本の直線のままです。変えるのは、ネットワークが何を描けるかです。",
             "Another rate only changes the steps, not where they can lead: to a straight line. Change what the network can draw.")),
    ]  # fmt: skip


def _of_dead(now, opened, symptom, losses):
    longer = now.rate >= opened.rate
    return [
        (symptom == "dead" and not longer,
         say("学習率は小さくなりました。でも、死んだニューロンはそのままです。「最初から」を押して、生きているところからやりなおしてください。",
             "The rate is smaller now. But dead neurons stay dead: press “restart”, to begin where they live.")),
        (longer and now.activations != opened.activations,
         say("活性化関数は変わりました。でも、ニューロンを平らなところへ投げ飛ばした1歩の大きさは、そのままです。",
             "The activation is another one. But the step that threw the neurons there is as long as before.")),
        (longer and (now.widths, now.scheme) != (opened.widths, opened.scheme),
         say("初期値や数を変えても、同じ大きさの1歩がまたニューロンを投げ飛ばします。", "Other starts, or more neurons, are thrown there by steps as long as before.")),
    ]  # fmt: skip


def _of_exploding(now, opened, symptom, losses):
    return [
        (symptom == "diverged" and now.rate < opened.rate,
         say("学習率は小さくなりました。でも、壊れた重みから続けています。「最初から」を押して、訓練してください。",
             "The rate is smaller now. But training goes on from broken weights: press “restart”, and train.")),
        (symptom == "dead",
         say("際限なく大きくはなりませんが、ReLU のニューロンが全部、平らなところへ投げ飛ばされました。1歩が長すぎることは同じです。",
             "It no longer grows without bounds, but all ReLU neurons have been thrown where they are flat. The steps are still too long.")),
        (now.rate >= opened.rate,
         say("1歩が谷の幅より長いのです。どの設定が、1歩の大きさを決めていますか?", "A step is longer than the valley is wide. Which setting decides how long it is?")),
    ]  # fmt: skip


def _of_zeros(now, opened, symptom, losses):
    same = now.scheme == opened.scheme
    return [
        (same and now.widths != opened.widths,
         say("ニューロンを増やしても、みな同じ重みから始まるので、みな同じままです。", "More neurons do not help: all of them begin alike, and stay alike.")),
        (same and now.rate != opened.rate,
         say("歩幅を変えても、みな同じ向きに同じだけ動きます。重みの初期値に共通していることは何でしょう?",
             "With another rate they still all move alike. What do their first weights have in common?")),
    ]  # fmt: skip


def _of_by_heart(now, opened, symptom, losses):
    seen, new = losses
    points = len(examples(now).X)
    return [
        (seen > 0.6 and (now.l1 > opened.l1 or now.l2 > opened.l2),
         say(f"罰が強すぎて、何も覚えられなくなりました(訓練データの損失も {seen:.2f})。もう少し弱くしてください。",
             f"The penalty is so strong that nothing is learned any more (the training loss is {seen:.2f}, too). Make it weaker.")),
        (symptom == "straight",
         say("こんどは小さすぎます。まっすぐな境目では、円を囲めません。", "Now the network is too small: a straight boundary cannot go round a circle.")),
        (now.widths and now.widths[0] == 1,
         say("こんどは小さすぎます。はじめの隠れ層のニューロンが1つでは、円を囲めません。",
             "Now the network is too small: with one neuron in the first hidden layer it cannot go round a circle.")),
        (sum(now.widths) > sum(opened.widths),
         say("大きなネットワークほど、1点ずつ覚えこむ余裕があります。逆の向きはどうでしょう?",
             "The larger the network, the more room it has to learn point by point. What about the other direction?")),
        (symptom == "by_heart" and points > len(examples(opened).X),
         say(f"点を増やすのは正しい向きです。訓練データは今{points}個です。もっと増やしてください。",
             f"More points are the right direction. Now {points} are trained on: take even more.")),
    ]  # fmt: skip


def _of_vanishing(now, opened, symptom, losses):
    return [
        (symptom == "vanishing" and now.rate > opened.rate,
         say("学習率を上げると、どの層の1歩も同じ倍率で大きくなります。はじめの層に合わせると、後ろの層が飛びはねます。",
             "A larger rate multiplies the steps of all layers alike. Large enough for the first layer, it makes the last one leap about.")),
        (symptom == "vanishing" and sum(now.widths) > sum(opened.widths) and len(now.widths) >= len(opened.widths),
         say("横に広げても、戻る道のりは同じ長さです。", "Wider layers do not make the way back any shorter.")),
        (now.optimizer != opened.optimizer and set(now.activations) == {"sigmoid"},
         say("小さな勾配を、長めの1歩にする方法です。それでも、シグモイド関数の傾きは大きくて4分の1のままで、学べるかどうかは運しだいです。小さくなるもとを変えられませんか?",
             "This makes longer steps of small gradients. But a sigmoid's slope is still a quarter at most, and whether it learns is left to luck. Can you change what makes the gradient shrink?")),
        (symptom == "vanishing" and now.scheme != opened.scheme,
         say("重みの初期値を変えても、シグモイド関数の傾きは大きくても4分の1です。層の数だけかけ合わせると、どうなりますか?",
             "Other weights to begin with do not change this: the slope of a sigmoid is a quarter at most. What is left after so many layers?")),
    ]  # fmt: skip


_SLIPS = {
    "prank": _of_prank,
    "dead ReLU": _of_dead,
    "exploding rate": _of_exploding,
    "all zeros": _of_zeros,
    "by heart": _of_by_heart,
    "vanishing gradient": _of_vanishing,
}
