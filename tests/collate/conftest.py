"""Load the small book that is collated, and build it once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.shelf import stock
from octavo.source.load import load
from tests.outputs.shelf import build_book

FOLDER = Path(__file__).parents[1] / "books/collated"
SLUG = "the-ferry-book"

Outputs = Mapping[str, Mapping[str, bytes]]


@pytest.fixture(scope="session")
def book() -> Book:
    """Load the book, as the outputs are compared with it."""
    settings, _ = read_settings(FOLDER, None)
    loaded, findings = load(settings, FOLDER, Cache(None), 2, lambda _: None)
    assert not findings
    return loaded


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """Build the book; each format's files by name."""
    out = tmp_path_factory.mktemp("collated")
    report = build_book(FOLDER, out)
    assert [found for found in report.findings if found.severity == "error"] == []
    return {bound.format: bound.files for bound in stock(out, SLUG)}
