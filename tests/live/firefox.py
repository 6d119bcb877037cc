"""A Firefox from the distribution, spoken to by WebDriver BiDi, its own protocol for tests (Playwright drives only a Firefox of its own)."""

import contextlib
import itertools
import json
import re
import shutil
import subprocess
import tempfile
import time


def what_is_missing():
    """Why no Firefox can be had here, or None."""
    if not shutil.which("firefox-esr"):
        return "no firefox-esr found (apt-get install firefox-esr)"
    try:
        import websocket  # noqa: F401
    except ImportError:
        return "websocket-client is not installed"


@contextlib.contextmanager
def browsing():
    """A Firefox without any past."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            heard = (re.search(r"BiDi listening on (ws://\S+)", line) for line in process.stderr)
            yield Tab(next(filter(None, heard))[1])
        finally:
            process.terminate()
            process.wait(20)


class Tab:
    """Its one tab: go to an address, evaluate a script, and what went wrong meanwhile."""

    def __init__(self, address):
        import websocket

        self._socket = websocket.create_connection(f"{address}/session", timeout=180, suppress_origin=True)
        self._numbers, self.errors, self.asked = itertools.count(1), [], []
        self._ask("session.new", capabilities={})
        self._context = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        self._ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def _ask(self, method, **params):
        number = next(self._numbers)
        self._socket.send(json.dumps(dict(id=number, method=method, params=params)))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return message["result"]
            self._hear(message)

    def _hear(self, message):
        if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
            self.errors.append(message["params"]["text"])
        if message.get("method") == "network.beforeRequestSent":
            self.asked.append(message["params"]["request"]["url"])

    def go(self, address):
        """Load a page."""
        self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def look(self, script):
        """What a script (an expression, or a promise of one) gives, as JSON knows it."""
        wrapped = f"Promise.resolve({script}).then((it) => JSON.stringify(it) ?? 'null')"
        answer = self._ask("script.evaluate", expression=wrapped, target={"context": self._context}, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def until(self, script, seconds=180):
        """Look until the script gives something."""
        for _ in range(seconds * 5):
            with contextlib.suppress(RuntimeError):  # what it asks for may not stand there yet
                if found := self.look(script):
                    return found
            time.sleep(0.2)
        raise TimeoutError(script)
