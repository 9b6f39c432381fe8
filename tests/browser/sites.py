"""Build the web books, put them on a disk and on a website, and know the addresses of their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from lxml import html

from octavo.findings import Severity
from octavo.shelf import PLACES
from tests.outputs.shelf import BOOKS as WHOLE
from tests.outputs.shelf import ROOT, Title, build_book

__all__ = ["Shelf", "Site", "serve", "stock"]


#: The books that are built whole, and those that only the web shows something of.
BOOKS = {
    **WHOLE,
    "defined": Title(ROOT / "tests/books/defined", "The Weather Glass", "the-weather-glass", (396, 612)),
}


@dataclass(frozen=True)
class Site:
    """Hold a web book that stands somewhere: the folder it was built into, and that folder's address."""

    name: str
    folder: Path
    address: str

    def page(self, name: str = "index.html") -> str:
        """Give the address of a page of the book of many pages; `name` may end with a fragment."""
        return f"{self.address}web/{name}"

    def whole(self) -> str:
        """Give the address of the book of one page."""
        return f"{self.address}{BOOKS[self.name].slug}.html"

    def read(self, name: str = "index.html") -> html.HtmlElement:
        """Give the tree of a page as it was written."""
        return html.parse(self.folder / "web" / name, html.HTMLParser(encoding="utf-8")).getroot()

    @cached_property
    def pages(self) -> list[str]:
        """List the names of the pages, each of which names the next, in reading order."""
        names, ahead = [], ["index.html"]
        while ahead:
            names.append(ahead[0])
            ahead = self.read(names[-1]).xpath("//link[@rel='next']/@href")
        return names

    def files(self, kind: str) -> dict[str, bytes]:
        """Give the files of a format, `web` or `page`, by their place below the folder."""
        place = PLACES[kind].format(BOOKS[self.name].slug)
        paths = sorted(path for path in self.folder.glob(place) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Hold where books stand, and what all addresses of theirs begin with."""

    own: tuple[str, ...]
    take: Callable[[str, str], Site]

    def __call__(self, name: str, way: str) -> Site:
        """Give a book by its name, to be read as a `file` or over `http`; it is built at the first call."""
        return self.take(name, way)


def stock(root: Path, website: str) -> Shelf:
    """Make the shelf of a folder that is served as a website."""
    ways = {"file": f"{root.as_uri()}/", "http": website}

    def take(name: str, way: str) -> Site:
        folder = root / "books" / name
        if not folder.exists():
            report = build_book(BOOKS[name].folder, folder, frozenset({"html"}))
            assert report.counts()[Severity.ERROR] == 0, report.findings
        return Site(name, folder, f"{ways[way]}books/{name}/")

    return Shelf(tuple(ways.values()), take)


class _Quiet(SimpleHTTPRequestHandler):
    """Serve files and keep no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(root: Path) -> Iterator[str]:
    """Serve a folder on a free port, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
