"""Impose a print PDF: lay its pages two by two on sheets, in the order in which they are folded or read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO

import pikepdf

from octavo.bind.bound import Bound
from octavo.findings import Finding, finding

__all__ = ["SCHEMES", "impose", "imposed"]

#: A side of a sheet: the pages, from 0, on its left and its right; None is left white.
Side = tuple[int | None, int | None]
#: How many pages a folded sheet has, and how many sheets fold into one another: 80 pages (common practice).
FOLD, THICK = 4, 80


def saddle(pages: int) -> Iterator[Side]:
    """Give the sides of a booklet that is folded once and stapled through the fold, front and back in turn.

    Printed on both sides, turned over the short edge; white pages fill the last sheet.
    """
    whole = -(-pages // FOLD) * FOLD
    for sheet in range(whole // FOLD):
        low, high = 2 * sheet, whole - 1 - 2 * sheet
        for left, right in ((high, low), (low + 1, high - 1)):
            yield (left if left < pages else None), (right if right < pages else None)


def spreads(pages: int) -> Iterator[Side]:
    """Give the spreads as a reader sees them: the first recto alone, then verso and recto."""
    for recto in range(0, pages + 1, 2):
        yield (recto - 1 if recto else None), (recto if recto < pages else None)


SCHEMES: Mapping[str, Callable[[int], Iterator[Side]]] = {"saddle": saddle, "2up": spreads}


def imposed(bounds: Sequence[Bound], scheme: str | None) -> tuple[Bound, ...]:
    """Give the print PDF once more as it is to be imposed, where that is asked for."""
    return tuple(impose(bound, scheme) for bound in bounds if scheme and bound.format == "print")


def impose(printed: Bound, scheme: str) -> Bound:
    """Give the print PDF once more, its pages cut to their trim and laid on sheets of twice their width."""
    name, content = next((name, content) for name, content in printed.files.items() if name.endswith(".pdf"))
    made = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf, pikepdf.new() as sheets:
        sides = list(SCHEMES[scheme](len(pdf.pages)))
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in pdf.pages]
        trims = [_box(page) for page in pdf.pages]
        width, height = trims[0][2] - trims[0][0], trims[0][3] - trims[0][1]
        for side in sides:
            sheets.add_blank_page(page_size=(2 * width, height))
            _lay(sheets, side, forms, trims, width)
        sheets.save(made, deterministic_id=True)
        found = _thick(name, len(pdf.pages)) if scheme == "saddle" else ()
    placed = name.removesuffix("-print.pdf") + f"-{scheme}.pdf"
    return Bound("imposed", {placed: made.getvalue()}, found, len(sides))


def _lay(
    sheets: pikepdf.Pdf,
    side: Side,
    forms: list[pikepdf.Object],
    trims: list[tuple[float, float, float, float]],
    width: float,
) -> None:
    sheet = sheets.pages[-1]
    for number, across in zip(side, (0.0, width), strict=True):
        if number is None:
            continue
        left, bottom, right, top = trims[number]
        resource = sheet.add_resource(forms[number], pikepdf.Name.XObject, pikepdf.Name(f"/P{number}"))
        clip = f"{across:.3f} 0 {right - left:.3f} {top - bottom:.3f} re W n"
        move = f"1 0 0 1 {across - left:.3f} {-bottom:.3f} cm"
        sheet.contents_add(f"q {clip} {move} {resource} Do Q\n".encode())


def _box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    left, bottom, right, top = map(float, page.trimbox)
    return left, bottom, right, top


def _thick(name: str, pages: int) -> tuple[Finding, ...]:
    if pages <= THICK:
        return ()
    message = f"{pages} pages are too many to be folded into one booklet"
    hint = "print it as several booklets, or have it bound"
    return (finding("impose-thick", message, path=name, format="imposed", hint=hint),)
