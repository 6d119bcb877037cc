"""The votes' service beside the tests, with a stand-in for JupyterHub's word on who somebody is: the token is looked up here.

That the real hub says the same is tried by test_votes_on_a_hub.py.
"""

import importlib
import json
import pathlib
import sys
import types

from tornado.web import RequestHandler

HUB = pathlib.Path(__file__).parents[2] / "hub"
PREFIX = "/services/votes/"
PEOPLE = {
    "t-teacher": dict(kind="user", name="teacher", admin=False, groups=["teachers"]),
    "t-admin": dict(kind="user", name="head", admin=True, groups=[]),
    "t-program": dict(kind="service", name="program", admin=True),
    **{f"t-{i}": dict(kind="user", name=f"learner{i}", admin=False, groups=["class1"]) for i in range(40)},
}


class ByToken:
    """What HubOAuthenticated does for a request with a token, as far as the service needs it."""

    @property
    def hub_auth(self):
        """The hub."""
        return self

    async def get_user(self, handler, sync):
        """Look the token up."""
        return handler.current_user

    def get_current_user(self):
        """Who sent this, or None."""
        return PEOPLE.get(self.request.headers.get("Authorization", "").removeprefix("token "))

    def get_login_url(self):
        """Where to log in."""
        return "/hub/login"


def service(monkeypatch):
    """The module hub/votes.py."""
    auth = types.ModuleType("jupyterhub.services.auth")
    auth.HubOAuthenticated = ByToken
    auth.HubOAuthCallbackHandler = type("HubOAuthCallbackHandler", (ByToken, RequestHandler), {})
    utils = types.ModuleType("jupyterhub.utils")
    utils.url_path_join = lambda prefix, place: prefix + place
    for name, module in {"jupyterhub.services.auth": auth, "jupyterhub.utils": utils}.items():
        monkeypatch.setitem(sys.modules, name, module)
    for name in ("jupyterhub", "jupyterhub.services"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.syspath_prepend(str(HUB))
    monkeypatch.delitem(sys.modules, "votes", raising=False)
    return importlib.import_module("votes")


def asked(key, *options):
    """A question as the teacher's notebook sends it."""
    return dict(
        key=key, title=f"Predict: {key}", ask="What will it be?", options=[dict(key=o, text=o.upper()) for o in options]
    )


def told(answer):
    """What an answer's JSON says."""
    return json.loads(answer.body)
