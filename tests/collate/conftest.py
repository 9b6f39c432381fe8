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
FORMATS = ("epub", "web", "page", "screen", "print")

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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table of mutants where only they were run."""
    if terminalreporter.config.getoption("markexpr") != "mutant":
        return
    caught = [
        mutant
        for report in terminalreporter.getreports("passed")
        for name, mutant in report.user_properties
        if name == "mutant"
    ]
    missed = terminalreporter.getreports("failed")
    kinds = {(name, code) for name, _, code, _, _ in caught}
    terminalreporter.write_sep("=", f"{len(kinds)} kinds of damage")
    width = max((len(name) for name, _ in kinds), default=0)
    for name, code in sorted(kinds):
        formats = {kind for other, kind, its, _, _ in caught if (other, its) == (name, code)}
        row = "  ".join(f"{kind if kind in formats else '':<6}" for kind in FORMATS)
        at, section = next((at, section) for other, _, _, at, section in caught if other == name)
        terminalreporter.write_line(f"{name:<{width}}  {row}  {code:<15}  {at:<14}  {section}")
    terminalreporter.write_line(f"{len(caught)} damaged outputs were found out, {len(missed)} were not.")
