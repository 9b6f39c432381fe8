from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head>
<body>{}</body></html>"""


def shape(body: str, key: str = "one") -> list[str]:
    """Give the tags of the mended leaf, each with how deep it lies and its id; spans are left out."""

    def walk(node: pikepdf.Object, parent: pikepdf.Object | None, depth: int) -> list[str]:
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            return []
        assert parent is None or node.P.objgen == parent.objgen
        below = [line for kid in node.get("/K", ()) for line in walk(kid, node, depth + 1)]
        return ([] if pikepdf.Name.Span == node.S else [f"{depth}{node.S}{node.get('/ID', '')}"]) + below

    made = typeset(Sheet(key, None, "screen", PAGE.format(body)), Resources({}))
    with pikepdf.open(BytesIO(made.pdf)) as document:
        return [line for top in document.Root.StructTreeRoot.K for line in walk(top, None, 0)]


@pytest.mark.parametrize(
    ("item", "body"),
    [
        ("words", []),
        ("<p>words</p>", ["4/P"]),
        ("<p>words</p><p>more</p>", ["4/P", "4/P"]),
        ("<p>words</p><blockquote><p>said</p></blockquote>", ["4/P", "4/BlockQuote", "5/P"]),
        ("<p>words</p><ol><li>in it</li></ol><p>more</p>", ["4/P", "4/L", "5/LI", "6/Lbl", "6/LBody", "4/P"]),
        ("<ol><li>in it</li></ol>", ["4/L", "5/LI", "6/Lbl", "6/LBody"]),
    ],
)
def test_an_item_is_a_label_and_a_body(item: str, body: list[str]) -> None:
    tags = shape(f"<ul><li>{item}</li></ul>")
    assert tags == ["0/Document", "1/L", "2/LI", "3/Lbl", "3/LBody", *body]


def test_an_item_without_a_label_has_a_body_too() -> None:
    tags = shape('<ul style="list-style: none"><li><p>words</p></li></ul>')
    assert tags == ["0/Document", "1/L", "2/LI", "3/LBody", "4/P"]


NOTE = (
    '<section><article id="one--n1"><p><a href="octavo:ref-one--n1?1">1</a> {}</p><p>{}</p></article>'
    '<article id="one--n2"><p><a href="octavo:ref-one--n2?2">2</a> Short.</p></article></section>'
)


def test_a_note_that_goes_over_a_page_is_one_note() -> None:
    long = "A note as long as a chapter, in all its words. " * 150
    tags = [tag for tag in shape(NOTE.format(long, long)) if "Note" in tag or "Art" in tag]
    assert tags == ["2/Noteone--n1", "2/Noteone--n2"]


def test_a_marker_is_a_reference_wherever_its_note_stands() -> None:
    tags = shape('<p>Text<a href="octavo:one--n1?1&amp;note">1</a>, <a href="octavo:two?see">see</a>.</p>')
    assert tags == ["0/Document", "1/P", "2/Reference", "3/Link", "2/Link"]


@pytest.mark.parametrize(("key", "name"), [("endnotes", "octavo-made-1"), ("one", "")])
def test_the_titles_over_endnotes_are_marked_as_made(key: str, name: str) -> None:
    assert shape("<h2>One</h2><p>Text.</p>", key)[1] == f"1/H2{name}"


def test_a_caption_that_a_block_parts_is_one_caption() -> None:
    parted = '<figcaption>Before <span style="display: block">it</span> and behind</figcaption>'
    tags = shape(f'<figure><img src="a.png" alt="A"/>{parted}</figure>')
    assert [tag[1:] for tag in tags if "Caption" in tag] == ["/Caption"]
    assert sum(tag[1:] == "/P" for tag in tags) >= 2
