from __future__ import annotations

import hashlib

import pytest

from octavo.bind.bound import Bound
from octavo.bind.stylesheets import Stylesheets
from octavo.bind.web.binder import bind_web
from octavo.bind.web.downloads import downloads
from octavo.book import Book, Leaf
from tests.bind.web.conftest import read

OTHERS = (
    Bound("print", {"x-print.pdf": b"%PDF-print", "pagination.json": b"{}"}),
    Bound("screen", {"x.pdf": b"%PDF-screen" + b" " * 1_250_000}),
    Bound("epub", {"x.epub": b"PK"}),
    Bound("kobo", {"x.kepub.epub": b"PK2"}),
)


def test_what_was_built_is_offered_in_the_order_that_the_book_names(book: Book) -> None:
    assert [each.place for each in downloads(book.settings, OTHERS)] == [
        "downloads/x.epub", "downloads/x.pdf", "downloads/x-print.pdf",
    ]  # fmt: skip
    assert downloads(book.settings, OTHERS)[1].megabytes == "1.3"
    assert downloads(book.settings, ()) == ()


@pytest.mark.parametrize("named", [(), ("kobo",)])
def test_what_the_book_does_not_name_is_not_given_away(book: Book, named: tuple[str, ...]) -> None:
    settings = book.settings.model_copy(
        update={"web": book.settings.web.model_copy(update={"downloads": named})}
    )
    assert [each.format for each in downloads(settings, OTHERS)] == list(named)


def test_the_first_page_says_how_large_each_file_is_and_what_tells_that_it_is_whole(
    book: Book, leaves: tuple[Leaf, ...], stylesheets: Stylesheets
) -> None:
    files = bind_web(book, leaves, stylesheets, (), None, OTHERS).files
    page = read(files["web/index.html"])
    rows = page.xpath("//div[@class='downloads']//li")
    for row, format_ in zip(rows, ("epub", "screen", "print"), strict=True):
        (content,) = (each.files for each in OTHERS if each.format == format_)
        place, words = row.xpath("string(a/@href)"), row.xpath("string(.//code)")
        assert files[f"web/{place}"] == next(iter(content.values()))
        assert words == hashlib.sha256(files[f"web/{place}"]).hexdigest()
    assert page.xpath("//meta[@name='citation_pdf_url']/@content") == [
        "https://example.org/sheet/downloads/x.pdf"
    ]
