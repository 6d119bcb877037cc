"""A lesson's questions and answers, as the service in votes.py keeps them: in memory alone, and for a lesson alone."""

import asyncio
import secrets
import time

HOURS = 3  # after which a lesson in which nothing happens is forgotten
MOST_QUESTIONS, MOST_OPTIONS = 200, 8


class Lesson:
    """The questions of a lesson, and what each learner has answered last."""

    def __init__(self, clock=time.monotonic):
        self.clock, self.version = clock, secrets.randbelow(2**31)
        self.news = asyncio.Event()
        self._forget()

    def _forget(self):
        self.questions, self.before, self.after, self.touched = {}, {}, {}, self.clock()

    def _change(self):
        self.touched, self.version = self.clock(), self.version + 1
        self.news.set()
        self.news = asyncio.Event()

    def end(self):
        """Forget questions, answers and names."""
        self._forget()
        self._change()

    def end_if_over(self):
        """End the lesson if nothing has happened in it for hours."""
        if self.questions and self.clock() - self.touched > HOURS * 3600:
            self.end()

    def announce(self, questions):
        """Take questions into the lesson, as questions_of gives them; answers to them stay."""
        if len({*self.questions, *questions}) > MOST_QUESTIONS:
            raise ValueError(f"more than {MOST_QUESTIONS} questions")
        for key, question in questions.items():
            known = self.questions.get(key)
            if known and list(known["options"]) != list(question["options"]):
                raise ValueError(f"{key} has other options now: end the lesson first")
            self.before.setdefault(key, {})
        self.questions |= questions
        self._change()

    def answer(self, who, question, option):
        """Count somebody's answer, and none of theirs before it. False if the lesson has no such question."""
        if question not in self.questions:
            return False
        if option not in self.questions[question]["options"]:
            raise ValueError("no such option")
        self.after.get(question, self.before[question])[who] = option
        self._change()
        return True

    def discuss(self, question):
        """From now on count what is chosen after the class has talked; nobody has to choose the same once more."""
        if question not in self.questions:
            raise ValueError("no such question")
        self.after.setdefault(question, dict(self.before[question]))
        self._change()

    def counts(self):
        """How many chose what: a list of dicts, one a question, without names."""
        return [self._counted(key, question) for key, question in self.questions.items()]

    def people(self):
        """How many learners have answered something in this lesson."""
        return len({who for answers in (*self.before.values(), *self.after.values()) for who in answers})

    def _counted(self, key, question):
        before, after = self.before[key], self.after.get(key)
        changed = sum(before[who] != option for who, option in (after or {}).items() if who in before)
        rounds = dict(before=_tally(before, question), after=after is not None and _tally(after, question))
        options = [dict(key=name, text=words) for name, words in question["options"].items()]
        told = {name: question[name] for name in ("title", "ask", "right", "why")}
        return dict(key=key, options=options, changed=changed, **told, **rounds)


def _tally(answers, question):
    chosen = list(answers.values())
    return [chosen.count(option) for option in question["options"]]


# ---- what comes in
QUESTION = ("key", "title", "ask", "options", "right", "why")


def questions_of(body):
    """The questions of a teacher's request: {key: {"title", "ask", "right", "why": text, "options": {key: text}}}.

    "right", an option's key, and "why" may be missing, and are "" then. A ValueError says what is wrong with the request.
    """
    asked = _list(only(body, "questions")["questions"], MOST_QUESTIONS)
    return dict(_question(only({"right": "", "why": "", **_object(one)}, *QUESTION)) for one in asked)


def _question(asked):
    options = [only(option, "key", "text") for option in _list(asked["options"], MOST_OPTIONS)]
    texts = {text(option["key"], 100): text(option["text"], 1000) for option in options}
    if asked["right"] not in ("", *texts):
        raise ValueError("the right option is none of the options")
    told = dict(title=text(asked["title"], 300), ask=text(asked["ask"], 2000))
    why = "" if asked["why"] == "" else text(asked["why"], 2000)
    return text(asked["key"], 100), dict(told, right=asked["right"], why=why, options=texts)


def _object(thing):
    if not isinstance(thing, dict):
        raise ValueError("an object is needed")
    return thing


def only(thing, *names):
    """An object of JSON that has these names and no others."""
    if set(_object(thing)) != set(names):
        raise ValueError(f"an object with {', '.join(names)} and nothing else is needed")
    return thing


def _list(thing, most):
    if not isinstance(thing, list) or len(thing) > most:
        raise ValueError(f"a list of at most {most} is needed")
    return thing


def text(thing, most):
    """A text that is not empty and not too long."""
    if not isinstance(thing, str) or not 0 < len(thing) <= most:
        raise ValueError(f"a text of 1 to {most} letters is needed")
    return thing
