"""What the class thinks: a service of the hub that counts predictions, live and without names (docs/teaching.md).

A learner's notebook tells which option was chosen; the teacher's page shows how many chose what, before and after the
class has talked. JupyterHub alone says who somebody is: by the token of a learner's own server, and on the teacher's page by
its login. Names stay in here, and only until the lesson ends: they are what makes each learner count once. Nothing is written to disk.

Needs JupyterHub 5.3 or newer, and nothing else. hub/jupyterhub_config.py shows what to configure.
"""

import asyncio
import csv
import io
import json
import os
import pathlib
import secrets
from urllib.parse import urlparse

from jupyterhub.services.auth import HubOAuthCallbackHandler, HubOAuthenticated
from jupyterhub.utils import url_path_join
from tornado import httpserver, web
from votes_lesson import Lesson, only, questions_of, text

PAGE = pathlib.Path(__file__).with_name("votes.html")
MOST_BYTES, MOST_BYTES_OF_AN_ANSWER = 300_000, 1_000
WAIT, GATHER = 20.0, 0.05  # seconds: that a page waits for something new at most; that answers at once are put together
TEACHERS = os.environ.get("NBLIB_VOTES_TEACHERS") or "teachers"  # the group that may see counts, beside admins


def is_teacher(model):
    """Whether the hub's word on somebody makes them a teacher: an admin, or one of the teachers' group."""
    return model.get("kind") == "user" and bool(model.get("admin") or TEACHERS in model.get("groups", []))


# ---- requests
class Refused(web.HTTPError):
    """An answer that is an error, with a sentence for whoever asked."""

    def __init__(self, status, sentence):
        super().__init__(status)
        self.sentence = sentence


class Request(HubOAuthenticated, web.RequestHandler):
    """A request whose sender the hub knows; every error is a sentence."""

    most = MOST_BYTES

    async def prepare(self):
        """Ask the hub who it is, without keeping the others waiting."""
        await self.hub_auth.get_user(self, sync=False)
        if not self.current_user:
            raise Refused(403, "Please log in to the hub")
        if len(self.request.body) > self.most:
            raise Refused(413, "Too large")
        self.lesson.end_if_over()

    @property
    def lesson(self):
        """The lesson that all share."""
        return self.settings["lesson"]

    def teacher(self):
        """A 403 for whoever is none."""
        if not is_teacher(self.current_user):
            raise Refused(403, "For the teacher only")

    def sent(self):
        """The JSON that was sent."""
        try:
            return json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise Refused(400, "This is no JSON") from None

    def doing(self, act, *things):
        """act(*things), where a ValueError is the sender's mistake."""
        try:
            return act(*things)
        except ValueError as wrong:
            raise Refused(400, str(wrong)) from None

    def write_error(self, status_code, exc_info=(), **_more):
        """A sentence instead of a traceback."""
        refused = len(exc_info) > 1 and isinstance(exc_info[1], Refused)
        self.finish(dict(message=exc_info[1].sentence if refused else self._reason))

    def set_default_headers(self):
        """Nothing is kept on the way, and no other page shows this one in itself."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")


class Answer(Request):
    """PUT {"question": ..., "option": ...}: a learner's answer, in the name that the hub gives."""

    most = MOST_BYTES_OF_AN_ANSWER

    def put(self):
        sent = self.doing(only, self.sent(), "question", "option")
        question, option = (self.doing(text, sent[name], 100) for name in ("question", "option"))
        if self.current_user.get("kind") != "user":
            raise Refused(403, "For learners only")
        shown = is_teacher(self.current_user)  # a teacher who shows the card is not one of the class
        counted = not shown and self.doing(self.lesson.answer, self.current_user["name"], question, option)
        self.finish(dict(counted=counted))


class Questions(Request):
    """PUT {"questions": [...]}: what is asked in this lesson. DELETE: the lesson is over."""

    def put(self):
        self.teacher()
        self.doing(self.lesson.announce, self.doing(questions_of, self.sent()))
        self.finish(dict(questions=len(self.lesson.questions)))

    def delete(self):
        self.teacher()
        self.lesson.end()
        self.finish({})


class Discussion(Request):
    """POST {"question": ...}: what is chosen from now on counts as after the discussion."""

    def post(self):
        self.teacher()
        self.doing(self.lesson.discuss, self.doing(text, self.doing(only, self.sent(), "question")["question"], 100))
        self.finish({})


class Counts(Request):
    """GET ?seen=VERSION: the counts, as soon as there is something newer than that version."""

    async def get(self):
        self.teacher()
        if self.get_query_argument("seen", "") == str(self.lesson.version):
            try:
                await asyncio.wait_for(self.lesson.news.wait(), WAIT)
                await asyncio.sleep(GATHER)
            except TimeoutError:
                pass
        now = self.lesson
        self.finish(dict(version=now.version, questions=now.counts(), people=now.people()))


class Table(Request):
    """GET: the counts as CSV, for a teacher who wants to keep them."""

    def get(self):
        self.teacher()
        written = io.StringIO()
        out = csv.writer(written)
        out.writerow(["question", "title", "option", "text", "before", "after"])
        for asked in self.lesson.counts():
            after = asked["after"] or [""] * len(asked["options"])
            for option, *numbers in zip(asked["options"], asked["before"], after, strict=True):
                out.writerow([asked["key"], asked["title"], option["key"], option["text"], *numbers])
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="votes.csv"')
        self.finish("\ufeff" + written.getvalue())  # the mark by which spreadsheets know the letters


class Page(Request):
    """The teacher's page."""

    async def prepare(self):
        """Whoever has not logged in is led to the hub, and back."""

    @web.authenticated
    def get(self):
        self.teacher()
        once = secrets.token_urlsafe(16)
        policy = f"default-src 'none'; connect-src 'self'; script-src 'nonce-{once}'; style-src 'nonce-{once}'"
        self.set_header("Content-Security-Policy", f"{policy}; frame-ancestors 'none'; base-uri 'none'")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        page = PAGE.read_text("utf-8").replace("{{once}}", once)
        self.finish(page.replace("{{xsrf}}", self.xsrf_token.decode()))


def application(prefix, lesson):
    """The service's web application below this prefix. A request by cookie is refused by HubOAuth if another page sent it."""
    places = {"": Page, "answer": Answer, "questions": Questions, "discussion": Discussion, "counts": Counts}
    places |= {"votes.csv": Table, "oauth_callback": HubOAuthCallbackHandler}
    routes = [(url_path_join(prefix, place), handler) for place, handler in places.items()]
    return web.Application(routes, lesson=lesson, cookie_secret=secrets.token_bytes(32))


async def main():
    """Serve until the hub stops us, where the hub has told us to."""
    where, lesson = urlparse(os.environ["JUPYTERHUB_SERVICE_URL"]), Lesson()
    served = application(os.environ["JUPYTERHUB_SERVICE_PREFIX"], lesson)
    server = httpserver.HTTPServer(served, max_body_size=MOST_BYTES)
    server.listen(where.port, os.environ.get("NBLIB_VOTES_ADDRESS") or where.hostname)
    while True:
        await asyncio.sleep(60)
        lesson.end_if_over()


if __name__ == "__main__":
    asyncio.run(main())
