from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import Resources, typeset

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head>
<body>{}</body></html>"""


def shape(body: str) -> list[str]:
    """Give the tags of the mended leaf, each with how deep it lies; spans are left out."""

    def walk(node: pikepdf.Object, parent: pikepdf.Object | None, depth: int) -> list[str]:
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            return []
        assert parent is None or node.P.objgen == parent.objgen
        below = [line for kid in node.get("/K", ()) for line in walk(kid, node, depth + 1)]
        return ([] if pikepdf.Name.Span == node.S else [f"{depth}{node.S}"]) + below

    made = typeset(Sheet("one", None, "screen", PAGE.format(body)), Resources({}))
    with pikepdf.open(BytesIO(made.pdf)) as document:
        return [line for top in document.Root.StructTreeRoot.K for line in walk(top, None, 0)]


@pytest.mark.parametrize(
    ("item", "body"),
    [
        ("words", []),
        ("<p>words</p>", ["4/P"]),
        ("<p>words</p><p>more</p>", ["4/P", "4/P"]),
        ("<p>words</p><blockquote><p>said</p></blockquote>", ["4/P", "4/BlockQuote", "5/P"]),
    ],
)
def test_an_item_is_a_label_and_a_body(item: str, body: list[str]) -> None:
    tags = shape(f"<ul><li>{item}</li></ul>")
    assert tags == ["0/Document", "1/L", "2/LI", "3/Lbl", "3/LBody", *body]


def test_an_item_without_a_label_has_a_body_too() -> None:
    tags = shape('<ul style="list-style: none"><li><p>words</p></li></ul>')
    assert tags == ["0/Document", "1/L", "2/LI", "3/LBody", "4/P"]
