"""The hub of hub/jupyterhub_config.py, started in a folder of its own, and its REST API."""

import asyncio
import contextlib
import json
import os
import pathlib
import secrets
import signal
import subprocess
import sys
import tempfile

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONFIG = ROOT / "hub" / "jupyterhub_config.py"
PORT = 8650  # and the next three
PATIENCE = 180  # seconds for one request, or for a server to start


class Hub:
    """A running hub, as its administrator sees it."""

    def __init__(self, process, token):
        self.process, self.token, self.address = process, token, f"http://127.0.0.1:{PORT}"

    async def ask(self, method, path, body=None, token=None):
        """One request, with the administrator's token or another; returns what its JSON says, None for nothing."""
        answer = await AsyncHTTPClient().fetch(
            HTTPRequest(
                self.address + path,
                method=method,
                headers={"Authorization": f"token {token or self.token}", "Content-Type": "application/json"},
                body=None if method == "GET" else json.dumps(body or {}),
                request_timeout=PATIENCE,
                allow_nonstandard_methods=True,
            )
        )
        return json.loads(answer.body) if answer.body else None

    async def admit(self, name):
        """Add a learner and start his server. Returns his own token."""
        await self.add(name)
        await self.ask("POST", f"/hub/api/users/{name}/server")
        async with asyncio.timeout(PATIENCE):
            while not (await self.ask("GET", f"/hub/api/users/{name}"))["servers"].get("", {}).get("ready"):
                await asyncio.sleep(0.5)
        return await self.token_of(name)

    async def add(self, name):
        """Add somebody, unless the hub knows them already."""
        try:
            await self.ask("POST", f"/hub/api/users/{name}")
        except HTTPClientError as error:
            if error.code != 409:
                raise

    async def token_of(self, name, **more):
        """A token of their own; more: scopes, if it is to be a weaker one."""
        return (await self.ask("POST", f"/hub/api/users/{name}/tokens", more))["token"]

    async def is_up(self):
        """Whether the hub answers; a RuntimeError if it has ended."""
        if self.process.poll() is not None:
            raise RuntimeError("the hub did not start")
        with contextlib.suppress(HTTPClientError, OSError):
            return bool(await self.ask("GET", "/hub/api/"))
        return False


@contextlib.asynccontextmanager
async def running(python=sys.executable):
    """A hub in a new folder, run by this Python; at the end it stops, with all servers and kernels."""
    AsyncHTTPClient.configure(None, max_clients=100)  # otherwise ten requests at a time
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        token, log = secrets.token_hex(16), pathlib.Path(folder) / "hub.log"
        told = dict(NBLIB_HUB_STATE=folder, NBLIB_HUB_PORT=str(PORT), NBLIB_HUB_TOKEN=token)
        command = [python, "-m", "jupyterhub", "-f", str(CONFIG), "--log-level=WARN"]
        with log.open("wb") as written:
            process = subprocess.Popen(command, cwd=folder, env={**os.environ, **told}, stdout=written, stderr=written)
        hub = Hub(process, token)
        try:
            async with asyncio.timeout(PATIENCE):
                while not await hub.is_up():
                    await asyncio.sleep(0.5)
            yield hub
        except Exception:
            print(log.read_text("utf-8", "replace")[-3000:], file=sys.stderr)
            raise
        finally:
            await asyncio.to_thread(stop, process, folder)


def stop(process, folder):
    """Let the hub stop its learners' servers, which stop their kernels; then see that nobody is left in its folder."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
    for left in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if left.environ().get("HOME", "").startswith(f"{folder}/"):
                left.kill()
