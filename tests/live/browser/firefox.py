"""Debian's Firefox, headless, by the protocol that every browser is to speak: WebDriver BiDi, a few lines over a websocket."""

import contextlib
import itertools
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

import websocket

ENTER, SHIFT, TAB = "\ue007", "\ue008", "\ue004"
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find_firefox():
    """The path of a Firefox, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One tab, and what can be asked of it."""

    def __init__(self, address):
        self.socket = websocket.create_connection(f"{address}/session", timeout=300, suppress_origin=True)
        self.numbers = itertools.count(1)
        self.errors, self.asked = [], []  # of the page; the addresses that it asked for
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method, **params):
        """Send a command, and wait for what comes of it; errors of the page on the way are noted."""
        number = next(self.numbers)
        self.socket.send(json.dumps(dict(id=number, method=method, params=params)))
        while True:
            told = json.loads(self.socket.recv())
            self.hear(told)
            if told.get("id") == number:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                return told["result"]

    def hear(self, told):
        """Note what the page says by itself."""
        if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
            self.errors.append(told["params"]["text"])
        if told.get("method") == "network.beforeRequestSent":
            self.asked.append(told["params"]["request"]["url"])

    def open(self, address):
        """Load a page."""
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def go_into_the_frame(self):
        """From now on ask the page in the one frame of the page."""
        for _tenth in range(300):
            (whole,) = self.ask("browsingContext.getTree", root=self.tab)["contexts"]
            if whole["children"] and whole["children"][0]["url"] != "about:blank":
                break
            time.sleep(0.1)
        (frame,) = whole["children"]
        self.tab = frame["context"]

    def evaluate(self, expression):
        """The value of a JavaScript expression (or of what it promises), as JSON knows it."""
        asked = dict(
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify(value) ?? 'null')",
            awaitPromise=True,
        )
        told = self.ask("script.evaluate", **asked, target=dict(context=self.tab), userActivation=True)
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def until(self, expression, seconds=180):
        """Wait until it is true."""
        end = time.monotonic() + seconds
        while not self.is_true(expression):
            if time.monotonic() > end:
                raise TimeoutError(expression)
            time.sleep(0.2)

    def is_true(self, expression):
        """Whether it is true by now; what it asks for may not stand there yet."""
        with contextlib.suppress(RuntimeError):
            return self.evaluate(f"Boolean({expression})")

    def keys(self, *keys):
        """Press these keys together, the last first let go."""
        actions = [dict(type="keyDown", value=key) for key in keys] + [
            dict(type="keyUp", value=key) for key in reversed(keys)
        ]
        self.ask("input.performActions", context=self.tab, actions=[dict(type="key", id="keys", actions=actions)])


@contextlib.contextmanager
def browsing(settings=None):
    """A Firefox with a profile of its own, and with these settings in it: {name: value}."""
    with tempfile.TemporaryDirectory() as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in (settings or {}).items()]
        pathlib.Path(profile, "user.js").write_text("\n".join(lines), "utf-8")
        command = [
            find_firefox(),
            "--headless",
            "--no-remote",
            "--profile",
            profile,
            "--remote-debugging-port",
            "0",
            "about:blank",
        ]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            found = next(filter(None, map(LISTENING.search, process.stderr)), None)
            if found is None:
                raise RuntimeError("Firefox has stopped before it could be asked anything")
            yield Firefox(found[1])
        finally:
            process.terminate()
            process.wait(20)
