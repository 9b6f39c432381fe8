"""Keep a small web on this machine: pages that are there, gone, moved, shy or slow."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

#: What each page answers to HEAD and to GET, and where it points to.
PAGES: dict[str, tuple[int, int, str]] = {
    "/there": (200, 200, ""),
    "/gone": (404, 404, ""),
    "/long-gone": (410, 410, ""),
    "/moved": (301, 301, "/there"),
    "/moved-again": (308, 308, "/moved"),
    "/elsewhere-today": (302, 302, "/there"),
    "/moved-then-elsewhere": (301, 301, "/elsewhere-today"),
    "/moved-to-nothing": (301, 301, "/gone"),
    "/circle": (302, 302, "/circle"),
    "/no-heads": (405, 200, ""),
    "/headless": (404, 200, ""),
    "/forbidden": (403, 403, ""),
    "/too-many": (429, 429, ""),
    "/shy": (999, 999, ""),
    "/broken": (500, 500, ""),
    "/out": (302, 302, "ftp://example.org/"),
    "/nowhere": (301, 301, "http://[/"),
}


@dataclass(slots=True)
class Web:
    """Hold what the small web was asked, in order: method, path, agent, and when."""

    port: int = 0
    asked: list[tuple[str, str, str, float]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Give the address of a page."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[tuple[str, str]]:
        """Give the method and path of each question."""
        return [(method, path) for method, path, _, _ in self.asked]


@pytest.fixture
def web() -> Iterator[Web]:
    """Give a web on a free port of this machine, for as long as a test runs."""
    small = Web()

    class Pages(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer("HEAD")

        def do_GET(self) -> None:
            self._answer("GET")

        def log_message(self, *_: object) -> None:
            """Say nothing on stderr."""

        def _answer(self, method: str) -> None:
            agent = self.headers["User-Agent"]
            small.asked.append((method, self.path, agent, time.monotonic()))
            if self.path == "/slow":
                time.sleep(1)
            to_head, to_get, pointer = PAGES.get(self.path, (200, 200, ""))
            self.send_response(to_head if method == "HEAD" else to_get)
            if pointer:
                self.send_header("Location", pointer)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        small.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield small
        server.shutdown()
        thread.join()
