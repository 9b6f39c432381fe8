from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from octavo.bind.sorts import sorts
from octavo.xhtml import parse

#: A leaf's inside, and the sorts in it: letters, and `#` for what is one piece.
LEAVES = [
    ("<p>A <em>b</em>c</p>", "Abc"),
    ("<p>A\u00ad\u200bb\u2060</p>", "Ab"),
    ("<p>A<img src='a'/>b</p><hr/>", "A#b#"),
    ("<p>A<code class='tex inline'>x<i>y</i></code>b</p>", "A#b"),
    ("<p>A<code>x</code></p>", "Ax"),
    ("<p>A<aside class='note foot'>no</aside>b</p>", "Ab"),
    ("<p>A</p><section class='notes'><aside class='note' id='n'>no</aside></section>", "A"),
    ("<p>A</p><section class='notes chapter-end'><aside class='note' id='n'>yes</aside></section>", "Ayes"),
    (
        (
            "<table><tr><td>A<a class='noteref' href='#n'>1</a></td></tr></table>"
            "<section class='notes chapter-end'><aside class='note' id='n'>no</aside></section>"
        ),
        "A1",
    ),
    ("<table><tr><td>A</td></tr></table><div class='table-notes'><aside>no</aside></div><p>b</p>", "Ab"),
    ("<p>A<!-- no -->b</p>", "Ab"),
    ("<p><a href='#x'>A</a><span class='folio'>12</span></p>", "A"),
]


@pytest.mark.parametrize(("inside", "wanted"), LEAVES)
def test_what_is_set_in_the_running_text_is_counted(inside: str, wanted: str) -> None:
    for tree in (parse(f"<section>{inside}</section>"), ET.fromstring(f"<section>{inside}</section>")):  # noqa: S314 -- our own
        assert "".join(sort.letter or "#" for sort in sorts(tree)) == wanted


def test_a_sort_knows_its_place() -> None:
    tree = parse("<p>a <em>b</em> c</p>")
    (first, second, third) = sorts(tree)
    assert (first.element.tag, first.at, first.tail) == ("p", 0, False)
    assert (second.element.tag, second.at, second.tail) == ("em", 0, False)
    assert (third.element.tag, third.at, third.tail) == ("em", 1, True)
