"""The line between browser and server, to be cut and mended: a proxy that passes bytes on."""

import asyncio
import contextlib
import threading


class Line:
    """Listens at `port` and passes everything on to another port of this machine, until it is cut."""

    def __init__(self, to):
        self.to, self.port, self.whole, self.open = to, None, True, set()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self._do(self._listen())

    def _do(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    async def _listen(self):
        self.server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]

    async def _connected(self, reader, writer):
        if not self.whole:
            return writer.transport.abort()
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.to)
        ends = {writer, far_writer}
        self.open |= ends
        await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer))
        self.open -= ends

    async def _pass(self, reader, writer):
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
            writer.write_eof()

    def cut(self):
        """Everything that is open breaks off, and nothing new is let through."""
        self.whole = False
        self._do(self._abort())

    async def _abort(self):
        for writer in self.open:
            writer.transport.abort()

    def mend(self):
        """Let through again what comes from now on."""
        self.whole = True

    def close(self):
        """Break off everything for good."""
        self.cut()
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
