"""Bind the small book of `tests/bind` as both PDFs, once for all tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from octavo.bind.bound import Bound
from octavo.bind.fonts import Face, load_faces
from octavo.bind.pdf.binding import bind_pdfs
from octavo.bind.pdf.settle import settle
from octavo.bind.stylesheets import Stylesheets
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.cache import Cache
from octavo.settings import Fonts


@pytest.fixture(scope="session")
def cuts() -> tuple[Face, ...]:
    """Give the real faces."""
    return load_faces(Fonts())


@pytest.fixture(scope="session")
def workshop(
    stylesheets: Stylesheets, cuts: tuple[Face, ...], tmp_path_factory: pytest.TempPathFactory
) -> Workshop:
    """Give a workshop with an empty cache of its own."""
    cache = Cache(tmp_path_factory.mktemp("cache"))
    return Workshop(stylesheets, cuts, cache, 2, datetime(2026, 1, 2, tzinfo=UTC), lambda _: None)


@pytest.fixture(scope="session")
def bounds(book: Book, leaves: Sequence[Leaf], workshop: Workshop) -> dict[str, Bound]:
    """Give the small book's print and screen PDF."""
    settled = settle(book, leaves, workshop, bound=True)
    return {bound.format: bound for bound in bind_pdfs(book, leaves, workshop, settled)}
