"""Say who publishes a book, when, and with which rights."""

from __future__ import annotations

import re

from octavo.catalogue.listing import Listing
from octavo.catalogue.onix.nodes import node, territory
from octavo.catalogue.onix.standing import standing
from octavo.catalogue.tables import code
from octavo.settings import Settings
from octavo.xhtml import Tree

__all__ = ["publishing"]

#: A copyright notice: its sign or word, its year, its owner.
NOTICE = re.compile(
    r"(?:\N{COPYRIGHT SIGN}|\(c\)|copyright)[\s\N{COPYRIGHT SIGN}]*(\d{4})[\s,]+([^\n]+)", re.IGNORECASE
)


def publishing(listing: Listing) -> Tree:
    """Give the block of who publishes (ONIX 3.0, groups P.19 to P.21)."""
    settings = listing.settings
    sales = settings.sales
    status = code("status", standing(listing))["publishing"]
    date = node("Date", f"{settings.date:%Y%m%d}", dateformat="00") if settings.date else None
    return node(
        "PublishingDetail",
        node("Imprint", node("ImprintName", sales.imprint)) if sales.imprint else None,
        _publisher(settings),
        node("CityOfPublication", sales.city) if sales.city else None,
        node("CountryOfPublication", sales.country) if sales.country else None,
        node("PublishingStatus", status) if settings.date or sales.status else None,
        node("PublishingDate", node("PublishingDateRole", "01"), date) if date is not None else None,
        _copyright(settings),
        _rights(settings),
    )


def _publisher(settings: Settings) -> Tree | None:
    if not settings.publisher:
        return None
    link = node("WebsiteLink", settings.web.url) if settings.web.url else None
    site = node("Website", node("WebsiteRole", "02"), link) if link is not None else None
    return node("Publisher", node("PublishingRole", "01"), node("PublisherName", settings.publisher), site)


def _copyright(settings: Settings) -> Tree | None:
    notice = NOTICE.search(settings.rights or "")
    if notice is None:
        return None
    owner = notice[2].strip().rstrip(".")
    bodies = {settings.publisher, *(person.name for person in settings.authors if person.organisation)}
    # Of an owner whom nothing else names it is not known whether it is a person.
    name = "CorporateName" if owner in bodies else None
    if name is None and owner in {person.name for person in settings.authors}:
        name = "PersonName"
    owned = node("CopyrightOwner", node(name, owner)) if name else None
    return node("CopyrightStatement", node("CopyrightYear", notice[1]), owned)


def _rights(settings: Settings) -> Tree | None:
    sales = settings.sales
    if not sales.territory:
        return None
    kind = node("SalesRightsType", "01" if sales.exclusive else "02")
    return node("SalesRights", kind, territory(sales.territory))
