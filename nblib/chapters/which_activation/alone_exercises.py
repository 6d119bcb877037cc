"""Exercises with a lonely neuron: weights for a bell, and a function of one's own that does the prank."""

import numpy as np

from nblib.chapters.which_activation.own_function import begun_function, first_sentence
from nblib.exercises.exercise import Exercise, all_begun
from nblib.language import say
from nblib.maths.activations import gaussian
from nblib.maths.activations.activation import own
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.validation import as_numbers

HALF = 0.5  # the threshold of the neuron with the bell
FIXED = np.array([-1.0, 1.0, 1.0])  # the weights for the learner's own function


def weights_for_bell():
    """Weights with which a Gaussian and the threshold 0.5 do the prank."""
    return Exercise(
        key="activation/bell",
        title=say("練習: 釣り鐘の形で冗談の問題を解く", "Exercise: the prank with a bell"),
        judge=_judge_bell,
        praise=say("正解です。「ちょうど1人」のときだけ、合計が山の上に来ます。",
                   "Right. Only when exactly one of them speaks the sum lies on the hill."),
        hints=[
            say("釣り鐘の山は、合計が0のところです。出力が 0.5 を超えるのは、合計が -0.8 から 0.8 くらいのあいだです。",
                "The hill stands at the sum 0. The output is above 0.5 for sums from about -0.8 to 0.8."),
            say("1人だけが言ったとき、合計は w0 + w1 か w0 + w2 です。どちらも0にします。",
                "When one of them speaks, the sum is w0 + w1 or w0 + w2. Make both of them 0."),
            say("すると w1 = w2 = -w0 です。黙っているときの合計 w0 が、山から十分に離れていれば、できあがりです。",
                "So w1 = w2 = -w0. Now w0, the sum when both are silent, has only to be far enough from the hill."),
        ],
        solution="bell_weights = (-2, 2, 2)",
    )  # fmt: skip


def _judge_bell(answer):
    """None if the neuron does the prank, else what is wrong."""
    w = as_numbers(all_begun(answer), 3)
    sums = w[0] + PRANK[:, :2] @ w[1:]
    yes = predicts_test(gaussian(sums) - HALF)
    wrong = yes != (PRANK[:, 2] == 1)
    if not wrong.any():
        return None
    if wrong.all():
        return say("4つとも逆です。山の上にあるのは「2人とも黙っている」と「2人とも言った」です。",
                   "All four are the wrong way round: on the hill are “both silent” and “both speak”.")  # fmt: skip
    if yes.all():
        return say("4つの合計が、どれも山の上にあります。重みを大きくして、合計を散らばらせてください。",
                   "All four sums lie on the hill. Make the weights larger, so that the sums spread.")  # fmt: skip
    if not yes.any():
        return say("どの合計も、山から外れています。1人だけが言ったときの合計が、0に近くなるようにしてください。",
                   "No sum lies on the hill. When one of them speaks, the sum has to be near 0.")  # fmt: skip
    return _first_wrong(sums, gaussian(sums), wrong)


def _first_wrong(sums, outputs, wrong):
    """The first situation judged wrong, with its numbers."""
    i = int(np.argmax(wrong))
    at = f"({PRANK[i, 0]}, {PRANK[i, 1]})"
    return say(
        f"まだ{wrong.sum()}つの場面がちがいます。たとえば {at} では、合計が {sums[i]:.2f}、出力が {outputs[i]:.2f} です。",
        f"{wrong.sum()} situation{'s are' if wrong.sum() > 1 else ' is'} still wrong. At {at}, for example, the sum is {sums[i]:.2f} and the output {outputs[i]:.2f}.",
    ) + _move(PRANK[i, 2] == 1)


def _move(wanted):
    """Which way to move a sum that is judged wrong."""
    if wanted:
        return say("0.5 を超えないので「テストなし」ですが、ここでのねらいは「テストあり」です。この合計を、0に近づけてください。",
                   " Not above 0.5 means no test, but one is wanted here: bring this sum nearer to 0.")  # fmt: skip
    return say("0.5 を超えるので「テストあり」ですが、ここでのねらいは「テストなし」です。この合計を、0から遠ざけてください。",
               " Above 0.5 means a test, but none is wanted here: move this sum away from 0.")  # fmt: skip


def own_bump():
    """A function with which the neuron of fixed weights does the prank."""
    return Exercise(
        key="activation/own_bump",
        title=say("練習: 冗談の問題を解く関数を作る", "Exercise: a function that does the prank"),
        judge=_judge_bump,
        praise=say("正解です。あなたの関数をもつニューロンは、1つで冗談の問題を解きます。",
                   "Right. With your function a single neuron does the prank."),
        hints=[
            say("合計は -1, 0, 0, 1 です。f(0) だけが正で、f(-1) と f(1) は0以下でなければなりません。",
                "The sums are -1, 0, 0 and 1. f(0) has to be positive, f(-1) and f(1) 0 or less."),
            say("0で高く、両側で低い形、つまり山です。z * z は谷なので、逆さにして少し持ち上げます。",
                "High at 0 and low on both sides: a hill. z * z is a valley. Turn it over, and lift it a little."),
        ],
        solution="def my_bump(z):\n    return 0.5 - z * z",
    )  # fmt: skip


def _judge_bump(answer):
    """None if f is sound and does the prank, else what is wrong."""
    if wrong := first_sentence(own(begun_function(answer))):
        return wrong
    low, top, high = (float(np.ravel(answer(np.array([[z]])))[0]) for z in (-1.0, 0.0, 1.0))
    yes = predicts_test([low, top, high])
    if yes.tolist() == [False, True, False]:
        return None
    shown = f"f(-1) = {low:.3g}, f(0) = {top:.3g}, f(1) = {high:.3g}"
    if low <= top <= high or low >= top >= high:
        return say(f"{shown}。-1 から 1 まで単調です。途中に山が要ります。",
                   f"{shown}. From -1 to 1 it is monotonic. It needs a hill in between.")  # fmt: skip
    if top < min(low, high):
        return say(
            f"{shown}。山ではなく谷です。逆さにしてください。", f"{shown}. This is a valley, not a hill. Turn it over."
        )
    if yes.all():
        return say(f"{shown}。形は山ですが、全部0より大きいので、いつも「テストあり」です。全体を下げてください。",
                   f"{shown}. It is a hill, but all of it lies above 0, so the verdict is always a test. Lower it.")  # fmt: skip
    if not yes.any():
        return say(f"{shown}。形は山ですが、頂上が0を超えません。全体を持ち上げてください。",
                   f"{shown}. It is a hill, but its top does not exceed 0. Lift it.")  # fmt: skip
    return say(f"{shown}。山の片側が、まだ0より上です。", f"{shown}. On one side the hill is still above 0.")
