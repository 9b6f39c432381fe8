from __future__ import annotations

import pytest
from lxml import etree

from octavo.apparatus.furnish import furnish
from octavo.book import Book, Leaf, Matter
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from tests.conftest import BookOf

H = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}

ONE = """# One

Text.[^1] More.[^2]

| a[^t] |
|-------|
| b     |

[^1]: First.
[^2]: Second.
[^t]: Of a table.
"""
TWO = "# Two[^h]\n\nText.\n\n[^h]: Of a heading.\n"
GLOSSARY = "# Words\n\nTerm.[^g]\n\n[^g]: Behind the notes.\n"


def leaves_of(book: Book) -> dict[str, Leaf]:
    return {leaf.key: leaf for leaf in mark_up(furnish(book)[0], Cache(None), 2, lambda _: None)}


def found(leaf: Leaf, path: str) -> list[str]:
    return [str(each) for each in etree.fromstring(leaf.xhtml).xpath(path, namespaces=H)]


@pytest.fixture
def gathered(book_of: BookOf) -> dict[str, Leaf]:
    texts = {"one.md": ONE, "two.md": TWO, "90-appendix.md": "# More\n", "91-glossary.md": GLOSSARY}
    groups = ["one.md", {"part": "Night", "chapters": ["two.md"]}]
    back = ["90-appendix.md", "91-glossary.md"]
    return leaves_of(book_of(texts, chapters=groups, back=back, notes={"place": "book"}))


def test_notes_stand_behind_the_appendices_and_before_the_glossary(gathered: dict[str, Leaf]) -> None:
    assert list(gathered)[-3:] == ["appendix", "endnotes", "glossary"]
    leaf = gathered["endnotes"]
    assert (leaf.kind, leaf.title, leaf.matter) == ("endnotes", "Notes", Matter.BACK)
    assert [heading.id for heading in leaf.headings] == ["endnotes--title"]
    assert found(leaf, "/h:section/@epub:type | /h:section/@role") == ["endnotes", "doc-endnotes"]


def test_notes_are_grouped_under_the_titles_of_their_chapters(gathered: dict[str, Leaf]) -> None:
    leaf = gathered["endnotes"]
    assert found(leaf, "//h:h2/h:a/@href | //h:h3/h:a/@href") == ["#one", "#two"]
    assert found(leaf, "//h:h2[@class='of-part']/text()") == ["Night"]
    assert found(leaf, "//h:ol[@class='note-group']/h:li/@id") == ["one--n1", "one--n2", "two--n1"]
    assert found(leaf, "//h:li/@epub:type") == ["endnote"] * 3
    assert found(leaf, "//h:li/h:p/h:a[@class='backlink']/@href")[-1] == "#ref-two--n1"


def test_notes_of_tables_and_of_what_stands_behind_stay_in_their_leaf(gathered: dict[str, Leaf]) -> None:
    assert found(gathered["one"], "//h:section/h:aside/@id") == ["one--n3"]
    assert found(gathered["two"], "//h:section[@class]/h:aside") == []
    assert found(gathered["glossary"], "//h:section[@class='notes chapter-end']/h:aside/@id") == [
        "glossary--n1"
    ]
    assert found(gathered["contents"], "//h:a/text()")[-2:] == ["Notes", "Words"]


def test_a_book_without_notes_has_no_leaf_for_them(book_of: BookOf) -> None:
    assert "endnotes" not in leaves_of(book_of({"one.md": "# One\n"}, notes={"place": "book"}))


def test_notes_at_the_end_of_a_chapter_say_so(book_of: BookOf) -> None:
    for place, classes in (("page", "notes"), ("chapter", "notes chapter-end")):
        leaf = leaves_of(book_of({"one.md": ONE}, notes={"place": place}))["one"]
        assert found(leaf, "/h:section/h:section/@class") == [classes]
        assert len(found(leaf, "//h:aside/@id")) == 3
