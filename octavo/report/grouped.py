"""Gather findings by file, each with all that a reader needs to judge it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from octavo.findings import Code, Finding, codes
from octavo.report.caret import Excerpt, set_line, visible
from octavo.report.excerpts import Excerpts
from octavo.report.explained import explained

__all__ = ["Group", "Item", "grouped"]

#: How much of a line is shown around the place of a finding, in columns.
ROOM = 160


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a finding as it is shown: every character of it can be seen, and its line if there is one."""

    finding: Finding
    message: str
    hint: str | None
    excerpt: Excerpt | None
    code: Code

    @property
    def place(self) -> str:
        """The line and column as `12:7`, or what of it is known."""
        return ":".join(str(part) for part in (self.finding.line, self.finding.column) if part)

    @property
    def explanation(self) -> Markup:
        """What `octavo explain` says of the code."""
        return explained(self.code.explanation)


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the findings of one file, by line and column; `path` is None for the book as a whole."""

    path: str | None
    items: tuple[Item, ...]


def grouped(findings: Iterable[Finding], excerpts: Excerpts) -> tuple[Group, ...]:
    """Group findings that come in the order of their files; excerpts are cut around the column."""
    return tuple(
        Group(visible(path) if path else None, tuple(_item(found, excerpts) for found in together))
        for path, together in groupby(findings, key=lambda found: found.path)
    )


def _item(found: Finding, excerpts: Excerpts) -> Item:
    line = excerpts.get((found.path or "", found.line or 0), "")
    excerpt = set_line(line, found.column, ROOM) if line.strip() else None
    hint = visible(found.hint) if found.hint else None
    return Item(found, visible(found.message), hint, excerpt, codes()[found.code])
