from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.pdf.index_folios import put_folios
from octavo.pagination import Page, PageKind, Pagination
from octavo.xhtml import parse

#: Ten pages of front matter, then 1400 of the rest; what is called `p7` stands on page 7, `pvii` on page vii.
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
LABELS = (*ROMAN, *map(str, range(1, 1401)))
PAGES = tuple(Page(label, "leaf", PageKind.TEXT, recto=True) for label in LABELS)
PAGINATION = Pagination(PAGES, {f"p{label}": at for at, label in enumerate(LABELS)})


def place(written: str) -> str:
    """Write a place as the leaf has it: `7`, `7-9` a range, `7*` a main one, `7n3` one in note 3."""
    bare, star, _ = written.partition("*")
    bare, _, note = bare.partition("n")
    first, _, last = bare.partition("-")
    given = f' data-note="{note}"' if note else ""
    given += f' data-until="#p{last}"' if last else ""
    return f'<a class="index-locator{" main" if star else ""}" href="#p{first}"{given}>Section</a>'


def folios(places: str, lang: str = "en", ranges: str = "full", pagination: Pagination = PAGINATION) -> str:
    """Give the pages of an entry, its main ones between stars."""
    inside = "; ".join(map(place, places.split()))
    tree = parse(
        f'<section xmlns="http://www.w3.org/1999/xhtml" lang="{lang}" data-ranges="{ranges}">'
        f'<span class="index-locators">, {inside}</span></section>'
    )
    put_folios(tree, pagination)
    for link in tree.iter("{*}a"):
        if "main" in link.get("class", ""):
            link.text = f"*{link.text}*"
    return str(etree.tostring(tree, method="text", encoding="unicode")).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("places", "printed"),
    [
        ("7", ", 7"),
        ("7 7 7", ", 7"),
        ("12 7", ", 7, 12"),
        ("7 8", ", 7, 8"),
        ("7 8 9", ", 7–9"),
        ("7 8 9 11 12 20 21 22 23", ", 7–9, 11, 12, 20–23"),
        ("3 vii", ", vii, 3"),
        ("ix x 1 2", ", ix, x, 1, 2"),
        ("viii ix x 1 2 3", ", viii–x, 1–3"),
        ("12-15 47* 103n3", ", 12–15, *47*, 103 n. 3"),
        ("12-12", ", 12"),
        ("12-15 13 15-18 20", ", 12–18, 20"),
        ("12-15 13*", ", 12–15, *13*"),
        ("7 7*", ", *7*"),
        ("7 8* 9", ", 7, *8*, 9"),
        ("7-9* 8", ", *7–9*"),
        ("7n3 7 7n2 7n3", ", 7, 7 n. 3, 7 n. 2"),
        ("6 7n1 7 8", ", 6–8, 7 n. 1"),
    ],
)
def test_pages_are_named_once_and_in_their_order(places: str, printed: str) -> None:
    assert folios(places) == printed


@pytest.mark.parametrize(
    ("places", "printed"),
    [
        ("3-10", "3–10"),
        ("71-72", "71–72"),
        ("96-117", "96–117"),
        ("100-104", "100–104"),
        ("600-613", "600–613"),
        ("1100-1123", "1100–1123"),
        ("107-108", "107–8"),
        ("505-517", "505–17"),
        ("1002-1006", "1002–6"),
        ("321-325", "321–25"),
        ("415-532", "415–532"),
        ("1087-1089", "1087–89"),
        ("1296-1300", "1296–300"),
        ("vii-ix", "vii–ix"),
    ],
)
def test_chicago_shortens_the_last_page_of_a_range(places: str, printed: str) -> None:
    assert folios(places, ranges="short") == f", {printed}"
    assert folios(places) == f", {places.replace('-', '–')}"


def test_signs_between_pages_are_those_of_the_language() -> None:
    assert folios("7 9 12n1", "ja").removeprefix(", ") == "7、9、12 注1"
    assert folios("7 12n1", "de") == ", 7, 12 Anm. 1"


def test_a_place_whose_page_is_not_known_yet_does_no_harm() -> None:
    assert folios("7 8", pagination=Pagination()) == ", 0"
