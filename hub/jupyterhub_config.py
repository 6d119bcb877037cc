"""A JupyterHub on this machine alone, to try a class with: `make hub`.

For trying only. Every learner's server runs as whoever started the hub, so any learner can read and change all that
this person can; for a real class take The Littlest JupyterHub or Kubernetes (docs/teaching.md).
"""

import os
import pathlib
import secrets
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from hub.votes_config import add_votes  # noqa: E402, which lies in ROOT
from tools import copies  # noqa: E402

BIN = pathlib.Path(sys.prefix) / "bin"
STATE = pathlib.Path(os.environ.get("NBLIB_HUB_STATE") or ROOT / ".hub").resolve()
PORT = int(os.environ.get("NBLIB_HUB_PORT") or 8000)  # the next three ports are taken as well
PASSWORD = os.environ.get("NBLIB_HUB_PASSWORD") or secrets.token_urlsafe(9)
LANGUAGE = os.environ.get("NBLIB_HUB_LANGUAGE") or "ja"

c = get_config()  # noqa: F821, which JupyterHub defines

# ---- 127.0.0.1 only: nobody else in the network can see any of it
STATE.mkdir(parents=True, exist_ok=True, mode=0o700)
c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{PORT + 2}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORT + 1}"
c.ConfigurableHTTPProxy.command = [str(BIN.parent / "node_modules" / ".bin" / "configurable-http-proxy")]
c.ConfigurableHTTPProxy.log_level = "warn"  # so that the password below stays in sight
c.JupyterHub.log_level = "WARN"
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")

# ---- who may come in: anybody who knows the password, under any name that can be a folder's
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = PASSWORD
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = r"\w[\w.-]{0,39}"


# ---- a learner's server: a process with a folder, and in it a copy of the notebooks, of his own
def give_notebooks(spawner):
    """Copy the notebooks that the learner does not have yet, so that no two learners write into the same files."""
    copies.give_all(pathlib.Path(spawner.home_dir) / "notebooks")


c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(STATE / "learners" / "{username}")
c.Spawner.pre_spawn_hook = give_notebooks
c.Spawner.cmd = [str(BIN / "jupyterhub-singleuser")]
c.Spawner.default_url = f"/lab/tree/notebooks/{LANGUAGE}/00_start.ipynb"
if site := os.environ.get("NBLIB_SITE"):
    c.Spawner.environment = dict(NBLIB_SITE=site)  # where the links of cards lead: docs/embedding.md
c.Spawner.start_timeout = c.Spawner.http_timeout = 180  # a whole class may start at once, on few cores

# ---- memory comes back: a notebook's kernel keeps about 100 MB until it is stopped
IDLE = 3600  # seconds
c.Spawner.args = [
    "--log-level=WARN",
    f"--MappingKernelManager.cull_idle_timeout={IDLE}",
    "--MappingKernelManager.cull_interval=300",
    "--MappingKernelManager.cull_connected=True",  # learners leave their tabs open
    *(["--allow-root"] if os.geteuid() == 0 else []),
]
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={2 * IDLE}", "--cull-every=300"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]

# ---- what the class thinks: the teacher's page is /services/votes/; here whoever is called "teacher" is the teacher
add_votes(c, PORT + 3)
c.JupyterHub.load_groups = {"teachers": {"users": ["teacher"]}}

# ---- for programs, such as the load test: a token that may add learners and start their servers
if token := os.environ.get("NBLIB_HUB_TOKEN"):
    c.JupyterHub.services.append({"name": "load", "api_token": token})
    scopes = ["admin:users", "admin:servers", "tokens", "access:servers"]
    c.JupyterHub.load_roles.append({"name": "load", "scopes": scopes, "services": ["load"]})

where = f"http://127.0.0.1:{PORT}"
print(f"== {where}  名前は自由、パスワードは(any name, and the password) {PASSWORD}", file=sys.stderr, flush=True)
