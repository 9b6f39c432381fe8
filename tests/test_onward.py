from __future__ import annotations

from pathlib import Path
from threading import current_thread, main_thread

import pytest

from octavo import onward as module
from octavo.bind.bound import Bound
from octavo.book import Book, Chapter
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import read_manuscript
from octavo.measure import measure
from octavo.onward import Onward
from octavo.report.thumbnails import thumbnails
from tests.test_page_stacks import WORDS, written


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Give a book of one paragraph."""
    (tmp_path / "a.md").write_text("# A\n\nWords.\n", "utf-8")
    words = {"t": "Para", "c": [{"t": "Str", "c": "Words."}]}
    return Book(read_settings(tmp_path, None)[0], tmp_path, (Chapter("a", "a.md", "Words.", (words,)),))


@pytest.mark.parametrize("begun", [False, True])
def test_what_is_asked_of_a_manuscript_is_the_same_whether_it_was_begun(
    book: Book, tmp_path: Path, *, begun: bool
) -> None:
    with Onward(Cache(tmp_path), 2, [book], book) as onward:
        if begun:
            onward.meanwhile()
            onward.meanwhile()
        assert onward.manuscript(book).facts == read_manuscript(book).facts
        assert onward.extent(book) == measure(book)


def test_an_epub_is_judged_while_others_are_bound(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[bool] = []

    def judged(_files: object, cache: Cache) -> tuple[()]:
        here.append(current_thread() is main_thread() or cache.folder != tmp_path)
        return ()

    monkeypatch.setattr(module, "judged", judged)
    bounds = [Bound(kind, {f"a.{kind}": b""}) for kind in ("epub", "kobo", "web", "print")]
    with Onward(Cache(tmp_path), 2, [book], book) as onward:
        for bound in bounds:
            onward.bound(bound)
        assert [onward.verdicts(bound.files) for bound in bounds[:2]] == [(), ()]
    assert here == [False, False]


def test_the_pages_of_the_screen_pdf_are_drawn_beside(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = written(WORDS)
    with Onward(Cache(tmp_path), 2, [book], book) as onward:
        onward.bound(Bound("screen", {"a.pdf": content}))
    alone = thumbnails(content, Cache(tmp_path / "other"))
    monkeypatch.setattr("octavo.report.thumbnails._draw", lambda _: pytest.fail("it was drawn again"))
    assert thumbnails(content, Cache(tmp_path)) == alone
    assert len(alone.drawn) == len(WORDS)


def test_with_one_job_nothing_is_drawn_beside(book: Book, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with Onward(Cache(cache), 1, [book], book) as onward:
        onward.bound(Bound("screen", {"a.pdf": written(WORDS)}))
    assert not cache.exists()
