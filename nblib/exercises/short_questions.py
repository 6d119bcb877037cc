"""Short questions, one click each, without a panel: their words stand in a page such as a room's recall.md.

    ## again_today                 the key, for ever
    ### in                         the heading of the section, in both languages, where its subject stands
    ### ask
    ### right: no_test             an option: its label, and its key; one of them is right
    ### other: test
    ### why                        one sentence, told after any answer

Where there are two forms of a question, with other numbers, each section may hold two texts in both languages: form A, form B.
"""

from dataclasses import dataclass

from nblib.exercises.word_pages import read_page
from nblib.language import Pair, say

RIGHT, FORMS = "right", "AB"


@dataclass(frozen=True)
class Choice:
    """One answer: its key, its label ("right", or what a wrong answer stands for), and its text."""

    key: str
    label: str
    text: Pair

    @property
    def right(self):
        """Whether it is the right one."""
        return self.label == RIGHT


@dataclass(frozen=True)
class ShortQuestion:
    """A question as it is shown: what is asked, the choices in their order, and why the right one is right."""

    key: str
    chapter: str  # the notebook to which it belongs, such as "01_neuron"
    place: Pair  # the heading of its section there
    ask: Pair
    choices: tuple
    why: Pair

    @property
    def right(self):
        """The right choice."""
        return next(choice for choice in self.choices if choice.right)

    @property
    def where(self):
        """The chapter and section where its subject stands, in words."""
        number = int(self.chapter[:2])
        return say(f"→ 第{number}章「{self.place}」", f"→ chapter {number}, “{self.place}”")

    @property
    def address(self):
        """The address of that section, as JupyterLab calls it."""
        return f"{self.chapter}.ipynb#{str(self.place).replace(' ', '-')}"

    def choice(self, key):
        """The choice of this key, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)


def read_questions(path, chapter, form=FORMS[0]):
    """The ShortQuestions of a page, in their order, in form A or B. A ValueError says what is wrong with the page."""
    return [_question(path, key, chapter, sections, FORMS.index(form)) for key, sections in read_page(path).items()]


def _question(path, key, chapter, sections, form):
    texts = {name: pairs[min(form, len(pairs) - 1)] for name, pairs in sections.items()}
    try:
        place, ask, why = texts.pop("in"), texts.pop("ask"), texts.pop("why")
        choices = tuple(_choice(name, text) for name, text in texts.items())
    except (KeyError, ValueError) as trouble:
        raise ValueError(f"{path}: {key}: {trouble}") from None
    if sum(choice.right for choice in choices) != 1 or len({choice.key for choice in choices}) < len(choices):
        raise ValueError(f"{path}: {key}: exactly one choice is right, and each has a key of its own")
    return ShortQuestion(key, chapter, place, ask, choices, why)


def _choice(name, text):
    label, key = name.split(": ")
    return Choice(key, label, text)
