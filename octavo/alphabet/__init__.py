"""Sort words as a language does, by ICU where it is installed, else by what we know of a few languages."""

from __future__ import annotations

from octavo.alphabet.order import Order, SortKey, is_plain, order_of

__all__ = ["Order", "SortKey", "is_plain", "order_of"]
