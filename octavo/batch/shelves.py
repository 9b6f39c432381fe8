"""Find the books that lie below a folder: a publisher's shelves, searched in order and to a depth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from octavo.book_yaml import NAME
from octavo.book_yaml.files import markdown_files
from octavo.errors import UsageError
from octavo.findings import finding

__all__ = ["books_below"]

#: How many folders deep books are looked for.
DEEPEST = 4
#: What is called so holds what was made, or what a tool keeps.
NO_SHELVES = frozenset({"build", "dist", "node_modules", "__pycache__"})


def books_below(shelves: Path, out: Path) -> tuple[tuple[str, Path], ...]:
    """Give each book below a folder, sorted: its path from there, which is its name, and its own folder.

    A book is a folder with a folder `manuscript`, with `book.yaml`, or with Markdown; no book is looked for
    in another, nor in `out`. Raises UsageError with every folder that is a link, for it may lead anywhere.
    """
    links: list[Path] = []
    found = tuple(
        (place.relative_to(shelves).as_posix(), book)
        for place, book in _below(shelves, 1, out.resolve(), links)
    )
    if links:
        hint = "put the book itself there, or list the books in a file"
        raise UsageError(
            *(finding("batch-list", f"{link} is a link, which is not followed", hint=hint) for link in links)
        )
    return found


def _below(folder: Path, depth: int, out: Path, links: list[Path]) -> Iterator[tuple[Path, Path]]:
    for place in sorted(folder.iterdir()):
        if not place.is_dir() or place.name.startswith(".") or place.name in NO_SHELVES:
            continue
        if place.is_symlink():
            links.append(place)
        elif place.resolve() != out:
            book = _book(place)
            if book is not None:
                yield place, book
            elif depth < DEEPEST:
                yield from _below(place, depth + 1, out, links)


def _book(folder: Path) -> Path | None:
    """Give where the manuscript lies, as every command looks for it."""
    manuscript = folder / "manuscript"
    if manuscript.is_dir() and not manuscript.is_symlink():
        return manuscript
    return folder if (folder / NAME).is_file() or markdown_files(folder) else None
