"""Export the message by which the book trade is told of the book."""

from __future__ import annotations

from octavo.catalogue.describe import onix
from octavo.order import Order
from octavo.orders.listed import hand_on
from octavo.progress import Progress
from octavo.report import Report

__all__ = ["export"]


def export(order: Order, progress: Progress) -> Report:
    """Write `SLUG.onix.xml`; nothing where it would lack what it must have. Raises as `hand_on` does."""
    return hand_on(order, "onix", onix, progress)
