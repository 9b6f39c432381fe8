"""Count what a source tells of a book: a row of the report that lays all formats side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["COUNTED", "Tally"]

#: What is counted, in the order in which a report shows it; ornaments are images without a description.
COUNTED = (
    "letters",
    "headings",
    "notes",
    "links",
    "images",
    "ornaments",
    "tables",
    "cells",
    "items",
    "captions",
    "code",
    "formulas",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold what one source has of each thing in COUNTED.

    `source` is `manuscript` or the name of a format; a count is None where the source cannot tell.
    """

    source: str
    counts: Mapping[str, int | None]
