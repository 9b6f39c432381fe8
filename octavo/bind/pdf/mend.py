"""Mend the tags of one typeset leaf, so that the leaves can be joined and a screen reader is served.

WeasyPrint 70 tags a footnote as `NonStruct`, numbers table heads the same in every document,
describes a link by its address, tags a formula as a `Figure`, and an ornament as one that nothing
describes, puts the paragraphs of a list item beside its label, without a body, and a list in an item
beside the item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from urllib.parse import unquote

import pikepdf

from octavo.bind.pdf.endnote_tags import join_notes, name_titles
from octavo.bind.pdf.leaders import silence_leaders
from octavo.bind.pdf.link_areas import unite_areas
from octavo.bind.pdf.schemes import DESCRIBED, INSIDE, MARKS, address
from octavo.bind.pdf.table_tags import tag_tables

__all__ = ["mend"]

BACK = f"{INSIDE}ref-"
#: The keys of the leaves that have leaders.
LISTS = {"contents", "list-of-figures", "list-of-tables", "list-of-listings"}
#: The key of the leaf whose headings are not the manuscript's.
ENDNOTES = "endnotes"
#: Where what draws nothing stands among what is drawn: behind all of it.
UNDRAWN = 2**31


def mend(pdf: bytes, key: str, *, index: bool = False) -> bytes:
    """Give the PDF of the leaf `key` with ids of its own, links described, notes, tables and index tagged.

    A note is a `Note` with an id, its way back a `Lbl`, its marker a `Reference`; a formula is a `Formula`
    that its TeX describes, an ornament is no `Figure`, and what is not the label of a list item is its
    `LBody`. See ISO 14289-1, 7.2, 7.3, 7.7, 7.9 and 7.18.5, and ISO 32000-1, 14.8.4.3.3, 14.8.4.4.1 and
    14.8.4.5.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        links = [link for page in document.pages for link in page.get("/Annots", ())]
        marked = {note for link in links if (note := _describe(link))}
        elements = list(_elements(document.Root.StructTreeRoot.K))
        unite_areas(document, elements)
        for element in elements:
            _mark_note(element, document)
        join_notes(elements)
        tag_tables(elements, key)
        for element in elements:
            _pass_over_ornament(element)
            _join_caption(element)
            _name_formula(element)
            _take_in(element)
            _embody(element, document)
            if pikepdf.Name.Link == element.S and _leads(element).removeprefix(INSIDE) in marked:
                _wrap(element, pikepdf.Name.Reference, document)
        if key in LISTS:
            silence_leaders(document, elements)
        if key == ENDNOTES:
            name_titles(elements)
        if index:
            _name_index(elements, document)
        mended = BytesIO()
        document.save(mended, static_id=True, compress_streams=True)
    return mended.getvalue()


def _describe(annotation: pikepdf.Object) -> str | None:
    """Say what a link is and where it leads; give the id of the note whose marker it is."""
    note = None
    leads = address(annotation)
    if leads.startswith(INSIDE):
        target, _, words = leads.partition("?")
        if words.endswith(MARKS):
            note, words = target.removeprefix(INSIDE), words.removesuffix(MARKS)
        annotation.A.URI = pikepdf.String(target)
        annotation.Contents = pikepdf.String(unquote(words))
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    annotation.Rect = pikepdf.Array([left, min(bottom, top), right, max(bottom, top)])
    return note


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


def _pass_over_ornament(element: pikepdf.Object) -> None:
    if pikepdf.Name.Figure == element.S and "/Alt" not in element:
        element.S = pikepdf.Name.NonStruct
        del element.A


def _name_formula(element: pikepdf.Object) -> None:
    told = str(element.get("/Alt", ""))
    if pikepdf.Name.Figure == element.S and told.startswith(DESCRIBED):
        element.S = pikepdf.Name.Formula
        element.Alt = pikepdf.String(told.removeprefix(DESCRIBED))


def _take_in(element: pikepdf.Object) -> None:
    """Put a list that WeasyPrint tags beside the item that holds it into that item, in its place.

    One that ends an item with words of its own may stay where it is.
    """
    if pikepdf.Name.L != element.S or not isinstance(element.get("/K"), pikepdf.Array):
        return
    kept: list[pikepdf.Object] = []
    for kid in element.K:
        held = kept[-1].get("/K") if kept and _is_tag(kept[-1]) and kept[-1].S == pikepdf.Name.LI else None
        if isinstance(held, pikepdf.Array) and _is_tag(kid) and kid.S == pikepdf.Name.L:
            before = sum(_is_label(each) or _drawn_at(each) < _drawn_at(kid) for each in held)
            if before < len(held) or all(map(_is_label, held)):
                kid.P = kept[-1]
                held.insert(before, kid)
                continue
        kept.append(kid)
    if len(kept) < len(element.K):
        element.K = pikepdf.Array(kept)


def _drawn_at(kid: pikepdf.Object) -> int:
    """Give the first of the numbers of what is drawn below a tag: they are counted as it is read."""
    if not isinstance(kid, pikepdf.Dictionary):
        return int(kid)
    below = kid.get("/K", pikepdf.Array())
    return min(map(_drawn_at, below if isinstance(below, pikepdf.Array) else [below]), default=UNDRAWN)


def _is_label(kid: pikepdf.Object) -> bool:
    return _is_tag(kid) and pikepdf.Name.Lbl == kid.S


def _is_tag(kid: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _join_caption(element: pikepdf.Object) -> None:
    """Tag what a block parts a caption into as paragraphs: WeasyPrint makes captions in the caption of it."""
    kids = element.get("/K", ()) if pikepdf.Name.Caption == element.S else ()
    inner = (kid for kid in kids if _is_tag(kid))
    for kid in inner:
        if pikepdf.Name.Caption == kid.S:
            kid.S = pikepdf.Name.P


def _embody(element: pikepdf.Object, document: pikepdf.Pdf) -> None:
    if pikepdf.Name.LI != element.S:
        return
    kids = [kid for kid in element.K if _is_tag(kid)]
    labels = [kid for kid in kids if pikepdf.Name.Lbl == kid.S]
    rest = [kid for kid in kids if pikepdf.Name.Lbl != kid.S]
    if len(kids) < len(element.K) or all(pikepdf.Name.LBody == kid.S for kid in rest):
        return
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=element, K=pikepdf.Array(rest)
    )
    body = document.make_indirect(made)
    for kid in rest:
        kid.P = body
        if pikepdf.Name.LBody == kid.S:
            kid.S = pikepdf.Name.NonStruct
    element.K = pikepdf.Array([*labels, body])


def _name_index(elements: Sequence[pikepdf.Object], document: pikepdf.Pdf) -> None:
    """Tag a leaf as an `Index`, and each place that it leads to as a `Reference` (ISO 32000-1, table 333)."""
    outermost = next(element for element in elements if pikepdf.Name.Sect == element.S)
    outermost.S = pikepdf.Name.Index
    for link in [element for element in elements if pikepdf.Name.Link == element.S]:
        _wrap(link, pikepdf.Name.Reference, document)


def _mark_note(link: pikepdf.Object, document: pikepdf.Pdf) -> None:
    """Tag the note whose way back a link is."""
    leads = _leads(link) if pikepdf.Name.Link == link.S else ""
    if not leads.startswith(BACK):
        return
    note = link.P
    while note.S not in {pikepdf.Name.NonStruct, pikepdf.Name.Art} and pikepdf.Name.Document != note.P.S:
        note = note.P
    note.S = pikepdf.Name.Note
    note.ID = pikepdf.String(leads.removeprefix(BACK))
    _wrap(link, pikepdf.Name.Lbl, document)


def _wrap(element: pikepdf.Object, kind: pikepdf.Name, document: pikepdf.Pdf) -> None:
    parent = element.P
    wrapped = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=kind, P=parent, K=pikepdf.Array([element]))
    made = document.make_indirect(wrapped)
    for at, kid in enumerate(parent.K):
        if kid.objgen == element.objgen:
            parent.K[at] = made
    element.P = made


def _leads(link: pikepdf.Object) -> str:
    for kid in link.get("/K") or ():
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            return address(kid.Obj)
    return ""
