"""Join the structure trees of the leaves into one (ISO 32000-1, section 14.7)."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

__all__ = ["join_structure"]


def join_structure(pdf: pikepdf.Pdf, leaves: Sequence[pikepdf.Pdf], first_pages: Sequence[int]) -> None:
    """Give `pdf`, which already holds the leaves' pages, one tree with all that the leaves' trees hold.

    `first_pages` says on which page (from 0) each leaf begins. Each leaf numbers its pages and
    annotations from 0: here every leaf's numbers follow the last of the leaf before it.
    """
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    whole = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root, K=pikepdf.Array())
    )
    parents: list[object] = []
    identified: list[tuple[str, pikepdf.Object]] = []
    offset, last = 0, -1
    for leaf, first in zip(leaves, first_pages, strict=True):
        tree = pdf.copy_foreign(leaf.Root.StructTreeRoot)
        for document in tree.K:
            for part in document.K:
                part.P = whole
                whole.K.append(part)
        _renumber(pdf.pages[first : first + len(leaf.pages)], offset)
        numbers = tree.ParentTree.Nums
        for at in range(0, len(numbers), 2):
            last = int(numbers[at]) + offset
            parents += [last, numbers[at + 1]]
        offset = last + 1
        identified += _identified(tree.K)
    root.K = pikepdf.Array([whole])
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(parents)))
    root.ParentTreeNextKey = offset
    root.IDTree = _id_tree(pdf, identified)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _renumber(pages: Sequence[pikepdf.Page], offset: int) -> None:
    for page in pages:
        if "/StructParents" in page:
            page.StructParents = int(page.StructParents) + offset
        for annotation in page.get("/Annots", ()):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + offset


def _identified(kids: pikepdf.Object) -> list[tuple[str, pikepdf.Object]]:
    found: list[tuple[str, pikepdf.Object]] = []
    stack = list(kids)
    while stack:
        element = stack.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        if "/ID" in element:
            found.append((str(element.ID), element))
        below = element.get("/K")
        stack.extend(list(below) if isinstance(below, pikepdf.Array) else [])
    return found


def _id_tree(pdf: pikepdf.Pdf, identified: Sequence[tuple[str, pikepdf.Object]]) -> pikepdf.Object:
    names = pikepdf.Array()
    for name, element in sorted(identified, key=lambda pair: pair[0].encode()):
        names.extend([pikepdf.String(name), element])
    return pdf.make_indirect(pikepdf.Dictionary(Names=names))
