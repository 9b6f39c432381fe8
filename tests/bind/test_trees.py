from __future__ import annotations

import pytest

from octavo.bind.trees import anchors, let_scroll, point
from octavo.book import Leaf
from octavo.xhtml import parse, write

NAMESPACE = 'xmlns="http://www.w3.org/1999/xhtml"'
HOMES = {"one": "text/one.xhtml", "two": "text/two.xhtml", "contents": "nav.xhtml"}


@pytest.mark.parametrize(
    ("here", "href", "pointed"),
    [
        ("text/one.xhtml", "#two", "two.xhtml#two"),
        ("text/one.xhtml", "#contents", "../nav.xhtml#contents"),
        ("nav.xhtml", "#one", "text/one.xhtml#one"),
        ("text/one.xhtml", "#one", "#one"),
        ("text/one.xhtml", "#nowhere", "#nowhere"),
        ("text/one.xhtml", "https://example.org/#two", "https://example.org/#two"),
    ],
)
def test_links_point_to_the_file_that_holds_their_target(here: str, href: str, pointed: str) -> None:
    tree = parse(f'<p {NAMESPACE}><a href="{href}">word</a></p>')
    point(tree, here, HOMES)
    assert write(tree) == f'<p {NAMESPACE}><a href="{pointed}">word</a></p>'


@pytest.mark.parametrize(
    ("here", "place"), [("text/one.xhtml", "../images/a.png"), ("one.html", "images/a.png")]
)
def test_images_are_counted_from_the_file_that_shows_them(here: str, place: str) -> None:
    tree = parse(f'<p {NAMESPACE}><img src="images/a.png" alt=""/></p>')
    point(tree, here, HOMES)
    assert tree[0].get("src") == place


def test_every_id_has_its_file(leaves: tuple[Leaf, ...]) -> None:
    homes = anchors(leaves, {leaf.key: leaf.key + ".x" for leaf in leaves})
    assert homes["fold--n1"] == homes["ref-fold--n1"] == homes["fold"] == "fold.x"
    assert homes["contents--title"] == "contents.x"
    assert len(homes) == sum(leaf.xhtml.count(' id="') for leaf in leaves)


@pytest.mark.parametrize(("columns", "scrolls"), [(0, True), (2, True), (3, False)])
def test_a_table_of_enough_columns_scrolls(columns: int, scrolls: bool) -> None:  # noqa: FBT001 -- a case
    tree = parse(f"<div {NAMESPACE}><table><tr><td/><td/></tr><tr><td/></tr></table>x</div>")
    let_scroll(tree, columns)
    assert (tree[0].get("class") == "scroll") is scrolls
    assert tree[0].tail == "x"
