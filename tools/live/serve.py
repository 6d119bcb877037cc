"""Serve the built site: python -m tools.live.serve [PORT [ADDRESS]]. It asks nothing of the network.

Without an address it is for this machine alone; with 0.0.0.0 a class can open it from theirs.
"""

import functools
import gzip
import http.server
import io
import pathlib
import socket
import sys

COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".wasm"}  # what a static host compresses on the way
SITE = pathlib.Path(__file__).parents[2] / "build" / "site"


class Files(http.server.SimpleHTTPRequestHandler):
    """Files with the kinds that WebAssembly and modules need. A browser may keep them, and asks whether they are new."""

    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".whl": "application/zip",
    }

    def send_head(self):
        """The file or, where the browser knows how, what it is compressed: a third of the bytes."""
        path = pathlib.Path(self.translate_path(self.path))
        known = "If-Modified-Since" in self.headers
        if (
            known
            or path.suffix not in COMPRESSED
            or not path.is_file()
            or "gzip" not in self.headers.get("Accept-Encoding", "")
        ):
            return super().send_head()
        content = compressed(path, path.stat().st_mtime)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", self.date_time_string(path.stat().st_mtime))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self):
        """With no-cache a browser keeps the file, and asks at the next visit whether it has changed.

        Everybody may read what lies here, also a panel that another site has shut in a sandbox, and which is of no origin.
        """
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_args):
        """Say nothing of each request."""


@functools.lru_cache(256)
def compressed(path, changed):
    """A file's content compressed, kept in memory until the file has changed (a time)."""
    return gzip.compress(path.read_bytes(), 6)


def moved(files):
    """The bytes that these files are on the way, where a host compresses what hosts compress."""
    return sum(len(compressed(file, 0)) if file.suffix in COMPRESSED else file.stat().st_size for file in files)


class Server(http.server.ThreadingHTTPServer):
    """For a class that opens the same page in the same moment."""

    request_queue_size = 256


def server(folder=SITE, port=0, address="127.0.0.1", handler=Files):
    """A server of that folder; port 0: any that is free."""
    return Server((address, port), functools.partial(handler, directory=str(folder)))


def place(made):
    """What is to be opened in a browser: on this machine, and on those that can reach this server."""
    address, port = made.server_address
    here = f"http://{'127.0.0.1' if address == '0.0.0.0' else address}:{port}/"
    return f"{here}  http://{socket.gethostname()}:{port}/" if address == "0.0.0.0" else here


def main(port="8000", address="127.0.0.1"):
    """Serve until Ctrl + C."""
    with server(port=int(port), address=address) as made:
        print(f"== {place(made)}   (Ctrl + C)")
        try:
            made.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
