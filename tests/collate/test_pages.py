from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from octavo.book import Book
from octavo.collate import collate
from octavo.findings import Finding
from tests.collate.test_mutants import changed

Files = Mapping[str, bytes]

MARK = r'<span id="page\.{}"[^>]*/>'

#: The file of the EPUB that is damaged, what is found in it and put there, and what must be said.
DAMAGE = {
    "drop-mark": ("text/rope", MARK.format(5), "", "printed page 5 is listed, but not marked"),
    "move-mark": (
        "text/rope",
        rf"({MARK.format(5)})(<h1[^>]*>.*?</h1>\s*<p>\w+)",
        r"\2\1",
        "it lets printed page 5 begin with",
    ),
    "unlist": ("nav", r"<li><a [^>]*#page\.5[^>]*>5</a></li>", "", "printed pages, and the print PDF has"),
    "exchange": (
        "nav",
        r'(text/\w+.xhtml#page\.3")(.*?)(text/\w+.xhtml#page\.5")',
        r"\3\2\1",
        "it lets printed page 3 begin with",
    ),
}


def findings(book: Book, printed: Files, epub: Files) -> tuple[Finding, ...]:
    return collate(book, {"print": printed, "epub": epub}).findings


@pytest.mark.parametrize("kind", ["epub", "page", "web"])
def test_the_pages_of_a_sound_output_are_those_of_the_print_pdf(
    kind: str, book: Book, outputs: Mapping[str, Files]
) -> None:
    collation = collate(book, {"print": outputs["print"], kind: outputs[kind]})
    assert collation.findings == ()
    pages = collation.pairs["print"].observed.pages
    breaks = collation.pairs[kind].observed.breaks
    assert len(breaks) == pages > 0
    assert all(each.at is not None for each in breaks)


@pytest.mark.parametrize("kind", ["page", "web"])
@pytest.mark.parametrize("place", ["rope", "index"])
def test_a_mark_that_is_gone_from_the_web_is_found(
    kind: str, place: str, book: Book, outputs: Mapping[str, Files]
) -> None:
    label = {"rope": "5", "index": "iii"}[place]
    file = next(iter(outputs["page"])) if kind == "page" else f"web/{place}.html"

    def change(content: bytes) -> bytes:
        text, count = re.subn(rf'<span id="page.{label}"[^>]*></span>', "", content.decode())
        assert count == 1
        return text.encode()

    damaged = changed(outputs[kind], kind, file, change)
    (found,) = collate(book, {"print": outputs["print"], kind: damaged}).findings
    assert (found.code, found.format) == ("collate-page", kind)
    assert f"printed page {label} is listed, but not marked" in found.message


@pytest.mark.parametrize("name", DAMAGE)
def test_a_page_that_is_not_where_it_is_in_print_is_found(
    name: str, book: Book, outputs: Mapping[str, Files]
) -> None:
    place, find, put, said = DAMAGE[name]

    def change(content: bytes) -> bytes:
        text, count = re.subn(find, put, content.decode(), flags=re.DOTALL)
        assert count == 1
        return text.encode()

    damaged = changed(outputs["epub"], "epub", f"EPUB/{place}.xhtml", change)
    (found,) = findings(book, outputs["print"], damaged)
    assert (found.code, found.format) == ("collate-page", "epub")
    assert said in found.message


def test_an_epub_without_printed_pages_is_not_asked_for_them(
    book: Book, outputs: Mapping[str, Files]
) -> None:
    def unlist(content: bytes) -> bytes:
        return re.sub(rb'<nav epub:type="page-list".*?</nav>', b"", content, flags=re.DOTALL)

    bare = changed(outputs["epub"], "epub", "EPUB/nav.xhtml", unlist)
    assert findings(book, outputs["print"], bare) == ()
