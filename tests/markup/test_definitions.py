from __future__ import annotations

from lxml import etree

from octavo.apparatus.furnish import furnish
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from tests.conftest import BookOf

H = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
TYPE = "{http://www.idpf.org/2007/ops}type"
TERMS = "Tide\n:   Water that *rises*.\n\n    And falls.\n"


def tree_of(book_of: BookOf, text: str) -> dict[str, etree._Element]:
    book_of({"terms.md": TERMS, "short.md": "LAT\n:   lowest tide\n"}, chapters=[])
    book = book_of({"one.md": text}, chapters=["one.md"], glossary="terms.md", abbreviations="short.md")
    leaves = mark_up(furnish(book)[0], Cache(None), 2, lambda _: None)
    return {leaf.key: etree.fromstring(leaf.xhtml) for leaf in leaves if leaf.path}


def test_a_term_is_a_way_to_its_definition(book_of: BookOf) -> None:
    trees = tree_of(book_of, "# One\n\nA [tide]{.term}, and [tides]{.term key=tide}.\n")
    ways = trees["one"].xpath("//h:a[@role='doc-glossref']", namespaces=H)
    assert [(way.get("href"), way.get("class"), way.get(TYPE)) for way in ways] == [
        ("#glossary--gls-tide", "term first", "glossref"),
        ("#glossary--gls-tide", "term", "glossref"),
    ]
    (term,) = trees["glossary"].xpath("//h:dl/h:dt/h:dfn[@epub:type='glossterm']", namespaces=H)
    assert (term.get("id"), term.text) == ("glossary--gls-tide", "Tide")
    (definition,) = trees["glossary"].xpath("//h:dl/h:dd[@epub:type='glossdef']", namespaces=H)
    assert len(definition.findall("{*}p")) == 2
    assert (trees["glossary"].get("role"), trees["glossary"].get(TYPE)) == ("doc-glossary", "glossary")


def test_an_abbreviation_says_what_it_stands_for(book_of: BookOf) -> None:
    trees = tree_of(book_of, "# One\n\nAt [LAT]{.abbr}, not at [HAT]{.abbr title='highest tide'}.\n")
    short = trees["one"].xpath("//h:abbr", namespaces=H)
    assert [(each.text, each.get("title")) for each in short] == [
        ("LAT", "lowest tide"),
        ("HAT", "highest tide"),
    ]
    assert trees["abbreviations"].get("role") == "doc-glossary"


def test_a_list_inside_a_chapter_has_the_role_itself(book_of: BookOf) -> None:
    trees = tree_of(book_of, "# One\n\nA [tide]{.term}.\n\n::: {#glossary}\n:::\n")
    there = trees["one"].xpath("//*[@role='doc-glossary']")
    assert [(each.get("class"), each.get(TYPE)) for each in there] == [("glossary-list", "glossary")]
