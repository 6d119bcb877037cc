"""The two languages of the course, and the choice between them.

A term or label is looked up by its English: word("learning rate"). A sentence stands where it
is used, as a pair: say("こんにちは。", "Hello.").
"""

import re
from dataclasses import dataclass

from nblib.errors import CourseError
from nblib.language.tables import GLOSSARY, LABELS
from nblib.requirements import missing

_language = "ja"


def speak(language=None):
    """Choose the language of everything that the course says from now on: "ja" or "en".

    A CourseError says which packages are missing, before the course needs them.
    """
    global _language
    if language not in ("ja", "en"):
        raise CourseError(
            f"言語 {language!r} はありません。'ja'(日本語)か 'en'(英語)を選んでください。\n"
            f"There is no language {language!r}. Choose 'ja' (Japanese) or 'en' (English)."
        )
    _language = language
    if absent := missing():
        raise CourseError(not_installed(absent))


def not_installed(names):
    """What to do where these packages are missing."""
    return say(
        f"{', '.join(names)} が入っていません。講座のフォルダで pip install -r requirements.txt を実行し、カーネルを再起動して、このノートブックのセルを上から実行しなおしてください。",
        f"Not installed: {', '.join(names)}. Run pip install -r requirements.txt in the course's folder, restart the kernel, and run this notebook's cells from the top again.",
    )


def language():
    """The language spoken now: "ja" or "en"."""
    return _language


def say(japanese, english):
    """Whichever of the two sentences is in the language spoken now."""
    return japanese if _language == "ja" else english


@dataclass(frozen=True)
class Pair:
    """A sentence in both languages, for what is made once and shown later. str() is the one spoken at that moment."""

    japanese: str
    english: str

    def __str__(self):
        return say(self.japanese, self.english)

    def filled(self, facts):
        """The sentence spoken now, with these facts in the places of their names, as in "{y:.1f}"."""
        return str(self).format_map(facts)


def pair(japanese, english):
    """Both sentences, to be chosen from when they are shown; say() chooses at once."""
    return Pair(japanese, english)


def told(words):
    """Words as text in the language spoken now: a str as it is, a Pair, or a function that says them."""
    return words() if callable(words) else str(words)


def word(english):
    """A term of the glossary, or a label, in the language spoken now."""
    if english in GLOSSARY:
        return say(GLOSSARY[english][0], english)
    return say(*LABELS[english])


def listing(names):
    """Names one after another, as the language spoken now separates them."""
    return say("、", ", ").join(names)


def word_or_name(name):
    """The term or label of this name; the name itself if it is neither, as "w" or "tanh"."""
    return word(name) if name in GLOSSARY or name in LABELS else name


def as_sentence(text):
    """Text as it begins a sentence: in English the first word with a capital, while names such as w0 stay as they are."""
    return say(text, re.sub(r"^[a-z]{3,}\b", lambda found: found[0].capitalize(), text))


def right_mark():
    """The sign for what is right or works, as each language's readers know it. Not beside days: there ○ is one without a test."""
    return say("○", "✓")


CLUES = ("friend", "teacher", "Wednesday")  # x1, x2, x3


def clues_in_words(x):
    """The clues that are there on a day with x (3,) of 0 and 1, such as "friend+teacher"."""
    there = [word(clue) for clue, is_there in zip(CLUES, x, strict=True) if is_there]
    return "+".join(there) or say("手がかりなし", "no clue")


# Names of activations that Japanese has its own words for; all others are called the same in both languages
_ACTIVATIONS = {
    "identity": "恒等関数",
    "step": "ステップ関数",
    "sigmoid": "シグモイド関数",
    "hard sigmoid": "ハードシグモイド",
    "log-sigmoid": "対数シグモイド",
    "tanh": "双曲線正接関数",
    "softplus": "ソフトプラス",
    "bent identity": "曲がった恒等関数",
    "arctan": "逆正接関数",
    "sine": "正弦関数",
    "Gaussian": "ガウス関数",
    "threshold": "しきい値関数",
    "softmax": "ソフトマックス関数",
}


def activation_name(name):
    """What an activation is called in the language spoken now, such as "恒等関数(identity)"."""
    return say(f"{_ACTIVATIONS[name]}({name})", name) if name in _ACTIVATIONS else name


def activation_names(names):
    """What is shown, and what it means, for a choice between activations: {shown: name}."""
    return {activation_name(name): name for name in names}


# Where a list is narrow: what most people say in Japanese, if that is shorter than the name without its brackets
_SHORTER = {"step": "ステップ", "sigmoid": "シグモイド", "tanh": "tanh"}


def short_activation_names(names):
    """The same for lists as narrow as a column of a network: {shown: name}, at most eight Japanese letters each."""
    return {say(_SHORTER.get(name, _ACTIVATIONS.get(name, name)), name): name for name in names}


_SCHEMES = {
    "zeros": ("すべて0", "all zeros"),
    "normal": ("正規分布", "normal"),
    "lecun_uniform": ("LeCun(一様分布)", "LeCun (uniform)"),
    "lecun_normal": ("LeCun(正規分布)", "LeCun (normal)"),
    "glorot_uniform": ("Glorot(一様分布)", "Glorot (uniform)"),
    "glorot_normal": ("Glorot(正規分布)", "Glorot (normal)"),
    "he_uniform": ("He(一様分布)", "He (uniform)"),
    "he_normal": ("He(正規分布)", "He (normal)"),
    "orthogonal": ("直交行列", "orthogonal"),
}


def scheme_names(names):
    """What is shown, and what it means, for a choice between initialisations: {shown: name}."""
    return {say(*_SCHEMES[name]): name for name in names}
