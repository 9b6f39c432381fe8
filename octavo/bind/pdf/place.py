"""Say where something stands in a typeset leaf."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Say where an id stands: the page of its leaf (from 0), and pt from the page's lower left.

    On a page that is `turned` its head is to the left.
    """

    page: int
    x: float
    y: float
    turned: bool = False
