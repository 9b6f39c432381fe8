"""Let a screen reader pass over the dots between an entry of the contents and its folio.

WeasyPrint 70 tags every dot of a leader as text. Here they become artifacts (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pikepdf

__all__ = ["silence_leaders"]

Name = pikepdf.Name


def silence_leaders(document: pikepdf.Pdf, elements: Iterable[pikepdf.Object]) -> None:
    """Take the leaders out of a leaf's tags and mark what they draw as artifacts.

    `elements` are the leaf's structure elements. A leader is made by WeasyPrint in a `NonStruct` of its
    own, in that of a pseudo-element, in the `Span` of a folio: no other text of the contents stands so.
    """
    silent: dict[int, set[int]] = defaultdict(set)
    for leader in [element for element in elements if _is_leader(element)]:
        for dot in leader.K:
            silent[int(dot.Pg.StructParents)].update(int(number) for number in dot.K)
        folio = leader.P.P
        folio.K = pikepdf.Array([kid for kid in folio.K if kid.objgen != leader.P.objgen])
    if silent:
        _forget(document.Root.StructTreeRoot.ParentTree.Nums, silent)
    for page in document.pages:
        numbers = silent.get(int(page.get("/StructParents", -1)))
        if numbers:
            page.Contents = document.make_stream(_redraw(page, numbers))


def _is_leader(element: pikepdf.Object) -> bool:
    lineage = [element, element.get("/P"), element.get("/P", pikepdf.Dictionary()).get("/P")]
    kinds = [str(each.get("/S")) if isinstance(each, pikepdf.Dictionary) else "" for each in lineage]
    return kinds == ["/NonStruct", "/NonStruct", "/Span"] and "/K" in element


def _forget(parents: pikepdf.Object, silent: dict[int, set[int]]) -> None:
    for at in range(0, len(parents), 2):
        for number in silent.get(int(parents[at]), ()):
            parents[at + 1][number] = None


def _redraw(page: pikepdf.Page, numbers: set[int]) -> bytes:
    artifact = pikepdf.ContentStreamInstruction([Name.Artifact], pikepdf.Operator("BMC"))
    drawn = [
        artifact if _number(instruction) in numbers else instruction
        for instruction in pikepdf.parse_content_stream(page)
    ]
    return pikepdf.unparse_content_stream(drawn)


def _number(instruction: object) -> int | None:
    if isinstance(instruction, pikepdf.ContentStreamInstruction) and str(instruction.operator) == "BDC":
        marks = instruction.operands[1]
        if isinstance(marks, pikepdf.Dictionary) and "/MCID" in marks:
            return int(marks["/MCID"])
    return None
