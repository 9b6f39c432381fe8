from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head>
<body>{}</body></html>"""
PICTURE = '<img alt="a" src="a.svg"/>'
DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><path d="M0 0h9v9z"/></svg>'


def linked(body: str) -> pikepdf.Pdf:
    """Typeset a leaf and open it."""
    sheet = Sheet("one", None, "screen", PAGE.format(body))
    return pikepdf.open(BytesIO(typeset(sheet, Resources({"a.svg": DRAWN})).pdf))


def holders(node: pikepdf.Object) -> list[str]:
    """Give the tag of each element that an annotation belongs to."""
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    kids = list(node.get("/K", ()))
    own = [str(node.S) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
    return own + [tag for kid in kids for tag in holders(kid)]


@pytest.mark.parametrize(
    ("inside", "links"),
    [
        ("one", 1),
        ("<span>one</span>", 1),
        ("one <code>two</code> and <b>three <i>four</i></b>", 1),
        (f"{PICTURE} one", 1),
        ("one<br/><b>two</b>", 2),
    ],
)
def test_a_link_has_one_annotation_on_each_line(inside: str, links: int) -> None:
    with linked(f'<p>a <a href="https://example.org/">{inside}</a> z</p>') as document:
        root = document.Root.StructTreeRoot
        assert [tag for top in root.K for tag in holders(top)] == ["/Link"] * links
        (page,) = document.pages
        assert len(page.Annots) == links
        numbers = {int(root.ParentTree.Nums[at]) for at in range(0, len(root.ParentTree.Nums), 2)}
        assert numbers == {int(page.StructParents), *(int(each.StructParent) for each in page.Annots)}


def test_the_annotation_covers_a_picture_that_is_taller_than_the_line() -> None:
    with linked(f'<p><a href="https://example.org/">words {PICTURE}</a></p>') as document:
        (annotation,) = document.pages[0].Annots
        left, bottom, right, top = map(float, annotation.Rect)
        assert top - bottom >= 90 * 0.75
        assert right - left > 90 * 0.75


def test_two_links_stay_two() -> None:
    words = '<p><a href="https://example.org/1"><b>one</b></a> <a href="https://example.org/2">two</a></p>'
    with linked(words) as document:
        leads = [str(annotation.A.URI) for annotation in document.pages[0].Annots]
        assert leads == ["https://example.org/1", "https://example.org/2"]
