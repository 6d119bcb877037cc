"""The server of the built site: for this machine alone, unless a class is to reach it."""

import socket
import threading
import urllib.request

import pytest

from tools.live import serve


@pytest.mark.parametrize(
    "address, names", [("127.0.0.1", ["127.0.0.1"]), ("0.0.0.0", ["127.0.0.1", socket.gethostname()])]
)
def test_it_says_what_is_to_be_opened(tmp_path, address, names):
    (tmp_path / "page.html").write_text("a page")
    with serve.server(tmp_path, address=address) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        assert serve.place(made).split() == [f"http://{name}:{made.server_port}/" for name in names]
        straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with straight.open(f"http://127.0.0.1:{made.server_port}/page.html", timeout=30) as answer:
            assert answer.read() == b"a page"
            assert answer.headers["Access-Control-Allow-Origin"] == "*", (
                "a panel that is shut in a sandbox is of no origin"
            )
        made.shutdown()


def test_without_an_address_nobody_else_can_reach_it(tmp_path):
    with serve.server(tmp_path) as made:
        assert made.server_address[0] == "127.0.0.1"


def test_what_make_says_is_taken(monkeypatch):
    asked = []

    def server(**how):
        asked.append(how)
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "server", server)
    for words in ([], ["8001"], ["8002", "0.0.0.0"]):
        with pytest.raises(KeyboardInterrupt):
            serve.main(*words)
    expected = [(8000, "127.0.0.1"), (8001, "127.0.0.1"), (8002, "0.0.0.0")]
    assert asked == [dict(port=port, address=address) for port, address in expected]
