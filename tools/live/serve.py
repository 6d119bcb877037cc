"""Serve the built site on this machine: python -m tools.live.serve [PORT]. It asks nothing of the network."""

import functools
import http.server
import pathlib
import sys

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

    def end_headers(self):
        """With no-cache a browser keeps the file, and asks at the next visit whether it has changed."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_args):
        """Say nothing of each request."""


def server(folder=SITE, port=0, address="127.0.0.1"):
    """A server of that folder; port 0: any that is free."""
    return http.server.ThreadingHTTPServer((address, port), functools.partial(Files, directory=str(folder)))


def main():
    """Serve until Ctrl + C."""
    with server(port=int(sys.argv[1]) if len(sys.argv) > 1 else 8000) as made:
        print(f"== http://127.0.0.1:{made.server_port}/   (Ctrl + C)")
        try:
            made.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
