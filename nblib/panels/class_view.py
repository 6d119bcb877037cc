"""For the teacher: ask the class on a hub what it thinks, or count the lines that learners have handed over."""

import html
import os

from nblib.errors import CourseError
from nblib.exercises.asked import Asked
from nblib.exercises.question import Question
from nblib.exercises.votes import ask_service, count, handed, handed_again, not_among, service, unread
from nblib.language import listing, say
from nblib.panels.calls import called_as, usual_form
from nblib.panels.display import Shown, plain, possible
from nblib.validation import in_short

ASK, COUNT = "ask_class(ask)", 'count_votes(ask, r"""vote:...""")'

MOST_SQUARES = 20  # of a bar


@called_as(ASK)
def ask_class(ask):
    """Have the hub count what learners predict from now on, of all questions of a chapter. For teachers."""
    questions = possible(_as_sent, _questions(ask, ASK))
    if not service():
        return Shown(
            say(
                f"ここには、クラスの予想を数えるハブがありません。学習者に progress(ask) を実行してもらい、出てきた行を集めて、{COUNT} で数えられます。",
                f"There is no hub here that counts what the class predicts. Have learners run progress(ask), collect the lines that it shows, and count them with {COUNT}.",
            )
        )
    try:
        ask_service("PUT", "questions", {"questions": questions})
    except (OSError, ValueError) as trouble:
        raise CourseError(_refused(trouble)) from None
    return Linked(
        say(
            f"{len(questions)}個の質問を用意しました。クラスの予想は次のページに出ます: ",
            f"{len(questions)} questions are open. What the class predicts is to be seen here: ",
        ),
        os.environ.get("JUPYTERHUB_BASE_URL", "/") + "services/votes/",
    )


def _questions(ask, form):
    """The questions of a chapter, or of a list of chapters and single questions; a CourseError says so if it is none."""
    if isinstance(ask, Asked):
        return ask.questions
    if isinstance(ask, list | tuple):
        return [q for one in ask for q in ([one] if isinstance(one, Question) else _questions(one, form))]
    raise CourseError(
        say(f"{in_short(ask)} は、章の質問の集まりではありません。", f"{in_short(ask)} is not what a chapter asks.")
        + usual_form(form)
    )


def _as_sent(question):
    """A question as the service takes it: what it is called, what it asks, and its options."""
    options = [dict(key=option.key, text=plain(option.text)) for option in question.options]
    right = next(option for option in question.options if option.right)
    told = dict(title=plain(question.title), ask=plain(question.ask), right=right.key, why=plain(right.why))
    return dict(key=question.key, options=options, **told)


def _refused(trouble):
    if getattr(trouble, "code", None) == 403:
        return say("クラスに質問できるのは先生だけです。", "Only the teacher can ask the class.")
    return say(
        f"クラスの予想を数えるところにつながりません({trouble})。挙手なら、いつでも数えられます。",
        f"What counts the class's predictions does not answer ({trouble}). A show of hands always works.",
    )


class Linked(Shown):
    """Text that ends in the address of a page."""

    def __init__(self, text, address):
        super().__init__(text + address)
        self.before, self.address = html.escape(text), html.escape(address)

    def _repr_html_(self):
        return f"<p>{self.before}<a href='{self.address}' target='_blank' rel='noopener'>{self.address}</a></p>"


@called_as(COUNT)
def count_votes(ask, text):
    """Count the lines that learners have handed over, pasted one below the other with whatever else is between them.

    ask: what a chapter asks, or a list of such and of single questions. text: a str, or a list of lines.
    """
    questions, text = possible(_as_sent, _questions(ask, COUNT)), _as_text(text)
    keys = {one["key"]: [option["key"] for option in one["options"]] for one in questions}
    counts, learners = count(text, keys)
    asked = [one for one in questions if counts[one["key"]]]
    rows = [row for one in asked for row in _rows(one, counts[one["key"]])]
    return Shown("\n".join([_head(text, learners), *rows, *_left_out(text, keys)]))


def _as_text(text):
    """The text, or lines in a list; a CourseError says so if it is neither."""
    if isinstance(text, list | tuple) and all(isinstance(line, str) for line in text):
        return "\n".join(text)
    if isinstance(text, str):
        return text
    raise CourseError(
        say(f"{in_short(text)} は文字ではありません。", f"{in_short(text)} is no text.") + usual_form(COUNT)
    )


def _head(text, learners):
    if not handed(text):
        return say(
            "貼りつけたものの中に、学習者の行がありません。行は vote:k3x9q today=no_test のような形です。学習者が章の終わりの progress(...) を実行すると出ます。",
            "There is no learner's line in what was pasted. A line looks like this: vote:k3x9q today=no_test. It is shown by progress(...), at the end of a chapter.",
        )
    return say(f"{learners}人の予想を数えました。", f"Counted the predictions of {learners}.")


def _left_out(text, keys):
    """What is said of what was pasted and does not count."""
    if again := handed_again(text):
        yield say(
            f"\n同じ人の行が、ほかに{again}行ありました。どの質問でも、1人は1回だけ、あとの答えで数えています。",
            f"\nMore lines of somebody who is counted already: {again}. For each question everybody counts once, by the later answer.",
        )
    if others := not_among(text, keys):
        yield say(
            f"\n数えていない質問への答えもありました: {listing(others)}。いっしょに数えるには、[ask, ...] のように並べます。",
            f"\nThere were answers to other questions, too, which are not counted: {listing(others)}. To count these as well, list them: [ask, ...].",
        )
    if broken := unread(text, keys):
        shown = "\n".join(f"  {line}" for line in broken)
        yield say(
            f"\n読めなかった行(行が途中で切れているか、その質問にない答えです):\n{shown}",
            f"\nLines that could not be read, as their end is missing, or as their question has no such answer:\n{shown}",
        )


def _rows(question, chosen):
    """The lines on one question: its title, and each option with how many chose it, out of all who have answered."""
    yield f"\n{question['title']}"
    for letter, option in zip("ABCDEF", question["options"], strict=False):
        number = chosen[option["key"]]
        yield f"{number:4} {_bar(number, chosen.total())} {letter}  {option['text']}"


def _bar(number, of):
    """Full and open squares, as many on each line of a question: one a learner, or their share if there are many."""
    squares = min(of, MOST_SQUARES)
    full = max(round(number * squares / of), number > 0)
    return "■" * full + "□" * (squares - full)
