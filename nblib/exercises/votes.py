"""What a class thinks: which option a learner has chosen, told to the hub's teacher or handed over as a line of text.

Where the hub has a service for it (hub/votes.py), the environment says where, and each choice is sent there with the token of
the learner's own server. Elsewhere nothing is sent; a learner can hand over a line such as

    vote:k3x9q today=no_test prank=three

in which k3x9q stands for the learner, so that of several lines of one learner the last one counts. It is made anew in each kernel.
"""

import json
import os
import queue
import re
import secrets
import string
import threading
import unicodedata
from collections import Counter
from dataclasses import dataclass

PATIENCE = 5  # seconds
TRIES = 2
WHO = "".join(secrets.choice(string.ascii_lowercase + string.digits) for _letter in range(5))
LINE = re.compile(r"vote\s*:\s*([a-z0-9]*)(.*?)(?=vote\s*:|\Z)", re.DOTALL)
PAIR = re.compile(r"[\s>|,;、]*([a-z0-9_]+)\s*=\s*([a-z0-9_]+)")
LETTERS_SHOWN = 40  # of a line that cannot be read

_chosen = {}  # in this kernel: {question: option}
_waiting = queue.SimpleQueue()  # what is still to be sent: (answer, then)


# ---- to the hub
def service():
    """Where the hub's service is, and the token of one's own server; None where there is none."""
    place, token = os.environ.get("NBLIB_VOTES"), os.environ.get("JUPYTERHUB_API_TOKEN")
    return (place, token) if place and token else None


def ask_service(method, place, body):
    """One request to the service, which has to be there; what its answer says. An OSError or ValueError if it fails."""
    where, token = service()
    headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
    from http.client import HTTPException  # here, as where there is no service nobody has to wait for it
    from urllib import request

    asked = request.Request(where + place, json.dumps(body).encode(), headers, method=method)
    straight = request.build_opener(request.ProxyHandler({}))  # a school's proxy is never shown the token
    try:
        with straight.open(asked, timeout=PATIENCE) as answer:
            return json.loads(answer.read())
    except HTTPException as trouble:  # half an answer, or none that is HTTP
        raise OSError(repr(trouble)) from None


def cast(question, option, then):
    """A learner has chosen this option. then(counted) is called later, in a thread, if there is a service:

    True if the class counts it, False if this question is not asked today, None if the service could not be reached.
    """
    _chosen[question] = option
    if service():
        _waiting.put((dict(question=question, option=option), then))
        threading.Thread(target=_send_next, daemon=True).start()


_SENDING = threading.Lock()


def _send_next():
    """Send what has waited longest: one at a time, so that the last choice also arrives last."""
    with _SENDING:
        answer, then = _waiting.get()
        then(_sent(answer))


def _sent(answer):
    for _try in range(TRIES):
        try:
            return ask_service("PUT", "answer", answer).get("counted") is True
        except (OSError, ValueError, AttributeError) as trouble:
            if hasattr(trouble, "code"):  # the service has refused it, and would do so again
                break
    return None


# ---- as a line of text
def line():
    """All that was chosen in this kernel, to be handed over; "" if nothing was."""
    return (
        " ".join([f"vote:{WHO}", *(f"{question}={option}" for question, option in _chosen.items())]) if _chosen else ""
    )


def forget():
    """Choose anew, as a new kernel does."""
    _chosen.clear()


@dataclass(frozen=True)
class Handed:
    """A line that was handed over: who stands for the learner, what was chosen, {question: option}, and how it begins."""

    who: str
    chosen: dict
    begins: str

    @property
    def is_whole(self):
        """Whether it names a learner and an answer."""
        return len(self.who) == len(WHO) and bool(self.chosen)


def handed(text):
    """The lines in a text with whatever else around: as telephones, chats and mails may have changed them on the way."""
    return [_handed(*found.groups(), found[0]) for found in LINE.finditer(_mended(text))]


def _mended(text):
    """The text in plain small letters: wide ones (ｖｏｔｅ：), signs that are not seen, a chat's backslashes and stars."""
    seen = (letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return re.sub(r"[\\*`]", "", "".join(seen)).lower()


def _handed(who, rest, whole):
    chosen, at = {}, 0
    while pair := PAIR.match(rest, at):
        chosen[pair[1]], at = pair[2], pair.end()
    begins = " ".join(whole.split())
    return Handed(who, chosen, begins if len(begins) <= LETTERS_SHOWN else begins[: LETTERS_SHOWN - 1] + "…")


def count(text, questions):
    """What lines chose, in a text with whatever else around: {question: Counter of options}, and how many learners there are.

    questions: {key: option keys}. Of each learner the last answer counts; what names no such question or option does not.
    """
    answers = {}
    for one in handed(text):
        for question, option in one.chosen.items():
            if one.is_whole and option in questions.get(question, ()):
                answers.setdefault(question, {})[one.who] = option
    learners = {who for by_learner in answers.values() for who in by_learner}
    return {question: Counter(answers.get(question, {}).values()) for question in questions}, len(learners)


def not_among(text, questions):
    """The keys of the questions that lines in a text answer, and that are not among these, in their order."""
    return sorted({question for one in handed(text) if one.is_whole for question in one.chosen} - set(questions))


def unread(text, questions):
    """How those lines begin that are none, or name an option that their question does not have."""
    return [one.begins for one in handed(text) if not one.is_whole or _has_no_such_option(one.chosen, questions)]


def _has_no_such_option(chosen, questions):
    return any(option not in questions.get(question, (option,)) for question, option in chosen.items())


def handed_again(text):
    """How many lines are of a learner who has a later one in the text."""
    whole = [one.who for one in handed(text) if one.is_whole]
    return len(whole) - len(set(whole))
