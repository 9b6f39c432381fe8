"""Hold the book as the browser shows it, and what is wrong with the manuscript since."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.findings import Finding, Severity
from octavo.serve.pages import Site

__all__ = ["Impression"]


@dataclass(frozen=True, slots=True)
class Impression:
    """Hold the pages of the last manuscript without errors, None before there was one, and what was found.

    `number` rises with each change of the manuscript.
    """

    number: int = 0
    site: Site | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give what keeps the newest manuscript from being shown."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> int:
        """Count the warnings."""
        return sum(found.severity is Severity.WARNING for found in self.findings)
