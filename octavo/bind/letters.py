"""List the letters that a book's fonts must hold."""

from __future__ import annotations

from collections.abc import Iterable

from octavo.book import Book, Leaf
from octavo.words import words_in

__all__ = ["letters"]

#: What the stylesheets add (an em space between asterisks), beside the letters of ASCII.
ALWAYS = {*map(chr, range(0x20, 0x7F)), "\u2003", "\u2026"}


def letters(book: Book, leaves: Iterable[Leaf]) -> str:
    """Give every letter that is printed somewhere in a book, once, in the order of Unicode."""
    settings = book.settings
    around = (settings.title.main, settings.description or "", *words_in(settings.lang).values())
    printed = {letter for words in (*around, *(leaf.xhtml for leaf in leaves)) for letter in words}
    return "".join(sorted({*ALWAYS, *printed} - {"\n", "\t"}))
