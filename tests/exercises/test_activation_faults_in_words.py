"""Every fault that a learner's activation can have gets its own sentence, with its place, in both languages."""

import math

import numpy as np
import pytest

from nblib.chapters.which_activation.own_activation import trusted, what_is_wrong
from nblib.errors import CourseError
from nblib.language import words
from nblib.maths.activations import GALLERY, activation
from nblib.maths.activations.activation import own


def clip_in_place(z):
    z[z < 0] = 0
    return z


def with_if(z):
    if z > 0:
        return z
    return 0 * z


def with_math(z):
    return 1 / (1 + math.exp(-z))


def of_one_shape(z):
    return z if np.size(z) == 1 else z + np.zeros(7)


def of_one_kind(z):
    if np.size(z) > 1:
        raise ValueError("of another kind")
    return z


def misspelled(z):
    return nump.tanh(z)  # noqa: F821


def too_many(z, a):
    return z


def endless(z):
    while True:
        z = z + 1


def leaving(z):
    raise SystemExit


def fussy(z):
    if np.any(z > 5):
        raise ZeroDivisionError("too large")
    return z


# name: (activation, place, what the Japanese and the English sentence hold)
FAULTS = {
    "string": (own("tanh"), None, ["文字列 'tanh'", "引用符なし"], ["the string 'tanh'", "without quotes"]),
    "string as slope": (own(np.sin, "cos"), None, ["導関数として、文字列"], ["The derivative is the string"]),
    "called": (own(np.tanh(1.0)), None, ["関数ではありません", "own(f)"], ["no function", "own(f)"]),
    "math": (own(math.sin), None, ["配列を渡すと", "np.sin"], ["stops at an array", "np.sin"]),
    "if": (own(with_if), None, ["「if z > 0:」", "np.where"], ["“if z > 0:”", "np.where"]),
    "if in the slope": (own(np.abs, with_if), None, ["導関数は", "np.where"], ["The derivative can take", "np.where"]),
    "and": (own(lambda z: (z > 0 and z) + 0 * z), None, ["if、and、max は", "&"], ["if, and, max cannot", "&"]),
    "math in a line": (own(with_math), None, ["math.exp は数を1つしか", "np.exp を"], ["Use np.exp: math.exp can take"]),
    "float": (own(lambda z: float(z)), None, ["float などは"], ["float and the like"]),
    "shapes": (own(of_one_shape), None, [".shape を見て"], ["Look at the .shape"]),
    "other at arrays": (own(of_one_kind), None, ["(ValueError: "], ["(ValueError: "]),
    "half done": (own(lambda z: z * ...), 0.0, ["まだ ... が残って"], ["still has a ..."]),
    "misspelled": (own(misspelled), 0.0, ["z = 0 で", "「return nump.tanh(z)", "その行を直して"], ["at z = 0", "“return nump.tanh(z)", "Mend that line"]),
    "arguments": (own(too_many), 0.0, ["引数を z 1つだけ"], ["must take one thing, z"]),
    "raises far out": (own(fussy), 5.1, ["z = 5.1", "too large"], ["z = 5.1", "too large"]),
    "nothing": (own(lambda z: None), None, ["return を書き忘れて"], ["Is a return missing?"]),
    "list": (own(lambda z: list(z)), None, ["list です", "np.array(...)"], ["returns a list", "np.array(...)"]),
    "text": (own(lambda z: "a"), None, ["str です"], ["returns a str"]),
    "complex": (own(lambda z: z + 1j), None, ["complex128", "実数ではありません"], ["array of complex128", "Real numbers"]),
    "in place": (own(clip_in_place), -0.1, ["z = -0.1 が 0 に", "np.maximum"], ["z = -0.1 became 0", "np.maximum"]),
    "one number": (own(lambda z: 1.0), None, ["数を1つだけ", "0 * z"], ["one number for many z", "0 * z"]),
    "sum": (own(lambda z: z.sum(axis=-1)), None, ["形を変えずに"], ["Return the shape that came in"]),
    "slope of another shape": (own(np.sin, lambda z: np.cos(z)[:1]), None, ["導関数に形"], ["The derivative turns"]),
    "logarithm": (own(np.log), 0.0, ["z = 0 で無限大", "log(0)"], ["infinite (-inf) at z = 0", "log(0)"]),
    "root": (own(np.sqrt), -0.1, ["z = -0.1 で数になりません", "ルート"], ["no number (nan) at z = -0.1", "root"]),
    "0 / 0": (own(np.abs, lambda z: z / np.abs(z)), 0.0, ["導関数は z = 0 で数に"], ["The derivative is no number (nan) at z = 0"]),
    "company": (own(lambda z: np.exp(z) / np.exp(z).sum()), 0.0, ["1つだけで計算すると 1、", "別々に"], ["gives 1 alone", "each z by itself"]),
    "needs company": (own(lambda z: z + z[:, 5:6]), 0.0, ["エラー"], ["an error alone"]),
    "chance": (own(lambda z: z + np.random.default_rng().normal(size=z.shape)), 0.0, ["乱数"], ["nothing random"]),
    "sign": (own(np.tanh, lambda z: np.tanh(z) ** 2 - 1), 0.0, ["傾きは -1 ですが", "1 です", "符号が逆"], ["says -1", "gives 1.", "sign is the wrong way"]),
    "factor": (own(lambda z: np.sin(2 * z), lambda z: np.cos(2 * z)), 0.0, ["2 倍", "内側の微分"], ["2 times", "inner function"]),
    "itself": (own(np.sin, np.sin), 0.0, ["f そのもの"], ["f itself"]),
    "output": (own(np.tanh, lambda z: 1 - z**2), 0.2, ["z = 0.2", "0.96 ですが", "0.961 です", "渡されるのは z"], ["z = 0.2", "says 0.96,", "gives 0.961.", "handed is z"]),
    "constant": (own(np.tanh, lambda z: 1), 0.1, ["どこでも同じ傾き"], ["same everywhere"]),
    "some other": (own(np.tanh, lambda z: 1 - np.tanh(z)), 0.1, ["または、導関数を渡さずに own(f) としてください"], ["Or leave the derivative out"]),
    "hardly": (own(np.sin, lambda z: np.cos(z) + 1e-3), 0.0, ["1.001", "1 です"], ["says 1.001", "gives 1."]),
}  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place_and_the_next_move(name, language):
    words.speak(language)
    sigma, place, *held = FAULTS[name]
    found, sentence = what_is_wrong(sigma)
    assert found == place
    for part in held[language == "en"]:
        assert part in sentence, sentence
    with pytest.raises(CourseError) as caught:
        trusted(sigma)
    assert name == "chance" or str(caught.value) == sentence


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    ("f", "japanese", "english"),
    [(endless, "終わらないくり返し", "never ends"), (leaving, "は要りません", "is not needed")],
)
def test_what_never_ends_is_stopped(f, japanese, english, language, hurried):
    words.speak(language)
    for look in (what_is_wrong, trusted):
        with pytest.raises(CourseError, match=japanese if language == "ja" else english):
            look(own(f))


def test_sound_functions_are_trusted():
    for name in GALLERY:
        sigma = activation(name)
        assert what_is_wrong(sigma) is None and trusted(sigma) is sigma
    for sigma in (own(np.abs, np.sign), own(lambda z: z * np.sin(z)), own(np.tanh, lambda z: 1 - np.tanh(z) ** 2)):
        assert trusted(sigma) is sigma


def test_the_same_fault_is_told_in_the_language_of_the_moment():
    sigma = own(np.sqrt)
    japanese = what_is_wrong(sigma)[1]
    words.speak("en")
    assert "関数 f は" in japanese and what_is_wrong(sigma)[1].startswith("f is no number")
