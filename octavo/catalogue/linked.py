"""Describe a book as linked data, in the words of schema.org."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from octavo.catalogue.listing import Access, Article, Listing, isbn
from octavo.catalogue.onix.license import license_of
from octavo.linked_book import CONTEXT, book_terms, known
from octavo.sales import Price, SubjectCode
from octavo.settings import Settings

__all__ = ["linked"]

#: What a form is in the words of schema.org, and its media type.
FORMS = {
    "print": ("Paperback", None),
    "epub": ("EBook", "application/epub+zip"),
    "screen": ("EBook", "application/pdf"),
    "web": ("EBook", "text/html"),
}


def linked(listing: Listing) -> bytes:
    """Give the book as JSON-LD: what all forms have, and each form; what is not known is left out."""
    settings = listing.settings
    licensed = license_of(settings.rights)
    book = {
        "@context": CONTEXT,
        **book_terms(settings),
        "copyrightNotice": settings.rights,
        "license": licensed[1] if licensed else None,
        "isPartOf": _series(settings),
        "position": settings.series.number if settings.series else None,
        "keywords": [subject for subject in settings.subjects if isinstance(subject, str)],
        "about": [_subject(each) for each in settings.subjects if isinstance(each, SubjectCode)],
        "countryOfOrigin": settings.sales.country,
        "url": settings.web.url,
        "image": listing.cover,
        "workExample": [_form(listing, article) for article in listing.articles],
    }
    return (json.dumps(known(book), ensure_ascii=False, indent=2) + "\n").encode()


def _form(listing: Listing, article: Article) -> dict[str, Any]:
    settings = listing.settings
    form, media = FORMS[article.format]
    digits = isbn(article.identifier)
    prices = [price for price in settings.sales.prices if price.format in {None, article.format}]
    return known(
        {
            "@type": "Book",
            "@id": article.identifier,
            "bookFormat": f"{CONTEXT}/{form}",
            "isbn": digits,
            "identifier": None if digits else article.identifier,
            "numberOfPages": article.pages,
            "encoding": _file(article, media) if media and article.file else None,
            **(_access(listing.access) if article.format == "epub" else {}),
            "offers": [_offer(price) for price in prices] if article.format != "web" else None,
        }
    )


def _file(article: Article, media: str) -> dict[str, Any]:
    size = f"{article.size} B" if article.size else None
    return known(
        {
            "@type": "MediaObject",
            "encodingFormat": media,
            "contentUrl": article.file,
            "contentSize": size,
            "sha256": article.sha256,
        }
    )


def _access(access: Access) -> dict[str, Any]:
    sufficient = [
        {"@type": "ItemList", "itemListElement": modes.split(",")}
        for modes in access.every("accessModeSufficient")
    ]
    return {
        "accessMode": list(access.every("accessMode")),
        "accessModeSufficient": sufficient,
        "accessibilityFeature": list(access.every("accessibilityFeature")),
        "accessibilityHazard": list(access.every("accessibilityHazard")),
        "accessibilitySummary": access.first("accessibilitySummary"),
    }


def _series(settings: Settings) -> dict[str, str] | None:
    return {"@type": "BookSeries", "name": settings.series.name} if settings.series else None


def _subject(subject: SubjectCode) -> dict[str, Any]:
    return known(
        {
            "@type": "DefinedTerm",
            "inDefinedTermSet": subject.scheme,
            "termCode": subject.code,
            "name": subject.heading,
        }
    )


def _offer(price: Price) -> dict[str, Any]:
    return known(
        {
            "@type": "Offer",
            "price": str(price.amount.quantize(Decimal("0.01"))),
            "priceCurrency": price.currency,
            "eligibleRegion": list(price.countries),
        }
    )
