"""Call formats and what is counted by the names that a reader of a report knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["SOURCES", "THINGS", "count_of", "enumerated", "named", "source_name"]

#: The manuscript and the formats, as a column is headed.
SOURCES: Mapping[str, str] = {
    "manuscript": "Manuscript",
    "epub": "EPUB",
    "kobo": "Kobo EPUB",
    "print": "Print PDF",
    "screen": "Screen PDF",
    "web": "Web book",
    "page": "One-page book",
    "docx": "Word document",
}

#: One of a thing and several: those of `octavo.tally.COUNTED`, and what else a report counts.
THINGS: Mapping[str, tuple[str, str]] = {
    "words": ("word", "words"),
    "letters": ("letter", "letters"),
    "headings": ("heading", "headings"),
    "notes": ("note", "notes"),
    "links": ("link", "links"),
    "images": ("image", "images"),
    "ornaments": ("ornament", "ornaments"),
    "tables": ("table", "tables"),
    "cells": ("table cell", "table cells"),
    "items": ("list item", "list items"),
    "captions": ("caption", "captions"),
    "code": ("block of code", "blocks of code"),
    "formulas": ("formula", "formulas"),
}


def source_name(source: str) -> str:
    """Name a source; one that is not known keeps the name it has."""
    return SOURCES.get(source, source)


def named(source: str) -> str:
    """Name a source within a sentence: `the EPUB`, `the web book`."""
    title = source_name(source)
    return "the " + (title if title[:2].isupper() else title[0].lower() + title[1:])


def count_of(thing: str, number: int) -> str:
    """Write a number of things, such as `1 note` or `9,195 words`; other words take an s."""
    one, several = THINGS.get(thing, (thing, thing + "s"))
    return f"{number:,} {one if number == 1 else several}"


def enumerated(parts: Sequence[str], last: str = "and") -> str:
    """Join `a, b and c`, or with another word before the last."""
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
