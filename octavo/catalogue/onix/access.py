"""Say how a form can be read, and in which version of its format it is."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.catalogue.listing import Access, Article, Listing
from octavo.catalogue.onix.nodes import node
from octavo.catalogue.tables import code
from octavo.xhtml import Tree

__all__ = ["access_features"]


def access_features(listing: Listing, article: Article) -> Iterator[Tree]:
    """Give the features of a form: what the EPUB's package says, and that the screen PDF is PDF/UA-1."""
    version = code("version", article.format)
    if version:
        yield _feature("version", version)
    if article.format == "epub" and article.file:
        yield from (_feature("accessibility", *each) for each in _stated(listing.access))
        for hazard in listing.access.every("accessibilityHazard"):
            yield from (_feature("hazard", value) for value in code("hazard", hazard) or ())
    if article.format == "screen":
        yield _feature("accessibility", code("statement", "pdfua"))


def _stated(access: Access) -> Iterator[tuple[str, str | None]]:
    named = {name: code("statement", name) for name in ("summary", "language", "textual")}
    yield named["summary"], access.first("accessibilitySummary")
    features = (code("access", feature) for feature in access.every("accessibilityFeature"))
    yield from ((feature, None) for feature in features if feature)
    # All text of an EPUB by Octavo carries its language.
    yield named["language"], None
    if "textual" in access.every("accessModeSufficient"):
        yield named["textual"], None
    if any(claim.startswith("EPUB Accessibility") for claim in access.every("conformsTo")):
        yield from ((each, None) for each in code("statement", "conforms"))
    told = {
        "certifier": access.first("certifiedBy"),
        "credential": access.first("certifierCredential"),
        "report": access.report,
    }
    yield from ((code("statement", name), words) for name, words in told.items() if words)
    exemptions = (code("statement", exemption) for exemption in access.every("exemption"))
    yield from ((exemption, None) for exemption in exemptions if exemption)


def _feature(about: str, value: str, words: str | None = None) -> Tree:
    return node(
        "ProductFormFeature",
        node("ProductFormFeatureType", code("feature", about)),
        node("ProductFormFeatureValue", value),
        node("ProductFormFeatureDescription", words) if words else None,
    )
