from __future__ import annotations

import sys
import unicodedata
from xml.etree import ElementTree as ET

import pytest

from octavo.bind.sorts import NO_SORT, Run, letters_of, pick, runs
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
        assert "".join(map(told, runs(tree))) == wanted


def told(run: Run) -> str:
    return "#" if run.words is None else letters_of(run.words)


def test_a_sort_knows_its_place() -> None:
    tree = parse("<p>a\u00ad <em>b\u200bx</em> cd<hr/></p>")
    picked = pick(tree, range(9))
    assert [(each.element.tag, each.at, each.tail) for each in picked.values()] == [
        ("p", 0, False),
        ("em", 0, False),
        ("em", 2, False),
        ("em", 1, True),
        ("em", 2, True),
        ("hr", None, False),
    ]
    assert list(picked) == [0, 1, 2, 3, 4, 5]
    assert {*pick(tree, [4, 1, 4, 7])} == {1, 4}


def test_spaces_and_signs_without_shape_are_no_sorts() -> None:
    for sign in map(chr, range(sys.maxunicode + 1)):
        kind = unicodedata.category(sign)
        # What this Python does not know yet, a later one may.
        if kind != "Cn":
            assert bool(NO_SORT.match(sign)) == (sign.isspace() or kind == "Cf"), f"U+{ord(sign):04X}"
