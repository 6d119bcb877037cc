"""How a hub is told of the service in votes.py; for The Littlest JupyterHub, too (docs/teaching.md)."""

import pathlib
import sys

SERVICE = pathlib.Path(__file__).with_name("votes.py")
MAY_ANSWER = "access:services!service=votes"


def add_votes(c, port):
    """Have the hub start the service on this port of this machine, and let every learner's notebook answer there.

    A learner's server gets a token that may do this much more than usual, and no other learner's token is ever given to it.
    """
    address = f"http://127.0.0.1:{port}"
    c.JupyterHub.services.append(
        {"name": "votes", "url": address, "command": [sys.executable, str(SERVICE)], "oauth_no_confirm": True}
    )
    c.JupyterHub.load_roles.append({"name": "user", "scopes": ["self", MAY_ANSWER]})
    c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", MAY_ANSWER]
    c.Spawner.environment.update({"NBLIB_VOTES": f"{address}/services/votes/"})
