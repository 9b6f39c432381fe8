"""Serve this machine's own browsers over HTTP: nobody else, by no other name, and with the book alone."""

from __future__ import annotations

import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from octavo.serve.counter import Counter, Given
from octavo.serve.live import LIVE
from octavo.serve.notice import notice

__all__ = ["ADDRESS", "Server"]

#: The one address that is listened at: this machine's own, which no network reaches (RFC 1122, 3.2.1.3).
ADDRESS = "127.0.0.1"
#: The names under which a browser of this machine knows it. A page from elsewhere that had its own name
#: lead here would send that name (DNS rebinding).
HOSTS = ("localhost", ADDRESS, "[::1]")
EVENTS = f"/{LIVE}events"
#: After so many seconds without news a line is sent, so that we learn whether anybody still listens.
BEAT = 15
#: So long a browser may stay silent on a connection, in seconds.
SILENCE = 60
HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server(ThreadingHTTPServer):
    """Listen at a port of this machine, 0 for any that is free; raises OSError when it is taken."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, counter: Counter, manuscript: Path) -> None:
        """Begin to listen."""
        super().__init__((ADDRESS, port), Visit)
        self.counter = counter
        self.manuscript = manuscript

    @property
    def port(self) -> int:
        """Give the port that is listened at."""
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a browser go that has gone away; every other error is a bug of ours, and told."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as it came


class Visit(BaseHTTPRequestHandler):
    """Answer what comes over one connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Octavo", ""
    timeout = SILENCE

    def do_GET(self) -> None:
        """Give what is asked for."""
        self._answer()

    def do_HEAD(self) -> None:
        """Give its head alone."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the signature of http.server
        """Say nothing of what was asked."""

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if self.headers.get("Host", "").lower() not in {f"{host}:{self._server.port}" for host in HOSTS}:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif path == EVENTS and self.command == "GET":
            self._tell()
        else:
            given = self._given(path)
            if given is None:
                self.send_error(HTTPStatus.NOT_FOUND)
            else:
                self._give(given)

    def _given(self, path: str) -> Given | None:
        try:
            return self._server.counter.give(path.removeprefix("/")) if path.startswith("/") else None
        except Exception:
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
            raise

    def _give(self, given: Given) -> None:
        tag = f'"{given.tag}"'
        if self.headers.get("If-None-Match") == tag:
            self._begin(HTTPStatus.NOT_MODIFIED, {"ETag": tag})
            return
        content = given.answer.content
        self._begin(
            HTTPStatus.OK,
            {"Content-Type": given.answer.media_type, "Content-Length": str(len(content)), "ETag": tag},
        )
        if self.command == "GET":
            self.wfile.write(content)

    def _tell(self) -> None:
        """Send each impression as an event (HTML Standard, 9.2), the newest at once, while one listens."""
        self.close_connection = True
        self._begin(HTTPStatus.OK, {"Content-Type": "text/event-stream", "Connection": "close"})
        board, told = self._server.counter.board, -1
        while not board.closed:
            impression = board.wait(told, BEAT)
            if impression is None:
                self.wfile.write(b":\n\n")
            else:
                told = impression.number
                self.wfile.write(f"data: {notice(impression, self._server.manuscript)}\n\n".encode())
            self.wfile.flush()

    def _begin(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    @property
    def _server(self) -> Server:
        return cast("Server", self.server)
