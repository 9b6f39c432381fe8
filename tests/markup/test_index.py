from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from octavo.apparatus.furnish import furnish
from octavo.book import Leaf
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from octavo.xhtml import parse
from tests.conftest import BookOf

NAMES = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
TEXTS = {
    "one.md": "# One\n\n[a]{.index} [a]{.index} []{.index term='a!b!c' .main}x.^[Of [a]{.index}.]\n",
    "two.md": "# Two\n\n[a]{.index range=start} [b]{.index seealso='a!b!c'}\n\n## Last\n\n"
    "[a]{.index range=end} [*z*]{.index see=a}\n",
}


def leaves_of(book_of: BookOf, texts: dict[str, str], **settings: Any) -> list[Leaf]:  # noqa: ANN401 -- book.yaml
    book, _ = furnish(book_of(texts, **settings))
    return list(mark_up(book, Cache(None), 2, lambda _: None))


def lines(leaf: Leaf) -> list[str]:
    """Give the lines of an index, each as far in as its sub-entry."""
    found = parse(leaf.xhtml).xpath("//h:p | //h:h2", namespaces=NAMES)
    depth = (len(list(line.iterancestors("{*}li"))) for line in found)
    return ["  " * max(by - 1, 0) + "".join(line.itertext()) for by, line in zip(depth, found, strict=True)]


def test_each_place_is_named_by_its_section(book_of: BookOf) -> None:
    leaf = next(leaf for leaf in leaves_of(book_of, TEXTS, back=[{"index": True}]) if leaf.kind == "index")
    assert lines(leaf) == [
        "A",
        "a, One, 2, note 1; Two–Last",
        "  b",
        "    c, One",
        "B",
        "b, Two; see also a: b: c",
        "Z",
        "z, see a",
    ]
    assert (leaf.key, leaf.title, leaf.path, [each.text for each in leaf.headings]) == (
        "index",
        "Index",
        None,
        ["Index"],
    )


def test_all_ways_lead_somewhere_and_say_what_they_are(book_of: BookOf) -> None:
    leaves = leaves_of(book_of, TEXTS, back=[{"index": True}])
    ids = [name for leaf in leaves for name in parse(leaf.xhtml).xpath("//@id")]
    assert len(ids) == len(set(ids))
    tree = parse(leaves[-1].xhtml)
    ways = tree.xpath("//h:a/@href", namespaces=NAMES)
    assert len(ways) == 9
    assert {way.removeprefix("#") for way in ways} <= set(ids)
    assert tree.get("role") == "doc-index"
    kinds = {str(kind) for kind in tree.xpath("//@epub:type", namespaces=NAMES)}
    assert kinds == {
        *("index", "index-group", "index-entry-list", "index-entry", "index-term"),
        *("index-locator-list", "index-locator", "index-xref-preferred", "index-xref-related"),
    }
    (main,) = tree.xpath("//h:a[contains(@class, 'main')]", namespaces=NAMES)
    assert main.get("href") == "#one--ix--a-b-c"
    assert tree.xpath("//h:em/text()", namespaces=NAMES) == ["see also", "z", "see"]


@pytest.mark.parametrize(
    ("back", "kinds"),
    [
        (["end.md", {"index": True}], ["section", "index"]),
        ([{"index": True}, "end.md"], ["index", "section"]),
        ([{"index": {"name": "n"}}, {"index": True}, "end.md"], ["index", "index", "section"]),
        (["end.md", {"index": {"name": "n"}}, {"index": True}], ["section", "index", "index"]),
    ],
)
def test_an_index_stands_where_the_back_matter_has_it(
    back: list[Any], kinds: list[str], book_of: BookOf
) -> None:
    texts = {"one.md": "# One\n\n[a]{.index} [b]{.index index=n}\n", "end.md": "# End\n\nWords.\n"}
    leaves = leaves_of(book_of, texts, chapters=["one.md"], back=back)
    assert [leaf.kind for leaf in leaves if leaf.matter == "back"] == kinds
    assert [leaf.key for leaf in leaves if leaf.kind == "index"] == ["index-n", "index"][
        -kinds.count("index") :
    ]


def test_it_stands_behind_notes_and_before_the_list_of_references(book_of: BookOf) -> None:
    texts = {"one.md": "# One\n\n[a]{.index} [@k].^[Of [a]{.index}.]\n"}
    book_of({"refs.bib": "@book{k, author = {Ash, A.}, title = {A}}\n"}, chapters=[])
    back = [{"index": True}, {"bibliography": True}]
    leaves = leaves_of(book_of, texts, back=back, bibliography=["refs.bib"], notes={"place": "book"})
    assert [leaf.kind for leaf in leaves if leaf.matter == "back"] == ["endnotes", "index", "bibliography"]


def test_a_title_and_a_language_are_its_own(book_of: BookOf) -> None:
    back = [{"index": {"title": "Namen"}}]
    german = leaves_of(book_of, {"one.md": "# Eins\n\nA.^[[a]{.index}]\n"}, back=back, lang="de")[-1]
    assert (german.title, lines(german)) == ("Namen", ["A", "a, Eins, Anmerkung 1"])
    japanese = leaves_of(
        book_of, {"one.md": "# 一\n\n[か]{.index} [き]{.index see=か}\n"}, back=[{"index": True}], lang="ja"
    )
    assert lines(japanese[-1]) == ["か", "か、一", "き、かを見よ"]


def test_an_index_that_somebody_has_written_is_a_chapter(book_of: BookOf) -> None:
    texts = {"index.md": "# First\n\nText.\n", "90-index.md": "# Index\n\nApples, 7.\n"}
    leaves = leaves_of(book_of, texts, chapters=["index.md"], back=["90-index.md"])
    first, written = (leaf for leaf in leaves if leaf.path)
    assert first.kind == "chapter"
    assert (written.kind, parse(written.xhtml).get("role")) == ("index", "doc-index")
    assert "made-index" not in written.xhtml


def test_the_words_are_printed_as_they_are_written(book_of: BookOf) -> None:
    text = "# One\n\nThe [*b*]{.index}, []{.index term=x}and more.\n"
    plain = leaves_of(book_of, {"one.md": "# One\n\nThe *b*, and more.\n"})
    marked = leaves_of(book_of, {"one.md": text}, back=[{"index": True}])
    words = ["".join(parse(leaf.xhtml).itertext()) for leaf in (*plain, *marked) if leaf.path]
    assert words[0].split() == words[1].split()
    assert etree.tostring(parse(marked[-1].xhtml))
