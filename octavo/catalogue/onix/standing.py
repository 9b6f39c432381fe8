"""Tell whether a book is out."""

from __future__ import annotations

from octavo.catalogue.listing import Listing

__all__ = ["standing"]


def standing(listing: Listing) -> str:
    """Give `forthcoming` or `active`: as book.yaml says, else by the dates of the book and the message."""
    settings = listing.settings
    if settings.sales.status:
        return settings.sales.status
    coming = settings.date is not None and settings.date > listing.moment.date()
    return "forthcoming" if coming else "active"
