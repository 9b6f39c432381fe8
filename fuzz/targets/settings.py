"""Read any bytes as book.yaml."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from octavo.book_yaml import read_settings
from octavo.errors import OctavoError

__all__ = ["read", "seeds"]

BOOKS = Path(__file__).parents[2] / "tests/books"


def seeds() -> Iterator[bytes]:
    """Give the book.yaml of each book of the tests."""
    yield from (path.read_bytes() for path in sorted(BOOKS.glob("*/book.yaml")))


def read(content: bytes) -> None:
    """Read settings, and those of an edition."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "book.yaml").write_bytes(content)
        (Path(folder) / "one.md").write_text("# One\n", "utf-8")
        for edition in (None, "large-print"):
            try:
                read_settings(Path(folder), edition)
            except OctavoError:
                continue
