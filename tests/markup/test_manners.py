from __future__ import annotations

import pytest
from lxml import etree

from octavo.apparatus.furnish import furnish
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from octavo.xhtml import Tree
from tests.conftest import BookOf

TYPE = "{http://www.idpf.org/2007/ops}type"


def leaf_of(book_of: BookOf, text: str, name: str = "one.md", lang: str = "en") -> Tree:
    leaves = mark_up(furnish(book_of({name: text}, lang=lang))[0], Cache(None), 2, lambda _: None)
    return next(etree.fromstring(leaf.xhtml) for leaf in leaves if leaf.path)


def classed(tree: Tree, word: str) -> list[tuple[str, str]]:
    """Give name and words of each element of a class."""
    there = (each for each in tree.iter() if word in each.get("class", "").split())
    return [
        (etree.QName(each).localname, " ".join("".join(map(str, each.itertext())).split())) for each in there
    ]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("epigraph", "doc-epigraph"),
        ("note", "note"),
        ("tip", "doc-tip"),
        ("warning", "doc-notice"),
        ("pullquote", "doc-pullquote"),
        ("box", None),
        ("own", None),
    ],
)
def test_a_division_is_heard_as_what_it_is(name: str, role: str | None, book_of: BookOf) -> None:
    leaf = leaf_of(book_of, f"# One\n\n::: {name}\nWords.\n:::\n")
    (division,) = leaf.findall("{*}div")
    assert division.get("role") == role
    assert division.get("class") == ("remark" if name == "note" else name)
    assert division.get(TYPE) == ("epigraph" if name == "epigraph" else None)


def test_a_leaf_that_is_an_epigraph_holds_none(book_of: BookOf) -> None:
    leaf = leaf_of(book_of, "::: epigraph\nWords.\n:::\n", "epigraph.md")
    assert leaf.get("role") == "doc-epigraph"
    assert leaf.xpath("count(//*[@role='doc-epigraph'])") == 1


def test_a_division_that_is_all_of_a_leaf_keeps_a_class_that_is_no_kind(book_of: BookOf) -> None:
    assert classed(leaf_of(book_of, "::: verse\nOne\\\ntwo\n:::\n"), "verse") == [("div", "One two")]


def test_words_that_are_all_of_a_paragraph_give_it_their_class(book_of: BookOf) -> None:
    text = "# One\n\n[Leith, *May*]{.dateline}\n\nSee [Leith]{.dateline}.\n\n[P.]{.signature #p}\n"
    leaf = leaf_of(book_of, text)
    assert classed(leaf, "dateline") == [("p", "Leith, May"), ("span", "Leith")]
    assert classed(leaf, "signature") == [("span", "P.")]


def test_a_speech_begins_with_its_speaker(book_of: BookOf) -> None:
    text = (
        "# One\n\n::: drama\n[Enter.]{.stage}\n\n**Ada.** Words, **loud**.\n\n"
        "[Bo.]{.speaker} [aside]{.stage} No.\n\n"
        "**All**\n\n| La.\n\nNo **speaker** here.\n:::\n\n**Not** drama.\n"
    )
    leaf = leaf_of(book_of, text)
    assert classed(leaf, "speaker") == [("span", "Ada."), ("span", "Bo."), ("span", "All")]
    assert classed(leaf, "speech") == [("p", "Ada. Words, loud."), ("p", "Bo. aside No.")]
    assert classed(leaf, "speaks") == [("p", "All")]
    assert classed(leaf, "stage") == [("p", "Enter."), ("span", "aside")]


def test_a_margin_note_stands_aside(book_of: BookOf) -> None:
    leaf = leaf_of(book_of, "# One\n\n::: margin\nA note.\n:::\n\n[Another.]{.margin} Words.\n")
    assert classed(leaf, "margin") == [("aside", "A note."), ("span", "Another.")]
