"""Build each book once for all tests of the outputs, and open what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.outputs.documents import Opened, open_epub, open_page, open_web
from tests.outputs.manuscript import Manuscript, read_manuscript
from tests.outputs.pdf import Paged, open_pdf
from tests.outputs.shelf import BOOKS, Built, build_book

OPEN = {"epub": open_epub, "web": open_web, "page": open_page}


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Built]]:
    """Build a book when it is first asked for, without a date from outside."""

    @cache
    def take(name: str) -> Built:
        out = tmp_path_factory.mktemp(name)
        return Built(BOOKS[name], out, build_book(BOOKS[name].folder, out))

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield take


@pytest.fixture(scope="session", params=BOOKS)
def built(request: pytest.FixtureRequest, shelf: Callable[[str], Built]) -> Built:
    """Give each book in turn, built."""
    return shelf(request.param)


@pytest.fixture(scope="session")
def told(built: Built) -> Manuscript:
    """Give what the book's manuscript holds."""
    return read_manuscript(built.title.folder)


@pytest.fixture(scope="session", params=OPEN)
def opened(request: pytest.FixtureRequest, built: Built) -> Opened:
    """Give each output that is made of documents."""
    return OPEN[request.param](built.place(request.param))


@pytest.fixture(scope="session")
def epub(built: Built) -> Opened:
    """Give the EPUB."""
    return open_epub(built.place("epub"))


@pytest.fixture(scope="session")
def web(built: Built) -> Opened:
    """Give the web book of many pages."""
    return open_web(built.place("web"))


@pytest.fixture(scope="session")
def page(built: Built) -> Opened:
    """Give the web book of one page."""
    return open_page(built.place("page"))


@pytest.fixture(scope="session", params=["print", "screen"])
def paged(request: pytest.FixtureRequest, built: Built) -> Paged:
    """Give each PDF."""
    return open_pdf(built.place(request.param))


@pytest.fixture(scope="session")
def screen(built: Built) -> Paged:
    """Give the PDF for the screen."""
    return open_pdf(built.place("screen"))


@pytest.fixture(scope="session")
def printed(built: Built) -> Paged:
    """Give the PDF for the printer."""
    return open_pdf(built.place("print"))


@pytest.fixture(scope="session")
def everything() -> Manuscript:
    """Give what the book that holds everything holds."""
    return read_manuscript(BOOKS["sink"].folder)


@pytest.fixture(scope="session")
def sink(shelf: Callable[[str], Built]) -> Built:
    """Give the book that holds everything."""
    return shelf("sink")


@pytest.fixture
def scrap(tmp_path: Path) -> Path:
    """Write the smallest book that a test may spoil."""
    folder = tmp_path / "scrap"
    folder.mkdir()
    text = "# One\n\nA [link](#two).[^1]\n\n## Two\n\nMore of it.\n\n[^1]: A note.\n"
    (folder / "one.md").write_text(text, "utf-8")
    return folder
