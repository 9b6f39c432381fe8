from __future__ import annotations

import pytest
from lxml import etree

from octavo.markup.tidy import tidy

BODY = '<body xmlns="http://www.w3.org/1999/xhtml">{}</body>'


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("<th></th>", "td"),
        ('<th scope="col"> </th>', "td"),
        ("<th>Month</th>", "th"),
        ('<th><img src="a.png" alt="x"/></th>', "th"),
    ],
)
def test_a_corner_without_words_heads_nothing(cell: str, name: str) -> None:
    body = etree.fromstring(BODY.format(f"<table><thead><tr>{cell}</tr></thead></table>"))
    tidy(body)
    (found,) = body.iterfind(".//{*}tr/*")
    assert etree.QName(found).localname == name
    assert found.get("scope") in ({"col", None} if name == "th" else {None})
