"""Hold where in a chapter a table of values is asked for, so that findings say it."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.findings import Finding, finding

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Hold the path of a chapter, and the line (from 1) in which a block opens, if it is found."""

    path: str
    line: int | None

    def told(self, code: str, message: str, hint: str | None = None) -> Finding:
        """Make a finding at this place."""
        return finding(code, message, path=self.path, line=self.line, hint=hint)
