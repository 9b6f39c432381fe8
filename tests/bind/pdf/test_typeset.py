from __future__ import annotations

import pytest

from octavo.bind.pdf.fetcher import Fetcher
from octavo.bind.pdf.forme import read_typeset, write_typeset
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.schemes import BOOK
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head><body>'


def sheet(body: str, edition: str = "print") -> Sheet:
    return Sheet("one", "one.md", edition, f"{HEAD}{body}</body></html>")


@pytest.mark.parametrize(
    "address", ["https://example.org/x.png", "file:///etc/passwd", "data:text/css,*{}", BOOK + "missing.css"]
)
def test_only_the_books_own_files_are_fetched(address: str) -> None:
    with pytest.raises(ValueError, match="not part of the book"):
        Fetcher({"book.css": b""}).fetch(address)


def test_what_is_refused_is_heard() -> None:
    made = typeset(sheet('<p><img src="https://example.org/x.png" alt="x"/></p>'), Resources({}))
    assert any("not part of the book" in words for words in made.warnings)


def test_ids_are_found_on_their_pages() -> None:
    made = typeset(sheet('<p id="a">A</p><p id="b" style="break-before: page">B</p>'), Resources({}))
    assert (made.pages, made.anchors["a"].page, made.anchors["b"].page) == (2, 0, 1)


def test_a_plate_is_a_page_of_its_own() -> None:
    style = "<style>@page plate { margin: 0 } .plate { break-after: page; page: plate }</style>"
    made = typeset(sheet(f'{style}<p>A</p><p class="plate">P</p><p>B</p>'), Resources({}))
    assert (made.pages, made.plates) == (3, (1,))
    assert read_typeset(write_typeset(made)) == made


def test_a_paragraph_over_two_pages_has_its_id_on_the_first() -> None:
    long = " ".join(["word"] * 2000)
    made = typeset(sheet(f'<p id="a">{long}</p>'), Resources({}))
    assert made.pages > 1
    assert made.anchors["a"].page == 0


def test_a_note_may_hold_paragraphs() -> None:
    note = '<aside class="note foot" id="n" style="float: footnote"><p>One.</p><p>Two.</p></aside>'
    made = typeset(sheet(f'<p>Text<a id="ref-n">1</a>{note} goes on.</p>'), Resources({}))
    assert made.anchors["n"].y < made.anchors["ref-n"].y


def test_what_is_kept_is_what_was_made() -> None:
    made = typeset(sheet('<p id="a">A</p>'), Resources({}))
    assert read_typeset(write_typeset(made)) == made
