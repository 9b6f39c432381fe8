"""Take out of a report what the book's author has said is known and wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from octavo.findings import Finding, Severity

if TYPE_CHECKING:
    from octavo.settings import Allow

__all__ = ["allowed", "count_allowed"]

#: What a book cannot have passed over, since it is about who trusts it.
ALOUD = frozenset({"book-trusted"})


def allowed(findings: Iterable[Finding], allow: Iterable[Allow]) -> tuple[Finding, ...]:
    """Give the findings without those that are allowed; an allowed error stays, as a note.

    A warning that is wanted need not be read at every build. An error that is accepted is part of what the
    book is, and whoever reads the report must see it.
    """
    rules = tuple(allow)
    kept = []
    for finding in findings:
        if not any(_fits(rule, finding) for rule in rules):
            kept.append(finding)
        elif finding.severity is Severity.ERROR:
            kept.append(replace(finding, severity=Severity.NOTE))
    return tuple(kept)


def count_allowed(findings: Iterable[Finding], allow: Iterable[Allow]) -> int:
    """Count the findings that are allowed, errors among them."""
    rules = tuple(allow)
    return sum(any(_fits(rule, finding) for rule in rules) for finding in findings)


def _fits(rule: Allow, finding: Finding) -> bool:
    return (
        rule.code == finding.code
        and rule.code not in ALOUD
        and (rule.path is None or fnmatchcase(finding.path or "", rule.path))
        and (rule.text is None or rule.text in finding.message)
    )
