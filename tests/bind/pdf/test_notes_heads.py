from __future__ import annotations

from octavo.bind.pdf.notes_heads import notes_heads
from octavo.pagination import Page, PageKind, Pagination
from octavo.words import words_in

PAGES = [
    ("xi", "preface"),
    ("1", "one"),
    ("2", "one"),
    *((str(number), "endnotes") for number in range(3, 8)),
]


def heads(lang: str = "en", **notes: tuple[int, int]) -> list[str]:
    """Give the heads over pages 3 to 7; `notes` says on which pages, from 0, marker and note stand."""
    pages = tuple(Page(label, leaf, PageKind.TEXT, recto=True) for label, leaf in PAGES)
    anchors = {f"ref-{name}": marker for name, (marker, _) in notes.items()}
    anchors |= {name: note for name, (_, note) in notes.items()}
    made = notes_heads(Pagination(pages, anchors), words_in(lang))
    assert list(made) == [3, 4, 5, 6, 7]
    return list(made.values())


def test_a_page_says_to_which_pages_its_notes_belong() -> None:
    there = heads(a=(0, 3), b=(1, 3), c=(1, 4), d=(2, 4), e=(2, 6))
    assert there == [
        "Notes to pages xi\N{EN DASH}1",
        "Notes to pages 1\N{EN DASH}2",
        "Notes to page 2",
        "Notes to page 2",
        "Notes to page 2",
    ]


def test_it_is_said_in_the_books_language() -> None:
    assert heads("de", a=(1, 3), b=(2, 4))[:2] == ["Anmerkungen zu Seite 1", "Anmerkungen zu Seite 2"]


def test_notes_at_the_foot_of_their_page_have_no_head() -> None:
    assert heads(a=(1, 1)) == ["Notes"] * 5
