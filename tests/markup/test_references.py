from __future__ import annotations

from lxml import etree

from octavo.apparatus.furnish import furnish
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from tests.conftest import BookOf

H = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
REFERENCES = "@book{a, author = {Ash, A.}, title = {A}}\n"
TYPE = "{http://www.idpf.org/2007/ops}type"


def tree_of(book_of: BookOf, text: str, **settings: object) -> dict[str, etree._Element]:
    book_of({"refs.bib": REFERENCES}, chapters=[])
    book = book_of({"one.md": text}, chapters=["one.md"], bibliography=["refs.bib"], **settings)
    leaves = mark_up(furnish(book)[0], Cache(None), 2, lambda _: None)
    return {leaf.kind: etree.fromstring(leaf.xhtml) for leaf in leaves if leaf.path}


def test_a_citation_is_a_way_to_its_entry(book_of: BookOf) -> None:
    trees = tree_of(book_of, "# One\n\nA [@a].[^1]\n\n[^1]: See @a.\n")
    ways = trees["chapter"].xpath("//h:a[@role='doc-biblioref']", namespaces=H)
    assert [(way.get("href"), way.get(TYPE)) for way in ways] == [("#bibliography--ref-a", "biblioref")] * 2
    entries = trees["bibliography"].xpath("//h:div[@class='references']/h:ul/h:li/h:span/@id", namespaces=H)
    assert entries == ["bibliography--ref-a"]


def test_the_leaf_of_the_references_has_the_role_and_not_their_list(book_of: BookOf) -> None:
    leaf = tree_of(book_of, "# One\n\nA [@a].\n")["bibliography"]
    assert (leaf.get("role"), leaf.get(TYPE)) == ("doc-bibliography", "bibliography")
    assert leaf.xpath("count(//*[@role='doc-bibliography'])") == 1


def test_a_list_inside_a_chapter_has_the_role_itself(book_of: BookOf) -> None:
    leaf = tree_of(book_of, "# One\n\nA [@a].\n", citations={"bibliography": "chapter"})["chapter"]
    there = leaf.xpath("//*[@role='doc-bibliography']")
    assert [(each.get("class"), each.get(TYPE)) for each in there] == [("references", "bibliography")]
    heading = leaf.xpath("//h:h2", namespaces=H)
    assert [(each.get("id"), each.text) for each in heading] == [("one--bibliography", "Bibliography")]
