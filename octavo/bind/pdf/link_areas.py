"""Leave each link one annotation: WeasyPrint 70 makes one more for every element that stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

__all__ = ["unite_areas"]


def unite_areas(document: pikepdf.Pdf, elements: Sequence[pikepdf.Object]) -> None:
    """Let the annotation of each link cover those of the elements in it, and take these away.

    A reader would come to one link several times, and an annotation belongs to a `Link` (ISO 14289-1,
    7.18.5). `elements` are all of the structure tree; the areas are in order, left to right and upwards.
    """
    gone: set[int] = set()
    for link in elements:
        own = next(_references(link), None) if pikepdf.Name.Link == link.S else None
        if own is not None:
            for element in _below(link):
                for reference in list(_references(element)):
                    _cover(own.Obj, reference.Obj)
                    gone.add(int(reference.Obj.StructParent))
                element.K = pikepdf.Array([kid for kid in element.K if not _refers(kid)])
    for page in document.pages:
        kept = [each for each in page.get("/Annots", ()) if int(each.get("/StructParent", -1)) not in gone]
        if kept:
            page.Annots = pikepdf.Array(kept)
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    pairs = [(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2)]
    left = [part for pair in pairs if int(pair[0]) not in gone for part in pair]
    document.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array(left)


def _refers(kid: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid


def _references(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    return (kid for kid in element.get("/K", ()) if _refers(kid))


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """List the elements that stand in another, and in no link within it."""
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and pikepdf.Name.Link != kid.S:
            yield kid
            yield from _below(kid)


def _cover(outer: pikepdf.Object, inner: pikepdf.Object) -> None:
    one, other = ([float(side) for side in annotation.Rect] for annotation in (outer, inner))
    low, high = list(map(min, one, other)), list(map(max, one, other))
    outer.Rect = pikepdf.Array(low[:2] + high[2:])
