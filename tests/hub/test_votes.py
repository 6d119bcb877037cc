"""The class's votes: counts are right, learners reach nothing but their own answer, and whatever is sent gets a sentence."""

import asyncio
import io
import json
import urllib.parse

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from tests.hub.votes_service import PEOPLE, PREFIX, asked, service, told

LEARNER, CLASSMATE, TEACHER = "t-0", "t-1", "t-teacher"
LESSON = {"questions": [asked("today", "test", "no_test"), asked("prank", "two", "three", "four")]}
FOR_TEACHERS = [
    ("PUT", "questions", LESSON),
    ("DELETE", "questions", None),
    ("POST", "discussion", {"question": "today"}),
    ("GET", "counts", None),
    ("GET", "votes.csv", None),
    ("GET", "", None),
]


class Running:
    """The service on a port of this machine; `ask` is one request to it."""

    def __init__(self, module, lesson):
        self.module, self.lesson = module, lesson

    async def __aenter__(self):
        AsyncHTTPClient.configure(None, max_clients=100)
        socket, port = bind_unused_port()
        app = self.module.application(PREFIX, self.lesson)
        self.server = HTTPServer(app, max_body_size=self.module.MOST_BYTES)
        self.server.add_socket(socket)
        self.address = f"http://127.0.0.1:{port}{PREFIX}"
        return self

    async def __aexit__(self, *_error):
        self.server.stop()
        await self.server.close_all_connections()

    async def ask(self, token, method, place, body=None, **more):
        """The answer, whatever its status is. A body of bytes is sent as it is."""
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        headers = {"Authorization": f"token {token}"} if token else {}
        request = HTTPRequest(self.address + place, method, headers, data, allow_nonstandard_methods=True, **more)
        return await AsyncHTTPClient().fetch(request, raise_error=False)

    async def vote(self, token, question, option):
        """A learner's answer."""
        return await self.ask(token, "PUT", "answer", dict(question=question, option=option))

    async def counts(self):
        """What the teacher's page gets, by question."""
        return {one["key"]: one for one in told(await self.ask(TEACHER, "GET", "counts"))["questions"]}


@pytest.fixture
def run(monkeypatch):
    """Runs a story(votes), with the lesson announced."""
    module = service(monkeypatch)
    now = [0.0]

    def run(story, announce=True):
        async def told_to_the_end():
            async with Running(module, module.Lesson(clock=lambda: now[0])) as votes:
                votes.now = now
                if announce:
                    assert (await votes.ask(TEACHER, "PUT", "questions", LESSON)).code == 200
                await story(votes)

        asyncio.run(told_to_the_end())

    return run


def test_forty_at_once_are_counted_once_each(run):
    async def story(votes):
        tokens = [f"t-{i}" for i in range(40)]
        options = [["test", "no_test"][i % 4 == 0] for i in range(40)]
        hasty = [votes.vote(token, "today", "no_test") for token in tokens[:10]]
        await asyncio.gather(*hasty)
        sent = [votes.vote(token, "today", option) for token, option in zip(tokens, options, strict=True)]
        answers = await asyncio.gather(*sent, *(votes.vote(token, "prank", "three") for token in tokens))
        assert all(told(answer) == {"counted": True} for answer in answers)
        counts = await votes.counts()
        assert counts["today"]["before"] == [30, 10] and counts["prank"]["before"] == [0, 40, 0]

    run(story)


def test_the_last_answer_counts_before_and_after_the_discussion(run):
    async def story(votes):
        for token, option in {"t-0": "two", "t-1": "two", "t-2": "three"}.items():
            await votes.vote(token, "prank", option)
        await votes.vote("t-2", "prank", "four")
        assert (await votes.counts())["prank"]["after"] is False
        await votes.ask(TEACHER, "POST", "discussion", {"question": "prank"})
        await votes.vote("t-0", "prank", "three")  # t-1 and t-2 stay, a newcomer is of the second round alone
        await votes.vote("t-3", "prank", "three")
        await votes.ask(TEACHER, "POST", "discussion", {"question": "prank"})  # pressed twice, nothing is lost
        counted = (await votes.counts())["prank"]
        assert (counted["before"], counted["after"], counted["changed"]) == ([2, 0, 1], [1, 2, 1], 1)

    run(story)


@pytest.mark.parametrize("token", [LEARNER, "t-program", "t-nobody", None])
@pytest.mark.parametrize(("method", "place", "body"), FOR_TEACHERS)
def test_what_is_the_teachers_is_refused_to_others(run, token, method, place, body):
    async def story(votes):
        await votes.vote(CLASSMATE, "today", "test")
        refused = await votes.ask(token, method, place, body, follow_redirects=False)
        assert refused.code in ((302, 403) if place == "" else (403,))  # who is not logged in may log in
        assert CLASSMATE not in refused.body.decode() and "before" not in refused.body.decode()
        counts = await votes.counts()
        assert counts["today"]["before"] == [1, 0] and counts["today"]["after"] is False

    run(story)


NO_TEACHERS = {
    "a learner": dict(kind="user", name="learner0", admin=False, groups=["class1"]),
    "who is called teacher": dict(kind="user", name="teacher", admin=False, groups=[]),
    "who is called teachers": dict(kind="user", name="teachers", groups=[]),
    "of a group of nearly that name": dict(kind="user", name="a", groups=["teacher", "Teachers", "teachers ", "xteachers"]),
    "a group as one text": dict(kind="user", name="a", groups="those who are no teacher"),
    "a program of an admin's": dict(kind="service", name="program", admin=True, groups=["teachers"]),
    "of whom the hub says nothing": {},
}  # fmt: skip


@pytest.mark.parametrize("who", NO_TEACHERS)
def test_only_the_hubs_word_makes_a_teacher(monkeypatch, who):
    module = service(monkeypatch)
    assert module.is_teacher(PEOPLE[TEACHER]) and module.is_teacher(PEOPLE["t-admin"])
    assert not module.is_teacher(NO_TEACHERS[who])


def test_a_learner_hears_the_same_whatever_classmates_have_answered(run):
    """Not even from headers or the answer's length can be guessed what others chose, or whether they did."""

    async def story(votes):
        heard = []
        for classmates in range(4):
            for i in range(1, 1 + 3 * classmates):
                await votes.vote(f"t-{i}", "today", ["test", "no_test"][i % 2])
            mine = await votes.vote(LEARNER, "today", "test")
            headers = {name: text for name, text in mine.headers.items() if name != "Date"}
            heard.append((mine.code, mine.body, headers))
        assert heard == heard[:1] * 4

    run(story)


ELSEWHERE = ["answers", "answer/learner1", "lesson", "names", "questions.json", "counts/", "votes.py", "static/votes.py",
             "../votes.py", "%2e%2e/votes_lesson.py", "robots.txt", "oauth_callback/x"]  # fmt: skip


@pytest.mark.parametrize("token", [LEARNER, TEACHER])
@pytest.mark.parametrize("place", ELSEWHERE)
def test_there_is_nothing_elsewhere(run, token, place):
    async def story(votes):
        await votes.vote(CLASSMATE, "today", "test")
        found = await votes.ask(token, "GET", place)
        assert found.code == 404 and "learner1" not in found.body.decode() and "before" not in found.body.decode()

    run(story)


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "HEAD", "PATCH"])
def test_an_answer_can_only_be_given(run, method):
    """There is no way to ask for anybody's answer, not even one's own."""

    async def story(votes):
        assert (await votes.ask(LEARNER, method, "answer?question=today&name=learner1")).code in (405, 501)

    run(story)


FORGED = [
    dict(question="today", option="test", name="learner1"),
    dict(question="today", option="test", user="learner1", kind="user"),
    dict(question="today", option="test", token="t-1"),
]


@pytest.mark.parametrize("body", FORGED)
def test_nobody_answers_in_anothers_name(run, body):
    async def story(votes):
        await votes.vote(CLASSMATE, "today", "no_test")
        assert (await votes.ask(LEARNER, "PUT", "answer", body)).code == 400
        for place in ("answer?name=learner1", "answer?user=learner1&_xsrf=1", "answer?token=t-1"):
            named = await votes.ask(LEARNER, "PUT", place, dict(question="today", option="test"))
            assert told(named) == {"counted": True}  # counted as the learner's own
        assert (await votes.counts())["today"]["before"] == [1, 1]
        assert (await votes.vote("t-nobody", "today", "test")).code == 403
        assert (await votes.vote("t-program", "today", "test")).code == 403

    run(story)


WRONG = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[" * 900,
    b"null",
    b"[]",
    b'"today"',
    b'{"question": "today"}',
    b'{"question": "today", "option": null}',
    b'{"question": ["today"], "option": "test"}',
    b'{"question": {"today": 1}, "option": "test"}',
    b'{"question": "today", "option": NaN}',
    b'{"question": "today", "option": "maybe"}',
    b'{"question": "today", "option": "__class__"}',
    b'{"question": "", "option": "test"}',
    b'{"question": "' + b"x" * 200 + b'", "option": "test"}',
]


@pytest.mark.parametrize("body", WRONG, ids=lambda body: repr(body[:40]))
def test_what_is_no_answer_gets_a_sentence_and_counts_for_nothing(run, body):
    async def story(votes):
        refused = await votes.ask(LEARNER, "PUT", "answer", body)
        assert refused.code == 400 and told(refused)["message"]
        assert (await votes.counts())["today"]["before"] == [0, 0]

    run(story)


def test_what_is_too_large_is_refused(run):
    async def story(votes):
        large = await votes.ask(LEARNER, "PUT", "answer", b" " * 1001)
        assert large.code == 413 and told(large)["message"]
        assert (await votes.ask(TEACHER, "PUT", "questions", b" " * (votes.module.MOST_BYTES + 1))).code in (400, 599)
        assert told(await votes.vote(LEARNER, "today", "test")) == {"counted": True}

    run(story)


WRONG_QUESTIONS = [
    {"questions": {}},
    {"questions": [{"key": "a", "title": "A"}]},
    {"questions": [asked("a", *"abcdefghi")]},
    {"questions": [asked("a" * 101, "b")]},
    {"questions": [asked(f"q{i}", "a") for i in range(201)]},
    {"questions": [asked("today", "other", "options")]},
]


@pytest.mark.parametrize("body", WRONG_QUESTIONS, ids=range(len(WRONG_QUESTIONS)))
def test_questions_that_do_not_fit_change_nothing(run, body):
    async def story(votes):
        refused = await votes.ask(TEACHER, "PUT", "questions", body)
        assert refused.code == 400 and told(refused)["message"]
        assert list(await votes.counts()) == ["today", "prank"]

    run(story)


def test_a_question_that_is_not_asked_today_is_not_kept(run):
    async def story(votes):
        assert told(await votes.vote(LEARNER, "best_rate", "large")) == {"counted": False}
        assert "best_rate" not in await votes.counts() and LEARNER not in str(vars(votes.lesson))

    run(story)


def test_a_teacher_who_shows_the_card_is_not_one_of_the_class(run):
    async def story(votes):
        for token in (TEACHER, "t-admin"):
            assert told(await votes.vote(token, "today", "test")) == {"counted": False}
        assert (await votes.counts())["today"]["before"] == [0, 0]

    run(story)


def test_no_name_leaves_the_service(run):
    async def story(votes):
        for token in ("t-0", "t-1"):
            await votes.vote(token, "today", "test")
        for place in ("", "counts", "votes.csv"):
            shown = (await votes.ask(TEACHER, "GET", place)).body.decode()
            assert not [
                who["name"] for who in PEOPLE.values() if who["name"].startswith("learner") and who["name"] in shown
            ]

    run(story)


def test_the_page_hears_of_an_answer_while_it_waits(run):
    async def story(votes):
        seen = told(await votes.ask(TEACHER, "GET", "counts"))["version"]
        waiting = asyncio.create_task(votes.ask(TEACHER, "GET", f"counts?seen={seen}"))
        await asyncio.sleep(0.1)
        assert not waiting.done()
        await votes.vote(LEARNER, "today", "no_test")
        news = told(await waiting)
        assert news["version"] != seen and news["questions"][0]["before"] == [0, 1]

    run(story)


def test_the_counts_can_be_saved(run):
    async def story(votes):
        await votes.vote(LEARNER, "today", "test")
        await votes.ask(TEACHER, "POST", "discussion", {"question": "today"})
        table = await votes.ask(TEACHER, "GET", "votes.csv")
        lines = table.body.decode("utf-8-sig").splitlines()
        assert lines[:2] == ["question,title,option,text,before,after", "today,Predict: today,test,TEST,1,1"]
        assert lines[3] == "prank,Predict: prank,two,TWO,0," and len(lines) == 6

    run(story)


@pytest.mark.parametrize("how", ["by the teacher", "by itself"])
def test_nothing_is_left_of_a_lesson_that_is_over(run, how):
    async def story(votes):
        await votes.vote(LEARNER, "today", "test")
        if how == "by the teacher":
            await votes.ask(TEACHER, "DELETE", "questions")
        else:
            votes.now[0] += 3 * 3600 + 1
        assert await votes.counts() == {}
        kept = votes.lesson.questions, votes.lesson.before, votes.lesson.after
        assert kept == ({}, {}, {})
        assert told(await votes.vote(LEARNER, "today", "test")) == {"counted": False}

    run(story)


def test_only_what_the_teacher_saved_is_left(run):
    async def story(votes):
        await votes.vote(LEARNER, "today", "test")
        saved = (await votes.ask(TEACHER, "GET", "votes.csv")).body.decode("utf-8-sig")
        await votes.ask(TEACHER, "DELETE", "questions")
        left = (await votes.ask(TEACHER, "GET", "votes.csv")).body.decode("utf-8-sig")
        assert "today,Predict: today,test,TEST,1," in saved
        assert left.splitlines() == ["question,title,option,text,before,after"]
        await votes.ask(TEACHER, "PUT", "questions", LESSON)
        assert (await votes.counts())["today"]["before"] == [0, 0], "the next lesson begins at nothing"

    run(story)


def test_nothing_is_kept_on_disk_or_on_the_way(run, monkeypatch):
    """From the first question to the end no file is opened to be written, and no browser or proxy may keep an answer."""
    written, opened = [], io.open

    def watched(file, mode="r", *more, **options):
        if set(mode) & set("wax+"):
            written.append(file)
        return opened(file, mode, *more, **options)

    async def story(votes):
        for where in ("builtins.open", "io.open"):
            monkeypatch.setattr(where, watched)
        answers = [await votes.vote(LEARNER, "today", "test")]
        for method, place, body in sorted(FOR_TEACHERS, key=lambda asked: asked[0] == "DELETE"):  # the end is last
            answers.append(await votes.ask(TEACHER, method, place, body))
        assert [answer.code for answer in answers] == [200] * 7
        assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
        assert written == []

    run(story)


def test_a_lesson_goes_on_while_something_happens(run):
    async def story(votes):
        for _hour in range(5):
            votes.now[0] += 3600
            await votes.vote(LEARNER, "today", "test")
        assert (await votes.counts())["today"]["before"] == [1, 0]

    run(story)


def test_the_page_is_whole_and_lets_nothing_else_run(run):
    async def story(votes):
        page = await votes.ask(TEACHER, "GET", "")
        policy = urllib.parse.unquote(page.headers["Content-Security-Policy"])
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        text = page.body.decode()
        assert "{{" not in text and '"X-XSRFToken": "' in text and policy.split("'nonce-")[1][:16] in text

    run(story)


# ---- the right answer
SOLVED = {"questions": [asked("today", "test", "no_test") | dict(right="no_test", why="It is not above 0.")]}


def test_the_right_answer_reaches_the_teacher_alone(run):
    async def story(votes):
        assert (await votes.ask(TEACHER, "PUT", "questions", SOLVED)).code == 200
        counted = (await votes.counts())["today"]
        assert (counted["right"], counted["why"]) == ("no_test", "It is not above 0.")
        heard = await votes.vote(LEARNER, "today", "test")
        assert told(heard) == {"counted": True}

    run(story, announce=False)


def test_a_question_may_come_without_it(run):
    async def story(votes):
        counted = (await votes.counts())["today"]
        assert (counted["right"], counted["why"]) == ("", "")

    run(story)


WRONG_ANSWERS = [dict(right="maybe"), dict(right=["test"]), dict(right=None), dict(why=3), dict(why=[]), dict(why="x" * 2001), dict(more=1)]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG_ANSWERS, ids=repr)
def test_a_right_answer_that_is_none_is_refused(run, wrong):
    async def story(votes):
        sent = {"questions": [asked("other", "test", "no_test") | wrong]}
        assert (await votes.ask(TEACHER, "PUT", "questions", sent)).code == 400
        assert "other" not in await votes.counts()

    run(story)


def test_how_many_take_part_is_told_once_each(run):
    async def story(votes):
        for token, question in (("t-0", "today"), ("t-0", "prank"), ("t-1", "today"), ("t-2", "prank")):
            await votes.vote(token, question, dict(today="test", prank="two")[question])
        await votes.ask(TEACHER, "POST", "discussion", {"question": "prank"})
        await votes.vote("t-3", "prank", "three")
        assert told(await votes.ask(TEACHER, "GET", "counts"))["people"] == 4

    run(story)
