"""Hold what a binder gives back: finished files and what was found while making them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from octavo.findings import Finding

__all__ = ["Bound"]


@dataclass(frozen=True, slots=True)
class Bound:
    """Hold the files of one format, by their place below the output folder.

    `format` is `epub`, `kobo`, `print`, `screen`, `web` or `page`; `pages` counts the pages of a PDF.
    """

    format: str
    files: Mapping[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    pages: int | None = None
