"""A notebook's kernel as the browser knows it: a websocket over which cells run and widgets tell their state."""

import asyncio
import datetime
import json
import time
import uuid

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"  # the one that JupyterLab speaks
VIEW = "application/vnd.jupyter.widget-view+json"
PATIENCE = 180  # seconds for a cell, or for a moved slider, before it counts as a failure


def now():
    """The time as a message's header has it."""
    return datetime.datetime.now(datetime.UTC).isoformat()


class Failed(Exception):
    """What a learner would call broken."""


class Kernel:
    """Runs cells; `models` are the widgets' states by id, `shown` the ids that a message has shown."""

    def __init__(self, socket, session):
        self.socket, self.session = socket, session
        self.models, self.shown, self.errors = {}, {}, {}
        self.frames = {}  # a message's id -> when the picture that it led to arrived
        self._idle = {}  # a message's id -> a future: all that it led to has arrived
        self.reading = asyncio.create_task(self._read())

    @classmethod
    async def of(cls, hub, name, token, path):
        """A new kernel for a learner's notebook."""
        asked = dict(path=path, name=path, type="notebook", kernel=dict(name="python3"))
        session, kernel_id = (
            uuid.uuid4().hex,
            (await hub.ask("POST", f"/user/{name}/api/sessions", asked, token))["kernel"]["id"],
        )
        address = (
            f"{hub.address.replace('http', 'ws', 1)}/user/{name}/api/kernels/{kernel_id}/channels?session_id={session}"
        )
        request = HTTPRequest(address, headers={"Authorization": f"token {token}"}, request_timeout=PATIENCE)
        kernel = cls(await websocket_connect(request, subprotocols=[PROTOCOL], max_message_size=2**26), session)
        await kernel.tell("shell", "kernel_info_request", {})
        return kernel

    async def tell(self, channel, kind, content, metadata=None):
        """Send a message, and wait until the kernel has done all that it asks for. Returns the message's id."""
        name = uuid.uuid4().hex
        self._idle[name] = asyncio.get_running_loop().create_future()
        header = dict(msg_id=name, msg_type=kind, session=self.session, username="", version="5.4", date=now())
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        await self.socket.write_message(serialize_msg_to_ws_v1(parts, channel), binary=True)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._idle[name]
        except TimeoutError:
            raise Failed(f"no answer to {kind} in {PATIENCE} s") from None
        finally:
            del self._idle[name]
        if name in self.errors:
            raise Failed(self.errors.pop(name))
        return name

    async def run(self, code, cell_id):
        """Run a cell. Returns the ids of the widgets that it shows."""
        asked = dict(code=code, silent=False, store_history=True, user_expressions={}, allow_stdin=False)
        name = await self.tell("shell", "execute_request", asked, dict(cellId=cell_id))
        return self.shown.pop(name, [])

    async def put(self, model, **state):
        """Set a widget's state, as the browser does. Returns the message's id."""
        return await self._to_widget(model, dict(method="update", state=state, buffer_paths=[]))

    async def click(self, model):
        """Press a button."""
        return await self._to_widget(model, dict(method="custom", content=dict(event="click")))

    async def _to_widget(self, model, data):
        return await self.tell("shell", "comm_msg", dict(comm_id=model, data=data))

    # ---- what the kernel says
    async def _read(self):
        while (data := await self.socket.read_message()) is not None:
            self._hear(time.perf_counter(), *deserialize_msg_from_ws_v1(data))
        for waiting in self._idle.values():
            waiting.set_exception(Failed("the connection to the kernel is gone"))

    def _hear(self, when, channel, parts):
        header, parent = (json.loads(part) for part in parts[:2])
        kind, name = header["msg_type"], parent.get("msg_id")
        if channel != "iopub" or kind in ("stream", "execute_input"):
            return
        content = json.loads(parts[3])
        if kind == "status":
            if content["execution_state"] == "idle" and name in self._idle and not self._idle[name].done():
                self._idle[name].set_result(None)
        elif kind == "error":
            self.errors[name] = f"{content['ename']}: {content['evalue']}"
        elif kind in ("execute_result", "display_data") and VIEW in content["data"]:
            self.shown.setdefault(name, []).append(content["data"][VIEW]["model_id"])
        elif kind in ("comm_open", "comm_msg"):
            self._hear_widget(when, name, content["comm_id"], content["data"], parts[4:])

    def _hear_widget(self, when, name, model, data, buffers):
        if data.get("method", "update") != "update":
            return
        state = data.get("state", {})
        for path, buffer in zip(data.get("buffer_paths", []), buffers, strict=False):
            if len(path) == 1:
                state[path[0]] = bytes(buffer)
        self.models.setdefault(model, {}).update(state)
        if "frame" in state:
            self.frames[name] = when
