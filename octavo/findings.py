"""Name what was found: a `Finding` is a value that travels with the result of its stage."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Code", "Finding", "Severity", "codes", "finding", "kept_finding", "worst"]


class Severity(StrEnum):
    """Rank a finding; only an error makes a build fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """Describe one kind of finding, as `octavo explain` prints it."""

    name: str
    severity: Severity
    summary: str
    explanation: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Say what is wrong, where, and what to do.

    `path` is relative to the manuscript's folder (or to the output folder, for a finding about
    an output that no manuscript line explains); `line` and `column` count from 1; `format` names
    the output concerned (`epub`, `kobo`, `screen`, `print`, `web`, `page`), or is None.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    path: str | None = None
    line: int | None = None
    column: int | None = None
    format: str | None = None
    hint: str | None = None


@cache
def codes() -> dict[str, Code]:
    """Give the table of codes, by name, as `codes.toml` lists them."""
    table = tomllib.loads(resources.files("octavo").joinpath("codes.toml").read_text("utf-8"))
    return {
        name: Code(name, Severity(row["severity"]), row["summary"], row["explanation"].strip())
        for name, row in table.items()
    }


def finding(  # noqa: PLR0913 -- a finding's fields are its own, and all but two are optional
    code: str,
    message: str,
    *,
    path: str | None = None,
    line: int | None = None,
    column: int | None = None,
    format: str | None = None,  # noqa: A002 -- the contract's name for this field
    hint: str | None = None,
) -> Finding:
    """Make a finding with the severity that the table of codes gives it.

    Raises KeyError when the code stands in no table: that is a bug of ours.
    """
    return Finding(code, message, codes()[code].severity, path, line, column, format, hint)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Give the gravest severity met, or None when nothing was found."""
    ranks = list(Severity)
    return min((found.severity for found in findings), key=ranks.index, default=None)


def kept_finding(told: Mapping[str, Any]) -> Finding:
    """Give a finding that was kept as JSON; raises LookupError, TypeError or ValueError for another form."""
    return Finding(**{**told, "severity": Severity(told["severity"])})
