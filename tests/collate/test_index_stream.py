"""Pages are given as runs of words: what is drawn in an index is found on them."""

from __future__ import annotations

from octavo.collate.index_facts import IndexMark
from octavo.collate.index_stream import read_drawn
from octavo.collate.pdf_pages import GENERATED, NOWHERE, Page, Run

WORDS = {"index-see": "see {}", "index-see-also": "see also {}", "index-note-page": "n. {}"}


def page(*lines: str, made: bool = True) -> Page:
    marks = frozenset({GENERATED}) if made else frozenset()
    return Page(tuple(Run(line, NOWHERE, 10, 0, 0, 1, -1, marks) for line in lines), (), (), (0, 0))


def test_a_page_of_the_contents_that_begins_as_the_index_is_none() -> None:
    pages = [
        page("A quiet sentence.", made=False),
        page("Contents", "Tides", "3"),
        page("Index", "5", "Colophon", "7"),
        page("Tides come and go.", made=False),
        page("Index", "tides", ", 4"),
        page("Set by hand.", made=False),
    ]
    (entry,) = read_drawn(pages, [IndexMark(0, 0, (("tides",),))], ["index"], WORDS)
    assert entry.path == ("tides",)
    assert [place.words for place in entry.places] == ["4"]
