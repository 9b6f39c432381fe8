"""Hold what an outside judge says of an output, and where in it, before it is led back to the manuscript."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.findings import Finding

__all__ = ["Spot", "Verdict"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Say where in an output: the file inside it, and the line there; or the page, and the letter.

    `file` is posix and counts from the archive's root; `line` counts from 1, and `page` as the pages lie
    in the PDF, from 1; `letter` is a place in the output's text as a collation reads it.
    """

    file: str | None = None
    line: int | None = None
    page: int | None = None
    letter: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold a finding whose `path` is the output itself, and the spot in it, or None for all of it."""

    finding: Finding
    spot: Spot | None = None
