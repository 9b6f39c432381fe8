"""Give the books of a catalogue, whichever way it names them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from octavo.batch.listed import books_listed
from octavo.batch.shelves import books_below
from octavo.batch.title import Title, no_twins
from octavo.errors import UsageError
from octavo.findings import finding

__all__ = ["titles_of"]


def titles_of(catalogue: Path, out: Path, usual: Title) -> tuple[Title, ...]:
    """Give the books below a folder, or those that a file lists; what is not said of one is as in `usual`.

    Raises UsageError when there are none, two have one name, or the list is wrong.
    """
    if catalogue.is_dir():
        found = books_below(catalogue, out)
        titles = tuple(replace(usual, name=name, folder=folder) for name, folder in found)
    else:
        titles = books_listed(catalogue, usual)
    if not titles:
        hint = "a book is a folder with book.yaml, Markdown or a folder `manuscript`"
        raise UsageError(finding("batch-list", f"no book was found in {catalogue}", hint=hint))
    no_twins(titles)
    return titles
