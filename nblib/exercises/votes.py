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
from collections import Counter

PATIENCE = 5  # seconds
TRIES = 2
WHO = "".join(secrets.choice(string.ascii_lowercase + string.digits) for _letter in range(5))
LINE = re.compile(r"vote:([a-z0-9]{5})((?: \w+=\w+)+)")

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


def count(text, questions):
    """What lines chose, in a text with whatever else around: {question: Counter of options}, and how many learners there are.

    questions: {key: option keys}. Of each learner the last answer counts; what names no such question or option does not.
    """
    answers = {}
    for who, pairs in LINE.findall(text):
        for question, option in (pair.split("=") for pair in pairs.split()):
            if option in questions.get(question, ()):
                answers.setdefault(question, {})[who] = option
    learners = {who for by_learner in answers.values() for who in by_learner}
    return {question: Counter(answers.get(question, {}).values()) for question in questions}, len(learners)


def not_among(text, questions):
    """The keys of the questions that lines in a text answer, and that are not among these, in their order."""
    answered = {pair.partition("=")[0] for _who, pairs in LINE.findall(text) for pair in pairs.split()}
    return sorted(answered - set(questions))
