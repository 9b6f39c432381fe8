"""Hold what one build may use, and which findings are accepted."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from octavo import shapes
from octavo.model import Model, Positive, Text

__all__ = ["Allow", "Limits"]

Count = Annotated[int, Field(ge=1)]


class Allow(Model):
    """Accept a finding that is known and wanted; all that is given must fit."""

    code: Annotated[Text, AfterValidator(shapes.code)]
    """The finding's code, exactly."""
    path: Text | None = None
    """The file it is about; `*` stands for anything."""
    text: Text | None = None
    """Words that its message holds."""


class Limits(Model):
    """Bound what one build may use, so that no manuscript can hang or fill the machine."""

    seconds: Positive = 120
    """Pandoc's time for one chapter."""
    megabytes: Annotated[int, Field(ge=64)] = 1024
    """Pandoc's memory for one chapter, in MiB."""
    image_megapixels: Annotated[float, Field(gt=0, le=89)] = 40
    """An image's size once decoded; over 89 no typesetter takes it."""
    image_megabytes: Positive = 20
    """An image's size as a file, in MiB."""
    images: Count = 5_000
    """How many images a chapter may show."""
    chapter_megabytes: Positive = 5
    """A chapter's size as a file, and that of all it includes, in MiB."""
    book_megabytes: Positive = 50
    """The size of all files of chapters together, in MiB."""
    files: Count = 2_000
    """How many files of chapters a book may list."""
    headings: Count = 10_000
    """How many headings a chapter may have."""
    links: Count = 50_000
    """How many links a chapter may have."""
    notes: Count = 20_000
    """How many notes a chapter may have."""
    references_megabytes: Positive = 5
    """The size of a file of references, in MiB."""
    table_megabytes: Positive = 1
    """The size of a file of values for a table, in MiB."""
    table_values: Count = 100_000
    """How many values a table of a file may be made of."""
    table_rows: Count = 50_000
    """How many rows a table may have."""
    table_columns: Count = 500
    """How many columns a table may have."""
    nesting: Annotated[int, Field(ge=1, le=100)] = 30
    """How deep lists, quotations and marks may stand in one another."""
    open_marks: Annotated[int, Field(ge=1, le=30)] = 9
    """How many brackets may be open at once in a paragraph; each more can double pandoc's time."""
    layout_seconds: Positive = 600
    """The time to lay out one leaf."""
    layout_megabytes: Annotated[int, Field(ge=256)] = 1536
    """The memory to lay out one leaf, in MiB."""
