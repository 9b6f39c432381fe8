from __future__ import annotations

from dataclasses import replace

import pytest

from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.paging import Paging, page_leaves
from octavo.bind.pdf.place import Place
from octavo.book import Leaf, Matter
from octavo.pagination import PageKind

RECTO = Paging("recto")


def leaf(key: str, kind: str, matter: Matter = Matter.MAIN) -> Leaf:
    return Leaf(key, kind, key.title(), matter, "<section/>", "en")


def made(pages: int, **anchors: int) -> Typeset:
    return Typeset(b"", pages, {name: Place(page, 0, 0) for name, page in anchors.items()})


FRONT = (
    leaf("half-title", "half-title", Matter.FRONT),
    leaf("title-page", "title-page", Matter.FRONT),
    leaf("copyright-page", "copyright-page", Matter.FRONT),
    leaf("contents", "contents", Matter.FRONT),
)


def shape(
    leaves: tuple[Leaf, ...], counts: dict[str, int], paging: Paging = RECTO
) -> list[tuple[str, str | None]]:
    typeset = {key: made(pages) for key, pages in counts.items()}
    return [(page.label, page.leaf) for page in page_leaves(leaves, typeset, paging).pages]


def test_front_matter_is_roman_and_the_rest_begins_at_1_on_a_recto() -> None:
    leaves = (*FRONT, leaf("one", "chapter"))
    assert shape(leaves, {"one": 2}) == [
        ("i", "half-title"),
        ("ii", None),
        ("iii", "title-page"),
        ("iv", "copyright-page"),
        ("v", "contents"),
        ("vi", None),
        ("1", "one"),
        ("2", "one"),
    ]


def test_a_chapter_opens_on_a_recto_or_on_the_next_page() -> None:
    leaves = (leaf("one", "chapter"), leaf("two", "chapter"))
    assert shape(leaves, {"one": 1, "two": 1}) == [("1", "one"), ("2", None), ("3", "two")]
    assert shape(leaves, {"one": 1, "two": 1}, Paging("next")) == [("1", "one"), ("2", "two")]


def test_a_part_stands_on_a_recto_even_where_chapters_open_on_the_next_page() -> None:
    leaves = (leaf("one", "chapter"), leaf("part-2", "part"))
    assert shape(leaves, {"one": 1}, Paging("next")) == [("1", "one"), ("2", None), ("3", "part-2")]


def test_back_matter_goes_on_in_arabic() -> None:
    leaves = (leaf("one", "chapter"), leaf("glossary", "glossary", Matter.BACK))
    assert shape(leaves, {"one": 2, "glossary": 1})[-1] == ("3", "glossary")


@pytest.mark.parametrize("paging", [Paging("recto", multiple=2), Paging("recto", last_blank=True)])
def test_a_printer_may_want_an_even_number_of_pages_or_a_blank_one_last(paging: Paging) -> None:
    pages = page_leaves((leaf("one", "chapter"),), {"one": made(3)}, paging).pages
    assert len(pages) == 4
    assert pages[-1].kind is PageKind.BLANK


def test_kinds_say_what_stands_around_the_text() -> None:
    leaves = (leaf("half-title", "half-title", Matter.FRONT), leaf("one", "chapter"))
    kinds = [page.kind for page in page_leaves(leaves, {"one": made(2)}, RECTO).pages]
    assert kinds == [PageKind.DISPLAY, PageKind.BLANK, PageKind.OPENING, PageKind.TEXT]


def test_every_anchor_has_its_folio() -> None:
    leaves = (leaf("preface", "preface", Matter.FRONT), leaf("one", "chapter"))
    typeset = {"preface": made(1), "one": made(3, **{"one--end": 2})}
    pagination = page_leaves(leaves, typeset, RECTO)
    assert pagination.folio("preface") == "i"
    assert pagination.folio("one") == "1"
    assert pagination.folio("one--end") == "3"
    assert pagination.folio("nowhere") is None


def test_roman_folios_are_written_as_a_printer_writes_them() -> None:
    front = replace(leaf("preface", "preface", Matter.FRONT), key="preface")
    labels = [label for label, _ in shape((front,), {"preface": 49})]
    assert (labels[3], labels[8], labels[13], labels[39], labels[48]) == ("iv", "ix", "xiv", "xl", "xlix")


def test_a_frontispiece_faces_the_title_page() -> None:
    half, *rest = FRONT
    leaves = (half, leaf("plate", "frontispiece", Matter.FRONT), *rest)
    assert shape(leaves, {})[:4] == [
        ("i", "half-title"),
        ("ii", "plate"),
        ("iii", "title-page"),
        ("iv", "copyright-page"),
    ]


def test_lists_follow_the_contents_on_the_next_page() -> None:
    lists = [leaf(kind, kind, Matter.FRONT) for kind in ("list-of-figures", "list-of-tables", "preface")]
    assert shape((*FRONT, *lists), {})[4:] == [
        ("v", "contents"),
        ("vi", "list-of-figures"),
        ("vii", "list-of-tables"),
        ("viii", None),
        ("ix", "preface"),
    ]
