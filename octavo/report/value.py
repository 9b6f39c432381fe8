"""Hold the outcome of a command."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from octavo.findings import Finding, Severity
from octavo.tally import Tally

__all__ = ["Output", "Report"]


@dataclass(frozen=True, slots=True)
class Output:
    """Describe one output as it lies on the disk.

    `path` is posix and begins with the output folder as the call named it; `size` is in bytes, of all files
    together where there are several; `pages` is None for what has no pages, `seconds` for what was not timed.
    """

    path: str
    format: str
    size: int
    pages: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Hold all that was found, all that was made, and how large the book is.

    `words` and `notes` are counted in the manuscript; every output holds as many. `seconds` is the time
    that all of it took. `tallies` are what the manuscript has, then each output that was collated.
    `excused` is how many findings `book.yaml` allows, whether they are left out or stand here as notes.
    `stands` says that nothing was made, since what was made before is what would be.
    """

    findings: tuple[Finding, ...] = ()
    outputs: tuple[Output, ...] = ()
    words: int = 0
    notes: int = 0
    seconds: float = 0.0
    tallies: tuple[Tally, ...] = ()
    excused: int = 0
    stands: bool = False

    def counts(self) -> dict[Severity, int]:
        """Count the findings of each severity, the gravest first."""
        met = Counter(finding.severity for finding in self.findings)
        return {severity: met[severity] for severity in Severity}

    def in_order(self) -> tuple[Finding, ...]:
        """Give the findings as a reader goes through the book: by file, line and column."""
        return tuple(sorted(self.findings, key=_place))


def _place(finding: Finding) -> tuple[str, int, int, str, str, str]:
    place = (finding.path or "", finding.line or 0, finding.column or 0)
    return (*place, finding.code, finding.message, finding.format or "")
