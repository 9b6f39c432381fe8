"""Choose by what words are sorted: ICU is not made for every machine."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Protocol

from octavo.alphabet.plain import PlainOrder

__all__ = ["Order", "SortKey", "is_plain", "order_of"]

#: By what two entries are compared.
SortKey = tuple[Any, ...]


class Order(Protocol):
    """Know one language's order, and its letters.

    Word by word, as ISO 999 has it: "New York" stands before "Newark". Hyphens count as spaces, other
    signs of punctuation not at all.
    """

    def key(self, words: str) -> SortKey:
        """Give what words are sorted by."""

    def letter(self, key: SortKey) -> str:
        """Give the letter under which a key stands; nothing for numbers and signs."""


def is_plain() -> bool:
    """Say whether ICU is missing."""
    return find_spec("icu") is None


def order_of(lang: str, order: str = "standard") -> Order:
    """Give the order of a language tag (BCP 47), or another that the language has, which only ICU knows."""
    if is_plain():
        return PlainOrder(lang)
    from octavo.alphabet.full import FullOrder  # noqa: PLC0415 -- only here is it known to be there

    return FullOrder(lang, order)
