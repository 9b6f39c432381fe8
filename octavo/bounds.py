"""Hold what one build may use, and which findings are accepted."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from octavo import shapes
from octavo.model import Model, Positive, Text

__all__ = ["Allow", "Limits"]


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
    image_megapixels: Positive = 40
    """An image's size once decoded."""
    image_megabytes: Positive = 20
    """An image's size as a file, in MiB."""
    chapter_megabytes: Positive = 5
    """A chapter's size as a file, in MiB."""
    references_megabytes: Positive = 5
    """The size of a file of references, in MiB."""
    table_megabytes: Positive = 1
    """The size of a file of values for a table, in MiB."""
    nesting: Annotated[int, Field(ge=1, le=100)] = 30
    """How deep lists and quotations may stand in one another."""
    layout_seconds: Positive = 600
    """The time to lay out one leaf."""
    layout_megabytes: Annotated[int, Field(ge=256)] = 2048
    """The memory to lay out one leaf, in MiB."""
