from __future__ import annotations

import pytest
from lxml import etree

from octavo.apparatus.furnish import furnish
from octavo.book import Book, Leaf
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from tests.conftest import BookOf

H = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}

ONE = """# One

| a |
|---|
| b |

: A table[^n] of *little*. {#tbl-own}

| c |
|---|
| d |

| e |
|---|
| f |

: Another.

[^n]: A note.
"""


def leaves_of(book: Book) -> list[Leaf]:
    return list(mark_up(furnish(book)[0], Cache(None), 2, lambda _: None))


def test_a_list_follows_the_contents_and_leads_to_what_has_a_caption(book_of: BookOf) -> None:
    leaves = leaves_of(book_of({"one.md": ONE}, contents={"tables": True, "figures": True}))
    assert [leaf.kind for leaf in leaves][3:] == ["contents", "list-of-tables", "chapter"]
    made = etree.fromstring(leaves[4].xhtml)
    rows = [(row.get("href"), row.text) for row in made.xpath("//h:a", namespaces=H)]
    assert rows == [("#one--tbl-own", "Table 1. A table of little."), ("#tbl-one--2", "Another.")]
    text = etree.fromstring(leaves[5].xhtml)
    assert text.xpath("//h:table/@id", namespaces=H) == ["one--tbl-own", "tbl-one--2"]
    assert made.xpath("@epub:type", namespaces=H) == ["lot"]
    assert leaves[4].title == "List of Tables"
    assert "#list-of-tables--title" in leaves[3].xhtml


def test_nothing_is_listed_that_is_not_asked_for(book_of: BookOf) -> None:
    leaves = leaves_of(book_of({"one.md": ONE}))
    assert [leaf.kind for leaf in leaves][3:] == ["contents", "chapter"]
    assert "tbl-one--2" not in leaves[-1].xhtml


@pytest.mark.parametrize(("asked", "told"), [("figures", ["list-empty"]), ("tables", [])])
def test_a_list_with_nothing_in_it_is_told_of(asked: str, told: list[str], book_of: BookOf) -> None:
    _, findings = furnish(book_of({"one.md": ONE}, contents={asked: True}))
    assert [found.code for found in findings] == told
