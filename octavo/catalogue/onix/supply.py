"""Say from whom a form of the book is to be had, and at which price."""

from __future__ import annotations

from octavo.catalogue.listing import Article, Listing
from octavo.catalogue.onix.nodes import node, territory
from octavo.catalogue.onix.standing import standing
from octavo.catalogue.tables import code
from octavo.sales import Price
from octavo.xhtml import Tree

__all__ = ["supply"]

#: Who supplies (list 93): the publisher, or somebody of whom no more is known.
PUBLISHER, SOMEBODY = "01", "00"


def supply(listing: Listing, article: Article) -> Tree | None:
    """Give the block of supply (ONIX 3.0, groups P.24 to P.26); None where no supplier is known."""
    settings = listing.settings
    name = settings.sales.supplier or settings.publisher
    if name is None:
        return None
    status = standing(listing)
    role = PUBLISHER if name == settings.publisher else SOMEBODY
    date = node("Date", f"{settings.date:%Y%m%d}", dateformat="00") if settings.date else None
    expected = status == "forthcoming" and date is not None
    prices = [price for price in settings.sales.prices if price.format in {None, article.format}]
    detail = node(
        "SupplyDetail",
        node("Supplier", node("SupplierRole", role), node("SupplierName", name)),
        node("ProductAvailability", _available(listing, article, status)),
        node("SupplyDate", node("SupplyDateRole", "08"), date) if expected else None,
        [_price(price) for price in prices] or [node("UnpricedItemType", code("unpriced", status))],
    )
    return node("ProductSupply", detail)


def _available(listing: Listing, article: Article, status: str) -> str:
    printers: list[str] = code("demand", "printers")
    single = article.format == "print" and listing.settings.print.printer in printers
    demanded = status == "active" and single
    return str(code("demand", "available") if demanded else code("status", status)["available"])


def _price(price: Price) -> Tree:
    place = territory(price.countries) if price.countries else None
    if not price.amount:
        return node("Price", node("UnpricedItemType", code("unpriced", "free")), place)
    kind, amount = node("PriceType", code("price", price.tax)), node("PriceAmount", f"{price.amount:.2f}")
    return node("Price", kind, amount, node("CurrencyCode", price.currency), place)
