"""Lead the links of a document to the chapters in which their goals now stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from octavo.intake.documents.division import Piece
from octavo.intake.draft import Loss
from octavo.syntax import Element, elements, plain, rewrite

__all__ = ["lead"]

#: What a link may lead to, beside places in the book.
ABROAD = frozenset({"http", "https", "mailto", "tel"})


def lead(pieces: Sequence[Piece], name: str) -> tuple[tuple[Piece, ...], tuple[Loss, ...]]:
    """Give the chapters with links that lead somewhere; of those that do not, the words stay."""
    homes = {ident: piece.path for piece in pieces for ident in _ids(piece.blocks)}
    losses: list[Loss] = []

    def led(piece: Piece) -> Piece:
        def change(element: Element) -> Element | list[Element]:
            if element["t"] != "Link":
                return element
            attributes, words, (target, title) = element["c"]
            goal = unquote(target[1:]) if target.startswith("#") else ""
            home = homes.get(target[1:]) or homes.get(goal)
            if home:
                path = "" if home == piece.path else home
                return {"t": "Link", "c": [attributes, words, [f"{path}{target}", title]]}
            if urlsplit(target).scheme.lower() in ABROAD:
                return element
            losses.append(Loss("link", plain(words), f"it led to {target}, which is not in the book", name))
            return list(words)

        return replace(piece, blocks=tuple(rewrite(list(piece.blocks), change)))

    return tuple(led(piece) for piece in pieces), tuple(losses)


def _ids(blocks: Sequence[Element]) -> list[str]:
    found = []
    for element in elements(list(blocks)):
        place = 1 if element["t"] == "Header" else 0
        if element["t"] in {"Header", "Span", "Div", "Image", "CodeBlock", "Code", "Table", "Figure"}:
            found.append(element["c"][place][0])
    return [ident for ident in found if ident]
