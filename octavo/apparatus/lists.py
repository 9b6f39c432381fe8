"""Tell a writer who asks for a list of figures, tables or listings that the book has none to list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from octavo.book import Book
from octavo.findings import Finding, finding
from octavo.syntax import elements, holding, plain

__all__ = ["check_lists"]

#: The class of a figure that is code.
LISTING = "listing"


def check_lists(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Give the book as it is, and a finding for each list that `contents` asks for and nothing stands in."""
    contents = book.settings.contents
    asked = (
        ("figures", contents.figures),
        ("tables", contents.tables),
        ("listings", contents.listings),
    )
    there = set(_captioned(book)) if any(wanted for _, wanted in asked) else set()
    return book, tuple(_empty(things) for things, wanted in asked if wanted and things not in there)


def _captioned(book: Book) -> Iterator[str]:
    """Say for each thing of the book that has a caption what it is."""
    for chapter in book.chapters:
        for element in elements(holding(chapter.blocks, {"Figure", "Table"})):
            if element["t"] in {"Figure", "Table"} and _caption(element["c"]):
                yield "tables" if element["t"] == "Table" else _kind(element["c"][0][1])


def _kind(classes: list[str]) -> str:
    return "listings" if LISTING in classes else "figures"


def _caption(content: Any) -> str:  # noqa: ANN401 -- JSON, by type
    return "".join(plain(block["c"]) for block in content[1][1] if block["t"] in {"Plain", "Para"}).strip()


def _empty(things: str) -> Finding:
    message = f"there is no list of {things}: none in the book has a caption"
    hint = f"write captions, or delete `{things}` under `contents`"
    return finding("list-empty", message, path="book.yaml", hint=hint)
