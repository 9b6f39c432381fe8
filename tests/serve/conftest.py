"""Serve a small book from a thread, and ask for its pages as a browser does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from octavo.cache import Cache
from octavo.memory import Memory
from octavo.order import Order
from octavo.serve.board import Board
from octavo.serve.counter import Counter
from octavo.serve.impression import Impression
from octavo.serve.proofs import Proofs
from octavo.serve.pull import pull
from octavo.serve.server import ADDRESS, Server

#: Typefaces are cut once for all tests.
CUT = Path("build/.cache/tests")
ONE = "# One\n\nFirst words.\n\nMore.\n\n![A dot](dot.svg)\n"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="3"/></svg>'


@dataclass
class Kept:
    """Hold what came back: status, headers, content."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """Give the content as text."""
        return self.content.decode()


@dataclass
class Asking:
    """Ask the server at a port."""

    port: int

    @property
    def address(self) -> str:
        """Give the address of its first page."""
        return f"http://{ADDRESS}:{self.port}/"

    def __call__(self, path: str, method: str = "GET", host: str = "", **headers: str) -> Kept:
        """Ask for a path; of events, for the first line. In `host` the port's place is `{}`."""
        connection = HTTPConnection(ADDRESS, self.port, timeout=10)
        sent = {"Host": (host or ADDRESS + ":{}").format(self.port), **headers}
        connection.request(method, path, headers=sent)
        answer = connection.getresponse()
        events = answer.getheader("Content-Type") == "text/event-stream"
        kept = Kept(answer.status, dict(answer.headers), answer.readline() if events else answer.read())
        connection.close()
        return kept


@dataclass
class Desk:
    """Hold a manuscript, and what a server of it is made of."""

    folder: Path
    cache: Cache
    memory: Memory
    board: Board
    proofs: Proofs

    def order(self) -> Order:
        """Order this manuscript."""
        return Order(self.folder, self.folder / "build", jobs=1)

    def save(self, name: str, text: str) -> Impression:
        """Put a text into the manuscript, and pull what it makes of the book."""
        (self.folder / name).write_text(text, "utf-8")
        self.board.post(pull(self.order(), self.cache, self.memory, self.board.newest))
        return self.board.newest

    def give(self, path: str) -> str:
        """Give the text of what a path names."""
        given = Counter(self.board, self.proofs).give(path)
        assert given is not None
        return given.answer.content.decode()

    @contextmanager
    def serving(self) -> Iterator[Asking]:
        """Serve the book."""
        with Server(0, Counter(self.board, self.proofs), self.folder) as server:
            thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield Asking(server.port)
            finally:
                self.board.close()
                server.shutdown()
                thread.join()


@contextmanager
def keep_desk(folder: Path) -> Iterator[Desk]:
    """Put a book of two chapters and a picture into a folder."""
    memory = Memory()
    cache = Cache(CUT, memory)
    (folder / "book.yaml").write_text("title: Small\nchapters: [one.md, two.md]\n")
    (folder / "one.md").write_text(ONE)
    (folder / "dot.svg").write_text(DOT)
    proofs = Proofs(cache, folder / "build/pagination.json")
    made = Desk(folder, cache, memory, Board(Impression()), proofs)
    made.save("two.md", "# Two\n\nOther words.\n")
    yield made
    proofs.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a book of two chapters and a picture."""
    with keep_desk(tmp_path) as kept:
        yield kept


def told(line: bytes) -> Any:  # noqa: ANN401 -- JSON
    """Read an event."""
    return json.loads(line.removeprefix(b"data: "))
