"""Write the whole message: its head, and a product for each form that is sold."""

from __future__ import annotations

from octavo.catalogue.listing import Article, Listing
from octavo.catalogue.onix.collateral import collateral
from octavo.catalogue.onix.description import description
from octavo.catalogue.onix.nodes import identifiers, language, node, some
from octavo.catalogue.onix.publishing import publishing
from octavo.catalogue.onix.standing import standing
from octavo.catalogue.onix.supply import supply
from octavo.catalogue.tables import code
from octavo.xhtml import Tree

__all__ = ["SOLD", "message", "sold"]

#: The forms that the trade sells; the web book is read where it stands.
SOLD = ("print", "epub", "screen")
#: How a form is derived from another (list 51): of print, on paper, in the same form.
ELECTRONIC, PRINTED, OTHER = "27", "13", "06"


def sold(listing: Listing) -> tuple[Article, ...]:
    """Give the forms that a message can tell of: those with an identifier."""
    return tuple(article for article in listing.articles if article.format in SOLD and article.identifier)


def message(listing: Listing) -> Tree:
    """Give the message (ONIX for Books 3.0, reference names); what is not known is left out."""
    settings = listing.settings
    sender = node("SenderName", settings.publisher) if settings.publisher else None
    head = node(
        "Header",
        node("Sender", sender),
        node("SentDateTime", listing.moment.strftime("%Y%m%dT%H%M%SZ")),
        node("DefaultLanguageOfText", language(settings.lang)),
    )
    products = [_product(listing, article) for article in sold(listing)]
    return node("ONIXMessage", head, products, release="3.0")


def _product(listing: Listing, article: Article) -> Tree:
    publisher = listing.settings.publisher
    return node(
        "Product",
        node("RecordReference", (article.identifier or "").replace("-", "")),
        node("NotificationType", code("status", standing(listing))["notice"]),
        node("RecordSourceType", "01"),
        node("RecordSourceName", publisher) if publisher else None,
        identifiers(article),
        description(listing, article),
        collateral(listing),
        publishing(listing),
        some("RelatedMaterial", _related(listing, article)),
        supply(listing, article),
    )


def _related(listing: Listing, article: Article) -> list[Tree]:
    others = (other for other in sold(listing) if other is not article)
    return [
        node("RelatedProduct", node("ProductRelationCode", _relation(article, other)), identifiers(other))
        for other in others
    ]


def _relation(article: Article, other: Article) -> str:
    if article.format == "print":
        return ELECTRONIC
    return PRINTED if other.format == "print" else OTHER
