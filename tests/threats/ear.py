"""Listen on this machine for whoever asks for anything while a book is built."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Ear:
    """Note the path of every request; the answer is a picture that is none."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self.heard: list[str] = []
        heard = self.heard

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                heard.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"x")

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        """Give the address that a book can name."""
        return f"http://127.0.0.1:{self.server.server_port}"


@contextmanager
def listening() -> Iterator[Ear]:
    """Listen while something goes on."""
    ear = Ear()
    thread = Thread(target=ear.server.serve_forever)
    thread.start()
    try:
        yield ear
    finally:
        ear.server.shutdown()
        thread.join()
        ear.server.server_close()
