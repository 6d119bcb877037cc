"""The class's votes on a real JupyterHub: it alone says who somebody is. Skipped where `make hub` has not set one up."""

import asyncio
import json
import os
import pathlib
import re

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from benchmarks.classroom import hub as classroom
from tests.hub.test_votes import FOR_TEACHERS, LESSON

PYTHON = pathlib.Path(os.environ.get("NBLIB_HUB_PYTHON") or classroom.ROOT / ".venv-hub" / "bin" / "python")
PLACE = "/services/votes/"
LEARNERS = [f"learner{i}" for i in range(40)]

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="needs .venv-hub, which make hub sets up")


async def fetch(hub, method, place, body=None, token=None, **claims):
    """The answer of the service (or of what else is meant by a place that begins with /), whatever its status is."""
    headers = claims | ({"Authorization": f"token {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    more = dict(follow_redirects=False, allow_nonstandard_methods=True)
    address = hub.address + (place if place.startswith("/") else PLACE + place)
    return await AsyncHTTPClient().fetch(HTTPRequest(address, method, headers, data, **more), raise_error=False)


async def token_of(hub, name, **more):
    """A token of somebody who may be new."""
    await hub.add(name)
    return await hub.token_of(name, **more)


async def vote(hub, token, option):
    """An answer to the first question."""
    return await fetch(hub, "PUT", "answer", dict(question="today", option=option), token)


async def counts(hub, teacher):
    """The counts of the first question."""
    return json.loads((await fetch(hub, "GET", "counts", token=teacher)).body)["questions"][0]["before"]


async def forty_at_once(hub, teacher, tokens):
    """Each counts once, however often they answer."""
    assert (await fetch(hub, "PUT", "questions", LESSON, teacher)).code == 200
    await asyncio.gather(*(vote(hub, token, "no_test") for token in tokens[:10]))
    sent = [vote(hub, token, ["test", "no_test"][i % 4 == 0]) for i, token in enumerate(tokens)]
    assert {answer.code for answer in await asyncio.gather(*sent)} == {200}
    assert await counts(hub, teacher) == [30, 10]


async def refused_to_learners(hub, teacher, token):
    """A learner sees no counts and opens no lesson; a stranger not even the door."""
    for method, place, body in FOR_TEACHERS:
        assert (await fetch(hub, method, place, body, token)).code == 403, (method, place)
        stranger = await fetch(hub, method, place, body)
        assert stranger.code in ((302,) if place == "" else (403,)), (method, place)
    assert (await vote(hub, "0" * 32, "test")).code == 403
    forged = dict(question="today", option="test", name="learner1")
    assert (await fetch(hub, "PUT", "answer", forged, token)).code == 400
    assert await counts(hub, teacher) == [30, 10]


CLAIMS = {
    "X-Forwarded-User": "learner1",
    "Remote-User": "learner1",
    "X-JupyterHub-User": "learner1",
    "Cookie": "jupyterhub-user-learner1=learner1; jupyterhub-services=learner1",
}


async def claims_count_for_nothing(hub, teacher, tokens):
    """What else a request says of its sender changes no classmate's answer: learner0's no_test stays one, learner1's test too."""
    for name, claim in CLAIMS.items():
        answer = dict(question="today", option="no_test")
        assert (await fetch(hub, "PUT", "answer?user=learner1", answer, tokens[0], **{name: claim})).code == 200
        assert (await fetch(hub, "PUT", "answer", answer, **{name: claim})).code == 403
        assert (await fetch(hub, "PUT", f"answer?token={tokens[1]}", answer, tokens[0])).code == 200
    assert await counts(hub, teacher) == [30, 10]


async def nobody_gets_a_classmates_key(hub, token):
    """A learner's key makes and shows no other key but the learner's own."""
    for method, name in (("GET", "learner1"), ("POST", "learner1"), ("POST", "teacher")):
        asked = await fetch(hub, method, f"/hub/api/users/{name}/tokens", {} if method == "POST" else None, token)
        assert asked.code in (403, 404), (method, name)
    wanted = dict(scopes=["admin:users"])
    assert (await fetch(hub, "POST", "/hub/api/users/learner0/tokens", wanted, token)).code in (400, 403)


async def gone_with_the_lesson(hub, teacher, token):
    """Once the teacher has ended the lesson, nothing is left, and nothing is counted."""
    assert (await fetch(hub, "DELETE", "questions", token=teacher)).code == 200
    assert json.loads((await vote(hub, token, "test")).body) == {"counted": False}
    assert json.loads((await fetch(hub, "GET", "counts", token=teacher)).body)["questions"] == []
    assert len((await fetch(hub, "GET", "votes.csv", token=teacher)).body.splitlines()) == 1


async def only_with_the_scope(hub, name):
    """A token that may not use the service is no key to it, though it is the learner's own."""
    weak = await token_of(hub, name, scopes=["users:activity!user"])
    assert (await vote(hub, weak, "test")).code == 403


async def own_servers_token(hub, name):
    """The token that a learner's server has is that of the learner, and enough to answer."""
    await hub.ask("POST", f"/hub/api/users/{name}/server")
    for _second in range(120):
        if (await hub.ask("GET", f"/hub/api/users/{name}"))["servers"].get("", {}).get("ready"):
            break
        await asyncio.sleep(1)
    for environ in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            text = environ.read_text("utf-8", "replace")
        except OSError:
            continue
        if f"JUPYTERHUB_USER={name}\0" in text:
            found = dict(line.split("=", 1) for line in text.split("\0") if "=" in line)
            return found["JUPYTERHUB_API_TOKEN"], found["NBLIB_VOTES"]
    raise AssertionError("no server of the learner's was found")


class Browser:
    """Keeps cookies, as a browser does, and follows redirects with them."""

    def __init__(self, hub):
        self.hub, self.jar = hub, {}

    async def go(self, method, path, data=None, **headers):
        """The answer at the end of all redirects."""
        for _hop in range(12):
            cookies = "; ".join(f"{name}={value}" for name, (value, at) in self.jar.items() if path.startswith(at))
            asked = HTTPRequest(self.hub.address + path, method, {"Cookie": cookies, **headers}, data,
                                follow_redirects=False, allow_nonstandard_methods=True)  # fmt: skip
            answer = await AsyncHTTPClient().fetch(asked, raise_error=False)
            for line in answer.headers.get_list("Set-Cookie"):
                name, value, at = re.match(r"([^=]+)=([^;]*).*?[Pp]ath=([^;]*)", line).groups()
                self.jar[name] = value.strip('"') and (value, at)
                if not self.jar[name]:
                    del self.jar[name]
            if answer.code not in (301, 302, 303):
                return answer
            method, data = "GET", None
            path = answer.headers["Location"].removeprefix(self.hub.address)
        raise AssertionError("redirected in a circle")


async def by_browser(hub, name, password):
    """Log in, and open the votes' page."""
    browser = Browser(hub)
    form = await browser.go("GET", "/hub/login")
    xsrf = re.search(r'name="_xsrf" value="([^"]+)"', form.body.decode())[1]
    text = f"username={name}&password={password}&_xsrf={xsrf}"
    await browser.go("POST", "/hub/login?next=" + PLACE, text, **{"Content-Type": "application/x-www-form-urlencoded"})
    return browser, await browser.go("GET", PLACE)


async def the_page(hub, password):
    """The teacher sees it, and no other page can act in the teacher's name; a learner does not see it."""
    browser, page = await by_browser(hub, "teacher", password)
    assert page.code == 200 and "<table>" in page.body.decode()
    xsrf = re.search(r'"X-XSRFToken": "([^"]+)"', page.body.decode())[1]
    modes = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
    assert (await browser.go("GET", PLACE + "counts", **modes, **{"X-XSRFToken": xsrf})).code == 200
    for forged in ({}, {"X-XSRFToken": "x"}):
        assert (await browser.go("DELETE", PLACE + "questions", **modes, **forged)).code == 403
        assert (await browser.go("GET", PLACE + "counts", **modes, **forged)).code == 403
    _browser, refused = await by_browser(hub, "learner0", password)
    assert refused.code == 403 and "<table>" not in refused.body.decode()


def test_the_hub_says_who_somebody_is(monkeypatch):
    monkeypatch.setenv("NBLIB_HUB_PASSWORD", "a-password-for-this-test")

    async def story():
        async with asyncio.timeout(500), classroom.running(str(PYTHON)) as hub:
            teacher = await token_of(hub, "teacher")
            tokens = [await token_of(hub, name) for name in LEARNERS]
            await forty_at_once(hub, teacher, tokens)
            await refused_to_learners(hub, teacher, tokens[0])
            await claims_count_for_nothing(hub, teacher, tokens)
            await nobody_gets_a_classmates_key(hub, tokens[0])
            await only_with_the_scope(hub, "learner0")
            await the_page(hub, "a-password-for-this-test")
            own, place = await own_servers_token(hub, "learner0")
            assert place == f"http://127.0.0.1:{classroom.PORT + 3}{PLACE}"
            assert (await vote(hub, own, "test")).code == 200
            assert await counts(hub, teacher) == [31, 9]
            assert (await fetch(hub, "GET", "counts", token=own)).code == 403
            await nobody_gets_a_classmates_key(hub, own)
            await gone_with_the_lesson(hub, teacher, own)

    asyncio.run(story())
