"""Mend the tags of one typeset leaf, so that the leaves can be joined and a screen reader is served.

WeasyPrint 70 tags a footnote as `NonStruct`, numbers table heads the same in every document, and
describes a link by its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

import pikepdf

from octavo.bind.pdf.schemes import INSIDE, address

__all__ = ["mend"]

BACK = f"{INSIDE}ref-"


def mend(pdf: bytes, key: str) -> bytes:
    """Give the PDF of the leaf `key` with ids of its own, notes as `Note`, and links described.

    See ISO 14289-1, 7.9 (a note has the tag Note and an id) and 7.18.5 (a link has a description).
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for annotation in page.get("/Annots", ()):
                _describe(annotation)
        for element in list(_elements(document.Root.StructTreeRoot.K)):
            _identify(element, key)
            _mark_note(element)
        mended = BytesIO()
        document.save(mended, static_id=True)
    return mended.getvalue()


def _describe(annotation: pikepdf.Object) -> None:
    leads = address(annotation)
    if leads.startswith(INSIDE):
        target, _, words = leads.partition("?")
        annotation.A.URI = pikepdf.String(target)
        annotation.Contents = pikepdf.String(unquote(words))
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    annotation.Rect = pikepdf.Array([left, min(bottom, top), right, max(bottom, top)])


def _elements(kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
    stack = [kids]
    while stack:
        node = stack.pop()
        if isinstance(node, pikepdf.Array):
            stack.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node:
                stack.append(node.K)


def _identify(element: pikepdf.Object, key: str) -> None:
    if "/ID" in element:
        element.ID = pikepdf.String(f"{key}-{element.ID}")
    attributes = element.get("/A")
    if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
        attributes.Headers = pikepdf.Array([pikepdf.String(f"{key}-{head}") for head in attributes.Headers])


def _mark_note(element: pikepdf.Object) -> None:
    marker = _way_back(element) if pikepdf.Name.Link == element.S else None
    if marker is None:
        return
    note = element.P
    while pikepdf.Name.NonStruct != note.S and pikepdf.Name.Document != note.P.S:
        note = note.P
    note.S = pikepdf.Name.Note
    note.ID = pikepdf.String(marker.removeprefix(BACK))


def _way_back(link: pikepdf.Object) -> str | None:
    for kid in link.get("/K") or ():
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            leads = address(kid.Obj)
            if leads.startswith(BACK):
                return leads
    return None
