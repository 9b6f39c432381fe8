"""Identify a book: an ISBN, another URI, or a UUID made from its slug."""

from __future__ import annotations

import re
import uuid

from octavo.shapes import ShapeError

__all__ = ["default_identifier", "identifier"]

#: The namespace of the UUIDs made from slugs. Never change it: a book's identifier must stay.
NAMESPACE = uuid.UUID("6f1c2a52-6f0e-5c1b-9d0a-0c7a40b5e9d1")

URI = re.compile(r"[a-z][a-z\d+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def identifier(written: str) -> str:
    """Write an identifier as a URI: an ISBN, with its hyphens, becomes `urn:isbn:` (RFC 8254).

    Raises ShapeError for what is neither a URI nor an ISBN-13, and for a wrong check digit.
    """
    number = re.sub(r"^(urn:isbn:|isbn[:\s-]*)", "", written.strip(), flags=re.IGNORECASE)
    if number != written.strip() or re.fullmatch(r"[\d\s-]+[Xx]?", number):
        return "urn:isbn:" + _isbn(number)
    if written.lower().startswith("urn:uuid:"):
        _uuid(written[len("urn:uuid:") :])
    if not URI.fullmatch(written):
        words = f"{written!r} is neither an ISBN nor a URI"
        raise ShapeError(words, 'write it as "978-...", "urn:uuid:..." or "https://..."')
    return written


def _isbn(number: str) -> str:
    digits = re.sub(r"[\s-]", "", number)
    if not re.fullmatch(r"97[89]\d{10}", digits):
        hint = "an ISBN has 13 digits and begins with 978 or 979"
        words = f"{number!r} is not an ISBN"
        raise ShapeError(words, hint)
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits[:-1]))
    wanted = str(-total % 10)
    if digits[-1] != wanted:
        words = f"the ISBN {number} is wrong: its last digit does not fit the others"
        raise ShapeError(words, f"compare it with its source; these twelve digits would end in {wanted}")
    return re.sub(r"\s+", "-", number.strip())


def _uuid(written: str) -> None:
    try:
        uuid.UUID(written)
    except ValueError as error:
        words = f"{written!r} is not a UUID"
        raise ShapeError(words, "write 32 hexadecimal digits in five groups") from error


def default_identifier(slug: str) -> str:
    """Make the identifier of a book that has none: a name-based UUID (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, slug)}"
