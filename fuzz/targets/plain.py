"""Read any bytes as a plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from octavo.errors import OctavoError
from octavo.intake.draft import Source
from octavo.intake.plain import read_plain

__all__ = ["read", "seeds"]

TEXTS = Path(__file__).parents[2] / "tests/intake/plain/texts"


def seeds() -> Iterator[bytes]:
    """Give the texts of the tests that are short."""
    for path in sorted(TEXTS.rglob("*.txt")):
        yield path.read_bytes()[:4000]


def read(content: bytes) -> None:
    """Take a text in."""
    try:
        read_plain(Source("text.txt", content), {}, {})
    except OctavoError:
        return
