"""Tell a writer who asks for a list of figures or tables that the book has none to list."""

from __future__ import annotations

from typing import Any

from octavo.book import Book
from octavo.findings import Finding, finding
from octavo.syntax import elements, holding, plain

__all__ = ["check_lists"]


def check_lists(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Give the book as it is, and a finding for each list that `contents` asks for and nothing stands in."""
    contents = book.settings.contents
    asked = (("figures", "Figure", contents.figures), ("tables", "Table", contents.tables))
    found = tuple(_empty(things) for things, kind, wanted in asked if wanted and not _captioned(book, kind))
    return book, found


def _captioned(book: Book, kind: str) -> bool:
    blocks = (chapter.blocks for chapter in book.chapters)
    there = (element for part in blocks for element in elements(holding(part, {kind})))
    return any(element["t"] == kind and _caption(element["c"]) for element in there)


def _caption(content: Any) -> str:  # noqa: ANN401 -- JSON, by type
    return "".join(plain(block["c"]) for block in content[1][1] if block["t"] in {"Plain", "Para"}).strip()


def _empty(things: str) -> Finding:
    message = f"there is no list of {things}: none in the book has a caption"
    hint = f"write captions, or delete `{things}` under `contents`"
    return finding("list-empty", message, path="book.yaml", hint=hint)
