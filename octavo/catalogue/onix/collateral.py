"""Give what a bookshop shows beside a book: the description, and the cover."""

from __future__ import annotations

from octavo.catalogue.listing import Listing
from octavo.catalogue.onix.nodes import node, some
from octavo.xhtml import Tree

__all__ = ["collateral"]

#: A description of so many letters is a short one too (list 153, note on 02).
SHORT = 350


def collateral(listing: Listing) -> Tree | None:
    """Give the block of what promotes the book (ONIX 3.0, groups P.14 to P.17), or None."""
    return some("CollateralDetail", _texts(listing), _cover(listing))


def _texts(listing: Listing) -> list[Tree]:
    paragraphs = [" ".join(part.split()) for part in (listing.settings.description or "").split("\n\n")]
    told = [paragraph for paragraph in paragraphs if paragraph]
    if not told:
        return []
    short = [_text("02", " ".join(told))] if len(" ".join(told)) <= SHORT else []
    full = node("Text", [node("p", paragraph) for paragraph in told], textformat="05")
    return [*short, _text("03", full)]


def _text(kind: str, words: str | Tree) -> Tree:
    text = node("Text", words, textformat="06") if isinstance(words, str) else words
    return node("TextContent", node("TextType", kind), node("ContentAudience", "00"), text)


def _cover(listing: Listing) -> Tree | None:
    if listing.cover is None:
        return None
    version = node("ResourceVersion", node("ResourceForm", "01"), node("ResourceLink", listing.cover))
    return node(
        "SupportingResource",
        node("ResourceContentType", "01"),
        node("ContentAudience", "00"),
        node("ResourceMode", "03"),
        version,
    )
