"""Let the links between leaves land, now that all leaves stand in one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pikepdf

from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.place import Place
from octavo.bind.pdf.schemes import INSIDE, address
from octavo.book import Leaf
from octavo.pagination import Pagination

__all__ = ["destination", "link_inside"]

#: How far above its anchor a page is shown, in pt.
HEADROOM = 12.0


def link_inside(
    pdf: pikepdf.Pdf, leaves: Sequence[Leaf], typeset: Mapping[str, Typeset], pagination: Pagination
) -> None:
    """Turn every link into the book into a `GoTo`, and name every id of the book for links from outside.

    Raises KeyError for a link to an id that no leaf has: links are resolved before they come here.
    """
    places = {anchor: place for leaf in leaves for anchor, place in typeset[leaf.key].anchors.items()}
    spots = {
        anchor: destination(pdf.pages[at], places.get(anchor)) for anchor, at in pagination.anchors.items()
    }
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            leads = address(annotation)
            if leads.startswith(INSIDE):
                spot = spots[leads.removeprefix(INSIDE)]
                annotation.A = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=spot)
    names = pikepdf.Array()
    for anchor in sorted(spots, key=str.encode):
        names.extend([pikepdf.String(anchor), spots[anchor]])
    pdf.Root.Names = pikepdf.Dictionary(Dests=pdf.make_indirect(pikepdf.Dictionary(Names=names)))


def destination(page: pikepdf.Page, place: Place | None) -> pikepdf.Array:
    """Give the destination of a place on a page: its top, or the whole page where there is no place."""
    if place is None:
        return pikepdf.Array([page.obj, pikepdf.Name.Fit])
    if place.turned:
        left = max(place.x - HEADROOM, 0)
        return pikepdf.Array([page.obj, pikepdf.Name.XYZ, round(left, 2), round(place.y, 2), None])
    top = min(place.y + HEADROOM, float(page.mediabox[3]))
    return pikepdf.Array([page.obj, pikepdf.Name.XYZ, 0, round(top, 2), None])
