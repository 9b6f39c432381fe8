"""Export the book's metadata as linked data."""

from __future__ import annotations

from octavo.catalogue.describe import metadata
from octavo.order import Order
from octavo.orders.listed import hand_on
from octavo.progress import Progress
from octavo.report import Report

__all__ = ["export"]


def export(order: Order, progress: Progress) -> Report:
    """Write `SLUG.metadata.json`. Raises as `hand_on` does."""
    return hand_on(order, "metadata", metadata, progress)
