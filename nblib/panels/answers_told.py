"""What is told of answers once they are explained, as HTML: in the card, and on pages that show no widgets."""

import html

from nblib.language import say
from nblib.panels.display import as_marked


def lettered(question):
    """The options with their letters: pairs such as ("A", Option)."""
    return list(zip("ABCDEF", question.options, strict=False))


def explained(question, chosen, drawn="", button=""):
    """Which answer is right and why, why one's own is not, what follows from it all, and the others behind a fold.

    chosen: the number of one's own answer. drawn: what is said of the ghost that a wrong one has in the picture.
    button: the name of the button that the card puts at the end of the last line, which leaves room for it.
    """
    own = lettered(question)[chosen][0]
    told = [_why(letter, o, o.right, drawn) for letter, o in lettered(question) if o.right or letter == own]
    others = [_why(letter, o, None) for letter, o in lettered(question) if not o.right and letter != own]
    return f"<div class='nblib-explained'>{''.join(told)}{_what_follows(question.after, others, button)}</div>"


def _what_follows(paragraphs, others, button):
    """The conclusion; on its last line the fold with the other answers, and room for a button of that name."""
    *others_told, last = map(as_marked, paragraphs or [""])
    told = "".join(f"<p>{text}</p>" for text in others_told) + f"<p class='nblib-ends'>{last}</p>"
    head = say("ほかの答え", "The other answers")
    fold = f"<details><summary>{head}</summary>{''.join(others)}</details>" if others else ""
    room = f"<span class='nblib-room' data-name='{html.escape(button)}'></span>" if button else ""
    wide = _as_wide_as(*paragraphs, button)
    return f"<div class='nblib-after' {wide}>{told} {fold} {room}</div>"  # blanks: there a line may end


def folded(question):
    """Every answer, the right one first, and the conclusion, behind a fold. No line is empty: it would end the fold."""
    right_first = sorted(lettered(question), key=lambda pair: not pair[1].right)
    letter, head = right_first[0][0], say("答えを見る", "Show the answer")
    told = [say(f"答えは {letter} です。", f"The answer is {letter}.")]
    told += [f"<b>{letter}. {as_marked(o.text)}</b> {as_marked(o.why)}" for letter, o in right_first]
    told += map(as_marked, question.after)
    paragraphs = [f"<p>{text}</p>" for text in told]
    return "\n".join([f"<details><summary>{head}</summary>", *paragraphs, "</details>"])


def link_to_section(question, new_tab=True):
    """The link to where the subject of a ShortQuestion stands."""
    more = ' target="_blank"' if new_tab else ""
    return f'<a href="{html.escape(question.address)}"{more}>{html.escape(question.where)}</a>'


def of_the_class(counted):
    """The sentence on whether the class counts a choice; "" where it is not asked today."""
    if counted:
        return say("クラスの集計に入りました。名前は出ません。", " Counted for your class, without your name.")
    if counted is None:
        return say(
            "クラスの集計には届きませんでした。そのまま進めます。", " Your class was not reached. You can go on."
        )
    return ""


def not_drawn():
    """What is said where a wrong answer has a ghost, but not with what the learner's own experiment returns."""
    return say(
        "この答えなら図がどうなるかは、今の実験の結果からは描けません。章のセルのままの実験なら、描けます。",
        "What this answer would look like cannot be drawn from what your experiment returns. With the chapter's own it can.",
    )


def not_here(waits, left_out):
    """What is added to the words of a ghost that is not to be seen now, and why.

    waits: whether the truth is hidden until a sketch is compared with it. left_out: whether the picture that could show
    the ghost has no room.
    """
    if waits:
        return say(
            "(点線は、「実際を見る」を押すと出ます。)", " (It is dotted as soon as you press “Show what happened”.)"
        )
    if left_out:
        return say("(画面の幅が足りないので、点線の図は出ていません。)", " (The dotted picture needs a wider window.)")
    return say("(今の設定では、点線は出ていません。)", " (At the present settings nothing is dotted.)")


def _why(letter, option, right, drawn=""):
    """The paragraph on one option; right: True, False, or None for one that nobody chose. drawn: on a wrong one's ghost."""
    kind = {True: "right", False: "wrong", None: "other"}[right]
    text, why = as_marked(option.text), as_marked(option.why)
    told = drawn if right is False else ""
    ghost = f"<br><span class='nblib-ghost'>{as_marked(told)}</span>" if told else ""
    wide = _as_wide_as(option.text, option.why, told)
    return f"<p class='nblib-{kind}' {wide}><b>{letter}. {text}</b> {why}{ghost}</p>"


def _as_wide_as(*texts):
    """The attribute by which columns beside each other share the room, so that all are about as high."""
    return f"style='--nb-letters: {sum(len(text) for text in texts)}'"
